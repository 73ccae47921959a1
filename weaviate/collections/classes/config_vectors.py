"""The vectors of a collection, as it is created and changed with them."""

from weaviate.models.config.update import VectorConfigUpdate
from weaviate.models.config.vectors import VectorConfigCreate
from weaviate.models.config.vectors import VectorConfigCreate as _VectorConfigCreate

__all__ = ["VectorConfigCreate", "VectorConfigUpdate", "_VectorConfigCreate"]
