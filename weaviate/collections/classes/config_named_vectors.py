"""The named vectors of a collection, as it is created with them."""

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
from weaviate.models.config.vectorizers.multi2vec import Multi2VecField
from weaviate.models.config.vectors import NamedVectorConfigCreate as _NamedVectorConfigCreate

__all__ = [
    "Multi2VecField",
    "VectorIndexConfigCreate",
    "VectorIndexConfigDynamicUpdate",
    "VectorIndexConfigFlatUpdate",
    "VectorIndexConfigHFreshUpdate",
    "VectorIndexConfigHNSWUpdate",
    "VectorIndexConfigUpdate",
    "VectorIndexType",
    "Vectorizers",
    "_NamedVectorConfigCreate",
]
