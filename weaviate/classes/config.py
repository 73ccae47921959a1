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
    IndexName,
    Property,
    ReferenceProperty,
    ReferencePropertyBase,
    ReferencePropertyMultiTarget,
    TextAnalyzerConfigCreate,
)
from weaviate.models.config.read import TextAnalyzerConfig
from weaviate.models.config.reconfigure import Reconfigure
from weaviate.models.config.reranker import RerankerProvider
from weaviate.models.config.settings import (
    InvertedIndexConfigCreate,
    MultiTenancyConfigCreate,
    ObjectTTLConfigCreate,
    ReplicationConfigCreate,
    ShardingConfigCreate,
    StopwordsCreate,
)
from weaviate.models.config.update import (
    InvertedIndexConfigUpdate,
    MultiTenancyConfigUpdate,
    ObjectTTLConfigUpdate,
    ReplicationConfigUpdate,
    VectorConfigUpdate,
)
from weaviate.models.config.vector_index import (
    VectorIndexConfigCreate,
    VectorIndexConfigDynamicCreate,
    VectorIndexConfigFlatCreate,
    VectorIndexConfigHFreshCreate,
    VectorIndexConfigHNSWCreate,
    VectorIndexConfigSkipCreate,
)
from weaviate.models.config.vector_index_update import (
    VectorIndexConfigDynamicUpdate,
    VectorIndexConfigFlatUpdate,
    VectorIndexConfigHFreshUpdate,
    VectorIndexConfigHNSWUpdate,
    VectorIndexConfigUpdate,
)
from weaviate.models.config.vectorizers.multi2vec import Multi2VecField
from weaviate.models.config.vectors import VectorConfigCreate
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.integrations import Integrations

__all__ = [
    "Configure",
    "ConsistencyLevel",
    "DataType",
    "GenerativeProvider",
    "GenerativeSearches",
    "IndexName",
    "Integrations",
    "InvertedIndexConfigCreate",
    "InvertedIndexConfigUpdate",
    "Multi2VecField",
    "MultiTenancyConfigCreate",
    "MultiTenancyConfigUpdate",
    "MultiVectorAggregation",
    "ObjectTTLConfigCreate",
    "ObjectTTLConfigUpdate",
    "PQEncoderDistribution",
    "PQEncoderType",
    "Property",
    "Reconfigure",
    "ReferenceProperty",
    "ReferencePropertyBase",
    "ReferencePropertyMultiTarget",
    "ReplicationConfigCreate",
    "ReplicationConfigUpdate",
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
    "VectorConfigUpdate",
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
    "Vectorizers",
]
