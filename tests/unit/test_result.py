"""What all results have in common, tried with results of the client and with one that holds everything."""

from __future__ import annotations

import array
import copy
import dataclasses
import datetime
import enum
import json
import math
import pickle
import uuid
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest
from pydantic import BaseModel

from weaviate.models.batch import BatchResult, DeleteManyObject, DeleteManyReturn
from weaviate.models.data import GeoCoordinate, PhoneNumberType
from weaviate.models.generate.results import GenerativeGrouped, GenerativeObject, GenerativeReturn, GenerativeSingle
from weaviate.models.result import Result, json_value
from weaviate.models.results import (
    Group,
    GroupByMetadataReturn,
    GroupByObject,
    GroupByReturn,
    MetadataReturn,
    Object,
    QueryReturn,
    _CrossReference,
)

ID = uuid.UUID(int=1)
TIME = datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)


class Colour(str, enum.Enum):  # noqa: UP042  # as most of the client's are
    RED = "red"


class Level(enum.Enum):
    HIGH = 2


class Book(BaseModel):
    title: str
    published: datetime.datetime | None = None


@dataclasses.dataclass
class Author:
    name: str
    born: int


class Pair(NamedTuple):
    left: int
    right: str


@dataclasses.dataclass(repr=False)
class Anything(Result):
    value: Any
    _hidden: int = 1


@dataclasses.dataclass(repr=False)
class Plain(Result):
    name: str
    count: int | None = None


class Model(Result, BaseModel):
    name: str
    parts: list[Plain] = []


def book(**changes: Any) -> Object[Any, Any]:
    made: Object[Any, Any] = Object(
        ID, MetadataReturn(), {"title": "Moby-Dick"}, None, {"default": [0.5] * 100}, "Books"
    )
    return dataclasses.replace(made, **changes)


# ---- JSON

VALUES: list[tuple[Any, Any]] = [
    (None, None),
    ("é", "é"),
    (True, True),
    (2**60, 2**60),
    (0.5, 0.5),
    (math.nan, None),
    (math.inf, None),
    (-math.inf, None),
    (ID, str(ID)),
    (TIME, "2024-01-02T03:04:05+00:00"),
    (datetime.date(2024, 1, 2), "2024-01-02"),
    (datetime.timedelta(minutes=1, milliseconds=500), 60.5),
    (Colour.RED, "red"),
    (Level.HIGH, 2),
    (b"abc", "YWJj"),
    (bytearray(b"abc"), "YWJj"),
    (GeoCoordinate(latitude=1.5, longitude=2.5), {"latitude": 1.5, "longitude": 2.5}),
    (
        PhoneNumberType(
            number="030 1",
            default_country="DE",
            country_code=49,
            international_formatted="+49 30 1",
            national=301,
            national_formatted="030 1",
            valid=False,
        ),
        {
            "number": "030 1",
            "default_country": "DE",
            "country_code": 49,
            "international_formatted": "+49 30 1",
            "national": 301,
            "national_formatted": "030 1",
            "valid": False,
        },
    ),
    ({"a": {"b": [TIME, {"c": ID}]}}, {"a": {"b": ["2024-01-02T03:04:05+00:00", {"c": str(ID)}]}}),
    ({ID: 1, Colour.RED: 2, 3: 4}, {str(ID): 1, "red": 2, "3": 4}),
    ([math.nan, [0.5, math.inf]], [None, [0.5, None]]),
    ((1, "a"), [1, "a"]),
    (Pair(1, "a"), [1, "a"]),
    ({"a"}, ["a"]),
    (frozenset({1}), [1]),
    (np.array([[0.5, 1], [np.nan, 2]], dtype=np.float32), [[0.5, 1.0], [None, 2.0]]),
    (np.float32(0.5), 0.5),
    (array.array("f", [0.5, 1]), [0.5, 1.0]),
    (Book(title="a", published=TIME), {"title": "a", "published": "2024-01-02T03:04:05+00:00"}),
    (Author("a", 1819), {"name": "a", "born": 1819}),
    (Plain("a"), {"name": "a", "count": None}),
    (Model(name="a", parts=[Plain("b", 1)]), {"name": "a", "parts": [{"name": "b", "count": 1}]}),
    (_CrossReference([]), {"objects": []}),
    (1 + 2j, "(1+2j)"),
]


