"""The module `generative-contextualai`."""

from __future__ import annotations

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider


class GenerativeContextualAI(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.contextualai"

    generative: GenerativeName = GenerativeSearches.CONTEXTUALAI
    model: str | None
    max_new_tokens: int | None
    temperature: float | None
    top_p: float | None
    system_prompt: str | None
    avoid_commentary: bool | None
    knowledge: list[str] | None


class ContextualAIGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def contextualai(
        model: str | None = None,
        max_new_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        system_prompt: str | None = None,
        avoid_commentary: bool | None = None,
        knowledge: list[str] | None = None,
    ) -> GenerativeProvider:
        """Models of Contextual AI.

        Args:
            model: The model; the module chooses one by default.
            max_new_tokens: The most tokens that an answer has.
            temperature: How random an answer is.
            top_p: Each token is chosen among the likeliest that together have this probability.
            system_prompt: Instructions that come before the prompt.
            avoid_commentary: Whether the answer keeps to what was found.
            knowledge: Texts that the answer is based on besides what was found.
        """
        return GenerativeContextualAI(
            model=model,
            max_new_tokens=max_new_tokens,
            temperature=temperature,
            top_p=top_p,
            system_prompt=system_prompt,
            avoid_commentary=avoid_commentary,
            knowledge=knowledge,
        )
