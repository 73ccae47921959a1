"""The server's own words: enumerations of the configuration."""

# StrEnum would change what str() of a member says.
# ruff: noqa: UP042

from __future__ import annotations

from enum import Enum

from weaviate.str_enum import BaseEnum


class DataType(str, BaseEnum):
    """What a property holds."""

    BLOB = "blob"
    BLOB_HASH = "blobHash"
    BOOL = "boolean"
    BOOL_ARRAY = "boolean[]"
    DATE = "date"
    DATE_ARRAY = "date[]"
    GEO_COORDINATES = "geoCoordinates"
    INT = "int"
    INT_ARRAY = "int[]"
    NUMBER = "number"
    NUMBER_ARRAY = "number[]"
    OBJECT = "object"
    OBJECT_ARRAY = "object[]"
    PHONE_NUMBER = "phoneNumber"
    TEXT = "text"
    TEXT_ARRAY = "text[]"
    UUID = "uuid"
    UUID_ARRAY = "uuid[]"


class Tokenization(str, BaseEnum):
    """How a text is split into the words that keyword search and filters work on."""

    FIELD = "field"
    GSE = "gse"
    GSE_CH = "gse_ch"
    KAGOME_JA = "kagome_ja"
    KAGOME_KR = "kagome_kr"
    LOWERCASE = "lowercase"
    TRIGRAM = "trigram"
    WHITESPACE = "whitespace"
    WORD = "word"


class StopwordsPreset(str, BaseEnum):
    """A list of words that keyword search leaves out."""

    EN = "en"
    NONE = "none"


class ReplicationDeletionStrategy(str, BaseEnum):
    """What happens when replicas disagree on whether an object was deleted."""

    DELETE_ON_CONFLICT = "DeleteOnConflict"
    NO_AUTOMATED_RESOLUTION = "NoAutomatedResolution"
    TIME_BASED_RESOLUTION = "TimeBasedResolution"


class VectorIndexType(str, Enum):
    """The kinds of vector index."""

    DYNAMIC = "dynamic"
    FLAT = "flat"
    HFRESH = "hfresh"
    HNSW = "hnsw"
    NONE = "none"


class VectorDistances(str, Enum):
    """How the distance of two vectors is measured."""

    COSINE = "cosine"
    DOT = "dot"
    HAMMING = "hamming"
    L2_SQUARED = "l2-squared"
    MANHATTAN = "manhattan"


class VectorFilterStrategy(str, Enum):
    """How an HNSW index searches under a filter."""

    ACORN = "acorn"
    PATHSEER = "pathseer"
    SWEEPING = "sweeping"


class PQEncoderType(str, BaseEnum):
    """How product quantization finds its centroids."""

    KMEANS = "kmeans"
    TILE = "tile"


class PQEncoderDistribution(str, BaseEnum):
    """The distribution that the tile encoder of product quantization assumes."""

    LOG_NORMAL = "log-normal"
    NORMAL = "normal"


class MultiVectorAggregation(str, BaseEnum):
    """How the distances of the vectors of a multi-vector become one."""

    MAX_SIM = "maxSim"


class Vectorizers(str, Enum):
    """The modules that make vectors."""

    IMG2VEC_NEURAL = "img2vec-neural"
    MULTI2MULTI_JINAAI = "multi2multivec-jinaai"
    MULTI2MULTI_WEAVIATE = "multi2multivec-weaviate"
    MULTI2VEC_AWS = "multi2vec-aws"
    MULTI2VEC_BIND = "multi2vec-bind"
    MULTI2VEC_CLIP = "multi2vec-clip"
    MULTI2VEC_COHERE = "multi2vec-cohere"
    MULTI2VEC_JINAAI = "multi2vec-jinaai"
    MULTI2VEC_NVIDIA = "multi2vec-nvidia"
    MULTI2VEC_PALM = "multi2vec-palm"
    MULTI2VEC_TWELVELABS = "multi2vec-twelvelabs"
    MULTI2VEC_VOYAGEAI = "multi2vec-voyageai"
    NONE = "none"
    REF2VEC_CENTROID = "ref2vec-centroid"
    TEXT2COLBERT_JINAAI = "text2colbert-jinaai"
    TEXT2VEC_AWS = "text2vec-aws"
    TEXT2VEC_COHERE = "text2vec-cohere"
    TEXT2VEC_CONTEXTIONARY = "text2vec-contextionary"
    TEXT2VEC_DATABRICKS = "text2vec-databricks"
    TEXT2VEC_DIGITALOCEAN = "text2vec-digitalocean"
    TEXT2VEC_GPT4ALL = "text2vec-gpt4all"
    TEXT2VEC_HUGGINGFACE = "text2vec-huggingface"
    TEXT2VEC_JINAAI = "text2vec-jinaai"
    TEXT2VEC_MISTRAL = "text2vec-mistral"
    TEXT2VEC_MODEL2VEC = "text2vec-model2vec"
    TEXT2VEC_MORPH = "text2vec-morph"
    TEXT2VEC_NVIDIA = "text2vec-nvidia"
    TEXT2VEC_OLLAMA = "text2vec-ollama"
    TEXT2VEC_OPENAI = "text2vec-openai"
    TEXT2VEC_PALM = "text2vec-palm"
    TEXT2VEC_TRANSFORMERS = "text2vec-transformers"
    TEXT2VEC_VOYAGEAI = "text2vec-voyageai"
    TEXT2VEC_WEAVIATE = "text2vec-weaviate"


class GenerativeSearches(str, BaseEnum):
    """The modules that generate text."""

    ANTHROPIC = "generative-anthropic"
    ANYSCALE = "generative-anyscale"
    AWS = "generative-aws"
    COHERE = "generative-cohere"
    CONTEXTUALAI = "generative-contextualai"
    DATABRICKS = "generative-databricks"
    DEEPSEEK = "generative-deepseek"
    DIGITALOCEAN = "generative-digitalocean"
    DUMMY = "generative-dummy"
    FRIENDLIAI = "generative-friendliai"
    META = "generative-meta"
    MISTRAL = "generative-mistral"
    NVIDIA = "generative-nvidia"
    OLLAMA = "generative-ollama"
    OPENAI = "generative-openai"
    PALM = "generative-palm"
    XAI = "generative-xai"


class Rerankers(str, BaseEnum):
    """The modules that put results into a new order."""

    COHERE = "reranker-cohere"
    CONTEXTUALAI = "reranker-contextualai"
    JINAAI = "reranker-jinaai"
    NONE = "none"
    NVIDIA = "reranker-nvidia"
    TRANSFORMERS = "reranker-transformers"
    VOYAGEAI = "reranker-voyageai"
