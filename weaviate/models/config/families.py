"""The families of factories for vectors. A provider's classes are listed here, and nowhere else."""

from __future__ import annotations

from weaviate.models.config.vectorizers.aws import AWSNamedVectors, AWSVectorizer, AWSVectors
from weaviate.models.config.vectorizers.bind import BindNamedVectors, BindVectorizer, BindVectors
from weaviate.models.config.vectorizers.clip import ClipNamedVectors, ClipVectorizer, ClipVectors
from weaviate.models.config.vectorizers.cohere import CohereNamedVectors, CohereVectorizer, CohereVectors
from weaviate.models.config.vectorizers.contextionary import (
    ContextionaryNamedVectors,
    ContextionaryVectorizer,
    ContextionaryVectors,
)
from weaviate.models.config.vectorizers.custom import (
    CustomMultiVectors,
    CustomNamedVectors,
    CustomVectorizer,
    CustomVectors,
)
from weaviate.models.config.vectorizers.databricks import (
    DatabricksNamedVectors,
    DatabricksVectorizer,
    DatabricksVectors,
)
from weaviate.models.config.vectorizers.digitalocean import DigitalOceanVectors
from weaviate.models.config.vectorizers.google import GoogleNamedVectors, GoogleVectorizer, GoogleVectors
from weaviate.models.config.vectorizers.gpt4all import GPT4AllNamedVectors, GPT4AllVectorizer, GPT4AllVectors
from weaviate.models.config.vectorizers.huggingface import (
    HuggingFaceNamedVectors,
    HuggingFaceVectorizer,
    HuggingFaceVectors,
)
from weaviate.models.config.vectorizers.img2vec_neural import (
    Img2VecNeuralNamedVectors,
    Img2VecNeuralVectorizer,
    Img2VecNeuralVectors,
)
from weaviate.models.config.vectorizers.jinaai import (
    JinaAIMultiVectors,
    JinaAINamedVectors,
    JinaAIVectorizer,
    JinaAIVectors,
)
from weaviate.models.config.vectorizers.mistral import MistralNamedVectors, MistralVectorizer, MistralVectors
from weaviate.models.config.vectorizers.model2vec import Model2VecNamedVectors, Model2VecVectorizer, Model2VecVectors
from weaviate.models.config.vectorizers.morph import MorphVectors
from weaviate.models.config.vectorizers.nvidia import NvidiaNamedVectors, NvidiaVectorizer, NvidiaVectors
from weaviate.models.config.vectorizers.ollama import OllamaNamedVectors, OllamaVectorizer, OllamaVectors
from weaviate.models.config.vectorizers.openai import OpenAINamedVectors, OpenAIVectorizer, OpenAIVectors
from weaviate.models.config.vectorizers.palm import PalmNamedVectors, PalmVectorizer
from weaviate.models.config.vectorizers.ref2vec_centroid import (
    Ref2VecCentroidNamedVectors,
    Ref2VecCentroidVectorizer,
    Ref2VecCentroidVectors,
)
from weaviate.models.config.vectorizers.transformers import (
    TransformersNamedVectors,
    TransformersVectorizer,
    TransformersVectors,
)
from weaviate.models.config.vectorizers.twelvelabs import TwelveLabsVectors
from weaviate.models.config.vectorizers.voyageai import VoyageAINamedVectors, VoyageAIVectorizer, VoyageAIVectors
from weaviate.models.config.vectorizers.weaviate import (
    WeaviateMultiVectors,
    WeaviateNamedVectors,
    WeaviateVectorizer,
    WeaviateVectors,
)


class Vectors(
    AWSVectors,
    BindVectors,
    ClipVectors,
    CohereVectors,
    ContextionaryVectors,
    CustomVectors,
    DatabricksVectors,
    DigitalOceanVectors,
    GoogleVectors,
    GPT4AllVectors,
    HuggingFaceVectors,
    Img2VecNeuralVectors,
    JinaAIVectors,
    MistralVectors,
    Model2VecVectors,
    MorphVectors,
    NvidiaVectors,
    OllamaVectors,
    OpenAIVectors,
    Ref2VecCentroidVectors,
    TransformersVectors,
    TwelveLabsVectors,
    VoyageAIVectors,
    WeaviateVectors,
):
    """One vector for each object and name."""


class MultiVectors(CustomMultiVectors, JinaAIMultiVectors, WeaviateMultiVectors):
    """Several vectors for each object and name."""


class NamedVectors(
    AWSNamedVectors,
    BindNamedVectors,
    ClipNamedVectors,
    CohereNamedVectors,
    ContextionaryNamedVectors,
    CustomNamedVectors,
    DatabricksNamedVectors,
    GoogleNamedVectors,
    GPT4AllNamedVectors,
    HuggingFaceNamedVectors,
    Img2VecNeuralNamedVectors,
    JinaAINamedVectors,
    MistralNamedVectors,
    Model2VecNamedVectors,
    NvidiaNamedVectors,
    OllamaNamedVectors,
    OpenAINamedVectors,
    PalmNamedVectors,
    Ref2VecCentroidNamedVectors,
    TransformersNamedVectors,
    VoyageAINamedVectors,
    WeaviateNamedVectors,
):
    """Deprecated: `Vectors` does the same."""


class Vectorizer(
    AWSVectorizer,
    BindVectorizer,
    ClipVectorizer,
    CohereVectorizer,
    ContextionaryVectorizer,
    CustomVectorizer,
    DatabricksVectorizer,
    GoogleVectorizer,
    GPT4AllVectorizer,
    HuggingFaceVectorizer,
    Img2VecNeuralVectorizer,
    JinaAIVectorizer,
    MistralVectorizer,
    Model2VecVectorizer,
    NvidiaVectorizer,
    OllamaVectorizer,
    OpenAIVectorizer,
    PalmVectorizer,
    Ref2VecCentroidVectorizer,
    TransformersVectorizer,
    VoyageAIVectorizer,
    WeaviateVectorizer,
):
    """Deprecated: the one vector of a collection without named vectors. `Vectors` does the same."""
