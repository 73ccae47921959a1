"""Property values of search replies, read message by message."""

from __future__ import annotations

import datetime
import struct
import sys
import uuid as uuid_package
import warnings
from collections.abc import Callable
from typing import Any

from weaviate._core.uuids import from_int
from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError, WeaviateQueryError
from weaviate.models.data import GeoCoordinate, PhoneNumberType

_from_iso = datetime.datetime.fromisoformat
_from_timestamp = datetime.datetime.fromtimestamp
_UTC = datetime.UTC
_FIRST = datetime.datetime.min.replace(tzinfo=_UTC)


def moment(text: str) -> datetime.datetime | None:
    """A point in time of the server's: RFC 3339 with up to nine digits of a second, of which Python keeps six."""
    try:
        found = _from_iso(text)
    except ValueError:
        return _odd_moment(text)
    return found if found.tzinfo is not None else found.replace(tzinfo=_UTC)


def _odd_moment(text: str) -> datetime.datetime | None:
    if not text:
        warnings.warn("A date without content came from the server and is read as None.", UserWarning, stacklevel=2)
        return None
    if text.startswith("0000-"):
        warnings.warn(f"The date {text} is before Python's first year and is read as {_FIRST}.", stacklevel=2)
        return _FIRST
    raise WeaviateQueryError(f"the server sent {text!r} for a date", "GRPC")


def timestamp(milliseconds: int) -> datetime.datetime:
    """A point in time given in milliseconds. By way of a float64 it is exact until the year 2242."""
    return _from_timestamp(milliseconds / 1000, _UTC)


def uuid(text: str) -> uuid_package.UUID:
    """The UUID of a text with dashes.

    Raises:
        ValueError: It is none.
    """
    digits = text.replace("-", "")
    if len(digits) > 32:
        raise ValueError("an id has 32 digits")
    return from_int(int(digits, 16))


def properties(message: v1.Properties) -> dict[str, Any]:
    """The values of an object, or of an object in it, by name."""
    fields = message.fields
    read: dict[str, Any] = {}
    for name in fields:
        value = fields[name]
        kind = value.WhichOneof("kind")
        if kind == "text_value":
            read[name] = value.text_value
        elif kind == "int_value":
            read[name] = value.int_value
        elif kind == "number_value":
            read[name] = value.number_value
        else:
            read[name] = _READERS[kind](value)
    return read


def geo(message: v1.GeoCoordinate) -> GeoCoordinate:
    """A place, as the server has it, which stores others than those on Earth too."""
    try:
        return GeoCoordinate(latitude=message.latitude, longitude=message.longitude)
    except WeaviateInvalidInputError:
        return GeoCoordinate.model_construct(latitude=message.latitude, longitude=message.longitude)


def phone(message: v1.PhoneNumber) -> PhoneNumberType:
    """A telephone number, as the server has it."""
    return PhoneNumberType(
        number=message.input,
        default_country=message.default_country,
        country_code=message.country_code,
        international_formatted=message.international_formatted,
        national=message.national,
        national_formatted=message.national_formatted,
        valid=message.valid,
    )


def listed(message: v1.ListValue) -> list[Any]:
    """The values of a list."""
    kind = message.WhichOneof("kind")
    return _LISTS[kind](message) if kind is not None else []


def _numbers_native(packed: bytes, kind: str) -> list[Any]:
    return memoryview(packed).cast(kind).tolist()  # type: ignore[call-overload,no-any-return]  # the kind is no literal


def _numbers_swapped(packed: bytes, kind: str) -> list[Any]:
    return list(struct.unpack(f"<{len(packed) // 8}{kind}", packed))


_numbers = _numbers_native if sys.byteorder == "little" else _numbers_swapped

_READERS: dict[str | None, Callable[[v1.Value], Any]] = {
    "bool_value": lambda value: value.bool_value,
    "date_value": lambda value: moment(value.date_value),
    "null_value": lambda value: None,
    "object_value": lambda value: properties(value.object_value),
    "list_value": lambda value: listed(value.list_value),
    "uuid_value": lambda value: uuid(value.uuid_value),
    "blob_value": lambda value: value.blob_value,
    "geo_value": lambda value: geo(value.geo_value),
    "phone_value": lambda value: phone(value.phone_value),
    None: lambda value: None,
}

_LISTS: dict[str, Callable[[v1.ListValue], list[Any]]] = {
    "text_values": lambda value: value.text_values.values[:],
    "int_values": lambda value: _numbers(value.int_values.values, "q"),
    "number_values": lambda value: _numbers(value.number_values.values, "d"),
    "bool_values": lambda value: value.bool_values.values[:],
    "date_values": lambda value: [moment(text) for text in value.date_values.values],
    "uuid_values": lambda value: [uuid(text) for text in value.uuid_values.values],
    "object_values": lambda value: [properties(item) for item in value.object_values.values],
}
