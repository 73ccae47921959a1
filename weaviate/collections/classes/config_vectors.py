"""The vectors of a collection, as it is created and changed with them."""

from weaviate.collections.classes.config_vector_index import (
    VectorIndexConfigCreate,
    VectorIndexConfigDynamicUpdate,
    VectorIndexConfigFlatUpdate,
    VectorIndexConfigHFreshUpdate,
    VectorIndexConfigHNSWUpdate,
    VectorIndexConfigUpdate,
    VectorIndexType,
)
from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.update import VectorConfigUpdate
from weaviate.models.config.vectorizers.multi2vec import Multi2VecField
from weaviate.models.config.vectors import VectorConfigCreate
from weaviate.models.config.vectors import VectorConfigCreate as _VectorConfigCreate

__all__ = [
    "Multi2VecField",
    "VectorConfigCreate",
    "VectorConfigUpdate",
    "VectorIndexConfigCreate",
    "VectorIndexConfigDynamicUpdate",
    "VectorIndexConfigFlatUpdate",
    "VectorIndexConfigHFreshUpdate",
    "VectorIndexConfigHNSWUpdate",
    "VectorIndexConfigUpdate",
    "VectorIndexType",
    "Vectorizers",
    "_VectorConfigCreate",
]
