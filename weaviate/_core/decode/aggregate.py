"""The answers to aggregations as what the user gets."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from weaviate._core.decode.messages import read
from weaviate._core.decode.values import geo
from weaviate._proto import v1
from weaviate.models.aggregate import (
    AggregateBoolean,
    AggregateDate,
    AggregateGroup,
    AggregateGroupByReturn,
    AggregateInteger,
    AggregateNumber,
    AggregateReference,
    AggregateResult,
    AggregateReturn,
    AggregateText,
    AProperties,
    GroupedBy,
    TopOccurrence,
)

_WHAT = "read what an aggregation told"


def aggregate_return(reply: bytes, *, total_count: bool = True) -> AggregateReturn:
    """The answer to an aggregation.

    Args:
        reply: A serialized `AggregateReply`.
        total_count: Whether the objects were to be counted: the server says 0 where they were not.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    result = read(_aggregate_return, reply, _WHAT)
    if not total_count:
        result.total_count = None
    return result


def aggregate_group_by_return(reply: bytes, *, total_count: bool = True) -> AggregateGroupByReturn:
    """The answer to an aggregation with groups.

    Args:
        reply: A serialized `AggregateReply`.
        total_count: Whether the objects were to be counted: the server counts those of groups always.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    result = read(_aggregate_group_by_return, reply, _WHAT)
    if not total_count:
        for group in result.groups:
            group.total_count = None
    return result


def _aggregate_return(reply: bytes) -> AggregateReturn:
    single = v1.AggregateReply.FromString(reply).single_result
    return AggregateReturn(_properties(single.aggregations), _present(single, "objects_count"))


def _aggregate_group_by_return(reply: bytes) -> AggregateGroupByReturn:
    message = v1.AggregateReply.FromString(reply)
    return AggregateGroupByReturn(
        [
            AggregateGroup(
                _grouped_by(group.grouped_by), _properties(group.aggregations), _present(group, "objects_count")
            )
            for group in message.grouped_results.groups
        ]
    )


def _present(message: Any, name: str) -> Any:
    """A value, zero among them; None where the server left it out, or divided by zero for it."""
    if not message.HasField(name):
        return None
    value = getattr(message, name)
    return None if isinstance(value, float) and math.isnan(value) else value


def _properties(message: v1.AggregateReply.Aggregations) -> AProperties:
    read: AProperties = {}
    for one in message.aggregations:
        kind = one.WhichOneof("aggregation")
        if kind is not None:  # a newer server may know more kinds
            read[one.property] = _READERS[kind](getattr(one, kind))
    return read


def _numbers(message: Any) -> tuple[Any, ...]:
    return tuple(_present(message, name) for name in ("count", "maximum", "mean", "median", "minimum", "mode", "sum"))


def _text(message: v1.AggregateReply.Aggregations.Aggregation.Text) -> AggregateText:
    top = [TopOccurrence(item.occurs, item.value) for item in message.top_occurences.items]
    return AggregateText(_present(message, "count"), top)


def _boolean(message: v1.AggregateReply.Aggregations.Aggregation.Boolean) -> AggregateBoolean:
    names = ("count", "percentage_false", "percentage_true", "total_false", "total_true")
    return AggregateBoolean(*(_present(message, name) for name in names))


def _date(message: v1.AggregateReply.Aggregations.Aggregation.Date) -> AggregateDate:
    return AggregateDate(*(_present(message, name) for name in ("count", "maximum", "median", "minimum", "mode")))


_READERS: dict[str, Callable[[Any], AggregateResult]] = {
    "text": _text,
    "int": lambda message: AggregateInteger(*_numbers(message)),
    "number": lambda message: AggregateNumber(*_numbers(message)),
    "boolean": _boolean,
    "date": _date,
    "reference": lambda message: AggregateReference(list(message.pointing_to)),
}


def _grouped_by(message: v1.AggregateReply.Group.GroupedBy) -> GroupedBy:
    kind = message.WhichOneof("value")
    value: Any = None if kind is None else getattr(message, kind)
    if kind == "geo":
        value = geo(v1.GeoCoordinate(latitude=value.latitude, longitude=value.longitude))
    elif kind in ("texts", "ints", "booleans", "numbers"):
        value = list(value.values)
    return GroupedBy(message.path[0] if message.path else "", value)
