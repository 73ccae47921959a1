"""The module `text2vec-transformers`: models of Hugging Face that run beside the server."""

from __future__ import annotations

from typing import Literal

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

PoolingStrategy = Literal["masked_mean", "cls"]


class Text2VecTransformers(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.text2vec_transformers"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_TRANSFORMERS
    pooling_strategy: PoolingStrategy
    dimensions: int | None
    inference_url: str | None
    passage_inference_url: str | None
    query_inference_url: str | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class TransformersVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_transformers(
        *,
        name: str | None = None,
        dimensions: int | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        inference_url: str | None = None,
        passage_inference_url: str | None = None,
        pooling_strategy: PoolingStrategy = "masked_mean",
        query_inference_url: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models of Hugging Face that run beside the server.

        Args:
            name: The vector's name, where there are several.
            dimensions: How many dimensions the model is asked for.
            quantizer: How it is compressed.
            inference_url: Where the model runs, instead of where the server is set up to find it.
            passage_inference_url: The same, for objects alone.
            pooling_strategy: How the vectors of the tokens become one.
            query_inference_url: The same as `inference_url`, for queries alone.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecTransformers(
                pooling_strategy=pooling_strategy,
                dimensions=dimensions,
                inference_url=inference_url,
                passage_inference_url=passage_inference_url,
                query_inference_url=query_inference_url,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class TransformersNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_transformers(
        name: str,
        *,
        dimensions: int | None = None,
        pooling_strategy: PoolingStrategy = "masked_mean",
        inference_url: str | None = None,
        passage_inference_url: str | None = None,
        query_inference_url: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_transformers`."""
        return named_vector(
            Text2VecTransformers(
                pooling_strategy=pooling_strategy,
                dimensions=dimensions,
                inference_url=inference_url,
                passage_inference_url=passage_inference_url,
                query_inference_url=query_inference_url,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class TransformersVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_transformers(
        pooling_strategy: PoolingStrategy = "masked_mean",
        dimensions: int | None = None,
        vectorize_collection_name: bool = True,
        inference_url: str | None = None,
        passage_inference_url: str | None = None,
        query_inference_url: str | None = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_transformers`."""
        return Text2VecTransformers(
            pooling_strategy=pooling_strategy,
            dimensions=dimensions,
            inference_url=inference_url,
            passage_inference_url=passage_inference_url,
            query_inference_url=query_inference_url,
            vectorize_collection_name=vectorize_collection_name,
        )
