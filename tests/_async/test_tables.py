"""Tables as objects of the real server, and what it finds as tables."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from weaviate import WeaviateAsyncClient
from weaviate.classes.aggregate import Metrics
from weaviate.classes.config import Configure, DataType, Property
from weaviate.classes.data import objects_from_table
from weaviate.classes.query import GroupBy, MetadataQuery, Sort

IDS = [str(uuid.UUID(int=i + 1)) for i in range(3)]
NOON = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.UTC)
COLUMNS: dict[str, list[Any]] = {
    "id": IDS,
    "title": ["A", "B", None],
    "year": [1895, None, 1922],
    "rating": [4.5, None, 3.5],
    "lent": [True, False, None],
    "bought": [NOON, None, NOON],
    "tags": [["x", "y"], ["x"], None],
    "place": [{"city": "Berlin", "floor": 3}, None, {"city": "Rome", "floor": None}],
    "at": [{"latitude": 1.5, "longitude": 2.5}, None, None],
    "embedding": [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]],
}


@pytest.mark.parametrize("library", ["pandas", "polars", "arrow"])
async def test_a_table_is_stored_and_read_back(client: WeaviateAsyncClient, name: str, library: str) -> None:
    kinds = {"title": "TEXT", "year": "INT", "rating": "NUMBER", "lent": "BOOL", "bought": "DATE", "tags": "TEXT_ARRAY"}
    inside = [Property(name="city", data_type=DataType.TEXT), Property(name="floor", data_type=DataType.INT)]
    books = await client.collections.create(
        name,
        properties=[
            *(Property(name=prop, data_type=DataType[kind]) for prop, kind in kinds.items()),
            Property(name="place", data_type=DataType.OBJECT, nested_properties=inside),
            Property(name="at", data_type=DataType.GEO_COORDINATES),
        ],
        vector_config=Configure.Vectors.self_provided(),
    )
    table: Any = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "arrow": pa.table}[library](COLUMNS)

    result = await books.data.insert_many(objects_from_table(table, uuid="id", vector="embedding"))
    found = await books.query.fetch_objects(
        sort=Sort.by_id(), include_vector=True, return_metadata=MetadataQuery(creation_time=True)
    )
    read = getattr(found, f"to_{library}")()

    assert not result.has_errors
    arrow = pa.Table.from_pandas(read, preserve_index=False) if library == "pandas" else pa.table(read)
    assert set(arrow.column_names) == {*COLUMNS} - {"id", "embedding"} | {"uuid", "vector", "creation_time"}
    values = arrow.to_pydict()
    assert (values["uuid"], values["vector"]) == (IDS, COLUMNS["embedding"])
    assert {prop: values[prop] for prop in COLUMNS.keys() - {"id", "embedding"}} == {
        prop: column for prop, column in COLUMNS.items() if prop not in ("id", "embedding")
    }
    assert all(time.tzinfo is not None for time in values["creation_time"])


async def test_groups_are_tables(client: WeaviateAsyncClient, name: str) -> None:
    books = await client.collections.create(
        name,
        properties=[Property(name="kind", data_type=DataType.TEXT), Property(name="year", data_type=DataType.INT)],
        vector_config=Configure.Vectors.self_provided(),
    )
    rows = pd.DataFrame({"kind": ["novel", "novel", "story"], "year": [1, 2, 4], "v": [[1.0, 0.0], [1.0, 0.0], [0, 1]]})
    assert not (await books.data.insert_many(objects_from_table(rows, vector="v"))).has_errors

    told = await books.aggregate.over_all(group_by="kind", return_metrics=Metrics("year").integer(sum_=True, mean=True))
    found = await books.query.near_vector(
        [1, 0], group_by=GroupBy(prop="kind", objects_per_group=1, number_of_groups=2)
    )

    assert told.to_pandas().to_dict("records") == [
        {"kind": "novel", "total_count": 2, "year.mean": 1.5, "year.sum": 3},
        {"kind": "story", "total_count": 1, "year.mean": 4.0, "year.sum": 4},
    ]
    assert found.to_polars()["group"].to_list() == found.to_arrow()["kind"].to_pylist() == ["novel", "story"]
