"""What moves results up."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import count, member, number, refused, share, text
from weaviate.models.filters import _condition, _Filters
from weaviate.models.times import duration, rfc3339
from weaviate.str_enum import BaseEnum

_MICROSECOND = datetime.timedelta(microseconds=1)


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
        condition = _BoostCondition(filter=_condition(filter, "Boost.filter.filter"))
        return _boost([condition], weight, depth, "Boost.filter")

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
        factory = "Boost.time_decay"
        function = _TimeDecayFunction(
            property=text(property, f"{factory}.property"),
            origin="now" if origin is None else _moment(origin, f"{factory}.origin"),
            scale=_span(scale, f"{factory}.scale", at_least=_MICROSECOND),
            offset=None if offset is None else _span(offset, f"{factory}.offset"),
            curve=_curve(curve, factory),
            decay_value=_decay(decay, factory),
        )
        return _boost([_BoostCondition(time_decay=function)], weight, depth, factory)

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
        factory = "Boost.numeric_decay"
        if number(scale, f"{factory}.scale") <= 0:
            raise refused(f"{factory}.scale", scale, "a number above 0")
        function = _NumericDecayFunction(
            property=text(property, f"{factory}.property"),
            origin=number(origin, f"{factory}.origin"),
            scale=float(scale),
            offset=_number(offset, f"{factory}.offset"),
            curve=_curve(curve, factory),
            decay_value=_decay(decay, factory),
        )
        return _boost([_BoostCondition(numeric_decay=function)], weight, depth, factory)

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
        factory = "Boost.numeric_property"
        if modifier is not None:
            modifier = member(modifier, _BoostModifier, f"{factory}.modifier", "Boost.Modifier")
        function = _PropertyValueFunction(text(name, f"{factory}.name"), modifier)
        return _boost([_BoostCondition(property_value=function)], weight, depth, factory)

    @staticmethod
    def blend(boosts: _Boost | Sequence[_Boost], *, weight: float | None = None, depth: int | None = None) -> _Boost:
        """Several boosts at once. The weight of each says how much it counts beside the others.

        Args:
            boosts: The boosts, without depths of their own.
            weight: How much of the final score they make together, from 0 to 1.
            depth: How many of the search's results are looked at.
        """
        path = "Boost.blend.boosts"
        parts = _parts(boosts, path)
        if not parts:
            raise WeaviateInvalidInputError(f"{path}: must have at least one boost")
        if any(part.depth is not None for part in parts):
            raise WeaviateInvalidInputError(f"{path}: a part cannot have a depth of its own; give it to blend()")
        conditions = [
            # A boost of one condition hands its weight on to it; those of a blend within the blend have their own.
            replace(condition, weight=part.weight) if condition.weight is None else condition
            for part in parts
            for condition in part.conditions
        ]
        return _boost(conditions, weight, depth, "Boost.blend")


def _boost(conditions: list[_BoostCondition], weight: object, depth: object, factory: str) -> _Boost:
    return _Boost(
        conditions,
        weight=_number(weight, f"{factory}.weight"),
        depth=None if depth is None else count(depth, f"{factory}.depth"),
    )


def _parts(boosts: object, path: str) -> Sequence[_Boost]:
    parts = [boosts] if isinstance(boosts, _Boost) else boosts
    if isinstance(parts, Sequence) and all(isinstance(part, _Boost) for part in parts):
        return parts
    raise refused(path, boosts, "made by Boost, or a list of what is")


def _number(value: object, path: str) -> float | None:
    return None if value is None else number(value, path)


def _decay(decay: object, factory: str) -> float | None:
    return None if decay is None else share(decay, f"{factory}.decay")


def _curve(curve: object, factory: str) -> _BoostCurve | None:
    return None if curve is None else member(curve, _BoostCurve, f"{factory}.curve", "Boost.Curve")


def _moment(moment: object, path: str) -> str:
    if isinstance(moment, datetime.datetime):
        return rfc3339(moment)
    if isinstance(moment, str):
        return text(moment, path)
    raise refused(path, moment, "a datetime, or its text")


def _span(span: object, path: str, at_least: datetime.timedelta = datetime.timedelta()) -> str:
    # The server drops a boost whose scale it cannot use, without a word.
    if isinstance(span, str) and any(map(str.isdigit, span)):
        return text(span, path)
    if not isinstance(span, datetime.timedelta) or span < at_least:
        wanted = "longer than zero" if at_least else "not negative"
        raise refused(path, span, f"a duration such as '7d' or timedelta(days=7), {wanted}")
    return duration(span)


BoostReturn = _Boost
