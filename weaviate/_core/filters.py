"""Conditions on objects, as the server takes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import refused
from weaviate.models.filter_values import FilterValues, _GeoCoordinateFilter, _Operator
from weaviate.models.filters import (
    _Combined,
    _CountRef,
    _FilterNot,
    _Filters,
    _FilterTargets,
    _FilterValue,
    _MultiTargetRef,
)
from weaviate.models.times import rfc3339

_MAX_DEPTH = 90
"""Protobuf allows a hundred levels of messages."""


def to_message(condition: _Filters) -> v1.Filters:
    """A condition as a message.

    Args:
        condition: What `Filter` made.

    Raises:
        WeaviateInvalidInputError: It is none, or a comparison without a value.
    """
    message = v1.Filters()
    write(message, condition)
    return message


def write(message: v1.Filters, condition: _Filters, depth: int = 0) -> None:
    """Fill an empty message with a condition: what `to_message` does, without a copy.

    Args:
        message: The message.
        condition: What `Filter` made.
        depth: How many conditions it lies within.

    Raises:
        WeaviateInvalidInputError: It is none, or a comparison without a value, or nested too deep.
    """
    if isinstance(condition, _FilterValue):
        message.operator = _operator(condition.operator)
        _write_value(message, condition.value)
        _write_target(message.target, condition.target)
    elif isinstance(condition, _Combined):
        message.operator = _operator(condition.operator)
        for one in _operands(condition):
            if depth > _MAX_DEPTH:
                raise WeaviateInvalidInputError(f"filters: are nested in more than {_MAX_DEPTH} levels")
            write(message.filters.add(), one, depth + 1)
    else:
        raise refused("filters", condition, "a filter, which ends in a comparison such as .equal(...)")


def write_ids(message: v1.Filters, ids: Sequence[str]) -> None:
    """Fill an empty message with the condition that an object has one of some ids.

    Args:
        message: The message.
        ids: The ids, at least one.
    """
    if len(ids) == 1:
        message.operator = v1.Filters.OPERATOR_EQUAL
        message.value_text = ids[0]
        message.target.property = "_id"
        return
    message.operator = v1.Filters.OPERATOR_OR
    for one in ids:
        write_ids(message.filters.add(), (one,))


def _operands(condition: _Combined) -> Iterator[_Filters]:
    """What a condition combines, with `(a & b) & c` taken as `a & b & c`, which saves levels."""
    if isinstance(condition, _FilterNot):
        yield from condition.filters
        return
    waiting = condition.filters[::-1]
    while waiting:
        one = waiting.pop()
        if isinstance(one, _Combined) and type(one) is type(condition):
            waiting.extend(one.filters[::-1])
        else:
            yield one


@cache
def _operator(operator: _Operator) -> v1.Filters.Operator:
    return v1.Filters.Operator.Value(f"OPERATOR_{operator.name}")


def _write_target(message: v1.FilterTarget, target: _FilterTargets) -> None:
    while not isinstance(target, str):
        if isinstance(target, _CountRef):
            message.count.on = target.link_on
            return
        if target.target is None:
            raise WeaviateInvalidInputError(f"filters: the reference {target.link_on} has nothing behind it to compare")
        if isinstance(target, _MultiTargetRef):
            reference: v1.FilterReferenceMultiTarget | v1.FilterReferenceSingleTarget = message.multi_target
            message.multi_target.target_collection = target.target_collection
        else:
            reference = message.single_target
        reference.on = target.link_on
        message, target = reference.target, target.target
    message.property = target


def _write_value(message: v1.Filters, value: FilterValues) -> None:
    # Comparisons check their values when they are made; what is left is to find the field.
    if isinstance(value, bool):
        message.value_boolean = value
    elif isinstance(value, int):
        message.value_int = value
    elif isinstance(value, float):
        message.value_number = value
    elif isinstance(value, list):
        _write_list(message, value)
    elif isinstance(value, _GeoCoordinateFilter):
        message.value_geo.latitude = value.latitude
        message.value_geo.longitude = value.longitude
        message.value_geo.distance = value.distance
    else:
        message.value_text = _text(value)


def _write_list(message: v1.Filters, values: list[Any]) -> None:
    first = values[0]
    if isinstance(first, bool):
        message.value_boolean_array.values.extend(values)
    elif not isinstance(first, int | float):
        message.value_text_array.values.extend(map(_text, values))
    elif all(isinstance(value, int) for value in values):
        message.value_int_array.values.extend(values)
    else:
        message.value_number_array.values.extend(values)


def _text(value: object) -> str:
    return rfc3339(value) if isinstance(value, datetime.datetime) else str(value)
