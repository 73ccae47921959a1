"""The module `generative-xai`."""

from __future__ import annotations

from pydantic import Field

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider


class GenerativeXAI(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.xai"

    generative: GenerativeName = GenerativeSearches.XAI
    base_url: str | None = Field(serialization_alias="baseURL")
    model: str | None
    temperature: float | None
    max_tokens: int | None
    top_p: float | None


class XAIGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def xai(
        *,
        base_url: str | None = None,
        model: str | None = None,
        temperature: float | None = None,
        max_tokens: int | None = None,
        top_p: float | None = None,
    ) -> GenerativeProvider:
        """Models of xAI.

        Args:
            base_url: Where the provider's API is, instead of its usual address.
            model: The model; the module chooses one by default.
            temperature: How random an answer is.
            max_tokens: The most tokens that an answer has.
            top_p: Each token is chosen among the likeliest that together have this probability.
        """
        return GenerativeXAI(
            base_url=base_url,
            model=model,
            temperature=temperature,
            max_tokens=max_tokens,
            top_p=top_p,
        )
