"""The module `generative-openai`: models of OpenAI, there and at Azure."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider
from weaviate.models.config.urls import HttpUrl

OpenAiVerbosity = Literal["low", "medium", "high"]
OpenAiReasoningEffort = Literal["minimal", "low", "medium", "high"]


class _OpenAISettings(GenerativeProvider):
    """What both have in common."""

    generative: GenerativeName = GenerativeSearches.OPENAI
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    frequency_penalty: float | None
    max_tokens: int | None
    presence_penalty: float | None
    temperature: float | None
    top_p: float | None


class GenerativeOpenAI(_OpenAISettings):
    """The settings for OpenAI itself."""

    made_by = "Configure.Generative.openai"

    model: str | None
    verbosity: OpenAiVerbosity | str | None
    reasoning_effort: OpenAiReasoningEffort | str | None


class GenerativeAzureOpenAI(_OpenAISettings):
    """The settings for OpenAI at Azure."""

    made_by = "Configure.Generative.azure_openai"

    resource_name: str
    deployment_id: str
    api_version: str | None


class OpenAIGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def openai(
        model: str | None = None,
        frequency_penalty: float | None = None,
        max_tokens: int | None = None,
        presence_penalty: float | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        base_url: HttpUrl | None = None,
        *,
        verbosity: OpenAiVerbosity | str | None = None,
        reasoning_effort: OpenAiReasoningEffort | str | None = None,
    ) -> GenerativeProvider:
        """Models of OpenAI.

        Args:
            model: The model; the module chooses one by default.
            frequency_penalty: How much words are avoided the more often they came.
            max_tokens: The most tokens that an answer has.
            presence_penalty: How much words are avoided that came at all.
            temperature: How random an answer is.
            top_p: Each token is chosen among the likeliest that together have this probability.
            base_url: Where the provider's API is, instead of its usual address.
            verbosity: How long answers are: "low", "medium" or "high".
            reasoning_effort: How much the model thinks before it answers: "minimal", "low", "medium" or
                "high".
        """
        return GenerativeOpenAI(
            model=model,
            frequency_penalty=frequency_penalty,
            max_tokens=max_tokens,
            presence_penalty=presence_penalty,
            temperature=temperature,
            top_p=top_p,
            base_url=base_url,
            verbosity=verbosity,
            reasoning_effort=reasoning_effort,
        )

    @staticmethod
    def azure_openai(
        resource_name: str,
        deployment_id: str,
        frequency_penalty: float | None = None,
        max_tokens: int | None = None,
        presence_penalty: float | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        base_url: HttpUrl | None = None,
        api_version: str | None = None,
    ) -> GenerativeProvider:
        """Models of OpenAI at Azure.

        Args:
            resource_name: The resource's name at Azure.
            deployment_id: The deployment's name at Azure.
            frequency_penalty: How much words are avoided the more often they came.
            max_tokens: The most tokens that an answer has.
            presence_penalty: How much words are avoided that came at all.
            temperature: How random an answer is.
            top_p: Each token is chosen among the likeliest that together have this probability.
            base_url: Where the API is, instead of Azure's usual address.
            api_version: The version of Azure's API.
        """
        return GenerativeAzureOpenAI(
            resource_name=resource_name,
            deployment_id=deployment_id,
            frequency_penalty=frequency_penalty,
            max_tokens=max_tokens,
            presence_penalty=presence_penalty,
            temperature=temperature,
            top_p=top_p,
            base_url=base_url,
            api_version=api_version,
        )
