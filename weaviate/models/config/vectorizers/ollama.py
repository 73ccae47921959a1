"""The module `text2vec-ollama`: models that Ollama runs."""

from __future__ import annotations

from pydantic import Field

from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.vector_index import QuantizerConfigCreate, VectorIndexConfigCreate
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorizerName,
    named_vector,
    single_vector,
)


class Text2VecOllama(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.text2vec_ollama"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_OLLAMA
    api_endpoint: str | None
    model: str | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class OllamaVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_ollama(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        api_endpoint: str | None = None,
        model: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models that Ollama runs.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            api_endpoint: Where Ollama is, as the server reaches it; the server has a default.
            model: The model; the server has a default.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecOllama(api_endpoint=api_endpoint, model=model, vectorize_collection_name=vectorize_collection_name),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class OllamaNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_ollama(
        name: str,
        *,
        api_endpoint: str | None = None,
        model: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_ollama`."""
        return named_vector(
            Text2VecOllama(api_endpoint=api_endpoint, model=model, vectorize_collection_name=vectorize_collection_name),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class OllamaVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_ollama(
        *,
        api_endpoint: str | None = None,
        model: str | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_ollama`."""
        return Text2VecOllama(
            api_endpoint=api_endpoint, model=model, vectorize_collection_name=vectorize_collection_name
        )
