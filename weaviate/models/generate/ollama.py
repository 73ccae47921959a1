"""The module `generative-ollama` at query time: models that Ollama runs."""

from __future__ import annotations

from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Url


class OllamaRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.ollama"

    generative: GenerativeName = GenerativeSearches.OLLAMA
    api_endpoint: Url | None
    model: str | None
    temperature: float | None


class OllamaGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def ollama(
        *,
        api_endpoint: str | None = None,
        model: str | None = None,
        temperature: float | None = None,
    ) -> GenerativeConfigRuntime:
        """Models that Ollama runs.

        Args:
            api_endpoint: Where Ollama runs, as the server sees it: `http://localhost:11434`.
            model: The model.
            temperature: How random an answer is.
        """
        return OllamaRuntime(api_endpoint=api_endpoint, model=model, temperature=temperature)
