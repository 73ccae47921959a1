"""The modules of Jina AI: for texts and for several media, each for vectors and for multi-vectors."""

from __future__ import annotations

from typing import Literal

from pydantic import AnyHttpUrl, Field

from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.urls import HttpUrl
from weaviate.models.config.vector_index import (
    MultiVectorConfigCreate,
    MultiVectorEncodingConfigCreate,
    QuantizerConfigCreate,
    VectorIndexConfigCreate,
)
from weaviate.models.config.vectorizers.multi2vec import MediaFields, MediaVectorizer
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorizerName,
    multi_vector,
    named_vector,
    single_vector,
)

JinaModel = Literal[
    "jina-embeddings-v2-base-en",
    "jina-embeddings-v2-small-en",
    "jina-embeddings-v2-base-zh",
    "jina-embeddings-v2-base-es",
    "jina-embeddings-v2-base-code",
    "jina-embeddings-v3",
    "jina-embeddings-v4",
]
JinaMultimodalModel = Literal["jina-clip-v1", "jina-clip-v2", "jina-embeddings-v4"]


class Text2VecJinaAI(VectorizerConfigCreate):
    """The settings of `text2vec-jinaai`."""

    made_by = "Configure.Vectors.text2vec_jinaai"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_JINAAI
    base_url: str | None = Field(serialization_alias="baseURL")
    dimensions: int | None
    model: str | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class Multi2VecJinaAI(MediaVectorizer):
    """The settings of `multi2vec-jinaai`."""

    made_by = "Configure.Vectors.multi2vec_jinaai"

    vectorizer: VectorizerName = Vectorizers.MULTI2VEC_JINAAI
    image_fields: MediaFields
    text_fields: MediaFields
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    model: str | None
    dimensions: int | None


class Text2ColbertJinaAI(VectorizerConfigCreate):
    """The settings of `text2colbert-jinaai`."""

    made_by = "Configure.MultiVectors.text2vec_jinaai"

    vectorizer: VectorizerName = Vectorizers.TEXT2COLBERT_JINAAI
    model: str | None
    dimensions: int | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class Multi2MultiVecJinaAI(MediaVectorizer):
    """The settings of `multi2multivec-jinaai`."""

    made_by = "Configure.MultiVectors.multi2vec_jinaai"

    vectorizer: VectorizerName = Vectorizers.MULTI2MULTI_JINAAI
    image_fields: MediaFields
    text_fields: MediaFields
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    model: str | None


class JinaAIVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_jinaai(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: str | None = None,
        dimensions: int | None = None,
        model: JinaModel | str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models of Jina AI.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            dimensions: How many dimensions the model is asked for.
            model: The model; the server has a default.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecJinaAI(
                base_url=base_url,
                dimensions=dimensions,
                model=model,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_jinaai(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        dimensions: int | None = None,
        image_fields: MediaFields = None,
        model: JinaMultimodalModel | str | None = None,
        text_fields: MediaFields = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images and texts, by models of Jina AI.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            dimensions: How many dimensions the model is asked for.
            image_fields: The properties that hold images, in base64.
            model: The model; the server has a default.
            text_fields: The properties that hold texts.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Multi2VecJinaAI(
                base_url=base_url,
                dimensions=dimensions,
                image_fields=image_fields,
                model=model,
                text_fields=text_fields,
            ),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )


class JinaAIMultiVectors:
    """Factories of `Configure.MultiVectors`."""

    @staticmethod
    def text2vec_jinaai(
        *,
        name: str | None = None,
        encoding: MultiVectorEncodingConfigCreate | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        dimensions: int | None = None,
        model: str | None = None,
        source_properties: list[str] | None = None,
        multi_vector_config: MultiVectorConfigCreate | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by ColBERT models of Jina AI: one vector for each token.

        Args:
            name: The vector's name, where there are several.
            encoding: How it becomes one vector; see `Configure.VectorIndex.MultiVector.Encoding`.
            quantizer: How it is compressed.
            dimensions: How many dimensions the model is asked for.
            model: The model; the server has a default.
            source_properties: The properties that it is made of; all of them by default.
            multi_vector_config: Its settings as a multi-vector; see `Configure.VectorIndex.MultiVector`.
            vector_index_config: How it is indexed: by HNSW; see `Configure.VectorIndex.hnsw`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return multi_vector(
            Text2ColbertJinaAI(dimensions=dimensions, model=model, vectorize_collection_name=vectorize_collection_name),
            name=name,
            encoding=encoding,
            quantizer=quantizer,
            source_properties=source_properties,
            multi_vector_config=multi_vector_config,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_jinaai(
        *,
        name: str | None = None,
        encoding: MultiVectorEncodingConfigCreate | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        image_fields: MediaFields = None,
        model: JinaMultimodalModel | str | None = None,
        text_fields: MediaFields = None,
        multi_vector_config: MultiVectorConfigCreate | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images or texts, by models of Jina AI. The server wants exactly one property, without a weight.

        Args:
            name: The vector's name, where there are several.
            encoding: How it becomes one vector; see `Configure.VectorIndex.MultiVector.Encoding`.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            image_fields: The property that holds images, in base64.
            model: The model; the server has a default.
            text_fields: The property that holds texts.
            multi_vector_config: Its settings as a multi-vector; see `Configure.VectorIndex.MultiVector`.
            vector_index_config: How it is indexed: by HNSW; see `Configure.VectorIndex.hnsw`.
        """
        return multi_vector(
            Multi2MultiVecJinaAI(base_url=base_url, image_fields=image_fields, model=model, text_fields=text_fields),
            name=name,
            encoding=encoding,
            quantizer=quantizer,
            multi_vector_config=multi_vector_config,
            vector_index_config=vector_index_config,
        )


class JinaAINamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_jinaai(
        name: str,
        *,
        base_url: str | None = None,
        dimensions: int | None = None,
        model: JinaModel | str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_jinaai`."""
        return named_vector(
            Text2VecJinaAI(
                base_url=base_url,
                dimensions=dimensions,
                model=model,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_jinaai(
        name: str,
        *,
        base_url: AnyHttpUrl | str | None = None,
        model: JinaMultimodalModel | str | None = None,
        dimensions: int | None = None,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.multi2vec_jinaai`.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return named_vector(
            Multi2VecJinaAI(
                base_url=base_url,
                model=model,
                dimensions=dimensions,
                image_fields=image_fields,
                text_fields=text_fields,
            ),
            name=name,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def text2colbert_jinaai(
        name: str,
        *,
        dimensions: int | None = None,
        model: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.MultiVectors.text2vec_jinaai`, but for the index: give it the settings of a multi-vector."""
        return named_vector(
            Text2ColbertJinaAI(dimensions=dimensions, model=model, vectorize_collection_name=vectorize_collection_name),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class JinaAIVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_jinaai(
        model: JinaModel | str | None = None,
        vectorize_collection_name: bool = True,
        base_url: str | None = None,
        dimensions: int | None = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_jinaai`."""
        return Text2VecJinaAI(
            model=model, vectorize_collection_name=vectorize_collection_name, base_url=base_url, dimensions=dimensions
        )

    @staticmethod
    def multi2vec_jinaai(
        *,
        model: JinaMultimodalModel | str | None = None,
        vectorize_collection_name: bool = True,
        base_url: AnyHttpUrl | str | None = None,
        dimensions: int | None = None,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.multi2vec_jinaai`.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return Multi2VecJinaAI(
            model=model, base_url=base_url, dimensions=dimensions, image_fields=image_fields, text_fields=text_fields
        )
