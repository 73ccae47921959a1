"""The module `text2vec-openai`: models of OpenAI, at OpenAI or on Azure."""

from __future__ import annotations

from typing import Literal

from pydantic import AnyHttpUrl, Field

from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.urls import HttpUrl
from weaviate.models.config.vector_index import QuantizerConfigCreate, VectorIndexConfigCreate
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorizerName,
    named_vector,
    single_vector,
)

OpenAIModel = Literal["text-embedding-3-small", "text-embedding-3-large", "text-embedding-ada-002"]
OpenAIType = Literal["text", "code"]


class Text2VecOpenAI(VectorizerConfigCreate):
    """The module's settings for OpenAI."""

    made_by = "Configure.Vectors.text2vec_openai"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_OPENAI
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    dimensions: int | None
    endpoint: str | None
    model: str | None
    model_version: str | None
    type_: OpenAIType | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")
    is_azure: bool = False


class Text2VecAzureOpenAI(VectorizerConfigCreate):
    """The module's settings for Azure."""

    made_by = "Configure.Vectors.text2vec_azure_openai"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_OPENAI
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    deployment_id: str
    dimensions: int | None
    model: str | None
    resource_name: str
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")
    is_azure: bool = True


class OpenAIVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_openai(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        dimensions: int | None = None,
        endpoint: str | None = None,
        model: OpenAIModel | str | None = None,
        model_version: str | None = None,
        type_: OpenAIType | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models of OpenAI.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            dimensions: How many dimensions the model is asked for.
            endpoint: The path below `base_url`, where that API does not have it as OpenAI has.
            model: The model; the server has a default.
            model_version: The version, for old models: `002`.
            type_: What the model was made for, for old models.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecOpenAI(
                base_url=base_url,
                dimensions=dimensions,
                endpoint=endpoint,
                model=model,
                model_version=model_version,
                type_=type_,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def text2vec_azure_openai(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        deployment_id: str,
        dimensions: int | None = None,
        model: str | None = None,
        resource_name: str,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models of OpenAI on Azure.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the API is, instead of at Azure.
            deployment_id: The deployment's name.
            dimensions: How many dimensions the model is asked for.
            model: The model that is deployed.
            resource_name: The resource's name.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecAzureOpenAI(
                base_url=base_url,
                deployment_id=deployment_id,
                dimensions=dimensions,
                model=model,
                resource_name=resource_name,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class OpenAINamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_openai(
        name: str,
        *,
        base_url: AnyHttpUrl | str | None = None,
        dimensions: int | None = None,
        endpoint: str | None = None,
        model: OpenAIModel | str | None = None,
        model_version: str | None = None,
        type_: OpenAIType | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_openai`."""
        return named_vector(
            Text2VecOpenAI(
                base_url=base_url,
                dimensions=dimensions,
                endpoint=endpoint,
                model=model,
                model_version=model_version,
                type_=type_,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def text2vec_azure_openai(
        name: str,
        resource_name: str,
        deployment_id: str,
        *,
        base_url: AnyHttpUrl | str | None = None,
        dimensions: int | None = None,
        model: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_azure_openai`."""
        return named_vector(
            Text2VecAzureOpenAI(
                resource_name=resource_name,
                deployment_id=deployment_id,
                base_url=base_url,
                dimensions=dimensions,
                model=model,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class OpenAIVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_openai(
        model: OpenAIModel | str | None = None,
        model_version: str | None = None,
        type_: OpenAIType | None = None,
        vectorize_collection_name: bool = True,
        base_url: AnyHttpUrl | str | None = None,
        dimensions: int | None = None,
        endpoint: str | None = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_openai`."""
        return Text2VecOpenAI(
            model=model,
            model_version=model_version,
            type_=type_,
            vectorize_collection_name=vectorize_collection_name,
            base_url=base_url,
            dimensions=dimensions,
            endpoint=endpoint,
        )

    @staticmethod
    def text2vec_azure_openai(
        resource_name: str,
        deployment_id: str,
        vectorize_collection_name: bool = True,
        base_url: AnyHttpUrl | str | None = None,
        dimensions: int | None = None,
        model: str | None = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_azure_openai`."""
        return Text2VecAzureOpenAI(
            resource_name=resource_name,
            deployment_id=deployment_id,
            vectorize_collection_name=vectorize_collection_name,
            base_url=base_url,
            dimensions=dimensions,
            model=model,
        )
