"""The module `generative-anyscale`."""

from __future__ import annotations

from pydantic import Field

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider


class GenerativeAnyscale(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.anyscale"

    generative: GenerativeName = GenerativeSearches.ANYSCALE
    model: str | None
    temperature: float | None
    base_url: str | None = Field(serialization_alias="baseURL")


class AnyscaleGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def anyscale(
        model: str | None = None,
        temperature: float | None = None,
        base_url: str | None = None,
    ) -> GenerativeProvider:
        """Models at Anyscale.

        Args:
            model: The model; the module chooses one by default.
            temperature: How random an answer is.
            base_url: Where the provider's API is, instead of its usual address.
        """
        return GenerativeAnyscale(
            model=model,
            temperature=temperature,
            base_url=base_url,
        )
