"""Results as tables."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import pickle
import subprocess
import sys
import uuid
from enum import Enum
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pydantic import BaseModel, Field

from tests.support.found import IDS, NOON, PHONE, answer, found
from weaviate.classes.data import GeoCoordinate, objects_from_table
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.aggregate import (
    AggregateGroup,
    AggregateGroupByReturn,
    AggregateInteger,
    AggregateText,
    GroupedBy,
    TopOccurrence,
)
from weaviate.models.generate.results import (
    GenerativeGroup,
    GenerativeGroupByReturn,
    GenerativeObject,
    GenerativeReturn,
)
from weaviate.models.results import (
    Group,
    GroupByMetadataReturn,
    GroupByObject,
    GroupByReturn,
    MetadataReturn,
    QueryReturn,
    _CrossReference,
)
from weaviate.models.tables import Asked, note

BERLIN = datetime.timezone(datetime.timedelta(hours=1))
EVERYTHING: dict[str, Any] = {
    "text": "a",
    "int": 2**53 + 1,
    "number": 0.1,
    "bool": True,
    "date": NOON.astimezone(BERLIN),
    "id": uuid.UUID(int=9),
    "geo": GeoCoordinate(latitude=1.5, longitude=2.5),
    "phone": PHONE,
    "nested": {"year": 1, "on": NOON.astimezone(BERLIN)},
    "texts": ["a", "b"],
    "dates": [NOON.astimezone(BERLIN)],
    "several": [{"year": 1}, {"name": "b"}],
}
READ: dict[str, Any] = {
    "uuid": str(IDS[0]),
    "text": "a",
    "int": 2**53 + 1,
    "number": 0.1,
    "bool": True,
    "date": NOON,
    "id": str(uuid.UUID(int=9)),
    "geo": {"latitude": 1.5, "longitude": 2.5},
    "phone": vars(PHONE),
    "nested": {"year": 1, "on": NOON},
    "texts": ["a", "b"],
    "dates": [NOON],
    "several": [{"year": 1, "name": None}, {"year": None, "name": "b"}],
}
"""The same in a table of Arrow or polars; pandas keeps the nested objects as they are."""


def rows(result: Any, library: str) -> list[dict[str, Any]]:
    """The rows of a result's table, as plain values."""
    if library == "arrow":
        return result.to_arrow().to_pylist()  # type: ignore[no-any-return]  # it has no types
    if library == "polars":
        return list(result.to_polars().iter_rows(named=True))
    frame = result.to_pandas()
    return [
        {name: None if value is pd.NA or value is pd.NaT or value != value else value for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]


LIBRARIES = ["arrow", "pandas", "polars"]
each_library = pytest.mark.parametrize("library", LIBRARIES)


@each_library
def test_every_type_of_value_is_in_the_table(library: str) -> None:
    missing = dict.fromkeys(EVERYTHING)

    first, second, third = rows(answer(EVERYTHING, missing, {}), library)

    several = [{"year": 1}, {"name": "b"}] if library == "pandas" else READ["several"]
    assert first == READ | {"several": several}
    assert second == dict.fromkeys(READ) | {"uuid": str(IDS[1])}
    assert third == dict.fromkeys(READ) | {"uuid": str(IDS[2])}


def test_types_are_those_that_can_be_missing_and_times_have_a_zone() -> None:
    result = answer(EVERYTHING, {}, {"number": 1})
    names = ("uuid", "text", "int", "number", "bool", "date", "texts")

    pandas, polars, arrow = result.to_pandas(), result.to_polars(), result.to_arrow()

    assert [str(pandas[name].dtype) for name in names] == [
        *("string", "string", "Int64", "float64", "boolean", "datetime64[us, UTC]", "object"),
    ]
    time = pl.Datetime("us", "UTC")
    assert [polars[name].dtype for name in names] == [
        *(pl.String, pl.String, pl.Int64, pl.Float64, pl.Boolean, time, pl.List(pl.String)),
    ]
    assert polars["nested"].dtype == pl.Struct({"year": pl.Int64, "on": time})
    assert [str(arrow.schema.field(name).type) for name in names] == [
        *("string", "string", "int64", "double", "bool", "timestamp[us, tz=UTC]", "list<item: string>"),
    ]


def test_vectors_of_one_length_are_fixed_size_lists_of_float32() -> None:
    several = {"default": [1.0, 0.1], "rows": [[1.0, 0.1], [2.0, 3.0]]}
    result = QueryReturn([found(0, {}, vector=several), found(1, {})])

    arrow, polars, pandas = result.to_arrow(), result.to_polars(), result.to_pandas()

    fixed = pa.list_(pa.float32(), 2)
    assert (arrow.schema.field("vector").type, arrow.schema.field("vector.rows").type) == (fixed, pa.list_(fixed))
    array = pl.Array(pl.Float32, 2)
    assert (polars["vector"].dtype, polars["vector.rows"].dtype) == (array, pl.List(array))
    assert pandas["vector"].tolist() == [[1.0, 0.1], None]
    near = pytest.approx([1.0, 0.1])
    assert arrow["vector"].to_pylist() == polars["vector"].to_list() == [near, None]
    assert arrow["vector.rows"].to_pylist() == polars["vector.rows"].to_list() == [[near, [2.0, 3.0]], None]


def test_vectors_of_several_lengths_are_lists() -> None:
    result = QueryReturn([found(0, {}, vector={"v": [1.0]}), found(1, {}, vector={"v": [1.0, 2.0]})])

    assert result.to_arrow().schema.field("vector.v").type == pa.list_(pa.float32())
    assert result.to_polars()["vector.v"].dtype == pl.List(pl.Float32)
    assert result.to_polars()["vector.v"].to_list() == [[1.0], [1.0, 2.0]]


@each_library
def test_metadata_is_there_where_it_was_asked_for(library: str) -> None:
    metadata = [MetadataReturn(distance=0.5, creation_time=NOON), MetadataReturn(distance=0.25)]
    result = QueryReturn([found(place, {"title": "A"}, metadata=one) for place, one in enumerate(metadata)])

    first, second = rows(result, library)

    assert first == {"uuid": str(IDS[0]), "title": "A", "creation_time": NOON, "distance": 0.5}
    assert list(first) == list(second) == ["uuid", "title", "creation_time", "distance"]
    assert (second["creation_time"], second["distance"]) == (None, 0.25)


@each_library
def test_only_a_name_that_is_taken_has_a_prefix(library: str) -> None:
    properties = {"uuid": "mine", "distance": 3, "score": 4, "vector": "x", "group": "g"}
    asked: dict[str, Any] = {"metadata": MetadataReturn(distance=0.5), "vector": {"default": [1.0]}}

    (row,) = rows(answer(properties, **asked), library)

    assert row == {
        "uuid": str(IDS[0]),
        "properties.uuid": "mine",
        "properties.distance": 3,
        "score": 4,
        "properties.vector": "x",
        "group": "g",
        "distance": 0.5,
        "vector": [1.0],
    }


@each_library
def test_references_are_the_ids_of_their_targets(library: str) -> None:
    result = answer({}, references={"by": _CrossReference([found(1, {}), found(2, {})])})

    (row,) = rows(result, library)

    assert row == {"uuid": str(IDS[0]), "by": [str(IDS[1]), str(IDS[2])]}


class Kind(Enum):
    NOVEL = "novel"


@dataclasses.dataclass
class Place:
    city: str


class Book(BaseModel):
    name: str = Field(alias="title")
    kind: Kind
    place: Place


@dataclasses.dataclass
class Rated:
    rating: float = 0


@each_library
def test_objects_of_a_programs_own_classes_have_their_properties_as_columns(library: str) -> None:
    book = Book(title="A", kind=Kind.NOVEL, place=Place("Berlin"))

    assert rows(answer(book), library) == [
        {"uuid": str(IDS[0]), "title": "A", "kind": "novel", "place": {"city": "Berlin"}}
    ]
    assert [row["rating"] for row in rows(answer(Rated(), Rated(0.5)), library)] == [0.0, 0.5]


@each_library
def test_nothing_found_is_a_table_without_rows(library: str) -> None:
    result: QueryReturn[Any, Any] = QueryReturn([])

    assert rows(result, library) == []
    assert list(result.to_arrow().column_names) == list(result.to_pandas().columns) == ["uuid"]


ASKED = Asked(
    properties=("title", "distance"),
    references=("by",),
    metadata=("distance", "creation_time", "explain_score", "is_consistent"),
    vectors=("default", "other"),
    generated=True,
)


def test_nothing_found_has_the_columns_that_were_asked_for() -> None:
    results: list[Any] = [QueryReturn([]), GroupByReturn([], {}), GenerativeReturn(None, [], None)]
    for result in results:
        note(result, ASKED)
        kinds = {
            "uuid": "string",
            "title": "null",
            "properties.distance": "null",
            "by": "list<item: string>",
            "creation_time": "timestamp[us, tz=UTC]",
            "distance": "double",
            "explain_score": "string",
            "is_consistent": "bool",
            "vector": "list<item: float>",
            "vector.other": "list<item: float>",
            "generated": "string",
        }

        arrow, polars, pandas = result.to_arrow(), result.to_polars(), result.to_pandas()

        assert {field.name: str(field.type) for field in arrow.schema} == kinds
        assert list(polars.schema) == list(pandas.columns) == list(kinds)
        assert polars.schema["creation_time"] == pl.Datetime("us", "UTC")
        assert {name: str(pandas[name].dtype) for name in ("title", "creation_time", "distance", "is_consistent")} == {
            "title": "object",
            "creation_time": "datetime64[us, UTC]",
            "distance": "float64",
            "is_consistent": "boolean",
        }
        assert all(list(objects_from_table(table)) == [] for table in (arrow, polars, pandas))


def test_what_was_asked_for_is_no_part_of_a_result() -> None:
    results: list[Any] = [QueryReturn([]), GenerativeReturn(None, [], None), GenerativeGroupByReturn([], {}, None)]
    for result in results:
        plain = copy.copy(result)
        note(result, ASKED)

        assert result == plain
        assert (repr(result), result.to_dict()) == (repr(plain), plain.to_dict())
        assert list(pickle.loads(pickle.dumps(result)).to_pandas().columns) == list(result.to_pandas().columns)


def in_groups() -> list[GroupByObject[Any, Any]]:
    return [
        GroupByObject(IDS[place], GroupByMetadataReturn(distance), {"year": place}, None, {}, "Books", group)
        for place, (distance, group) in enumerate([(0.5, "a"), (None, "b")])
    ]


@each_library
def test_groups_are_a_column(library: str) -> None:
    objects = in_groups()
    result = GroupByReturn(objects, {"a": Group("a", 0, 0, 1, objects[:1], None)})

    assert rows(result, library) == [
        {"uuid": str(IDS[0]), "year": 0, "distance": 0.5, "group": "a"},
        {"uuid": str(IDS[1]), "year": 1, "distance": None, "group": "b"},
    ]


@each_library
def test_what_a_model_answered_is_a_column(library: str) -> None:
    objects = [
        GenerativeObject(text, None, IDS[place], MetadataReturn(), {"year": place}, None, {}, "Books")
        for place, text in enumerate(["about 0", None])
    ]
    each = GenerativeReturn("about all", objects, None)
    members = in_groups()
    groups = {name: GenerativeGroup(name, 0, 0, 1, [], None, f"about {name}") for name in "ab"}
    by_groups = GenerativeGroupByReturn(members, groups, None)

    assert [(row["year"], row["generated"]) for row in rows(each, library)] == [(0, "about 0"), (1, None)]
    assert [(row["group"], row["generated"]) for row in rows(by_groups, library)] == [
        ("a", "about a"),
        ("b", "about b"),
    ]


@each_library
def test_an_aggregation_has_a_row_for_each_group(library: str) -> None:
    def group(value: Any, years: AggregateInteger, top: list[TopOccurrence], count: int | None = 2) -> AggregateGroup:
        return AggregateGroup(GroupedBy("kind", value), {"year": years, "tags": AggregateText(None, top)}, count)

    told = AggregateInteger(2, 1897, 1896.0, None, 1895, None, 3792)
    nothing = AggregateInteger(0, None, None, None, None, None, None)
    result = AggregateGroupByReturn(
        [group("novel", told, [TopOccurrence(1, "sea")]), group(None, nothing, [], count=None)]
    )

    assert rows(result, library) == [
        {
            "kind": "novel",
            "total_count": 2,
            "year.count": 2,
            "year.maximum": 1897,
            "year.mean": 1896.0,
            "year.minimum": 1895,
            "year.sum": 3792,
            "tags.top_occurrences": [{"count": 1, "value": "sea"}],
        },
        {
            "kind": None,
            "total_count": None,
            "year.count": 0,
            "year.maximum": None,
            "year.mean": None,
            "year.minimum": None,
            "year.sum": None,
            "tags.top_occurrences": None,
        },
    ]
    assert rows(AggregateGroupByReturn([]), library) == []
    clash = AggregateGroupByReturn([AggregateGroup(GroupedBy("total_count", 3), {}, 1)])
    assert rows(clash, library) == [{"properties.total_count": 3, "total_count": 1}]


@pytest.mark.parametrize(
    ("method", "library", "extra"),
    [("to_pandas", "pandas", "pandas"), ("to_polars", "polars", "polars"), ("to_arrow", "pyarrow", "arrow")],
)
def test_a_library_that_is_missing_is_named_with_the_extra_that_brings_it(
    method: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(ImportError, match=rf"^{method} needs {library}.*pip install 'weaviate-client\[{extra}\]'$"):
        getattr(answer({}), method)()


def test_no_library_is_loaded_before_it_is_asked_for() -> None:
    program = (
        "import sys, weaviate, weaviate.classes.data, weaviate.outputs.query, weaviate.outputs.aggregate\n"
        "assert not {'pandas', 'polars', 'pyarrow', 'numpy'} & sys.modules.keys()\n"
        "try:\n    weaviate.classes.data.objects_from_table({})\n"
        "except weaviate.exceptions.WeaviateInvalidInputError: pass\n"
        "assert not {'pandas', 'polars', 'pyarrow', 'numpy'} & sys.modules.keys()"
    )

    subprocess.run([sys.executable, "-c", program], check=True)


MIXED = answer({"a": 1, "b": 1}, {"a": "x"})
INSIDE = answer({"a": [1, "x"], "b": 1}, {"a": []})


@pytest.mark.parametrize("found", [MIXED, INSIDE, answer({"a": {"n": 1}}, {"a": {"n": "x"}}, {"a": None})])
def test_a_column_whose_values_have_nothing_in_common_holds_objects(found: QueryReturn[Any, Any]) -> None:
    values = [one.properties["a"] for one in found.objects]

    frame = found.to_polars()

    assert frame.schema["a"] == pl.Object
    assert frame["a"].to_list() == found.to_pandas()["a"].tolist() == values


@pytest.mark.parametrize("found", [MIXED, INSIDE])
def test_arrow_has_no_type_for_such_a_column_which_is_named(found: QueryReturn[Any, Any]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"^to_arrow: the values of 'a' have nothing in common"):
        found.to_arrow()
