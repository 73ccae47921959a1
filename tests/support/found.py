"""Results as searches return them."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from weaviate.models.data import PhoneNumberType
from weaviate.models.results import MetadataReturn, Object, QueryReturn

IDS = [uuid.UUID(int=i + 1) for i in range(3)]
NOON = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.UTC)
PHONE = PhoneNumberType(
    number="030 1",
    default_country="DE",
    country_code=49,
    international_formatted="+49 30 1",
    national=301,
    national_formatted="030 1",
    valid=True,
)


def found(place: int, properties: Any, **parts: Any) -> Object[Any, Any]:
    """An object of `IDS`, with further parts by the names that they have there."""
    metadata, references = parts.pop("metadata", MetadataReturn()), parts.pop("references", None)
    return Object(IDS[place], metadata, properties, references, parts.pop("vector", {}), "Books")


def answer(*properties: Any, **parts: Any) -> QueryReturn[Any, Any]:
    """Objects with properties, which have all other parts in common."""
    return QueryReturn([found(place, one, **parts) for place, one in enumerate(properties)])
