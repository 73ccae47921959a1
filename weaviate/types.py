"""Aliases for the values that the client takes and returns."""

from __future__ import annotations

import datetime
import typing
import uuid as uuid_package
from collections.abc import Mapping, Sequence
from io import BufferedReader
from pathlib import Path
from typing import Any, Literal

BEACON = "weaviate://localhost/"
"""What a reference's address begins with."""

NUMBER = int | float
UUID = str | uuid_package.UUID
UUIDS = Sequence[UUID] | UUID
TIME = datetime.datetime
DATE = datetime.datetime
GEO_COORDINATES = tuple[float, float]
PRIMITIVE = str | int | float | bool | datetime.datetime | uuid_package.UUID
BLOB_INPUT = str | Path | BufferedReader
INCLUDE_VECTOR = bool | str | list[str]
VECTOR = Sequence[NUMBER] | Sequence[Sequence[NUMBER]]
"""One vector: a sequence of float32 values, or of such rows for a multi-vector. Lists, tuples, `array.array` and
numpy arrays of any numeric type."""
VECTORS = Mapping[str, VECTOR] | Sequence[NUMBER]
"""One vector, or one per named vector."""

# Those of `typing`: as a key, `list[str]` is another one than `List[str]`.
DATATYPE_TO_PYTHON_TYPE: dict[str, Any] = {
    "text": str,
    "int": int,
    "text[]": typing.List[str],  # noqa: UP006
    "int[]": typing.List[int],  # noqa: UP006
    "boolean": bool,
    "boolean[]": typing.List[bool],  # noqa: UP006
    "number": float,
    "number[]": typing.List[float],  # noqa: UP006
    "date": datetime.datetime,
    "date[]": typing.List[datetime.datetime],  # noqa: UP006
    "geoCoordinates": typing.Tuple[float, float],  # noqa: UP006
    "object": typing.Dict[str, PRIMITIVE],  # noqa: UP006
    "object[]": typing.List[typing.Dict[str, PRIMITIVE]],  # noqa: UP006
}
"""The Python type of a property's value, by the server's word for its data type."""
PYTHON_TYPE_TO_DATATYPE: dict[Any, str] = {kind: name for name, kind in DATATYPE_TO_PYTHON_TYPE.items()}
"""The server's word for a data type, by the Python type of a property's value."""

TimeoutKind = Literal["init", "query", "insert"]
"""Which of the client's timeouts covers a request."""
