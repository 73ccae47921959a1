"""The modules `text2vec-aws` and `multi2vec-aws`: models of Amazon."""

from __future__ import annotations

from typing import Literal

from pydantic import Field
from typing_extensions import deprecated

from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.modules import AWSService
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

AWSModel = Literal["titan-embed-text-v1", "embed-english-v3", "embed-multilingual-v3"]


class Text2VecAWS(VectorizerConfigCreate):
    """The settings of `text2vec-aws`, whatever the service."""

    made_by = "Configure.Vectors.text2vec_aws"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_AWS
    model: str | None = None
    endpoint: str | None = None
    region: str = Field(min_length=1)
    service: str
    dimensions: int | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class Text2VecBedrock(Text2VecAWS):
    """The settings of `text2vec-aws` for Bedrock."""

    made_by = "Configure.Vectors.text2vec_aws_bedrock"

    service: str = "bedrock"


class Text2VecSageMaker(Text2VecAWS):
    """The settings of `text2vec-aws` for SageMaker."""

    made_by = "Configure.Vectors.text2vec_aws_sagemaker"

    service: str = "sagemaker"
    target_model: str | None
    target_variant: str | None


class Multi2VecAWS(MediaVectorizer):
    """The settings of `multi2vec-aws`."""

    made_by = "Configure.Vectors.multi2vec_aws"

    vectorizer: VectorizerName = Vectorizers.MULTI2VEC_AWS
    image_fields: MediaFields
    text_fields: MediaFields
    region: str | None
    model: str | None
    dimensions: int | None


class Multi2VecBedrock(Multi2VecAWS):
    """The settings of `multi2vec-aws` for Bedrock, the only service that it has."""

    made_by = "Configure.Vectors.multi2vec_aws_bedrock"


class AWSVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    @deprecated("text2vec_aws is deprecated; use text2vec_aws_bedrock or text2vec_aws_sagemaker.")
    def text2vec_aws(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        endpoint: str | None = None,
        model: AWSModel | str | None,
        region: str,
        service: AWSService | str = "bedrock",
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
        dimensions: int | None = None,
    ) -> VectorConfigCreate:
        """Deprecated: `text2vec_aws_bedrock` and `text2vec_aws_sagemaker` do the same.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            endpoint: SageMaker's endpoint.
            model: Bedrock's model.
            region: The region, such as `us-east-1`.
            service: Which of the two runs the model.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
            dimensions: How many dimensions the model is asked for.
        """
        return single_vector(
            Text2VecAWS(
                endpoint=endpoint,
                model=model,
                region=region,
                service=service,
                vectorize_collection_name=vectorize_collection_name,
                dimensions=dimensions,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def text2vec_aws_bedrock(
        *,
        name: str | None = None,
        model: AWSModel | str,
        region: str,
        quantizer: QuantizerConfigCreate | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
        dimensions: int | None = None,
    ) -> VectorConfigCreate:
        """Texts, by models on Amazon Bedrock.

        Args:
            name: The vector's name, where there are several.
            model: The model.
            region: The region, such as `us-east-1`.
            quantizer: How it is compressed.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
            dimensions: How many dimensions the model is asked for.
        """
        return single_vector(
            Text2VecBedrock(
                model=model, region=region, vectorize_collection_name=vectorize_collection_name, dimensions=dimensions
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def text2vec_aws_sagemaker(
        *,
        name: str | None = None,
        endpoint: str,
        region: str,
        target_model: str | None = None,
        target_variant: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
        dimensions: int | None = None,
    ) -> VectorConfigCreate:
        """Texts, by models on Amazon SageMaker.

        Args:
            name: The vector's name, where there are several.
            endpoint: The endpoint's name.
            region: The region, such as `us-east-1`.
            target_model: The model, where the endpoint has several.
            target_variant: The production variant, where the endpoint has several.
            quantizer: How it is compressed.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
            dimensions: How many dimensions the model is asked for.
        """
        return single_vector(
            Text2VecSageMaker(
                endpoint=endpoint,
                region=region,
                target_model=target_model,
                target_variant=target_variant,
                vectorize_collection_name=vectorize_collection_name,
                dimensions=dimensions,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    @deprecated("multi2vec_aws is deprecated; use multi2vec_aws_bedrock.")
    def multi2vec_aws(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        dimensions: int | None = None,
        image_fields: MediaFields = None,
        model: str | None = None,
        text_fields: MediaFields = None,
        region: str | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Deprecated: `multi2vec_aws_bedrock` does the same.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            dimensions: How many dimensions the model is asked for.
            image_fields: The properties that hold images, in base64.
            model: The model; the server has a default.
            text_fields: The properties that hold texts.
            region: The region, such as `us-east-1`.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Multi2VecAWS(
                dimensions=dimensions, image_fields=image_fields, model=model, text_fields=text_fields, region=region
            ),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_aws_bedrock(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        dimensions: int | None = None,
        image_fields: MediaFields = None,
        model: str | None = None,
        text_fields: MediaFields = None,
        region: str | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images and texts, by models on Amazon Bedrock.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            dimensions: How many dimensions the model is asked for.
            image_fields: The properties that hold images, in base64.
            model: The model; the server has a default.
            text_fields: The properties that hold texts.
            region: The region, such as `us-east-1`.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Multi2VecBedrock(
                dimensions=dimensions, image_fields=image_fields, model=model, text_fields=text_fields, region=region
            ),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )


class AWSNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_aws(
        name: str,
        region: str,
        *,
        endpoint: str | None = None,
        model: AWSModel | str | None = None,
        service: AWSService | str = "bedrock",
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
        dimensions: int | None = None,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_aws_bedrock` and `Configure.Vectors.text2vec_aws_sagemaker`."""
        return named_vector(
            Text2VecAWS(
                region=region,
                endpoint=endpoint,
                model=model,
                service=service,
                vectorize_collection_name=vectorize_collection_name,
                dimensions=dimensions,
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class AWSVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_aws(
        model: AWSModel | str | None = None,
        region: str = "",
        endpoint: str | None = None,
        service: AWSService | str = "bedrock",
        vectorize_collection_name: bool = True,
        dimensions: int | None = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_aws_bedrock` and `Configure.Vectors.text2vec_aws_sagemaker`."""
        return Text2VecAWS(
            model=model,
            region=region,
            endpoint=endpoint,
            service=service,
            vectorize_collection_name=vectorize_collection_name,
            dimensions=dimensions,
        )
