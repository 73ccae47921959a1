"""Modules that put results into a new order, in a collection's configuration."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from weaviate.models.base import WireModel
from weaviate.models.config.enums import Rerankers
from weaviate.models.config.modules import CustomModule, ModuleName

RerankerName = Annotated[Rerankers | ModuleName, Field(exclude=True)]


class RerankerProvider(WireModel):
    """A module that puts results into a new order, with its settings.

    A subclass declares the settings of one module as fields, and gives `reranker` its default.
    """

    reranker: RerankerName


class RerankerCustom(CustomModule, RerankerProvider):
    """Any module that reranks, by name."""


class Reranker:
    """Modules that put search results into a new order."""

    @staticmethod
    def custom(module_name: str, module_config: dict[str, Any] | None = None) -> RerankerProvider:
        """Any module, by name.

        Args:
            module_name: The module's name at the server: `reranker-...`.
            module_config: Its settings, as the server wants them.
        """
        return RerankerCustom(reranker=ModuleName(module_name), module_config=module_config)
