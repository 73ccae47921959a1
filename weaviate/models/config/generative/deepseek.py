"""The module `generative-deepseek`."""

from __future__ import annotations

from pydantic import Field

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider


class GenerativeDeepSeek(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.deepseek"

    generative: GenerativeName = GenerativeSearches.DEEPSEEK
    base_url: str | None = Field(serialization_alias="baseURL")
    model: str | None
    temperature: float | None
    max_tokens: int | None
    frequency_penalty: float | None
    presence_penalty: float | None
    top_p: float | None
    stop: list[str] | None


class DeepSeekGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def deepseek(
        *,
        base_url: str | None = None,
        model: str | None = None,
        temperature: float | None = None,
        max_tokens: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        top_p: float | None = None,
        stop: list[str] | None = None,
    ) -> GenerativeProvider:
        """Models of DeepSeek.

        Args:
            base_url: Where the provider's API is, instead of its usual address.
            model: The model; the module chooses one by default.
            temperature: How random an answer is.
            max_tokens: The most tokens that an answer has.
            frequency_penalty: How much words are avoided the more often they came.
            presence_penalty: How much words are avoided that came at all.
            top_p: Each token is chosen among the likeliest that together have this probability.
            stop: Texts that end an answer.
        """
        return GenerativeDeepSeek(
            base_url=base_url,
            model=model,
            temperature=temperature,
            max_tokens=max_tokens,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            top_p=top_p,
            stop=stop,
        )
