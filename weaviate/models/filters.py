"""Conditions on objects."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from pydantic import SkipValidation

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import CheckedModel, count, number, refused, text, truth, uuid_text
from weaviate.models.data import GeoCoordinate
from weaviate.models.filter_values import (
    FilterValues,
    FilterValuesList,
    _GeoCoordinateFilter,
    _Operator,
    checked,
    is_time,
    plain,
)
from weaviate.types import UUID


class _CountRef(CheckedModel):
    """The number of a reference's targets."""

    made_by: ClassVar[str] = "Filter.by_ref_count"

    link_on: str


class _SingleTargetRef(CheckedModel):
    """What lies behind a reference."""

    made_by: ClassVar[str] = "Filter.by_ref"

    link_on: str
    target: _FilterTargets | None = None


class _MultiTargetRef(CheckedModel):
    """What lies behind a reference to several collections, in one of them."""

    made_by: ClassVar[str] = "Filter.by_ref_multi_target"

    target_collection: str
    link_on: str
    target: _FilterTargets | None = None


_FilterTargets = str | _SingleTargetRef | _MultiTargetRef | _CountRef
_Reference = _SingleTargetRef | _MultiTargetRef
_SingleTargetRef.model_rebuild()
_MultiTargetRef.model_rebuild()


class _Filters:
    """A condition. Combine conditions with `&` (and), `|` (or) and `~` (not)."""

    def __and__(self, other: _Filters) -> _Filters:
        return _FilterAnd([self, other])

    def __or__(self, other: _Filters) -> _Filters:
        return _FilterOr([self, other])

    def __invert__(self) -> _Filters:
        return _FilterNot([self])


def _condition(value: object, path: str) -> _Filters:
    if not isinstance(value, _Filters):
        raise refused(path, value, "a filter, which ends in a comparison such as .equal(...)")
    return value


class _Combined(_Filters):
    _OPERATOR: ClassVar[_Operator]
    _PARAMETER: ClassVar[str]

    def __init__(self, filters: list[_Filters]) -> None:
        for index, one in enumerate(filters):
            _condition(one, f"{self._PARAMETER}[{index}]")
        self.filters = filters

    @classmethod
    def of(cls, filters: list[_Filters]) -> _Filters:
        """Combine conditions; one alone is what it is."""
        # A comparison can be iterated over too, as pydantic's models can.
        if isinstance(filters, _Filters | str) or not isinstance(filters, Iterable):
            raise refused(cls._PARAMETER, filters, "a list of filters")
        combined = cls(list(filters))
        if not combined.filters:
            raise WeaviateInvalidInputError(f"{cls._PARAMETER}: must have at least one filter")
        return combined.filters[0] if len(combined.filters) == 1 else combined

    def __repr__(self) -> str:
        return f"{type(self).__name__}(filters={self.filters!r})"

    @property
    def operator(self) -> _Operator:
        """How they are combined."""
        return self._OPERATOR


class _FilterAnd(_Combined):
    """All of several conditions."""

    _OPERATOR = _Operator.AND
    _PARAMETER = "Filter.all_of.filters"


class _FilterOr(_Combined):
    """Any of several conditions."""

    _OPERATOR = _Operator.OR
    _PARAMETER = "Filter.any_of.filters"


class _FilterNot(_Combined):
    """The opposite of a condition."""

    _OPERATOR = _Operator.NOT
    _PARAMETER = "Filter.not_.filters"


class _FilterValue(_Filters, CheckedModel):
    """A comparison.

    Attributes:
        value: What is compared with, as Python's own types: numpy's, decimals, dates and members of enumerations are
            converted.
        operator: How.
        target: What is compared: a property's name, or what lies behind a reference.
    """

    # Pydantic's union takes bytes for text and a tuple for nothing at all; `_value` below is exact.
    value: SkipValidation[FilterValues]
    operator: _Operator
    target: _FilterTargets

    def model_post_init(self, context: Any, /) -> None:
        """Check the value against the operator."""
        value = checked(self.value, self.operator, f"{_call(self.target, self.operator)}.val")
        if value is not self.value:  # which it mostly is, and models take long to set an attribute
            self.value = value


_CALLS = {
    "_id": ".by_id()",
    "_creationTimeUnix": ".by_creation_time()",
    "_lastUpdateTimeUnix": ".by_update_time()",
}
_METHODS = {operator: operator.name.lower() for operator in _Operator} | {
    _Operator.LESS_THAN_EQUAL: "less_or_equal",
    _Operator.GREATER_THAN_EQUAL: "greater_or_equal",
    _Operator.IS_NULL: "is_none",
}


