"""Helpers for ids."""

from __future__ import annotations

import uuid as uuid_package
from typing import Any

from weaviate.types import UUID

__all__ = ["generate_uuid5", "get_valid_uuid"]

_WeaviateUUIDInt = uuid_package.UUID  # the name that other packages know for the ids of results


def generate_uuid5(identifier: Any, namespace: Any = "") -> str:
    """An id made from a value: the same value gives the same id, so that inserting it again replaces the object.

    Args:
        identifier: The value: what tells the object from others. Its `str()` counts.
        namespace: What tells values of one kind from those of another.

    Returns:
        A UUID of version 5.
    """
    return str(uuid_package.uuid5(uuid_package.NAMESPACE_DNS, f"{namespace}{identifier}"))


def get_valid_uuid(uuid: UUID) -> str:
    """An id as the server writes it.

    Args:
        uuid: A UUID, its text with or without dashes, or a beacon or URL that ends in it.

    Raises:
        TypeError: It is neither a string nor a UUID.
        ValueError: It is no UUID.
    """
    if isinstance(uuid, uuid_package.UUID):
        return str(uuid)
    if not isinstance(uuid, str):
        raise TypeError(f"a UUID is a str or a uuid.UUID, not {type(uuid).__name__}")
    try:
        return str(uuid_package.UUID(uuid.rpartition("/")[2] if "://" in uuid else uuid))
    except ValueError:
        raise ValueError(f"{uuid!r} is not a UUID, nor does it end in one") from None
