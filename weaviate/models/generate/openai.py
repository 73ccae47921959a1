"""The module `generative-openai` at query time: models of OpenAI, at OpenAI and at Azure."""

from __future__ import annotations

from typing import ClassVar, Literal

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Int, Url

OpenAIReasoningEffort = Literal["minimal", "low", "medium", "high"]
OpenAIVerbosity = Literal["low", "medium", "high"]


class OpenAIRuntime(GenerativeConfigRuntime):
    """The settings for OpenAI."""

    made_by: ClassVar[str] = "GenerativeConfig.openai"

    generative: GenerativeName = GenerativeSearches.OPENAI
    is_azure: bool = False
    api_version: str | None
    base_url: Url | None
    deployment_id: str | None
    frequency_penalty: float | None
    max_tokens: Int | None
    model: str | None
    n: Int | None
    presence_penalty: float | None
    reasoning_effort: OpenAIReasoningEffort | None
    resource_name: str | None
    stop: list[str] | None
    temperature: float | None
    top_p: float | None
    verbosity: OpenAIVerbosity | None


class AzureOpenAIRuntime(GenerativeConfigRuntime):
    """The settings for Azure."""

    made_by: ClassVar[str] = "GenerativeConfig.azure_openai"

    generative: GenerativeName = GenerativeSearches.OPENAI
    is_azure: bool = True
    api_version: str | None
    base_url: Url | None
    deployment_id: str | None
    frequency_penalty: float | None
    max_tokens: Int | None
    model: str | None
    n: Int | None
    presence_penalty: float | None
    resource_name: str | None
    stop: list[str] | None
    temperature: float | None
    top_p: float | None


class OpenAIGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def openai(
        *,
        api_version: str | None = None,
        base_url: str | None = None,
        deployment_id: str | None = None,
        frequency_penalty: float | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        n: int | None = None,
        presence_penalty: float | None = None,
        reasoning_effort: OpenAIReasoningEffort | None = None,
        resource_name: str | None = None,
        stop: list[str] | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        verbosity: OpenAIVerbosity | None = None,
    ) -> GenerativeConfigRuntime:
        """Models at OpenAI.

        Args:
            api_version: The version of the API.
            base_url: Where the API is; the provider's own address by default.
            deployment_id: The deployment's id at Azure.
            frequency_penalty: How much a token counts against itself for each time it occurred already.
            max_tokens: The most tokens that an answer has.
            model: The model.
            n: How many answers the model makes; the first one comes back.
            presence_penalty: How much a token counts against itself when it occurred already.
            reasoning_effort: How long the model thinks first.
            resource_name: The resource's name at Azure.
            stop: Texts that end an answer.
            temperature: How random an answer is.
            top_p: Each token is chosen among the likeliest that together have this probability.
            verbosity: How long an answer is.
        """
        return OpenAIRuntime(
            api_version=api_version,
            base_url=base_url,
            deployment_id=deployment_id,
            frequency_penalty=frequency_penalty,
            max_tokens=max_tokens,
            model=model,
            n=n,
            presence_penalty=presence_penalty,
            reasoning_effort=reasoning_effort,
            resource_name=resource_name,
            stop=stop,
            temperature=temperature,
            top_p=top_p,
            verbosity=verbosity,
        )

    @staticmethod
    def azure_openai(
        *,
        api_version: str | None = None,
        base_url: str | None = None,
        deployment_id: str | None = None,
        frequency_penalty: float | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        n: int | None = None,
        presence_penalty: float | None = None,
        resource_name: str | None = None,
        stop: list[str] | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
    ) -> GenerativeConfigRuntime:
        """Models at Azure.

        Args:
            api_version: The version of the API.
            base_url: Where the API is; the provider's own address by default.
            deployment_id: The deployment's id at Azure.
            frequency_penalty: How much a token counts against itself for each time it occurred already.
            max_tokens: The most tokens that an answer has.
            model: The model.
            n: How many answers the model makes; the first one comes back.
            presence_penalty: How much a token counts against itself when it occurred already.
            resource_name: The resource's name at Azure.
            stop: Texts that end an answer.
            temperature: How random an answer is.
            top_p: Each token is chosen among the likeliest that together have this probability.
        """
        return AzureOpenAIRuntime(
            api_version=api_version,
            base_url=base_url,
            deployment_id=deployment_id,
            frequency_penalty=frequency_penalty,
            max_tokens=max_tokens,
            model=model,
            n=n,
            presence_penalty=presence_penalty,
            resource_name=resource_name,
            stop=stop,
            temperature=temperature,
            top_p=top_p,
        )