def _call(target: _FilterTargets | None, operator: _Operator) -> str:
    """What users call for a comparison: `Filter.by_ref("r").by_property("a").equal`."""
    call = "Filter"
    # Names first: to ask of them whether they are models takes as long as all else here.
    while target is not None and not isinstance(target, str):
        if isinstance(target, _CountRef):
            return f'{call}.by_ref_count("{target.link_on}").{_METHODS[operator]}'
        if isinstance(target, _MultiTargetRef):
            call += f'.by_ref_multi_target("{target.link_on}", "{target.target_collection}")'
        else:
            call += f'.by_ref("{target.link_on}")'
        target = target.target
    if target is not None:
        call += _CALLS.get(target) or f'.by_property("{target}")'
    return f"{call}.{_METHODS[operator]}"


def _behind(reference: _Reference, target: _FilterTargets) -> _Reference:
    """A path through references, with something at its end."""
    inner = reference.target
    return reference.model_copy(
        update={"target": _behind(inner, target) if isinstance(inner, _Reference) else target},
    )


class _By:
    """What a comparison is about."""

    def __init__(self, target: _FilterTargets, reference: _Reference | None) -> None:
        self._target: _FilterTargets = target if reference is None else _behind(reference, target)

    def _compare(self, operator: _Operator, value: Any) -> _Filters:
        return _FilterValue(value=value, operator=operator, target=self._target)


class _FilterByProperty(_By):
    """Compares a property.

    Args:
        prop: Its name, or a path through nested objects: `author.address.city`.
        length: Compare its length instead; the collection must index lengths.
        target: The reference behind which it lies.
    """

    def __init__(self, prop: str, length: bool, target: _Reference | None = None) -> None:
        name = text(prop, "Filter.by_property.name")
        super().__init__(f"len({name})" if truth(length, "Filter.by_property.length") else name, target)

    def is_none(self, val: bool) -> _Filters:
        """Whether it has no value; the collection must index null state."""
        return self._compare(_Operator.IS_NULL, val)

    def contains_any(self, val: FilterValuesList) -> _Filters:
        """Holds at least one of the values: its list has it, or its text has it as a word."""
        return self._compare(_Operator.CONTAINS_ANY, val)

    def contains_all(self, val: FilterValuesList) -> _Filters:
        """Holds every one of the values."""
        return self._compare(_Operator.CONTAINS_ALL, val)

    def contains_none(self, val: FilterValuesList) -> _Filters:
        """Holds none of the values (server 1.33)."""
        return self._compare(_Operator.CONTAINS_NONE, val)

    def equal(self, val: FilterValues) -> _Filters:
        """Equals the value. A text equals when all its words occur, unless the property's tokenization is `field`."""
        return self._compare(_Operator.EQUAL, val)

    def not_equal(self, val: FilterValues) -> _Filters:
        """Differs from the value."""
        return self._compare(_Operator.NOT_EQUAL, val)

    def less_than(self, val: FilterValues) -> _Filters:
        """Is smaller or earlier than the value."""
        return self._compare(_Operator.LESS_THAN, val)

    def less_or_equal(self, val: FilterValues) -> _Filters:
        """Is smaller or earlier than the value, or equals it."""
        return self._compare(_Operator.LESS_THAN_EQUAL, val)

    def greater_than(self, val: FilterValues) -> _Filters:
        """Is larger or later than the value."""
        return self._compare(_Operator.GREATER_THAN, val)

    def greater_or_equal(self, val: FilterValues) -> _Filters:
        """Is larger or later than the value, or equals it."""
        return self._compare(_Operator.GREATER_THAN_EQUAL, val)

    def like(self, val: str) -> _Filters:
        """Matches the pattern, in which `?` stands for one character and `*` for any number of them."""
        return self._compare(_Operator.LIKE, val)

    def within_geo_range(self, coordinate: GeoCoordinate, distance: float) -> _Filters:
        """Lies within a distance of a place.

        Args:
            coordinate: The place.
            distance: The distance in metres.
        """
        call = _call(self._target, _Operator.WITHIN_GEO_RANGE)
        if not isinstance(coordinate, GeoCoordinate):
            raise refused(f"{call}.coordinate", coordinate, "a GeoCoordinate")
        circle = _GeoCoordinateFilter(
            latitude=coordinate.latitude,
            longitude=coordinate.longitude,
            distance=number(distance, f"{call}.distance"),
        )
        return self._compare(_Operator.WITHIN_GEO_RANGE, circle)


