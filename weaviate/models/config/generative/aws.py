"""The module `generative-aws`: models at Bedrock and SageMaker."""

from __future__ import annotations

from typing_extensions import deprecated

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider
from weaviate.models.config.modules import AWSService


class GenerativeAWS(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.aws"

    generative: GenerativeName = GenerativeSearches.AWS
    region: str
    service: AWSService | str
    model: str | None
    endpoint: str | None
    max_tokens: int | None


class GenerativeBedrock(GenerativeProvider):
    """The settings for Bedrock."""

    made_by = "Configure.Generative.aws_bedrock"

    generative: GenerativeName = GenerativeSearches.AWS
    region: str
    service: AWSService | str = "bedrock"
    model: str | None
    max_tokens: int | None
    temperature: float | None
    top_k: int | None
    top_p: float | None
    stop_sequences: list[str] | None


class GenerativeSageMaker(GenerativeProvider):
    """The settings for SageMaker."""

    made_by = "Configure.Generative.aws_sagemaker"

    generative: GenerativeName = GenerativeSearches.AWS
    region: str
    service: AWSService | str = "sagemaker"
    endpoint: str | None
    max_tokens: int | None
    target_model: str | None
    target_variant: str | None
    temperature: float | None
    top_k: int | None
    top_p: float | None
    stop_sequences: list[str] | None


class AWSGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    @deprecated("aws is deprecated; use aws_bedrock or aws_sagemaker.")
    def aws(
        model: str | None = None,
        region: str = "",
        endpoint: str | None = None,
        service: AWSService | str = "bedrock",
        max_tokens: int | None = None,
    ) -> GenerativeProvider:
        """Deprecated: `aws_bedrock` and `aws_sagemaker` do the same.

        Args:
            model: The model; the module chooses one by default.
            region: The region of AWS.
            endpoint: The endpoint that serves the model.
            service: The service of AWS: "bedrock" or "sagemaker".
            max_tokens: The most tokens that an answer has.
        """
        return GenerativeAWS(
            model=model,
            region=region,
            endpoint=endpoint,
            service=service,
            max_tokens=max_tokens,
        )

    @staticmethod
    def aws_bedrock(
        model: str,
        region: str,
        temperature: float | None = None,
        max_tokens: int | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
        stop_sequences: list[str] | None = None,
    ) -> GenerativeProvider:
        """Models at Bedrock.

        Args:
            model: The model.
            region: The region of AWS.
            temperature: How random an answer is.
            max_tokens: The most tokens that an answer has.
            top_k: Each token is chosen among this many of the likeliest.
            top_p: Each token is chosen among the likeliest that together have this probability.
            stop_sequences: Texts that end an answer.
        """
        return GenerativeBedrock(
            model=model,
            region=region,
            temperature=temperature,
            max_tokens=max_tokens,
            top_k=top_k,
            top_p=top_p,
            stop_sequences=stop_sequences,
        )

    @staticmethod
    def aws_sagemaker(
        region: str,
        endpoint: str,
        max_tokens: int | None = None,
        target_model: str | None = None,
        target_variant: str | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
        stop_sequences: list[str] | None = None,
    ) -> GenerativeProvider:
        """Models at SageMaker.

        Args:
            region: The region of AWS.
            endpoint: The endpoint that serves the model.
            max_tokens: The most tokens that an answer has.
            target_model: The model, where the endpoint serves several.
            target_variant: The variant of the model, where the endpoint serves several.
            temperature: How random an answer is.
            top_k: Each token is chosen among this many of the likeliest.
            top_p: Each token is chosen among the likeliest that together have this probability.
            stop_sequences: Texts that end an answer.
        """
        return GenerativeSageMaker(
            region=region,
            endpoint=endpoint,
            max_tokens=max_tokens,
            target_model=target_model,
            target_variant=target_variant,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
            stop_sequences=stop_sequences,
        )
