"""Aliases for the values that the client takes and returns."""

from __future__ import annotations

import datetime
import uuid as uuid_package
from collections.abc import Mapping, Sequence
from io import BufferedReader
from pathlib import Path
from typing import Literal

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

TimeoutKind = Literal["init", "query", "insert"]
"""Which of the client's timeouts covers a request."""
