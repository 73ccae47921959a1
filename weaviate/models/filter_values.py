"""Values that conditions compare with."""

from __future__ import annotations

import datetime
import re
import uuid as uuid_package
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import number, refused, text, truth
from weaviate.models.data import GeoCoordinate
from weaviate.types import UUID

_EXACT = 2**53
"""The server keeps integers as float64, which holds every whole number up to here."""
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


class _Operator(str, Enum):  # noqa: UP042  # as a StrEnum it would print as its value
    EQUAL = "Equal"
    NOT_EQUAL = "NotEqual"
    LESS_THAN = "LessThan"
    LESS_THAN_EQUAL = "LessThanEqual"
    GREATER_THAN = "GreaterThan"
    GREATER_THAN_EQUAL = "GreaterThanEqual"
    LIKE = "Like"
    IS_NULL = "IsNull"
    CONTAINS_ANY = "ContainsAny"
    CONTAINS_ALL = "ContainsAll"
    CONTAINS_NONE = "ContainsNone"
    WITHIN_GEO_RANGE = "WithinGeoRange"
    AND = "And"
    OR = "Or"
    NOT = "Not"


class _GeoCoordinateFilter(GeoCoordinate):
    """A circle.

    Attributes:
        distance: Its radius in metres.
    """

    distance: float


FilterValuesList = (
    Sequence[str] | Sequence[bool] | Sequence[int] | Sequence[float] | Sequence[datetime.datetime] | Sequence[UUID]
)
"""Lists of values to compare with. All of one kind: texts (ids and dates among them), truth values or numbers."""
FilterValues = (
    int | float | str | bool | datetime.datetime | uuid_package.UUID | _GeoCoordinateFilter | None | FilterValuesList
)
"""Values to compare with. `None` is here for the sake of type annotations only: ask for it by `is_none`."""


def checked(value: Any, operator: _Operator, path: str) -> FilterValues:
    """Check what a comparison compares with.

    Args:
        value: The value.
        operator: How it is compared.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It cannot be compared so.
    """
    if operator is _Operator.LIKE:
        return text(value, path)
    if operator is _Operator.IS_NULL:
        return truth(value, path)
    if isinstance(value, _GeoCoordinateFilter):
        return value
    value = plain(value)
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return _values(value, operator, path)
    if operator.value.startswith("Contains"):
        raise refused(path, value, "a list of values")
    return _scalar(value, path)


def _values(values: Sequence[object], operator: _Operator, path: str) -> list[Any]:
    if not values:
        hint = "" if operator.value.startswith("Contains") else ". For an empty list, filter by its length of 0"
        raise WeaviateInvalidInputError(f"{path}: must have at least one value{hint}")
    converted = [_scalar(value, f"{path}[{index}]") for index, value in enumerate(values)]
    kinds = {_kind(value) for value in converted}
    if len(kinds) > 1:
        raise WeaviateInvalidInputError(f"{path}: {' and '.join(sorted(kinds))} cannot be mixed")
    return converted


def _kind(value: object) -> str:
    return "truth values" if isinstance(value, bool) else "numbers" if isinstance(value, int | float) else "texts"


def plain(value: Any) -> Any:
    """A value as one of Python's own types, where it is a member of an enumeration, or numpy's array or number."""
    if isinstance(value, Enum):
        return value.value
    return value.tolist() if hasattr(value, "tolist") and not isinstance(value, str) else value


def _scalar(value: object, path: str) -> str | bool | int | float | datetime.datetime | uuid_package.UUID:
    value = plain(value)
    if isinstance(value, bool | uuid_package.UUID):
        return value
    if isinstance(value, str):
        return text(value, path)
    if isinstance(value, int):
        if -_EXACT <= value <= _EXACT:
            return value
        raise refused(path, value, "a number within 2**53, beyond which the server's float64 is not exact")
    if isinstance(value, float | Decimal):
        return number(float(value), path)
    if isinstance(value, datetime.datetime) and str(value) != "NaT":  # which is what pandas has for no time
        return value
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.datetime.combine(value, datetime.time(), datetime.UTC)
    if value is None:
        raise WeaviateInvalidInputError(f"{path}: None is no value to compare with; use .is_none(True)")
    raise refused(path, value, "a text, a number, a truth value, a date or a UUID")


def is_time(value: object) -> bool:
    """Whether something is a point in time that a comparison takes."""
    if isinstance(value, str):  # goes to the server as it is
        return _RFC3339.fullmatch(value) is not None
    return isinstance(value, datetime.date)  # a datetime is one too
