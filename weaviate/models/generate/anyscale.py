"""The module `generative-anyscale` at query time: models at Anyscale."""

from __future__ import annotations

from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Url


class AnyscaleRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.anyscale"

    generative: GenerativeName = GenerativeSearches.ANYSCALE
    base_url: Url | None
    model: str | None
    temperature: float | None


class AnyscaleGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def anyscale(
        *,
        base_url: str | None = None,
        model: str | None = None,
        temperature: float | None = None,
    ) -> GenerativeConfigRuntime:
        """Models at Anyscale.

        Args:
            base_url: Where the API is; the provider's own address by default.
            model: The model.
            temperature: How random an answer is.
        """
        return AnyscaleRuntime(base_url=base_url, model=model, temperature=temperature)
