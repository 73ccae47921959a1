"""The base of results that are the server's JSON, field by field."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, model_validator

from weaviate.models.base import Wire
from weaviate.models.result import Result

_NO_TIME = "0001-01-01T00:00:00.000Z"


class ReceivedModel(Result, BaseModel):
    """What the server answers, as a pydantic model: aliases are the names on the wire, and what is unknown is left out.

    Null counts as left out, and so does the first instant of year 1, which the server writes where it has no time.
    """

    @model_validator(mode="before")
    @classmethod
    def _without_null(cls, said: Any) -> Any:
        if not isinstance(said, dict):
            return said
        return {name: value for name, value in said.items() if value is not None and value != _NO_TIME}

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object. What is null counts as left out.

        Args:
            wire: What the server sent.

        Raises:
            ValueError: It is not what the server's protocol says.
        """
        return cls.model_validate(wire)

    def __str__(self) -> str:
        return repr(self)
