"""The module `generative-dummy` at query time: no model, but answers for tests."""

from __future__ import annotations

from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName


class DummyRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.dummy"

    generative: GenerativeName = GenerativeSearches.DUMMY


class DummyGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def dummy() -> GenerativeConfigRuntime:
        """No model: it answers with its prompt, for tests."""
        return DummyRuntime()
