"""Modules that generate text, in a collection's configuration."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from weaviate.models.base import WireModel
from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.modules import CustomModule, ModuleName

GenerativeName = Annotated[GenerativeSearches | ModuleName, Field(exclude=True)]


class GenerativeProvider(WireModel):
    """A module that generates text, with its settings.

    A subclass declares the settings of one module as fields, and gives `generative` its default.
    """

    generative: GenerativeName


class GenerativeCustom(CustomModule, GenerativeProvider):
    """Any module that generates text, by name."""


class Generative:
    """Modules that generate text from search results."""

    @staticmethod
    def custom(module_name: str, module_config: dict[str, Any] | None = None) -> GenerativeProvider:
        """Any module, by name.

        Args:
            module_name: The module's name at the server: `generative-...`.
            module_config: Its settings, as the server wants them.
        """
        return GenerativeCustom(generative=ModuleName(module_name), module_config=module_config)
