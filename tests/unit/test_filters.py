from __future__ import annotations

import datetime
import enum
import uuid
import warnings
from collections.abc import Callable
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weaviate._core.filters import to_message
from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.data import GeoCoordinate
from weaviate.models.filters import Filter, _FilterAnd, _Filters, _FilterValue

ID = uuid.UUID("8d5a3aa2-3c8d-4589-9ae1-3f638f506970")
UTC = datetime.UTC
TIME = datetime.datetime(2024, 1, 2, tzinfo=UTC)
A = Filter.by_property("a")


class Colour(enum.Enum):
    RED = "red"


# ---- values


def sent_value(condition: _Filters) -> Any:
    """The value that a comparison sends, as Python's."""
    message = to_message(condition)
    kind = message.WhichOneof("test_value")
    assert kind is not None
    value = getattr(message, kind)
    return list(value.values) if kind.endswith("_array") else value


SCALARS: list[tuple[Any, str, Any]] = [
    ("x", "value_text", "x"),
    (True, "value_boolean", True),
    (3, "value_int", 3),
    (2**53, "value_int", 2**53),
    (1.5, "value_number", 1.5),
    (float("inf"), "value_number", float("inf")),
    (Decimal("1.5"), "value_number", 1.5),
    (np.int64(3), "value_int", 3),
    (np.float32(1.5), "value_number", 1.5),
    (np.bool_(True), "value_boolean", True),
    (np.str_("x"), "value_text", "x"),
    (Colour.RED, "value_text", "red"),
    (ID, "value_text", str(ID)),
    (datetime.datetime(2024, 1, 2, tzinfo=UTC), "value_text", "2024-01-02T00:00:00.000000+00:00"),
    (datetime.date(2024, 1, 2), "value_text", "2024-01-02T00:00:00.000000+00:00"),
    (
        datetime.datetime(1880, 1, 2, tzinfo=datetime.timezone(datetime.timedelta(seconds=-17762))),
        "value_text",
        "1880-01-02T04:56:02.000000+00:00",
    ),
]


@pytest.mark.parametrize(("given_value", "field", "sent"), SCALARS)
def test_a_value_is_sent_in_the_field_of_its_type(given_value: Any, field: str, sent: Any) -> None:
    message = to_message(A.equal(given_value))

    assert message.WhichOneof("test_value") == field
    assert getattr(message, field) == sent


LISTS: list[tuple[Any, str, list[Any]]] = [
    (["x", "y"], "value_text_array", ["x", "y"]),
    (("x", "y"), "value_text_array", ["x", "y"]),
    ([ID, "x"], "value_text_array", [str(ID), "x"]),
    ([datetime.datetime(2024, 1, 2, tzinfo=UTC)], "value_text_array", ["2024-01-02T00:00:00.000000+00:00"]),
    ([True, False], "value_boolean_array", [True, False]),
    ([1, 2], "value_int_array", [1, 2]),
    ([1, 2.5], "value_number_array", [1.0, 2.5]),
    ([np.int64(1), 2], "value_int_array", [1, 2]),
    (np.array([1, 2]), "value_int_array", [1, 2]),
    (np.array([1.5, 2]), "value_number_array", [1.5, 2.0]),
]


@pytest.mark.parametrize(("given_value", "field", "sent"), LISTS)
def test_a_list_is_sent_in_the_field_of_its_items(given_value: Any, field: str, sent: list[Any]) -> None:
    message = to_message(A.contains_any(given_value))

    assert message.WhichOneof("test_value") == field
    assert list(getattr(message, field).values) == sent


def test_a_time_without_zone_is_utc_and_warned_of() -> None:
    condition = A.equal(datetime.datetime(2024, 1, 2, 3, 4, 5))

    with pytest.warns(UserWarning, match="no time zone"):
        assert sent_value(condition) == "2024-01-02T03:04:05.000000+00:00"


@pytest.mark.parametrize("moment", ["2024-01-02T00:00:00Z", "2024-01-02T00:00:00.5+01:00"])
def test_a_time_may_be_a_text_as_the_server_takes_it(moment: Any) -> None:
    assert sent_value(Filter.by_update_time().equal(moment)) == moment


# For what their types do not allow.
a: Any = A
f: Any = Filter
comparison: Any = _FilterValue

