"""Vector indexes: what they are created and changed with."""

from __future__ import annotations

from weaviate.models.config.enums import (
    MultiVectorAggregation,
    PQEncoderDistribution,
    PQEncoderType,
    VectorDistances,
    VectorFilterStrategy,
    VectorIndexType,
)
from weaviate.models.config.vector_index import (
    VectorIndexConfigCreate,
    VectorIndexConfigDynamicCreate,
    VectorIndexConfigFlatCreate,
    VectorIndexConfigHFreshCreate,
    VectorIndexConfigHNSWCreate,
    VectorIndexConfigSkipCreate,
)
from weaviate.models.config.vector_index import VectorIndexConfigCreate as _VectorIndexConfigCreate
from weaviate.models.config.vector_index_update import (
    VectorIndexConfigDynamicUpdate,
    VectorIndexConfigFlatUpdate,
    VectorIndexConfigHFreshUpdate,
    VectorIndexConfigHNSWUpdate,
    VectorIndexConfigUpdate,
)

__all__ = [
    "MultiVectorAggregation",
    "PQEncoderDistribution",
    "PQEncoderType",
    "VectorDistances",
    "VectorFilterStrategy",
    "VectorIndexConfigCreate",
    "VectorIndexConfigDynamicCreate",
    "VectorIndexConfigDynamicUpdate",
    "VectorIndexConfigFlatCreate",
    "VectorIndexConfigFlatUpdate",
    "VectorIndexConfigHFreshCreate",
    "VectorIndexConfigHFreshUpdate",
    "VectorIndexConfigHNSWCreate",
    "VectorIndexConfigHNSWUpdate",
    "VectorIndexConfigSkipCreate",
    "VectorIndexConfigUpdate",
    "VectorIndexType",
    "_VectorIndexConfigCreate",
]
