"""The module `generative-meta`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider

MetaReasoningEffort = Literal["none", "minimal", "low", "medium", "high", "xhigh"]


class GenerativeMeta(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.meta"

    generative: GenerativeName = GenerativeSearches.META
    base_url: str | None = Field(serialization_alias="baseURL")
    model: str | None
    temperature: float | None
    top_p: float | None
    max_tokens: int | None
    frequency_penalty: float | None
    presence_penalty: float | None
    reasoning_effort: MetaReasoningEffort | str | None


class MetaGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def meta(
        *,
        base_url: str | None = None,
        model: str | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        max_tokens: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        reasoning_effort: MetaReasoningEffort | str | None = None,
    ) -> GenerativeProvider:
        """Models of Meta.

        Args:
            base_url: Where the provider's API is, instead of its usual address.
            model: The model; the module chooses one by default.
            temperature: How random an answer is.
            top_p: Each token is chosen among the likeliest that together have this probability.
            max_tokens: The most tokens that an answer has.
            frequency_penalty: How much words are avoided the more often they came.
            presence_penalty: How much words are avoided that came at all.
            reasoning_effort: How much the model thinks before it answers: "none", "minimal", "low",
                "medium", "high" or "xhigh".
        """
        return GenerativeMeta(
            base_url=base_url,
            model=model,
            temperature=temperature,
            top_p=top_p,
            max_tokens=max_tokens,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            reasoning_effort=reasoning_effort,
        )