class _FilterByTime(_By):
    _NAME = ""

    def __init__(self, target: _Reference | None = None) -> None:
        super().__init__(self._NAME, target)

    def _compare(self, operator: _Operator, value: Any) -> _Filters:
        times = plain(value)
        if operator in {_Operator.CONTAINS_ANY, _Operator.CONTAINS_NONE}:
            if not isinstance(times, Sequence) or not times or not all(map(is_time, times)):
                raise refused(f"{_call(self._target, operator)}.dates", value, "a list of datetimes, at least one")
        elif not is_time(times):
            raise refused(f"{_call(self._target, operator)}.date", value, "a datetime")
        return super()._compare(operator, times)

    def contains_any(self, dates: list[datetime.datetime]) -> _Filters:
        """Is one of these times."""
        return self._compare(_Operator.CONTAINS_ANY, dates)

    def contains_none(self, dates: list[datetime.datetime]) -> _Filters:
        """Is none of these times (server 1.33)."""
        return self._compare(_Operator.CONTAINS_NONE, dates)

    def equal(self, date: datetime.datetime) -> _Filters:
        """Is this time."""
        return self._compare(_Operator.EQUAL, date)

    def not_equal(self, date: datetime.datetime) -> _Filters:
        """Is another time."""
        return self._compare(_Operator.NOT_EQUAL, date)

    def less_than(self, date: datetime.datetime) -> _Filters:
        """Is earlier."""
        return self._compare(_Operator.LESS_THAN, date)

    def less_or_equal(self, date: datetime.datetime) -> _Filters:
        """Is this time or earlier."""
        return self._compare(_Operator.LESS_THAN_EQUAL, date)

    def greater_than(self, date: datetime.datetime) -> _Filters:
        """Is later."""
        return self._compare(_Operator.GREATER_THAN, date)

    def greater_or_equal(self, date: datetime.datetime) -> _Filters:
        """Is this time or later."""
        return self._compare(_Operator.GREATER_THAN_EQUAL, date)


class _FilterByCreationTime(_FilterByTime):
    """Compares the time at which an object was made; the collection must index timestamps.

    Args:
        target: The reference behind which the object lies.
    """

    _NAME = "_creationTimeUnix"


class _FilterByUpdateTime(_FilterByTime):
    """Compares the time at which an object was last changed; the collection must index timestamps.

    Args:
        target: The reference behind which the object lies.
    """

    _NAME = "_lastUpdateTimeUnix"


class _FilterById(_By):
    """Compares an object's id.

    Args:
        target: The reference behind which the object lies.
    """

    def __init__(self, target: _Reference | None = None) -> None:
        super().__init__("_id", target)

    def contains_any(self, uuids: Sequence[UUID]) -> _Filters:
        """Is one of these ids."""
        return self._compare_ids(_Operator.CONTAINS_ANY, uuids)

    def contains_none(self, uuids: Sequence[UUID]) -> _Filters:
        """Is none of these ids (server 1.33)."""
        return self._compare_ids(_Operator.CONTAINS_NONE, uuids)

    def equal(self, uuid: UUID) -> _Filters:
        """Is this id."""
        return self._compare_id(_Operator.EQUAL, uuid)

    def not_equal(self, uuid: UUID) -> _Filters:
        """Is another id."""
        return self._compare_id(_Operator.NOT_EQUAL, uuid)

    def _compare_id(self, operator: _Operator, uuid: UUID) -> _Filters:
        return self._compare(operator, uuid_text(uuid, f"{_call(self._target, operator)}.uuid"))

    def _compare_ids(self, operator: _Operator, uuids: Sequence[UUID]) -> _Filters:
        path = f"{_call(self._target, operator)}.uuids"
        if isinstance(uuids, str) or not isinstance(uuids, Iterable):
            raise refused(path, uuids, "a list of UUIDs")
        return self._compare(operator, [uuid_text(uuid, f"{path}[{index}]") for index, uuid in enumerate(uuids)])


class _FilterByCount(_By):
    """Compares the number of a reference's targets.

    Args:
        link_on: The reference's name.
        target: The reference behind which the object lies.
    """

    def __init__(self, link_on: str, target: _Reference | None = None) -> None:
        super().__init__(_CountRef(link_on=link_on), target)

    def _compare(self, operator: _Operator, value: Any) -> _Filters:
        return super()._compare(operator, count(value, f"{_call(self._target, operator)}.count"))

    def equal(self, count: int) -> _Filters:
        """There are exactly so many."""
        return self._compare(_Operator.EQUAL, count)

    def not_equal(self, count: int) -> _Filters:
        """There are more or fewer."""
        return self._compare(_Operator.NOT_EQUAL, count)

    def less_than(self, count: int) -> _Filters:
        """There are fewer."""
        return self._compare(_Operator.LESS_THAN, count)

    def less_or_equal(self, count: int) -> _Filters:
        """There are so many or fewer."""
        return self._compare(_Operator.LESS_THAN_EQUAL, count)

    def greater_than(self, count: int) -> _Filters:
        """There are more."""
        return self._compare(_Operator.GREATER_THAN, count)

    def greater_or_equal(self, count: int) -> _Filters:
        """There are so many or more."""
        return self._compare(_Operator.GREATER_THAN_EQUAL, count)


