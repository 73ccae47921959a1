"""The module `generative-friendliai`."""

from __future__ import annotations

from pydantic import Field

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider


class GenerativeFriendliAI(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.friendliai"

    generative: GenerativeName = GenerativeSearches.FRIENDLIAI
    base_url: str | None = Field(serialization_alias="baseURL")
    model: str | None
    temperature: float | None
    max_tokens: int | None


class FriendliAIGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def friendliai(
        *,
        base_url: str | None = None,
        model: str | None = None,
        temperature: float | None = None,
        max_tokens: int | None = None,
    ) -> GenerativeProvider:
        """Models at FriendliAI.

        Args:
            base_url: Where the provider's API is, instead of its usual address.
            model: The model; the module chooses one by default.
            temperature: How random an answer is.
            max_tokens: The most tokens that an answer has.
        """
        return GenerativeFriendliAI(
            base_url=base_url,
            model=model,
            temperature=temperature,
            max_tokens=max_tokens,
        )
