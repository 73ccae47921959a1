"""The module `generative-friendliai` at query time: models at FriendliAI."""

from __future__ import annotations

from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Int, Url


class FriendliAIRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.friendliai"

    generative: GenerativeName = GenerativeSearches.FRIENDLIAI
    base_url: Url | None
    max_tokens: Int | None
    model: str | None
    n: Int | None
    temperature: float | None
    top_p: float | None


class FriendliAIGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def friendliai(
        *,
        base_url: str | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        n: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
    ) -> GenerativeConfigRuntime:
        """Models at FriendliAI.

        Args:
            base_url: Where the API is; the provider's own address by default.
            max_tokens: The most tokens that an answer has.
            model: The model.
            n: How many answers the model makes; the first one comes back.
            temperature: How random an answer is.
            top_p: Each token is chosen among the likeliest that together have this probability.
        """
        return FriendliAIRuntime(
            base_url=base_url,
            max_tokens=max_tokens,
            model=model,
            n=n,
            temperature=temperature,
            top_p=top_p,
        )
