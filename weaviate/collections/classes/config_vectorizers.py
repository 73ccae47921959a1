"""The modules that make vectors: their names, and the names of their models."""

from weaviate.models.config.enums import VectorDistances, Vectorizers
from weaviate.models.config.modules import AWSService
from weaviate.models.config.vectorizers.aws import AWSModel
from weaviate.models.config.vectorizers.cohere import CohereModel, CohereMultimodalModel, CohereTruncation
from weaviate.models.config.vectorizers.jinaai import JinaModel, JinaMultimodalModel
from weaviate.models.config.vectorizers.multi2vec import Multi2VecField
from weaviate.models.config.vectorizers.openai import OpenAIModel, OpenAIType
from weaviate.models.config.vectorizers.voyageai import VoyageModel, VoyageMultimodalModel
from weaviate.models.config.vectorizers.weaviate import WeaviateModel, WeaviateMultimodalModel
from weaviate.models.config.vectors import VectorizerConfigCreate as _VectorizerConfigCreate

__all__ = [
    "AWSModel",
    "AWSService",
    "CohereModel",
    "CohereMultimodalModel",
    "CohereTruncation",
    "JinaModel",
    "JinaMultimodalModel",
    "Multi2VecField",
    "OpenAIModel",
    "OpenAIType",
    "VectorDistances",
    "Vectorizers",
    "VoyageModel",
    "VoyageMultimodalModel",
    "WeaviateModel",
    "WeaviateMultimodalModel",
    "_VectorizerConfigCreate",
]