@pytest.mark.parametrize(("value", "expected"), VALUES, ids=lambda value: type(value).__name__)
def test_every_value_becomes_json(value: Any, expected: Any) -> None:
    result = Anything(value)

    assert result.to_dict() == {"value": expected}
    assert json.loads(json.dumps(result.to_dict(), allow_nan=False)) == {"value": expected}
    assert json.loads(result.to_json()) == {"value": expected}
    assert json_value(value) == expected


def test_json_can_be_indented_and_keeps_letters_as_they_are() -> None:
    assert Plain("é").to_json() == '{"name": "é", "count": null}'
    assert Plain("é").to_json(indent=1) == '{\n "name": "é",\n "count": null\n}'


def test_the_answer_to_a_search_becomes_json_with_all_that_is_in_it() -> None:
    item = book(
        references={"author": _CrossReference([book(properties=Book(title="x"))])}, vector={"a": [[0.5], [1.0]]}
    )

    said = QueryReturn([item]).to_dict()

    assert said["objects"][0]["uuid"] == str(ID)
    assert said["objects"][0]["vector"] == {"a": [[0.5], [1.0]]}
    assert said["objects"][0]["references"]["author"]["objects"][0]["properties"] == {"title": "x", "published": None}
    assert said["query_profile"] is None
    assert said["objects"][0]["metadata"]["score"] is None


def test_what_is_private_is_not_in_it() -> None:
    assert Anything(1).to_dict() == {"value": 1}
    assert repr(Anything(1)) == "Anything(value=1)"


# ---- repr

SHOWN: list[tuple[Any, str]] = [
    ([1, 2, 3, 4], "[1, 2, 3, 4]"),
    ([1, 2, 3, 4, 5], "[1, 2, 3, … 2 more]"),
    ((0.5,) * 100, "[0.5, 0.5, 0.5, … 97 more]"),
    (
        [[0.5] * 100] * 10,
        "[[0.5, 0.5, 0.5, … 97 more], [0.5, 0.5, 0.5, … 97 more], [0.5, 0.5, 0.5, … 97 more], … 7 more]",
    ),
    ("a" * 100, repr("a" * 100)),
    ("a" * 101, repr("a" * 100 + "…")),
    (Colour.RED, "Colour.RED"),
    ({"a": ["x"] * 9, "b": "c" * 200}, f"{{'a': ['x', 'x', 'x', … 6 more], 'b': '{'c' * 100}…'}}"),
    (dict.fromkeys(range(21), 0), repr(dict.fromkeys(range(21), 0))),
    (dict.fromkeys(range(30), 0), repr(dict.fromkeys(range(20), 0))[:-1] + ", … 10 more}"),
    (b"a" * 1000, f"b'{'a' * 498}…"),
    (Book(title="a"), "Book(title='a', published=None)"),
    (Book(title="a" * 1000), f"Book(title='{'a' * 488}…"),
    (False, "False"),
    (0, "0"),
]


@pytest.mark.parametrize(("value", "shown"), SHOWN)
def test_a_result_is_short_to_look_at(value: Any, shown: str) -> None:
    assert repr(Anything(value)) == f"Anything(value={shown})"


@pytest.mark.parametrize("empty", [None, [], {}, MetadataReturn()])
def test_what_was_not_asked_for_is_not_shown(empty: Any) -> None:
    assert repr(Anything(empty)) == "Anything()"


def test_the_answer_to_a_search_is_short_to_look_at() -> None:
    result = QueryReturn([book(references={"author": _CrossReference([book(vector={})])})] * 9)

    start = f"Object(uuid={ID!r}, properties={{'title': 'Moby-Dick'}}, "
    author = f"{start}collection='Books')"
    item = (
        f"{start}"
        f"references={{'author': CrossReference(objects=[{author}])}}, "
        "vector={'default': [0.5, 0.5, 0.5, … 97 more]}, collection='Books')"
    )
    assert repr(result) == f"QueryReturn(objects=[{item}, {item}, {item}, … 6 more])"


# ---- tables


def test_objects_are_a_table_with_a_column_for_each_property() -> None:
    result = QueryReturn(
        [book(metadata=MetadataReturn(score=0.5), vector={}), book(properties={"year": 1851}, vector={})]
    )

    assert result._repr_html_() == (
        "<table><thead><tr><th>uuid</th><th>score</th><th>title</th><th>collection</th><th>year</th></tr></thead>"
        f"<tbody><tr><td>{ID}</td><td>0.5</td><td>Moby-Dick</td><td>Books</td><td></td></tr>"
        f"<tr><td>{ID}</td><td></td><td></td><td>Books</td><td>1851</td></tr></tbody></table>"
    )


