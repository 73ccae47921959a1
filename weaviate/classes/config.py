"""What collections are created with."""

from __future__ import annotations

from weaviate.models.config.configure import Configure
from weaviate.models.config.enums import (
    DataType,
    GenerativeSearches,
    MultiVectorAggregation,
    PQEncoderDistribution,
    PQEncoderType,
    ReplicationDeletionStrategy,
    Rerankers,
    StopwordsPreset,
    Tokenization,
    VectorDistances,
    VectorFilterStrategy,
    Vectorizers,
)
from weaviate.models.config.generative import GenerativeProvider
from weaviate.models.config.properties import (
    Property,
    ReferenceProperty,
    ReferencePropertyBase,
    ReferencePropertyMultiTarget,
    TextAnalyzerConfigCreate,
)
from weaviate.models.config.read import TextAnalyzerConfig
from weaviate.models.config.reranker import RerankerProvider
from weaviate.models.config.settings import (
    InvertedIndexConfigCreate,
    MultiTenancyConfigCreate,
    ObjectTTLConfigCreate,
    ReplicationConfigCreate,
    ShardingConfigCreate,
    StopwordsCreate,
)
from weaviate.models.config.vector_index import (
    VectorIndexConfigCreate,
    VectorIndexConfigDynamicCreate,
    VectorIndexConfigFlatCreate,
    VectorIndexConfigHFreshCreate,
    VectorIndexConfigHNSWCreate,
    VectorIndexConfigSkipCreate,
)
from weaviate.models.config.vectors import VectorConfigCreate
from weaviate.models.consistency import ConsistencyLevel

__all__ = [
    "Configure",
    "ConsistencyLevel",
    "DataType",
    "GenerativeProvider",
    "GenerativeSearches",
    "InvertedIndexConfigCreate",
    "MultiTenancyConfigCreate",
    "MultiVectorAggregation",
    "ObjectTTLConfigCreate",
    "PQEncoderDistribution",
    "PQEncoderType",
    "Property",
    "ReferenceProperty",
    "ReferencePropertyBase",
    "ReferencePropertyMultiTarget",
    "ReplicationConfigCreate",
    "ReplicationDeletionStrategy",
    "RerankerProvider",
    "Rerankers",
    "ShardingConfigCreate",
    "StopwordsCreate",
    "StopwordsPreset",
    "TextAnalyzerConfig",
    "TextAnalyzerConfigCreate",
    "Tokenization",
    "VectorConfigCreate",
    "VectorDistances",
    "VectorFilterStrategy",
    "VectorIndexConfigCreate",
    "VectorIndexConfigDynamicCreate",
    "VectorIndexConfigFlatCreate",
    "VectorIndexConfigHFreshCreate",
    "VectorIndexConfigHNSWCreate",
    "VectorIndexConfigSkipCreate",
    "Vectorizers",
]
