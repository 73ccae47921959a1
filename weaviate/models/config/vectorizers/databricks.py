"""The module `text2vec-databricks`: models that Databricks serves."""

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


class Text2VecDatabricks(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.text2vec_databricks"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_DATABRICKS
    endpoint: str
    instruction: str | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class DatabricksVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_databricks(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        endpoint: str,
        instruction: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models that Databricks serves.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            endpoint: Where the model is served.
            instruction: What the model is told to do, for models that take it.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecDatabricks(
                endpoint=endpoint, instruction=instruction, vectorize_collection_name=vectorize_collection_name
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class DatabricksNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_databricks(
        name: str,
        *,
        endpoint: str,
        instruction: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_databricks`."""
        return named_vector(
            Text2VecDatabricks(
                endpoint=endpoint, instruction=instruction, vectorize_collection_name=vectorize_collection_name
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class DatabricksVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_databricks(
        *,
        endpoint: str,
        instruction: str | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_databricks`."""
        return Text2VecDatabricks(
            endpoint=endpoint, instruction=instruction, vectorize_collection_name=vectorize_collection_name
        )
