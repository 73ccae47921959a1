"""The module `generative-aws` at query time: models at Bedrock and SageMaker."""

from __future__ import annotations

import warnings
from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.modules import AWSService
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Int


class AWSRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.aws"

    generative: GenerativeName = GenerativeSearches.AWS
    endpoint: str | None
    max_tokens: Int | None
    model: str | None
    region: str | None
    service: AWSService | str | None
    target_model: str | None
    target_variant: str | None
    temperature: float | None


class BedrockRuntime(GenerativeConfigRuntime):
    """The settings for Bedrock."""

    made_by: ClassVar[str] = "GenerativeConfig.aws_bedrock"

    generative: GenerativeName = GenerativeSearches.AWS
    service: str = "bedrock"
    endpoint: str | None
    max_tokens: Int | None
    model: str | None
    region: str | None
    temperature: float | None
    stop_sequences: list[str] | None


class SageMakerRuntime(GenerativeConfigRuntime):
    """The settings for SageMaker."""

    made_by: ClassVar[str] = "GenerativeConfig.aws_sagemaker"

    generative: GenerativeName = GenerativeSearches.AWS
    service: str = "sagemaker"
    endpoint: str | None
    max_tokens: Int | None
    region: str | None
    target_model: str | None
    target_variant: str | None
    temperature: float | None
    stop_sequences: list[str] | None


class AWSGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def aws(
        *,
        endpoint: str | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        region: str | None = None,
        service: AWSService | str | None = None,
        target_model: str | None = None,
        target_variant: str | None = None,
        temperature: float | None = None,
    ) -> GenerativeConfigRuntime:
        """Deprecated: `aws_bedrock` and `aws_sagemaker` do the same.

        Args:
            endpoint: The endpoint that serves the model.
            max_tokens: The most tokens that an answer has.
            model: The model.
            region: The region of AWS.
            service: The service of AWS: "bedrock" or "sagemaker".
            target_model: The model, where the endpoint serves several.
            target_variant: The variant of the model, where the endpoint serves several.
            temperature: How random an answer is.
        """
        warnings.warn("aws is deprecated; use aws_bedrock or aws_sagemaker.", DeprecationWarning, stacklevel=2)
        return AWSRuntime(
            endpoint=endpoint,
            max_tokens=max_tokens,
            model=model,
            region=region,
            service=service,
            target_model=target_model,
            target_variant=target_variant,
            temperature=temperature,
        )

    @staticmethod
    def aws_bedrock(
        *,
        endpoint: str | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        region: str | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
        stop_sequences: list[str] | None = None,
    ) -> GenerativeConfigRuntime:
        """Models at Bedrock.

        Args:
            endpoint: The endpoint that serves the model.
            max_tokens: The most tokens that an answer has.
            model: The model.
            region: The region of AWS.
            temperature: How random an answer is.
            top_k: Ignored: the server takes it in a collection's configuration only.
            top_p: Ignored, as `top_k` is.
            stop_sequences: Texts that end an answer.
        """
        _ignored("aws_bedrock", top_k=top_k, top_p=top_p)
        return BedrockRuntime(
            endpoint=endpoint,
            max_tokens=max_tokens,
            model=model,
            region=region,
            temperature=temperature,
            stop_sequences=stop_sequences,
        )

    @staticmethod
    def aws_sagemaker(
        *,
        endpoint: str | None = None,
        max_tokens: int | None = None,
        region: str | None = None,
        target_model: str | None = None,
        target_variant: str | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
        stop_sequences: list[str] | None = None,
    ) -> GenerativeConfigRuntime:
        """Models at SageMaker.

        Args:
            endpoint: The endpoint that serves the model.
            max_tokens: The most tokens that an answer has.
            region: The region of AWS.
            target_model: The model, where the endpoint serves several.
            target_variant: The variant of the model, where the endpoint serves several.
            temperature: How random an answer is.
            top_k: Ignored: the server takes it in a collection's configuration only.
            top_p: Ignored, as `top_k` is.
            stop_sequences: Texts that end an answer.
        """
        _ignored("aws_sagemaker", top_k=top_k, top_p=top_p)
        return SageMakerRuntime(
            endpoint=endpoint,
            max_tokens=max_tokens,
            region=region,
            target_model=target_model,
            target_variant=target_variant,
            temperature=temperature,
            stop_sequences=stop_sequences,
        )


def _ignored(factory: str, **given: float | None) -> None:
    """Say which settings the server does not take with a query."""
    for name, value in given.items():
        if value is not None:
            warnings.warn(f"GenerativeConfig.{factory}: {name} has no effect on a query; it is ignored.", stacklevel=3)
