"""What moves results up."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import refused
from weaviate.models.filters import _Filters
from weaviate.models.times import duration, rfc3339
from weaviate.str_enum import BaseEnum


class _BoostCurve(str, BaseEnum):
    """How a boost decays with the distance from its origin."""

    EXPONENTIAL = "exp"
    GAUSSIAN = "gauss"
    LINEAR = "linear"


class _BoostModifier(str, BaseEnum):
    """What is done to a number before it boosts."""

    LOG1P = "log1p"
    SQRT = "sqrt"


@dataclass
class _TimeDecayFunction:
    property: str
    origin: str
    scale: str
    offset: str | None = None
    curve: _BoostCurve | None = None
    decay_value: float | None = None


@dataclass
class _NumericDecayFunction:
    property: str
    origin: float
    scale: float
    offset: float | None = None
    curve: _BoostCurve | None = None
    decay_value: float | None = None


@dataclass
class _PropertyValueFunction:
    property: str
    modifier: _BoostModifier | None = None


@dataclass
class _BoostCondition:
    filter: _Filters | None = None
    time_decay: _TimeDecayFunction | None = None
    numeric_decay: _NumericDecayFunction | None = None
    property_value: _PropertyValueFunction | None = None
    weight: float | None = None


@dataclass
class _Boost:
    """What moves results up; made by `Boost`.

    Attributes:
        conditions: What is boosted.
        weight: How much of the final score the boost makes, from 0 to 1.
        depth: How many of the search's results are looked at.
    """

    conditions: list[_BoostCondition]
    weight: float | None = None
    depth: int | None = None


class Boost:
    """Moves those of a search's results up that fulfil a condition, or come near to a value (server 1.38).

    ```python
    recent = Boost.time_decay("published", scale=timedelta(days=30))
    await books.query.near_text("whales", boost=recent)
    ```
    """

    Curve = _BoostCurve
    Modifier = _BoostModifier

    @staticmethod
    def filter(filter: _Filters, *, weight: float | None = None, depth: int | None = None) -> _Boost:
        """Boost what fulfils a condition.

        Args:
            filter: The condition.
            weight: How much of the final score the boost makes, from 0 to 1.
            depth: How many of the search's results are looked at.
        """
        if not isinstance(filter, _Filters):
            raise refused("filter", filter, "a filter, which ends in a comparison such as .equal(...)")
        return _Boost([_BoostCondition(filter=filter)], weight, depth)

    @staticmethod
    def time_decay(
        property: str,
        *,
        origin: str | datetime.datetime | None = None,
        scale: str | datetime.timedelta,
        offset: str | datetime.timedelta | None = None,
        curve: _BoostCurve | None = None,
        decay: float | None = None,
        weight: float | None = None,
        depth: int | None = None,
    ) -> _Boost:
        """Boost what is near to a point in time.

        Args:
            property: A property of dates.
            origin: The point in time; by default the server's now.
            scale: How far from it the boost has fallen to `decay`: a duration, or its text (`7d`, `12h`).
            offset: How far from it the boost is still whole.
            curve: How it falls.
            decay: What it has fallen to at `scale`.
            weight: How much of the final score the boost makes, from 0 to 1.
            depth: How many of the search's results are looked at.
        """
        moment = origin if isinstance(origin, str) else "now" if origin is None else rfc3339(origin)
        function = _TimeDecayFunction(
            property=property,
            origin=moment,
            scale=scale if isinstance(scale, str) else _span(scale, "scale"),
            offset=offset if offset is None or isinstance(offset, str) else _span(offset, "offset"),
            curve=curve,
            decay_value=decay,
        )
        return _Boost([_BoostCondition(time_decay=function)], weight, depth)

    @staticmethod
    def numeric_decay(
        property: str,
        *,
        origin: float,
        scale: float,
        offset: float | None = None,
        curve: _BoostCurve | None = None,
        decay: float | None = None,
        weight: float | None = None,
        depth: int | None = None,
    ) -> _Boost:
        """Boost what is near to a number.

        Args:
            property: A property of numbers.
            origin: The number.
            scale: How far from it the boost has fallen to `decay`.
            offset: How far from it the boost is still whole.
            curve: How it falls.
            decay: What it has fallen to at `scale`.
            weight: How much of the final score the boost makes, from 0 to 1.
            depth: How many of the search's results are looked at.
        """
        function = _NumericDecayFunction(property, origin, scale, offset, curve, decay)
        return _Boost([_BoostCondition(numeric_decay=function)], weight, depth)

    @staticmethod
    def numeric_property(
        name: str, *, modifier: _BoostModifier | None = None, weight: float | None = None, depth: int | None = None
    ) -> _Boost:
        """Boost by the value of a property.

        Args:
            name: A property of numbers.
            modifier: What is done to the value first.
            weight: How much of the final score the boost makes, from 0 to 1.
            depth: How many of the search's results are looked at.
        """
        return _Boost([_BoostCondition(property_value=_PropertyValueFunction(name, modifier))], weight, depth)

    @staticmethod
    def blend(boosts: _Boost | Sequence[_Boost], *, weight: float | None = None, depth: int | None = None) -> _Boost:
        """Several boosts at once. The weight of each says how much it counts beside the others.

        Args:
            boosts: The boosts, without depths of their own.
            weight: How much of the final score they make together, from 0 to 1.
            depth: How many of the search's results are looked at.
        """
        parts = [boosts] if isinstance(boosts, _Boost) else list(boosts)
        if not parts:
            raise WeaviateInvalidInputError("boosts: must have at least one boost")
        if any(part.depth is not None for part in parts):
            raise WeaviateInvalidInputError("boosts: a part cannot have a depth of its own; give it to blend()")
        conditions = [
            # A boost of one condition hands its weight on to it; those of a blend within the blend have their own.
            replace(condition, weight=part.weight) if condition.weight is None else condition
            for part in parts
            for condition in part.conditions
        ]
        return _Boost(conditions, weight, depth)


def _span(span: object, path: str) -> str:
    # The server drops a boost whose scale it cannot use, without a word.
    if not isinstance(span, datetime.timedelta) or span < datetime.timedelta() or (path == "scale" and not span):
        raise refused(path, span, "a duration such as '7d' or timedelta(days=7), longer than zero")
    return duration(span)


BoostReturn = _Boost
