"""The module `generative-digitalocean` at query time: models at DigitalOcean."""

from __future__ import annotations

from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Int, Url


class DigitalOceanRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.digitalocean"

    generative: GenerativeName = GenerativeSearches.DIGITALOCEAN
    base_url: Url | None
    model: str | None
    temperature: float | None
    top_p: float | None
    max_tokens: Int | None
    frequency_penalty: float | None
    presence_penalty: float | None
    stop: list[str] | None


class DigitalOceanGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def digitalocean(
        *,
        base_url: str | None = None,
        model: str | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        max_tokens: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        stop: list[str] | None = None,
    ) -> GenerativeConfigRuntime:
        """Models at DigitalOcean.

        Args:
            base_url: Where the API is; the provider's own address by default.
            model: The model.
            temperature: How random an answer is.
            top_p: Each token is chosen among the likeliest that together have this probability.
            max_tokens: The most tokens that an answer has.
            frequency_penalty: How much a token counts against itself for each time it occurred already.
            presence_penalty: How much a token counts against itself when it occurred already.
            stop: Texts that end an answer.
        """
        return DigitalOceanRuntime(
            base_url=base_url,
            model=model,
            temperature=temperature,
            top_p=top_p,
            max_tokens=max_tokens,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            stop=stop,
        )
