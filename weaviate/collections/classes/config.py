"""Collections: what they are created and changed with, and what the server says of them."""

from __future__ import annotations

from typing import TypeVar

from weaviate.collections.classes.config_object_ttl import ObjectTTLConfigCreate, ObjectTTLConfigUpdate
from weaviate.collections.classes.config_vector_index import (
    PQEncoderDistribution,
    PQEncoderType,
    VectorFilterStrategy,
    VectorIndexConfigCreate,
    VectorIndexConfigDynamicUpdate,
    VectorIndexConfigFlatUpdate,
    VectorIndexConfigHFreshUpdate,
    VectorIndexConfigHNSWUpdate,
    VectorIndexConfigUpdate,
)
from weaviate.collections.classes.config_vectors import VectorConfigCreate, VectorConfigUpdate
from weaviate.models.config.collection import CollectionConfigCreate as _CollectionConfigCreate
from weaviate.models.config.configure import Configure
from weaviate.models.config.enums import (
    DataType,
    GenerativeSearches,
    ReplicationDeletionStrategy,
    Rerankers,
    StopwordsPreset,
    Tokenization,
    VectorDistances,
    VectorIndexType,
    Vectorizers,
)
from weaviate.models.config.generative import GenerativeProvider
from weaviate.models.config.generative import GenerativeProvider as _GenerativeProvider
from weaviate.models.config.generative.meta import MetaReasoningEffort
from weaviate.models.config.generative.openai import OpenAiReasoningEffort, OpenAiVerbosity
from weaviate.models.config.modules import AWSService
from weaviate.models.config.properties import (
    IndexName,
    Property,
    PropertyType,
    ReferenceProperty,
    ReferencePropertyBase,
    ReferencePropertyMultiTarget,
    TextAnalyzerConfigCreate,
)
from weaviate.models.config.properties import ReferencePropertyBase as _ReferencePropertyBase
from weaviate.models.config.read import (
    AsyncReplicationConfig,
    BM25Config,
    CollectionConfig,
    CollectionConfigSimple,
    GenerativeConfig,
    InvertedIndexConfig,
    MultiTenancyConfig,
    NamedVectorConfig,
    NestedProperty,
    ObjectTTLConfig,
    PropertyConfig,
    PropertyVectorizerConfig,
    ReferencePropertyConfig,
    ReplicationConfig,
    RerankerConfig,
    ShardingConfig,
    ShardStatus,
    ShardTypes,
    StopwordsConfig,
    TextAnalyzerConfig,
    VectorizerConfig,
)
from weaviate.models.config.read import CollectionConfigSimple as _CollectionConfigSimple
from weaviate.models.config.read_index import (
    BQConfig,
    MuveraConfig,
    PQConfig,
    PQEncoderConfig,
    RQConfig,
    SQConfig,
    VectorIndexConfigDynamic,
    VectorIndexConfigFlat,
    VectorIndexConfigHFresh,
    VectorIndexConfigHNSW,
    VectorIndexConfigNone,
)
from weaviate.models.config.read_index import BQConfig as _BQConfig
from weaviate.models.config.read_index import MultiVectorConfig as MultiVector
from weaviate.models.config.read_index import PQConfig as _PQConfig
from weaviate.models.config.read_index import RQConfig as _RQConfig
from weaviate.models.config.read_index import SQConfig as _SQConfig
from weaviate.models.config.read_index import VectorIndexConfigDynamic as _VectorIndexConfigDynamic
from weaviate.models.config.read_index import VectorIndexConfigFlat as _VectorIndexConfigFlat
from weaviate.models.config.read_index import VectorIndexConfigHNSW as _VectorIndexConfigHNSW
from weaviate.models.config.reconfigure import Reconfigure
from weaviate.models.config.reranker import (
    RerankerCohereModel,
    RerankerContextualAIModel,
    RerankerJinaAIModel,
    RerankerProvider,
    RerankerVoyageAIModel,
)
from weaviate.models.config.settings import (
    InvertedIndexConfigCreate,
    MultiTenancyConfigCreate,
    ReplicationConfigCreate,
    ShardingConfigCreate,
    StopwordsCreate,
)
from weaviate.models.config.settings import InvertedIndexConfigCreate as _InvertedIndexConfigCreate
from weaviate.models.config.settings import MultiTenancyConfigCreate as _MultiTenancyConfigCreate
from weaviate.models.config.settings import ReplicationConfigCreate as _ReplicationConfigCreate
from weaviate.models.config.settings import ShardingConfigCreate as _ShardingConfigCreate
from weaviate.models.config.update import CollectionConfigUpdate as _CollectionConfigUpdate
from weaviate.models.config.update import InvertedIndexConfigUpdate, MultiTenancyConfigUpdate, ReplicationConfigUpdate
from weaviate.models.config.vectors import VectorConfigCreate as _VectorConfigCreate
from weaviate.models.consistency import ConsistencyLevel