REFUSED: list[tuple[Callable[[], Any], str]] = [
    (lambda: a.equal(None), r'^Filter\.by_property\("a"\)\.equal\.val: None is no value .*is_none'),
    (lambda: a.equal(float("nan")), "must be a number, not nan"),
    (lambda: a.equal(Decimal("nan")), "must be a number, not nan"),
    (lambda: a.equal(2**53 + 1), r"within 2\*\*53"),
    (lambda: a.less_than([1, -(2**60)]), r"less_than\.val\[1\]: .*2\*\*53"),
    (lambda: a.equal([]), "length of 0"),
    (lambda: a.contains_any([]), r"contains_any\.val: must have at least one value$"),
    (lambda: a.contains_all(()), "must have at least one value"),
    (lambda: a.contains_none(np.array([])), "must have at least one value"),
    (lambda: a.contains_any("abc"), "must be a list of values, not 'abc'"),
    (lambda: a.contains_any(["a", None]), r"contains_any\.val\[1\]: None"),
    (lambda: a.contains_any(["a", 1]), "numbers and texts cannot be mixed"),
    (lambda: a.contains_any([True, 1]), "numbers and truth values cannot be mixed"),
    (lambda: a.equal({"x"}), r"\(set\)"),
    (lambda: a.equal(b"x"), r"\(bytes\)"),
    (lambda: a.equal("\ud800"), "UTF-8"),
    (lambda: a.like(5), r"\.like\.val: must be a string"),
    (lambda: a.is_none(None), r"\.is_none\.val: must be True or False"),
    (lambda: a.within_geo_range((1, 2), 3), r"\.within_geo_range\.coordinate: must be a GeoCoordinate"),
    (
        lambda: a.within_geo_range(GeoCoordinate(latitude=1, longitude=2), float("nan")),
        r"\.within_geo_range\.distance: ",
    ),
    (lambda: f.by_property(5), r"^Filter\.by_property\.name: must be a string"),
    (lambda: f.by_property("a", length=5), r"^Filter\.by_property\.length: must be True or False"),
    (lambda: f.by_id().equal("abc"), r"^Filter\.by_id\(\)\.equal\.uuid: must be a UUID"),
    (lambda: f.by_id().contains_any(str(ID)), r"^Filter\.by_id\(\)\.contains_any\.uuids: must be a list"),
    (lambda: f.by_id().contains_none(5), r"^Filter\.by_id\(\)\.contains_none\.uuids: must be a list"),
    (lambda: f.by_id().contains_any([ID, "abc"]), r"^Filter\.by_id\(\)\.contains_any\.uuids\[1\]: "),
    (lambda: f.by_ref_count("r").equal(True), r'^Filter\.by_ref_count\("r"\)\.equal\.count: must be a whole number'),
    (lambda: f.by_ref_count("r").equal(-1), "count: must be a whole number"),
    (lambda: f.by_ref(5), r"^Filter\.by_ref\.link_on: "),
    (lambda: f.by_ref_multi_target("r", 5), r"^Filter\.by_ref_multi_target\.target_collection: "),
    (lambda: f.by_ref_count(5), r"^Filter\.by_ref_count\.link_on: "),
    (
        lambda: f.by_ref("r").by_ref_multi_target("s", "C").by_update_time().less_or_equal(5),
        r'^Filter\.by_ref\("r"\)\.by_ref_multi_target\("s", "C"\)\.by_update_time\(\)\.less_or_equal\.date: ',
    ),
    (
        lambda: f.by_creation_time().greater_than("x"),
        r"^Filter\.by_creation_time\(\)\.greater_than\.date: must be a dat",
    ),
    (
        lambda: f.by_creation_time().greater_than(5),
        r"^Filter\.by_creation_time\(\)\.greater_than\.date: must be a datet",
    ),
    (lambda: f.by_creation_time().equal(None), r"\.equal\.date: must be a datetime"),
    (lambda: f.by_creation_time().equal("2024-01-02"), r"\.equal\.date: must be a datetime"),
    (lambda: f.by_update_time().contains_any([]), r"\.contains_any\.dates: must be a list of datetimes, at least one"),
    (lambda: f.by_update_time().contains_none(TIME), r"\.contains_none\.dates: must be a list of datetimes"),
    (lambda: f.by_update_time().contains_any([TIME, 5]), r"\.contains_any\.dates: must be a list of datetimes"),
    (lambda: a.equal(1) & None, r"^Filter\.all_of\.filters\[1\]: must be a filter"),
    (lambda: f.all_of([A.equal(1), a]), r"^Filter\.all_of\.filters\[1\]: must be a filter"),
    (lambda: f.all_of(A.equal(1)), r"^Filter\.all_of\.filters: must be a list of filters"),
    (lambda: f.any_of(5), r"^Filter\.any_of\.filters: must be a list of filters"),
    (lambda: f.all_of([]), r"^Filter\.all_of\.filters: must have at least one filter"),
    (lambda: f.any_of(iter([])), r"^Filter\.any_of\.filters: must have at least one filter"),
    (lambda: f.not_(1), r"^Filter\.not_\.filter_: must be a filter"),
    (lambda: to_message(a), "must be a filter"),
    (lambda: comparison(value=1, operator="Equal", target="a", more=1), "more"),
]


@pytest.mark.parametrize(("make", "message"), REFUSED)
def test_what_cannot_be_compared_is_refused_where_it_is_written(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=message):
        make()


