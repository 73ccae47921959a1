"""The module `generative-databricks` at query time: models at Databricks."""

from __future__ import annotations

from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Int, Url


class DatabricksRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.databricks"

    generative: GenerativeName = GenerativeSearches.DATABRICKS
    endpoint: Url
    frequency_penalty: float | None
    log_probs: bool | None
    max_tokens: Int | None
    model: str | None
    n: Int | None
    presence_penalty: float | None
    stop: list[str] | None
    temperature: float | None
    top_log_probs: Int | None
    top_p: float | None


class DatabricksGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def databricks(
        *,
        endpoint: str,
        frequency_penalty: float | None = None,
        log_probs: bool | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        n: int | None = None,
        presence_penalty: float | None = None,
        stop: list[str] | None = None,
        temperature: float | None = None,
        top_log_probs: int | None = None,
        top_p: float | None = None,
    ) -> GenerativeConfigRuntime:
        """Models at Databricks.

        Args:
            endpoint: The URL of the endpoint that serves the model.
            frequency_penalty: How much a token counts against itself for each time it occurred already.
            log_probs: Whether the model works out the probability of each token.
            max_tokens: The most tokens that an answer has.
            model: The model.
            n: How many answers the model makes; the first one comes back.
            presence_penalty: How much a token counts against itself when it occurred already.
            stop: Texts that end an answer.
            temperature: How random an answer is.
            top_log_probs: For how many of the likeliest tokens it does.
            top_p: Each token is chosen among the likeliest that together have this probability.
        """
        return DatabricksRuntime(
            endpoint=endpoint,
            frequency_penalty=frequency_penalty,
            log_probs=log_probs,
            max_tokens=max_tokens,
            model=model,
            n=n,
            presence_penalty=presence_penalty,
            stop=stop,
            temperature=temperature,
            top_log_probs=top_log_probs,
            top_p=top_p,
        )