__all__ = [
    "AWSService",
    "AsyncReplicationConfig",
    "BM25Config",
    "BQConfig",
    "CollectionConfig",
    "CollectionConfigSimple",
    "Configure",
    "ConsistencyLevel",
    "DataType",
    "GenerativeConfig",
    "GenerativeProvider",
    "GenerativeSearches",
    "IndexName",
    "InvertedIndexConfig",
    "InvertedIndexConfigCreate",
    "InvertedIndexConfigUpdate",
    "MetaReasoningEffort",
    "MultiTenancyConfig",
    "MultiTenancyConfigCreate",
    "MultiTenancyConfigUpdate",
    "MultiVector",
    "MuveraConfig",
    "NamedVectorConfig",
    "NestedProperty",
    "ObjectTTLConfig",
    "ObjectTTLConfigCreate",
    "ObjectTTLConfigUpdate",
    "OpenAiReasoningEffort",
    "OpenAiVerbosity",
    "PQConfig",
    "PQEncoderConfig",
    "PQEncoderDistribution",
    "PQEncoderType",
    "Property",
    "PropertyConfig",
    "PropertyType",
    "PropertyVectorizerConfig",
    "RQConfig",
    "Reconfigure",
    "ReferenceProperty",
    "ReferencePropertyBase",
    "ReferencePropertyConfig",
    "ReferencePropertyMultiTarget",
    "ReplicationConfig",
    "ReplicationConfigCreate",
    "ReplicationConfigUpdate",
    "ReplicationDeletionStrategy",
    "RerankerCohereModel",
    "RerankerConfig",
    "RerankerContextualAIModel",
    "RerankerJinaAIModel",
    "RerankerProvider",
    "RerankerVoyageAIModel",
    "Rerankers",
    "SQConfig",
    "ShardStatus",
    "ShardTypes",
    "ShardingConfig",
    "ShardingConfigCreate",
    "StopwordsConfig",
    "StopwordsCreate",
    "StopwordsPreset",
    "T",
    "TextAnalyzerConfig",
    "TextAnalyzerConfigCreate",
    "Tokenization",
    "VectorConfigCreate",
    "VectorConfigUpdate",
    "VectorDistances",
    "VectorFilterStrategy",
    "VectorIndexConfigCreate",
    "VectorIndexConfigDynamic",
    "VectorIndexConfigDynamicUpdate",
    "VectorIndexConfigFlat",
    "VectorIndexConfigFlatUpdate",
    "VectorIndexConfigHFresh",
    "VectorIndexConfigHFreshUpdate",
    "VectorIndexConfigHNSW",
    "VectorIndexConfigHNSWUpdate",
    "VectorIndexConfigNone",
    "VectorIndexConfigUpdate",
    "VectorIndexType",
    "VectorizerConfig",
    "Vectorizers",
    "_BQConfig",
    "_CollectionConfigCreate",
    "_CollectionConfigSimple",
    "_CollectionConfigUpdate",
    "_GenerativeProvider",
    "_InvertedIndexConfigCreate",
    "_MultiTenancyConfigCreate",
    "_PQConfig",
    "_RQConfig",
    "_ReferencePropertyBase",
    "_ReplicationConfigCreate",
    "_SQConfig",
    "_ShardingConfigCreate",
    "_VectorConfigCreate",
    "_VectorIndexConfigDynamic",
    "_VectorIndexConfigFlat",
    "_VectorIndexConfigHNSW",
]

T = TypeVar("T", bound=_CollectionConfigCreate)
