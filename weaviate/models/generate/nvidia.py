"""The module `generative-nvidia` at query time: models at NVIDIA."""

from __future__ import annotations

from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Int, Url


class NvidiaRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.nvidia"

    generative: GenerativeName = GenerativeSearches.NVIDIA
    base_url: Url | None
    max_tokens: Int | None
    model: str | None
    temperature: float | None
    top_p: float | None


class NvidiaGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def nvidia(
        *,
        base_url: str | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
    ) -> GenerativeConfigRuntime:
        """Models at NVIDIA.

        Args:
            base_url: Where the API is; the provider's own address by default.
            max_tokens: The most tokens that an answer has.
            model: The model.
            temperature: How random an answer is.
            top_p: Each token is chosen among the likeliest that together have this probability.
        """
        return NvidiaRuntime(
            base_url=base_url,
            max_tokens=max_tokens,
            model=model,
            temperature=temperature,
            top_p=top_p,
        )
