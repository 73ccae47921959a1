"""The module `text2vec-model2vec`: Model2Vec models that run beside the server."""

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


class Text2VecModel2Vec(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.text2vec_model2vec"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_MODEL2VEC
    inference_url: str | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class Model2VecVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_model2vec(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        inference_url: str | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by Model2Vec models that run beside the server.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            inference_url: Where the model runs, instead of where the server is set up to find it.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecModel2Vec(inference_url=inference_url, vectorize_collection_name=vectorize_collection_name),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class Model2VecNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_model2vec(
        name: str,
        *,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
        inference_url: str | None = None,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_model2vec`."""
        return named_vector(
            Text2VecModel2Vec(vectorize_collection_name=vectorize_collection_name, inference_url=inference_url),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class Model2VecVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_model2vec(
        *,
        inference_url: str | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_model2vec`."""
        return Text2VecModel2Vec(inference_url=inference_url, vectorize_collection_name=vectorize_collection_name)
