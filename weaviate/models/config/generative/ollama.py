"""The module `generative-ollama`: models that run beside the server."""

from __future__ import annotations

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider


class GenerativeOllama(GenerativeProvider):
    """The module's settings."""

    made_by = "Configure.Generative.ollama"

    generative: GenerativeName = GenerativeSearches.OLLAMA
    api_endpoint: str | None
    model: str | None


class OllamaGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def ollama(
        *,
        api_endpoint: str | None = None,
        model: str | None = None,
    ) -> GenerativeProvider:
        """Models that Ollama runs.

        Args:
            api_endpoint: Where Ollama is, as the server sees it: `http://host.docker.internal:11434`.
            model: The model; the module chooses one by default.
        """
        return GenerativeOllama(
            api_endpoint=api_endpoint,
            model=model,
        )