class _FilterByRef:
    """Compares what lies behind a reference.

    Args:
        target: The reference.
    """

    def __init__(self, target: _Reference) -> None:
        self._target = target

    def by_ref(self, link_on: str) -> _FilterByRef:
        """Go through a further reference."""
        return _FilterByRef(_behind(self._target, _SingleTargetRef(link_on=link_on)))

    def by_ref_multi_target(self, reference: str, target_collection: str) -> _FilterByRef:
        """Go through a further reference that has several target collections, to one of them."""
        further = _MultiTargetRef(link_on=reference, target_collection=target_collection)
        return _FilterByRef(_behind(self._target, further))

    def by_ref_count(self, link_on: str) -> _FilterByCount:
        """Compare the number of a reference's targets."""
        return _FilterByCount(link_on, self._target)

    def by_id(self) -> _FilterById:
        """Compare the id."""
        return _FilterById(self._target)

    def by_creation_time(self) -> _FilterByCreationTime:
        """Compare the time at which the object was made."""
        return _FilterByCreationTime(self._target)

    def by_update_time(self) -> _FilterByUpdateTime:
        """Compare the time at which the object was last changed."""
        return _FilterByUpdateTime(self._target)

    def by_property(self, name: str, length: bool = False) -> _FilterByProperty:
        """Compare a property, or its length."""
        return _FilterByProperty(name, length, self._target)


class Filter:
    """Makes the conditions of queries, deletions and aggregations.

    Combine them with `&` (and), `|` (or) and `~` (not). Python's words `and`, `or` and `not` would drop conditions.

    ```python
    recent = Filter.by_property("year").greater_than(2020) & ~Filter.by_property("draft").equal(True)
    by_ann = Filter.by_ref("author").by_property("name").equal("Ann")
    await books.query.fetch_objects(filters=recent | by_ann)
    ```
    """

    @staticmethod
    def by_ref(link_on: str) -> _FilterByRef:
        """Compare what lies behind a reference.

        Args:
            link_on: The reference's name.
        """
        return _FilterByRef(_SingleTargetRef(link_on=link_on))

    @staticmethod
    def by_ref_multi_target(link_on: str, target_collection: str) -> _FilterByRef:
        """Compare what lies behind a reference that has several target collections.

        Args:
            link_on: The reference's name.
            target_collection: The collection that is meant.
        """
        return _FilterByRef(_MultiTargetRef(link_on=link_on, target_collection=target_collection))

    @staticmethod
    def by_ref_count(link_on: str) -> _FilterByCount:
        """Compare the number of a reference's targets.

        Args:
            link_on: The reference's name.
        """
        return _FilterByCount(link_on)

    @staticmethod
    def by_id() -> _FilterById:
        """Compare the id."""
        return _FilterById()

    @staticmethod
    def by_creation_time() -> _FilterByCreationTime:
        """Compare the time at which the object was made."""
        return _FilterByCreationTime()

    @staticmethod
    def by_update_time() -> _FilterByUpdateTime:
        """Compare the time at which the object was last changed."""
        return _FilterByUpdateTime()

    @staticmethod
    def by_property(name: str, length: bool = False) -> _FilterByProperty:
        """Compare a property.

        Args:
            name: Its name, or a path through nested objects: `author.address.city`.
            length: Compare its length instead; the collection must index lengths.
        """
        return _FilterByProperty(name, length)

    @staticmethod
    def not_(filter_: _Filters) -> _Filters:
        """The opposite of a condition, as `~` gives it (server 1.33)."""
        return _FilterNot([_condition(filter_, "Filter.not_.filter_")])

    @staticmethod
    def all_of(filters: list[_Filters]) -> _Filters:
        """All of several conditions.

        Args:
            filters: At least one.
        """
        return _FilterAnd.of(filters)

    @staticmethod
    def any_of(filters: list[_Filters]) -> _Filters:
        """Any of several conditions.

        Args:
            filters: At least one.
        """
        return _FilterOr.of(filters)


FilterReturn = _Filters
FilterByCreationTime = _FilterByCreationTime
FilterById = _FilterById
FilterByProperty = _FilterByProperty
FilterByRef = _FilterByRef
FilterByUpdateTime = _FilterByUpdateTime