# ---- targets and combinations


def test_a_path_through_references_can_be_used_twice() -> None:
    behind = Filter.by_ref("r").by_ref_multi_target("s", "C")

    first, second = to_message(behind.by_property("x").equal(1)), to_message(behind.by_ref_count("t").equal(2))

    assert first.target.single_target.target.multi_target.target.property == "x"
    assert second.target.single_target.target.multi_target.target.count.on == "t"
    assert second.target.single_target.target.multi_target.target_collection == "C"


def test_a_reference_with_nothing_behind_it_is_refused() -> None:
    condition = comparison(value=1, operator="Equal", target={"link_on": "r"})

    with pytest.raises(WeaviateInvalidInputError, match="reference r has nothing behind it"):
        to_message(condition)


def test_conditions_are_combined_without_changing_them() -> None:
    one, two = A.equal(1), A.equal(2)

    both = one & two
    either = both | ~one

    assert isinstance(both, _FilterAnd)
    assert both.filters == [one, two]
    assert [part.operator for part in to_message(either).filters] == [
        v1.Filters.OPERATOR_AND,
        v1.Filters.OPERATOR_NOT,
    ]


@pytest.mark.parametrize("combine", [and_, or_])
def test_a_long_chain_is_one_level_deep(combine: Callable[[Any, Any], Any]) -> None:
    chain = reduce(combine, [A.equal(n) for n in range(5000)])

    message = to_message(chain)

    assert [part.value_int for part in message.filters] == list(range(5000))
    assert v1.Filters.FromString(message.SerializeToString()) == message


def test_conditions_nested_too_deep_for_a_message_are_refused() -> None:
    condition = A.equal(0)
    for _ in range(60):
        condition = ~(condition & A.equal(1))

    with pytest.raises(WeaviateInvalidInputError, match="levels"):
        to_message(condition)


# ---- what goes in comes out

TEXTS = st.text(st.characters(codec="utf-8"))
INTS = st.integers(-(2**53), 2**53)
FLOATS = st.floats(allow_nan=False)
TIMES = st.datetimes(datetime.datetime(2, 1, 1), datetime.datetime(9998, 1, 1), timezones=st.timezones())
NAMES = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1)


def compared(value: Any) -> Any:
    """What the server sees of a value."""
    if isinstance(value, list):
        return [compared(one) for one in value]
    return str(value) if isinstance(value, uuid.UUID) else value


@given(NAMES, TEXTS | INTS | FLOATS | st.booleans() | st.uuids())
def test_any_value_can_be_read_back(name: str, value: Any) -> None:
    message = to_message(Filter.by_property(name).equal(value))

    assert message.target.property == name
    kind = message.WhichOneof("test_value")
    assert kind is not None
    assert getattr(message, kind) == compared(value)


@given(
    st.lists(TEXTS | st.uuids(), min_size=1)
    | st.lists(st.booleans(), min_size=1)
    | st.lists(INTS, min_size=1)
    | st.lists(FLOATS | INTS, min_size=1)
)
def test_any_list_can_be_read_back(values: list[Any]) -> None:
    assert sent_value(A.contains_all(values)) == compared(values)


@given(TIMES)
def test_any_time_can_be_read_back(moment: datetime.datetime) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sent = sent_value(Filter.by_creation_time().equal(moment))

    # Two times in one hour, when clocks are set back, are only told apart in UTC.
    assert datetime.datetime.fromisoformat(sent).astimezone(UTC) == moment.astimezone(UTC)


LEAVES = st.builds(A.equal, INTS)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda a, b: a & b, inner, inner),
        st.builds(lambda a, b: a | b, inner, inner),
        st.builds(lambda a: ~a, inner),
    ),
    max_leaves=20,
)


def holds(condition: _Filters, truth: Callable[[int], bool]) -> bool:
    if isinstance(condition, _FilterValue):
        assert isinstance(condition.value, int)
        return truth(condition.value)
    parts: Any = condition
    outcomes = [holds(part, truth) for part in parts.filters]
    return {"And": all(outcomes), "Or": any(outcomes), "Not": not outcomes[0]}[parts.operator.value]


def message_holds(message: v1.Filters, truth: Callable[[int], bool]) -> bool:
    if message.operator == v1.Filters.OPERATOR_EQUAL:
        return truth(message.value_int)
    outcomes = [message_holds(part, truth) for part in message.filters]
    if message.operator == v1.Filters.OPERATOR_NOT:
        return not outcomes[0]
    return all(outcomes) if message.operator == v1.Filters.OPERATOR_AND else any(outcomes)


@given(TREES, st.integers(2, 7))
def test_any_combination_means_the_same_as_a_message(condition: _Filters, divisor: int) -> None:
    def truth(number: int) -> bool:
        return number % divisor < 2

    assert message_holds(to_message(condition), truth) == holds(condition, truth)
