"""The module `text2vec-gpt4all`: models of GPT4All that run beside the server."""

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


class Text2VecGPT4All(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.text2vec_gpt4all"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_GPT4ALL
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class GPT4AllVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    @deprecated("text2vec_gpt4all is deprecated; https://docs.weaviate.io/weaviate/model-providers has alternatives.")
    def text2vec_gpt4all(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Deprecated: texts, by models of GPT4All that run beside the server.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecGPT4All(vectorize_collection_name=vectorize_collection_name),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class GPT4AllNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_gpt4all(
        name: str,
        *,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_gpt4all`."""
        return named_vector(
            Text2VecGPT4All(vectorize_collection_name=vectorize_collection_name),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class GPT4AllVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_gpt4all(
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_gpt4all`."""
        return Text2VecGPT4All(vectorize_collection_name=vectorize_collection_name)
