"""The module `generative-mistral`."""

from __future__ import annotations

from pydantic import Field

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider


class GenerativeMistral(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.mistral"

    generative: GenerativeName = GenerativeSearches.MISTRAL
    model: str | None
    temperature: float | None
    max_tokens: int | None
    base_url: str | None = Field(serialization_alias="baseURL")


class MistralGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def mistral(
        model: str | None = None,
        temperature: float | None = None,
        max_tokens: int | None = None,
        base_url: str | None = None,
    ) -> GenerativeProvider:
        """Models of Mistral.

        Args:
            model: The model; the module chooses one by default.
            temperature: How random an answer is.
            max_tokens: The most tokens that an answer has.
            base_url: Where the provider's API is, instead of its usual address.
        """
        return GenerativeMistral(
            model=model,
            temperature=temperature,
            max_tokens=max_tokens,
            base_url=base_url,
        )
