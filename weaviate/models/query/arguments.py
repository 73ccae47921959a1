"""The check of arguments that are members of enumerations."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from weaviate.models.checked import refused

E = TypeVar("E", bound=Enum)


def member(value: object, kind: type[E], path: str, name: str) -> E:
    """Check a member of an enumeration.

    Args:
        value: The member, or its value.
        kind: The enumeration.
        path: What it is, for the error.
        name: What users call the enumeration, for the error.

    Raises:
        WeaviateInvalidInputError: It is none.
    """
    try:
        return kind(value)
    except ValueError:
        raise refused(path, value, " or ".join(f"{name}.{one.name}" for one in kind)) from None
