"""What the server says of collections."""

from __future__ import annotations

from weaviate.models.config.ensure import ConfigDifference, EnsuredCollection
from weaviate.models.config.enums import (
    GenerativeSearches,
    PQEncoderDistribution,
    PQEncoderType,
    ReplicationDeletionStrategy,
    Rerankers,
    VectorDistances,
    VectorIndexType,
    Vectorizers,
)
from weaviate.models.config.indexes import IndexUpdate, PropertyIndex, PropertyIndexes
from weaviate.models.config.properties import PropertyType
from weaviate.models.config.read import (
    AsyncReplicationConfig,
    BM25Config,
    CollectionConfig,
    CollectionConfigSimple,
    GenerativeConfig,
    InvertedIndexConfig,
    MultiTenancyConfig,
    PropertyConfig,
    ReferencePropertyConfig,
    ReplicationConfig,
    RerankerConfig,
    ShardingConfig,
    ShardStatus,
    ShardTypes,
    VectorizerConfig,
)
from weaviate.models.config.read_index import (
    PQConfig,
    PQEncoderConfig,
    VectorIndexConfigFlat,
    VectorIndexConfigHFresh,
    VectorIndexConfigHNSW,
    VectorIndexConfigNone,
)

__all__ = [
    "AsyncReplicationConfig",
    "BM25Config",
    "CollectionConfig",
    "CollectionConfigSimple",
    "ConfigDifference",
    "EnsuredCollection",
    "GenerativeConfig",
    "GenerativeSearches",
    "IndexUpdate",
    "InvertedIndexConfig",
    "MultiTenancyConfig",
    "PQConfig",
    "PQEncoderConfig",
    "PQEncoderDistribution",
    "PQEncoderType",
    "PropertyConfig",
    "PropertyIndex",
    "PropertyIndexes",
    "PropertyType",
    "ReferencePropertyConfig",
    "ReplicationConfig",
    "ReplicationDeletionStrategy",
    "RerankerConfig",
    "Rerankers",
    "ShardStatus",
    "ShardTypes",
    "ShardingConfig",
    "VectorDistances",
    "VectorIndexConfigFlat",
    "VectorIndexConfigHFresh",
    "VectorIndexConfigHNSW",
    "VectorIndexConfigNone",
    "VectorIndexType",
    "VectorizerConfig",
    "Vectorizers",
]
