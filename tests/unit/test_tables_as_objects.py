"""Tables as objects to insert."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.found import IDS, NOON, PHONE, answer, found
from weaviate._core.values import as_json
from weaviate.classes.data import DataObject, objects_from_table
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.generate.results import (
    GenerativeObject,
    GenerativeReturn,
)
from weaviate.models.results import (
    MetadataReturn,
    _CrossReference,
)

LIBRARIES = ["arrow", "pandas", "polars"]

COLUMNS: dict[str, list[Any]] = {
    "id": [str(IDS[0]), None],
    "title": ["A", None],
    "year": [1895, None],
    "rating": [4.5, float("nan")],
    "lent": [True, None],
    "bought": [NOON, None],
    "tags": [["a", "b"], None],
    "place": [{"city": "Berlin", "zip": None}, {"city": None, "zip": None}],
    "embedding": [[1.0, 2.0], None],
}
OBJECTS = [
    DataObject(
        {
            "title": "A",
            "year": 1895,
            "rating": 4.5,
            "lent": True,
            "bought": NOON,
            "tags": ["a", "b"],
            "place": {"city": "Berlin"},
        },
        uuid=str(IDS[0]),
        vector=[1.0, 2.0],
    ),
    DataObject({"place": {}}),
]
MAKERS: list[Callable[[dict[str, list[Any]]], Any]] = [
    lambda columns: pd.DataFrame({name: pd.Series(values, dtype="object") for name, values in columns.items()}),
    pd.DataFrame,
    lambda columns: pd.DataFrame(columns).convert_dtypes(),
    lambda columns: pd.DataFrame(columns, index=[7, 8]),
    lambda columns: pl.DataFrame(columns, strict=False),
    pa.table,
    lambda columns: pa.concat_tables([pa.table(columns).slice(0, 1), pa.table(columns).slice(1, 1)]),
    lambda columns: pa.table(columns).to_batches()[0],
]


@pytest.mark.parametrize("make", MAKERS)
def test_the_rows_of_a_table_become_objects_without_what_is_missing(make: Callable[[Any], Any]) -> None:
    objects = list(objects_from_table(make(COLUMNS), uuid="id", vector="embedding"))

    assert objects == OBJECTS
    assert {type(value) for value in objects[0].properties.values()} <= {
        *(str, int, float, bool, datetime.datetime, list, dict),
    }


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table])
def test_without_names_columns_are_what_they_are_called(make: Callable[[Any], Any]) -> None:
    table = make(
        {
            "uuid": [str(IDS[0]), None],
            "vector": [[1.0], [2.0]],
            "vector.many": [[[1.0], [2.0]], None],
            "score": [1, 2],
            "properties.uuid": ["a", "b"],
            "properties.distance": ["c", "d"],
            "distance": [0.5, 0.25],
        }
    )

    assert list(objects_from_table(table)) == [
        DataObject(
            {"score": 1, "uuid": "a", "distance": "c"},
            uuid=str(IDS[0]),
            vector={"default": [1.0], "many": [[1.0], [2.0]]},
        ),
        DataObject({"score": 2, "uuid": "b", "distance": "d"}, vector={"default": [2.0]}),
    ]


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table])
def test_names_that_are_given_win_over_what_columns_are_called(make: Callable[[Any], Any]) -> None:
    table = make({"uuid": ["a"], "vector": ["x"], "id": [str(IDS[0])], "embedding": [[1.0]]})

    (made,) = objects_from_table(table, uuid="id", vector="embedding")

    assert made == DataObject({"uuid": "a", "vector": "x"}, uuid=str(IDS[0]), vector=[1.0])


EVERY_ROLE = GenerativeReturn(
    None,
    [
        GenerativeObject(
            "about it",
            None,
            IDS[0],
            MetadataReturn(distance=0.5, creation_time=NOON),
            {"title": "A", "score": 3, "distance": "far", "by": None},
            {"by": _CrossReference([found(1, {}), found(2, {})]), "none": _CrossReference(None)},
            {"default": [1.0, 2.0], "other": [3.0]},
            "Books",
        )
    ],
    None,
)
MADE_AGAIN: DataObject[Any, Any] = DataObject(
    {"title": "A", "score": 3, "distance": "far"},
    uuid=str(IDS[0]),
    vector={"default": [1.0, 2.0], "other": [3.0]},
    references={"by": [str(IDS[1]), str(IDS[2])]},
)


@pytest.mark.parametrize(
    "passed_on",
    [
        lambda frame: frame,
        lambda frame: frame[frame["distance"] < 1].reset_index(drop=True).copy(),
        lambda frame: frame.assign(title="A").sort_values("score"),
    ],
)
def test_a_table_of_pandas_knows_which_of_its_columns_are_no_properties(passed_on: Callable[[Any], Any]) -> None:
    assert list(objects_from_table(passed_on(EVERY_ROLE.to_pandas()))) == [MADE_AGAIN]


def test_a_table_of_arrow_knows_which_of_its_columns_are_no_properties() -> None:
    table = EVERY_ROLE.to_arrow()

    for one in (table, table.slice(0, 1), pa.concat_tables([table]), table.to_batches()[0]):
        (made,) = objects_from_table(one)
        assert made == dataclasses.replace(MADE_AGAIN, vector={"default": [1.0, 2.0], "other": [3.0]})


def test_a_table_of_polars_knows_what_the_names_say() -> None:
    (made,) = objects_from_table(EVERY_ROLE.to_polars().drop("creation_time", "generated", "by", "none"))

    assert made == dataclasses.replace(MADE_AGAIN, references=None)


def test_a_phone_number_is_one_again() -> None:
    result = answer({"phone": PHONE, "inside": {"phone": PHONE}})

    for library in LIBRARIES:
        (made,) = objects_from_table(getattr(result, f"to_{library}")())
        assert made.properties == {"phone": PHONE, "inside": {"phone": PHONE}}


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table])
def test_vectors_have_names(make: Callable[[Any], Any]) -> None:
    table = make({"x": [[1.0], None], "y": [[[2.0], [3.0]], None], "z": [1, 2]})

    objects = list(objects_from_table(table, vector={"one": "x", "many": "y"}))

    assert objects == [DataObject({"z": 1}, vector={"one": [1.0], "many": [[2.0], [3.0]]}), DataObject({"z": 2})]


def test_cells_of_numpy_and_what_python_has_become_values_that_can_be_stored() -> None:
    day = datetime.date(2020, 1, 2)
    midnight = datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC)
    frame = pd.DataFrame(
        {
            "numbers": [np.array([1, 2])],
            "day": [day],
            "days": [[day]],
            "price": [Decimal("1.5")],
            "kind": pd.Categorical(["novel"]),
            "at": pd.to_datetime(["2020-01-02T00:00:00.000000001Z"]),
            "small": np.array([0.5], dtype=np.float32),
        }
    )

    (made,) = objects_from_table(frame)

    assert made.properties == {
        "numbers": [1, 2],
        "day": midnight,
        "days": [midnight],
        "price": 1.5,
        "kind": "novel",
        "at": midnight,
        "small": 0.5,
    }
    assert [type(value) for value in made.properties.values()] == [
        *(list, datetime.datetime, list, float, str, datetime.datetime, float),
    ]


@pytest.mark.parametrize(
    ("table", "named", "said"),
    [
        ([{"a": 1}], {}, "table: has to be a DataFrame of pandas or polars.*not list"),
        (pl.LazyFrame({"a": [1]}), {}, "table: .*not LazyFrame"),
        (pd.Series([1]), {}, "table: .*not Series"),
        (pd.DataFrame([[1]]), {}, "table: 0 has to be text"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), {}, "table: 'a' has to be text, and the name of one column"),
        (pa.table({"a": [1], "b": [1]}), {"uuid": "id"}, "uuid: there is no column 'id' among 'a', 'b'"),
        (pl.DataFrame({"a": [1]}), {"vector": "v"}, "vector: there is no column 'v' among 'a'"),
        (pd.DataFrame({"a": [1]}), {"vector": {"x": "a", "y": "v"}}, "vector: there is no column 'v' among 'a'"),
    ],
)
def test_what_is_no_table_or_has_no_such_column_is_refused(table: Any, named: dict[str, Any], said: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=rf"objects_from_table\.{said}"):
        objects_from_table(table, **named)


def test_rows_are_read_one_after_the_other() -> None:
    objects = objects_from_table(pa.table({"a": list(range(10))}))

    assert isinstance(objects, Iterator)
    assert next(objects).properties == {"a": 0}


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_what_is_missing_inside_of_a_list_stays_and_is_refused_when_it_is_inserted(missing: Any) -> None:
    (made,) = objects_from_table(pd.DataFrame({"a": [[1.0, missing]]}))

    assert len(made.properties["a"]) == 2
    with pytest.raises(WeaviateInvalidInputError, match=r"\[1\]"):
        as_json(made.properties)


# ---- there and back

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
numbers = st.floats(allow_nan=False, allow_infinity=False)
times = st.datetimes(timezones=st.just(datetime.UTC))
plain = {
    "text": texts,
    "int": st.integers(-(2**63), 2**63 - 1),
    "number": numbers,
    "bool": st.booleans(),
    "date": times,
    "texts": st.lists(texts, min_size=1),
    "numbers": st.lists(numbers, min_size=1),
    "dates": st.lists(times, min_size=1),
}
books = st.fixed_dictionaries({}, optional={**plain, "nested": st.fixed_dictionaries({}, optional=plain)})


@pytest.mark.parametrize("library", LIBRARIES)
@given(books=st.lists(books, min_size=1, max_size=3))
def test_what_is_found_can_be_inserted_again(library: str, books: list[dict[str, Any]]) -> None:
    result = answer(*books, vector={"default": [1.0, 2.0]})

    objects = list(objects_from_table(getattr(result, f"to_{library}")()))

    assert [(one.properties, one.uuid, one.vector) for one in objects] == [
        (book, str(chosen), [1.0, 2.0]) for book, chosen in zip(books, IDS, strict=False)
    ]
