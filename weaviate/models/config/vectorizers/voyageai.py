"""The modules `text2vec-voyageai` and `multi2vec-voyageai`: models of Voyage AI."""

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

VoyageModel = Literal[
    "voyage-4",
    "voyage-4-lite",
    "voyage-4-large",
    "voyage-3.5",
    "voyage-3.5-lite",
    "voyage-3-large",
    "voyage-3",
    "voyage-3-lite",
    "voyage-context-3",
    "voyage-large-2",
    "voyage-code-2",
    "voyage-2",
    "voyage-law-2",
    "voyage-large-2-instruct",
    "voyage-finance-2",
    "voyage-multilingual-2",
]
VoyageMultimodalModel = Literal["voyage-multimodal-3", "voyage-multimodal-3.5"]


class Text2VecVoyageAI(VectorizerConfigCreate):
    """The settings of `text2vec-voyageai`."""

    made_by = "Configure.Vectors.text2vec_voyageai"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_VOYAGEAI
    base_url: str | None = Field(serialization_alias="baseURL")
    dimensions: int | None = None
    model: str | None
    truncate: bool | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class Multi2VecVoyageAI(MediaVectorizer):
    """The settings of `multi2vec-voyageai`."""

    made_by = "Configure.Vectors.multi2vec_voyageai"

    vectorizer: VectorizerName = Vectorizers.MULTI2VEC_VOYAGEAI
    image_fields: MediaFields
    text_fields: MediaFields
    video_fields: MediaFields = None
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    model: str | None
    dimensions: int | None = None
    # The server ignores `truncation`.
    truncation: bool | None = Field(serialization_alias="truncate")


class VoyageAIVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_voyageai(
        *,
        name: str | None = None,
        base_url: str | None = None,
        dimensions: int | None = None,
        model: VoyageModel | str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        source_properties: list[str] | None = None,
        truncate: bool | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models of Voyage AI.

        Args:
            name: The vector's name, where there are several.
            base_url: Where the provider's API is, instead of at the provider.
            dimensions: How many dimensions the model is asked for.
            model: The model; the server has a default.
            quantizer: How it is compressed.
            source_properties: The properties that it is made of; all of them by default.
            truncate: Whether a text that is too long is cut; else it is an error. The server cuts it by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecVoyageAI(
                base_url=base_url,
                dimensions=dimensions,
                model=model,
                truncate=truncate,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_voyageai(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        image_fields: MediaFields = None,
        model: VoyageMultimodalModel | str | None = None,
        text_fields: MediaFields = None,
        video_fields: MediaFields = None,
        dimensions: int | None = None,
        truncation: bool | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images, texts and videos, by models of Voyage AI.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            image_fields: The properties that hold images, in base64.
            model: The model; the server has a default.
            text_fields: The properties that hold texts.
            video_fields: The properties that hold videos, in base64.
            dimensions: How many dimensions the model is asked for.
            truncation: Whether what is too long is cut; else it is an error. The server cuts it by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Multi2VecVoyageAI(
                base_url=base_url,
                image_fields=image_fields,
                model=model,
                text_fields=text_fields,
                video_fields=video_fields,
                dimensions=dimensions,
                truncation=truncation,
            ),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )


class VoyageAINamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_voyageai(
        name: str,
        *,
        model: VoyageModel | str | None = None,
        base_url: str | None = None,
        truncate: bool | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_voyageai`."""
        return named_vector(
            Text2VecVoyageAI(
                model=model, base_url=base_url, truncate=truncate, vectorize_collection_name=vectorize_collection_name
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_voyageai(
        name: str,
        *,
        base_url: AnyHttpUrl | str | None = None,
        model: VoyageMultimodalModel | str | None = None,
        truncation: bool | None = None,
        output_encoding: str | None = None,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.multi2vec_voyageai`.

        Args:
            output_encoding: Ignored: the server has no such setting.
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return named_vector(
            Multi2VecVoyageAI(
                base_url=base_url,
                model=model,
                truncation=truncation,
                image_fields=image_fields,
                text_fields=text_fields,
            ),
            name=name,
            vector_index_config=vector_index_config,
        )


class VoyageAIVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_voyageai(
        *,
        model: VoyageModel | str | None = None,
        base_url: str | None = None,
        truncate: bool | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_voyageai`."""
        return Text2VecVoyageAI(
            model=model, base_url=base_url, truncate=truncate, vectorize_collection_name=vectorize_collection_name
        )

    @staticmethod
    def multi2vec_voyageai(
        *,
        model: VoyageMultimodalModel | str | None = None,
        truncation: bool | None = None,
        output_encoding: str | None,
        vectorize_collection_name: bool = True,
        base_url: AnyHttpUrl | str | None = None,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.multi2vec_voyageai`.

        Args:
            output_encoding: Ignored: the server has no such setting.
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return Multi2VecVoyageAI(
            model=model, truncation=truncation, base_url=base_url, image_fields=image_fields, text_fields=text_fields
        )
