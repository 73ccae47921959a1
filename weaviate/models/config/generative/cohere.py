"""The module `generative-cohere`."""

from __future__ import annotations

from pydantic import Field

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider
from weaviate.models.config.urls import HttpUrl


class GenerativeCohere(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.cohere"

    generative: GenerativeName = GenerativeSearches.COHERE
    model: str | None
    k: int | None
    max_tokens: int | None
    return_likelihoods: str | None
    stop_sequences: list[str] | None
    temperature: float | None
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")


class CohereGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def cohere(
        model: str | None = None,
        k: int | None = None,
        max_tokens: int | None = None,
        return_likelihoods: str | None = None,
        stop_sequences: list[str] | None = None,
        temperature: float | None = None,
        base_url: HttpUrl | None = None,
    ) -> GenerativeProvider:
        """Models of Cohere.

        Args:
            model: The model; the module chooses one by default.
            k: Each token is chosen among this many of the likeliest.
            max_tokens: The most tokens that an answer has.
            return_likelihoods: Which likelihoods the provider returns.
            stop_sequences: Texts that end an answer.
            temperature: How random an answer is.
            base_url: Where the provider's API is, instead of its usual address.
        """
        return GenerativeCohere(
            model=model,
            k=k,
            max_tokens=max_tokens,
            return_likelihoods=return_likelihoods,
            stop_sequences=stop_sequences,
            temperature=temperature,
            base_url=base_url,
        )
