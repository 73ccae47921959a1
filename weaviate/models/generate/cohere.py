"""The module `generative-cohere` at query time: models of Cohere."""

from __future__ import annotations

from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Int, Url


class CohereRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.cohere"

    generative: GenerativeName = GenerativeSearches.COHERE
    base_url: Url | None
    frequency_penalty: float | None
    k: Int | None
    max_tokens: Int | None
    model: str | None
    p: float | None
    presence_penalty: float | None
    stop_sequences: list[str] | None
    temperature: float | None


class CohereGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def cohere(
        *,
        base_url: str | None = None,
        frequency_penalty: float | None = None,
        k: int | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        p: float | None = None,
        presence_penalty: float | None = None,
        stop_sequences: list[str] | None = None,
        temperature: float | None = None,
    ) -> GenerativeConfigRuntime:
        """Models of Cohere.

        Args:
            base_url: Where the API is; the provider's own address by default.
            frequency_penalty: How much a token counts against itself for each time it occurred already.
            k: Each token is chosen among this many of the likeliest.
            max_tokens: The most tokens that an answer has.
            model: The model.
            p: Each token is chosen among the likeliest that together have this probability.
            presence_penalty: How much a token counts against itself when it occurred already.
            stop_sequences: Texts that end an answer.
            temperature: How random an answer is.
        """
        return CohereRuntime(
            base_url=base_url,
            frequency_penalty=frequency_penalty,
            k=k,
            max_tokens=max_tokens,
            model=model,
            p=p,
            presence_penalty=presence_penalty,
            stop_sequences=stop_sequences,
            temperature=temperature,
        )
