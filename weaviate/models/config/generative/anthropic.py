"""The module `generative-anthropic`."""

from __future__ import annotations

from pydantic import Field

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider


class GenerativeAnthropic(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.anthropic"

    generative: GenerativeName = GenerativeSearches.ANTHROPIC
    model: str | None
    max_tokens: int | None
    stop_sequences: list[str] | None
    temperature: float | None
    top_k: int | None
    top_p: float | None
    base_url: str | None = Field(serialization_alias="baseURL")


class AnthropicGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def anthropic(
        model: str | None = None,
        max_tokens: int | None = None,
        stop_sequences: list[str] | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
        base_url: str | None = None,
    ) -> GenerativeProvider:
        """Models of Anthropic.

        Args:
            model: The model; the module chooses one by default.
            max_tokens: The most tokens that an answer has.
            stop_sequences: Texts that end an answer.
            temperature: How random an answer is.
            top_k: Each token is chosen among this many of the likeliest.
            top_p: Each token is chosen among the likeliest that together have this probability.
            base_url: Where the provider's API is, instead of its usual address.
        """
        return GenerativeAnthropic(
            model=model,
            max_tokens=max_tokens,
            stop_sequences=stop_sequences,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
            base_url=base_url,
        )