def test_a_table_escapes_what_it_shows() -> None:
    evil = "<script>alert('&')</script>"
    result = DeleteManyReturn(failed=0, matches=1, objects=[DeleteManyObject(ID, False, evil)], successful=0)
    nested = QueryReturn([book(properties={evil: {evil: [evil]}})])
    answered: GenerativeReturn[Any, Any] = GenerativeReturn(
        evil,
        [GenerativeObject(evil, GenerativeSingle(None, None, evil), ID, MetadataReturn(), {}, None, {}, evil)],
        None,
    )

    for shown in (result, nested, answered, Anything(evil), Anything({evil: [evil]})):
        assert "<script" not in shown._repr_html_()
        assert "&lt;script&gt;" in shown._repr_html_()


def test_what_is_beside_a_table_is_above_it() -> None:
    item: GenerativeObject[Any, Any] = GenerativeObject(
        "one", GenerativeSingle(None, None, "one"), ID, MetadataReturn(), {"a": 1}, None, {}, "Books"
    )
    answered = GenerativeReturn("in short", [item], GenerativeGrouped(None, "in short"))
    deleted = DeleteManyReturn(failed=0, matches=30, objects=[DeleteManyObject(ID, True)] * 30, successful=30)

    assert answered._repr_html_().startswith("<table><caption>generated: in short</caption><thead>")
    assert deleted._repr_html_().startswith(
        "<table><caption>failed: 0, matches: 30, successful: 30; … 10 more</caption><thead>"
    )


def test_a_long_table_and_a_long_text_are_cut() -> None:
    shown = QueryReturn([book(properties={"text": "a" * 1000})] * 25)._repr_html_()

    assert shown.startswith("<table><caption>… 5 more</caption>")
    assert shown.count("<tr>") == 21
    assert f"<td>{'a' * 500}…</td>" in shown


def test_a_single_result_is_a_table_of_one_row() -> None:
    html = book(
        metadata=MetadataReturn(creation_time=TIME), references={"author": _CrossReference([book()])}
    )._repr_html_()

    assert "<th>uuid</th><th>creation_time</th><th>title</th><th>references.author.objects</th>" in html
    assert "<td>2024-01-02 03:04:05+00:00</td>" in html
    assert html.count("<tr>") == 2


def test_groups_are_a_table() -> None:
    item = GroupByObject(ID, GroupByMetadataReturn(0.5), {"a": 1}, None, {}, "Books", "g")
    result = GroupByReturn([], {"g": Group("g", 0.5, 0.5, 1, [item], None)})

    assert "<th>name</th><th>min_distance</th><th>max_distance</th>" in result._repr_html_()


# ---- copies

RESULTS: list[Callable[[], Any]] = [
    lambda: QueryReturn([book(references={"author": _CrossReference([book()])}, properties=Book(title="a"))]),
    lambda: GroupByReturn([], {"g": Group("g", 0.5, 0.5, 1, [], None)}),
    lambda: Model(name="a", parts=[Plain("b", 1)]),
    lambda: GenerativeReturn("a", [], GenerativeGrouped(None, "a")),
    lambda: Anything({"a": [TIME, ID, Colour.RED, b"abc", GeoCoordinate(latitude=1, longitude=2)]}),
]


@pytest.mark.parametrize("make", RESULTS)
def test_a_result_can_be_pickled_and_copied(make: Callable[[], Any]) -> None:
    result = make()

    for other in (pickle.loads(pickle.dumps(result)), copy.deepcopy(result), copy.copy(result)):
        assert type(other) is type(result)
        assert other == result == make()
        assert other.to_json() == result.to_json()


def test_a_property_named_as_a_field_does_not_take_its_place_in_the_table() -> None:
    found = Object(ID, MetadataReturn(score=0.5), {"uuid": 5, "score": 9}, None, {}, "Books")

    shown = QueryReturn([found])._repr_html_()

    assert f"<td>{ID}</td><td>0.5</td><td>5</td><td>9</td>" in shown
    assert "<th>uuid</th><th>score</th><th>properties.uuid</th><th>properties.score</th>" in shown


def test_what_became_of_a_batch_is_shown() -> None:
    assert repr(BatchResult()).startswith("BatchResult(objs=BatchObjectReturn(")
    assert BatchResult().to_dict()["refs"]["has_errors"] is False
