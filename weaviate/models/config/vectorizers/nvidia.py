"""The modules `text2vec-nvidia` and `multi2vec-nvidia`: models of NVIDIA."""

from __future__ import annotations

from pydantic import AnyHttpUrl, Field

from weaviate.models.base import Wire
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


class Text2VecNvidia(VectorizerConfigCreate):
    """The settings of `text2vec-nvidia`."""

    made_by = "Configure.Vectors.text2vec_nvidia"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_NVIDIA
    base_url: str | None = Field(serialization_alias="baseURL")
    model: str | None
    truncate: bool | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")

    def to_wire(self) -> Wire:
        """This as a JSON object. The server ignores a flag here: it wants the name of the end that is left out."""
        wire = super().to_wire()
        if self.truncate is not None:
            wire["truncate"] = "END" if self.truncate else "NONE"
        return wire


class Multi2VecNvidia(MediaVectorizer):
    """The settings of `multi2vec-nvidia`."""

    made_by = "Configure.Vectors.multi2vec_nvidia"

    vectorizer: VectorizerName = Vectorizers.MULTI2VEC_NVIDIA
    image_fields: MediaFields
    text_fields: MediaFields
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    model: str | None
    truncation: bool | None


class NvidiaVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_nvidia(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: str | None = None,
        model: str | None = None,
        truncate: bool | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models of NVIDIA.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            model: The model; the server has a default.
            truncate: Whether the end of a text that is too long is left out; else it is an error.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecNvidia(
                base_url=base_url, model=model, truncate=truncate, vectorize_collection_name=vectorize_collection_name
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_nvidia(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        image_fields: MediaFields = None,
        model: str | None = None,
        text_fields: MediaFields = None,
        truncation: bool | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images and texts, by models of NVIDIA.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            image_fields: The properties that hold images, in base64.
            model: The model; the server has a default.
            text_fields: The properties that hold texts.
            truncation: Whether a text that is too long is cut; the server up to 1.39 ignores it.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Multi2VecNvidia(
                base_url=base_url,
                image_fields=image_fields,
                model=model,
                text_fields=text_fields,
                truncation=truncation,
            ),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )


class NvidiaNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_nvidia(
        name: str,
        *,
        model: str | None = None,
        base_url: str | None = None,
        truncate: bool | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_nvidia`."""
        return named_vector(
            Text2VecNvidia(
                model=model, base_url=base_url, truncate=truncate, vectorize_collection_name=vectorize_collection_name
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_nvidia(
        name: str,
        *,
        base_url: AnyHttpUrl | str | None = None,
        model: str | None = None,
        truncation: bool | None = None,
        output_encoding: str | None = None,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.multi2vec_nvidia`.

        Args:
            output_encoding: Ignored: the server has no such setting.
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return named_vector(
            Multi2VecNvidia(
                base_url=base_url,
                model=model,
                truncation=truncation,
                image_fields=image_fields,
                text_fields=text_fields,
            ),
            name=name,
            vector_index_config=vector_index_config,
        )


class NvidiaVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_nvidia(
        *,
        model: str | None = None,
        base_url: str | None = None,
        truncate: bool | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_nvidia`."""
        return Text2VecNvidia(
            model=model, base_url=base_url, truncate=truncate, vectorize_collection_name=vectorize_collection_name
        )

    @staticmethod
    def multi2vec_nvidia(
        *,
        model: str | None = None,
        truncation: bool | None = None,
        output_encoding: str | None = None,
        vectorize_collection_name: bool = True,
        base_url: AnyHttpUrl | str | None = None,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.multi2vec_nvidia`.

        Args:
            output_encoding: Ignored: the server has no such setting.
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return Multi2VecNvidia(
            model=model, truncation=truncation, base_url=base_url, image_fields=image_fields, text_fields=text_fields
        )
