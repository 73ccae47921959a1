"""The named vectors of a collection, as it is created with them."""

from weaviate.models.config.vectors import NamedVectorConfigCreate as _NamedVectorConfigCreate

__all__ = ["_NamedVectorConfigCreate"]
