"""Any module that generates text, by name."""

from __future__ import annotations

from typing import Any

from weaviate.models.config.generative.base import GenerativeProvider
from weaviate.models.config.modules import CustomModule, named_module


class GenerativeCustom(CustomModule, GenerativeProvider):
    """Any module that generates text, by name."""

    made_by = "Configure.Generative.custom"


class CustomGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def custom(module_name: str, module_config: dict[str, Any] | None = None) -> GenerativeProvider:
        """Any module, by name.

        Args:
            module_name: The module's name at the server: `generative-...`.
            module_config: Its settings, as the server wants them.
        """
        generative = named_module(module_name, GenerativeCustom.made_by)
        return GenerativeCustom(generative=generative, module_config=module_config)
