"""The modules `text2vec-weaviate` and, for multi-vectors, `multi2multivec-weaviate`: models of Weaviate Cloud."""

from __future__ import annotations

from typing import Literal

from pydantic import AnyHttpUrl, Field

from weaviate.models.base import Wire
from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.urls import HttpUrl
from weaviate.models.config.vector_index import (
    MultiVectorConfigCreate,
    MultiVectorEncodingConfigCreate,
    QuantizerConfigCreate,
    VectorIndexConfigCreate,
)
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorizerName,
    multi_vector,
    named_vector,
    single_vector,
)

WeaviateModel = Literal["Snowflake/snowflake-arctic-embed-l-v2.0", "Snowflake/snowflake-arctic-embed-m-v1.5"]
WeaviateMultimodalModel = Literal["ModernVBERT/colmodernvbert"]


class Text2VecWeaviate(VectorizerConfigCreate):
    """The settings of `text2vec-weaviate`."""

    made_by = "Configure.Vectors.text2vec_weaviate"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_WEAVIATE
    base_url: str | None = Field(serialization_alias="baseURL")
    dimensions: int | None
    model: str | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class Multi2MultiVecWeaviate(VectorizerConfigCreate):
    """The settings of `multi2multivec-weaviate`."""

    made_by = "Configure.MultiVectors.multi2vec_weaviate"

    vectorizer: VectorizerName = Vectorizers.MULTI2MULTI_WEAVIATE
    image_field: str = Field(exclude=True)
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    model: str | None

    def to_wire(self) -> Wire:
        """This as a JSON object. The one property is a list of one there."""
        return super().to_wire() | {"imageFields": [self.image_field]}


class WeaviateVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_weaviate(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: str | None = None,
        dimensions: int | None = None,
        model: WeaviateModel | str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models that Weaviate Cloud runs.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the service is, instead of where the server is set up to find it.
            dimensions: How many dimensions the model is asked for.
            model: The model; the server has a default.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecWeaviate(
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


class WeaviateMultiVectors:
    """Factories of `Configure.MultiVectors`."""

    @staticmethod
    def multi2vec_weaviate(
        *,
        image_field: str,
        name: str | None = None,
        encoding: MultiVectorEncodingConfigCreate | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        model: WeaviateMultimodalModel | str | None = None,
        multi_vector_config: MultiVectorConfigCreate | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images of documents, by models that Weaviate Cloud runs.

        Args:
            image_field: The property that holds images, in base64.
            name: The vector's name, where there are several.
            encoding: How it becomes one vector; see `Configure.VectorIndex.MultiVector.Encoding`.
            quantizer: How it is compressed.
            base_url: Where the service is, instead of where the server is set up to find it.
            model: The model; the server has a default.
            multi_vector_config: Its settings as a multi-vector; see `Configure.VectorIndex.MultiVector`.
            vector_index_config: How it is indexed: by HNSW; see `Configure.VectorIndex.hnsw`.
        """
        return multi_vector(
            Multi2MultiVecWeaviate(image_field=image_field, base_url=base_url, model=model),
            name=name,
            encoding=encoding,
            quantizer=quantizer,
            multi_vector_config=multi_vector_config,
            vector_index_config=vector_index_config,
        )


class WeaviateNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_weaviate(
        name: str,
        *,
        model: WeaviateModel | str | None = None,
        base_url: str | None = None,
        dimensions: int | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_weaviate`."""
        return named_vector(
            Text2VecWeaviate(
                model=model,
                base_url=base_url,
                dimensions=dimensions,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class WeaviateVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_weaviate(
        *,
        model: WeaviateModel | str | None = None,
        base_url: str | None = None,
        vectorize_collection_name: bool = True,
        dimensions: int | None = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_weaviate`."""
        return Text2VecWeaviate(
            model=model, base_url=base_url, vectorize_collection_name=vectorize_collection_name, dimensions=dimensions
        )
