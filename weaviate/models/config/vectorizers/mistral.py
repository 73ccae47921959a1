"""The module `text2vec-mistral`: models of Mistral AI."""

from __future__ import annotations

from pydantic import AnyHttpUrl, Field

from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.urls import HttpUrl
from weaviate.models.config.vector_index import QuantizerConfigCreate, VectorIndexConfigCreate
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorizerName,
    named_vector,
    single_vector,
)


class Text2VecMistral(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.text2vec_mistral"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_MISTRAL
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    model: str | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class MistralVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_mistral(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        model: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models of Mistral AI.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: The whole address of the provider's API, its path included, instead of the provider's own.
            model: The model; the server has a default.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecMistral(base_url=base_url, model=model, vectorize_collection_name=vectorize_collection_name),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class MistralNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_mistral(
        name: str,
        *,
        base_url: AnyHttpUrl | str | None = None,
        model: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_mistral`."""
        return named_vector(
            Text2VecMistral(base_url=base_url, model=model, vectorize_collection_name=vectorize_collection_name),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class MistralVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_mistral(
        *,
        base_url: AnyHttpUrl | str | None = None,
        model: str | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_mistral`."""
        return Text2VecMistral(base_url=base_url, model=model, vectorize_collection_name=vectorize_collection_name)
