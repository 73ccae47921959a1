"""The module `generative-anthropic` at query time: models of Anthropic."""

from __future__ import annotations

from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Int, Url


class AnthropicRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.anthropic"

    generative: GenerativeName = GenerativeSearches.ANTHROPIC
    base_url: Url | None
    model: str | None
    max_tokens: Int | None
    stop_sequences: list[str] | None
    temperature: float | None
    top_k: Int | None
    top_p: float | None


class AnthropicGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def anthropic(
        *,
        base_url: str | None = None,
        model: str | None = None,
        max_tokens: int | None = None,
        stop_sequences: list[str] | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
    ) -> GenerativeConfigRuntime:
        """Models of Anthropic.

        Args:
            base_url: Where the API is; the provider's own address by default.
            model: The model.
            max_tokens: The most tokens that an answer has.
            stop_sequences: Texts that end an answer.
            temperature: How random an answer is.
            top_k: Each token is chosen among this many of the likeliest.
            top_p: Each token is chosen among the likeliest that together have this probability.
        """
        return AnthropicRuntime(
            base_url=base_url,
            model=model,
            max_tokens=max_tokens,
            stop_sequences=stop_sequences,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
        )
