"""What the modules that make vectors, generate text or rerank have in common in a collection's configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from weaviate.models.base import Wire, WireModel, to_json
from weaviate.models.checked import refused, text

AWSService = Literal["bedrock", "sagemaker"]
"""The services of Amazon that run models."""


@dataclass
class ModuleName:
    """The name of a module that no enumeration of the client has."""

    string: str

    @property
    def value(self) -> str:
        """The name."""
        return self.string


def named_module(value: object, factory: str) -> ModuleName:
    """The name of a module that a user gives.

    Args:
        value: The name.
        factory: What it was given to, for the error.

    Raises:
        WeaviateInvalidInputError: It is no text, or blank.
    """
    path = f"{factory}.module_name"
    name = text(value, path)
    if not name.strip():
        raise refused(path, name, "the name of a module")
    return ModuleName(name)


class CustomModule(WireModel):
    """The settings of any module, as they were given."""

    module_config: dict[str, Any] | None = None

    def to_wire(self) -> Wire:
        """The settings, as they were given."""
        wire: Wire = to_json(self.module_config or {})
        return wire
