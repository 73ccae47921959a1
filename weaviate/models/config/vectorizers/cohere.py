"""The modules `text2vec-cohere` and `multi2vec-cohere`: models of Cohere."""

from __future__ import annotations

from typing import Literal

from pydantic import AnyHttpUrl, Field

from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.urls import HttpUrl
from weaviate.models.config.vector_index import QuantizerConfigCreate, VectorIndexConfigCreate
from weaviate.models.config.vectorizers.multi2vec import MediaFields, MediaVectorizer
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorizerName,
    named_vector,
    single_vector,
)

CohereModel = Literal[
    "embed-v4.0",
    "embed-multilingual-v2.0",
    "embed-multilingual-v3.0",
    "embed-multilingual-light-v3.0",
    "small",
    "medium",
    "large",
    "multilingual-22-12",
    "embed-english-v2.0",
    "embed-english-light-v2.0",
    "embed-english-v3.0",
    "embed-english-light-v3.0",
]
CohereMultimodalModel = Literal[
    "embed-v4.0",
    "embed-multilingual-v3.0",
    "embed-multilingual-light-v3.0",
    "embed-english-v3.0",
    "embed-english-light-v3.0",
]
CohereTruncation = Literal["NONE", "START", "END", "LEFT", "RIGHT"]


class Text2VecCohere(VectorizerConfigCreate):
    """The settings of `text2vec-cohere`."""

    made_by = "Configure.Vectors.text2vec_cohere"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_COHERE
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    model: str | None
    dimensions: int | None = None
    truncate: CohereTruncation | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class Multi2VecCohere(MediaVectorizer):
    """The settings of `multi2vec-cohere`."""

    made_by = "Configure.Vectors.multi2vec_cohere"

    vectorizer: VectorizerName = Vectorizers.MULTI2VEC_COHERE
    image_fields: MediaFields
    text_fields: MediaFields
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    model: str | None
    dimensions: int | None = None
    truncate: CohereTruncation | None


class CohereVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_cohere(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        model: CohereModel | str | None = None,
        dimensions: int | None = None,
        truncate: CohereTruncation | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models of Cohere.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            model: The model; the server has a default.
            dimensions: How many dimensions the model is asked for.
            truncate: Which end of a text that is too long is left out; with `NONE` such a text is an error.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecCohere(
                base_url=base_url,
                model=model,
                dimensions=dimensions,
                truncate=truncate,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_cohere(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        image_fields: MediaFields = None,
        model: CohereMultimodalModel | str | None = None,
        dimensions: int | None = None,
        text_fields: MediaFields = None,
        truncate: CohereTruncation | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Images and texts, by models of Cohere.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            image_fields: The properties that hold images, in base64.
            model: The model; the server has a default.
            dimensions: How many dimensions the model is asked for.
            text_fields: The properties that hold texts.
            truncate: Which end of a text that is too long is left out; with `NONE` such a text is an error.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return single_vector(
            Multi2VecCohere(
                base_url=base_url,
                image_fields=image_fields,
                model=model,
                dimensions=dimensions,
                text_fields=text_fields,
                truncate=truncate,
            ),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )


class CohereNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_cohere(
        name: str,
        *,
        base_url: AnyHttpUrl | str | None = None,
        model: CohereModel | str | None = None,
        truncate: CohereTruncation | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_cohere`."""
        return named_vector(
            Text2VecCohere(
                base_url=base_url, model=model, truncate=truncate, vectorize_collection_name=vectorize_collection_name
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_cohere(
        name: str,
        *,
        base_url: AnyHttpUrl | str | None = None,
        image_fields: MediaFields = None,
        model: CohereMultimodalModel | str | None = None,
        text_fields: MediaFields = None,
        truncate: CohereTruncation | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.multi2vec_cohere`.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return named_vector(
            Multi2VecCohere(
                base_url=base_url, image_fields=image_fields, model=model, text_fields=text_fields, truncate=truncate
            ),
            name=name,
            vector_index_config=vector_index_config,
        )


class CohereVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_cohere(
        model: CohereModel | str | None = None,
        truncate: CohereTruncation | None = None,
        vectorize_collection_name: bool = True,
        base_url: AnyHttpUrl | str | None = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_cohere`."""
        return Text2VecCohere(
            model=model, truncate=truncate, vectorize_collection_name=vectorize_collection_name, base_url=base_url
        )

    @staticmethod
    def multi2vec_cohere(
        *,
        model: CohereMultimodalModel | str | None = None,
        truncate: CohereTruncation | None = None,
        vectorize_collection_name: bool = True,
        base_url: AnyHttpUrl | str | None = None,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.multi2vec_cohere`.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return Multi2VecCohere(
            model=model, truncate=truncate, base_url=base_url, image_fields=image_fields, text_fields=text_fields
        )
