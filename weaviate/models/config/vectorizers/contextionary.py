"""The module `text2vec-contextionary`: averages of word vectors."""

from __future__ import annotations

from pydantic import Field
from typing_extensions import deprecated

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


class Text2VecContextionary(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.text2vec_contextionary"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_CONTEXTIONARY
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class ContextionaryVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    @deprecated("text2vec_contextionary is deprecated; text2vec_model2vec is as light, and better.")
    def text2vec_contextionary(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Deprecated: `text2vec_model2vec` is as light, and better.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecContextionary(vectorize_collection_name=vectorize_collection_name),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class ContextionaryNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_contextionary(
        name: str,
        *,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """Texts, by averages of word vectors. `Configure.Vectors.text2vec_model2vec` is as light, and better."""
        return named_vector(
            Text2VecContextionary(vectorize_collection_name=vectorize_collection_name),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class ContextionaryVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_contextionary(
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """Texts, by averages of word vectors. `Configure.Vectors.text2vec_model2vec` is as light, and better."""
        return Text2VecContextionary(vectorize_collection_name=vectorize_collection_name)
