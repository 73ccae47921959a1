"""The module `generative-contextualai` at query time: models of Contextual AI."""

from __future__ import annotations

from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Int


class ContextualAIRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.contextualai"

    generative: GenerativeName = GenerativeSearches.CONTEXTUALAI
    model: str | None
    max_new_tokens: Int | None
    temperature: float | None
    top_p: float | None
    system_prompt: str | None
    avoid_commentary: bool | None
    knowledge: list[str] | None


class ContextualAIGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def contextualai(
        *,
        model: str | None = None,
        max_new_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        system_prompt: str | None = None,
        avoid_commentary: bool | None = None,
        knowledge: list[str] | None = None,
    ) -> GenerativeConfigRuntime:
        """Models of Contextual AI.

        Args:
            model: The model.
            max_new_tokens: The most tokens that an answer has.
            temperature: How random an answer is.
            top_p: Each token is chosen among the likeliest that together have this probability.
            system_prompt: What the model is told before the prompt.
            avoid_commentary: Whether the answer keeps to what is known.
            knowledge: What the model knows, instead of the objects that were found.
        """
        return ContextualAIRuntime(
            model=model,
            max_new_tokens=max_new_tokens,
            temperature=temperature,
            top_p=top_p,
            system_prompt=system_prompt,
            avoid_commentary=avoid_commentary,
            knowledge=knowledge,
        )
