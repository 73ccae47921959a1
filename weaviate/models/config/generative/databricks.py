"""The module `generative-databricks`."""

from __future__ import annotations

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider


class GenerativeDatabricks(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.databricks"

    generative: GenerativeName = GenerativeSearches.DATABRICKS
    endpoint: str
    max_tokens: int | None
    temperature: float | None
    top_k: int | None
    top_p: float | None


class DatabricksGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def databricks(
        *,
        endpoint: str,
        max_tokens: int | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
    ) -> GenerativeProvider:
        """Models at Databricks.

        Args:
            endpoint: The endpoint that serves the model.
            max_tokens: The most tokens that an answer has.
            temperature: How random an answer is.
            top_k: Each token is chosen among this many of the likeliest.
            top_p: Each token is chosen among the likeliest that together have this probability.
        """
        return GenerativeDatabricks(
            endpoint=endpoint,
            max_tokens=max_tokens,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
        )
