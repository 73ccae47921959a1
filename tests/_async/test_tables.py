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
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty
from weaviate.classes.data import DataObject, GeoCoordinate, PhoneNumber, objects_from_table
from weaviate.classes.query import GroupBy, MetadataQuery, QueryReference, Sort

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


EVERY_KIND: dict[str, tuple[DataType, Any]] = {
    "text": (DataType.TEXT, "a"),
    "texts": (DataType.TEXT_ARRAY, ["a", ""]),
    "int": (DataType.INT, 2**53 - 1),
    "ints": (DataType.INT_ARRAY, [1, 2]),
    "number": (DataType.NUMBER, 1.0),
    "numbers": (DataType.NUMBER_ARRAY, [0.5, 1.0]),
    "bool": (DataType.BOOL, False),
    "bools": (DataType.BOOL_ARRAY, [True, False]),
    "date": (DataType.DATE, NOON),
    "dates": (DataType.DATE_ARRAY, [NOON]),
    "id_of": (DataType.UUID, uuid.UUID(int=9)),
    "ids_of": (DataType.UUID_ARRAY, [uuid.UUID(int=9)]),
    "at": (DataType.GEO_COORDINATES, GeoCoordinate(latitude=1.5, longitude=2.5)),
    "phone": (DataType.PHONE_NUMBER, PhoneNumber(number="030 123456", default_country="DE")),
    "score": (DataType.INT, 3),
    "distance": (DataType.NUMBER, 0.5),
}
"""Properties of every type, two of which are called as metadata is."""


@pytest.mark.parametrize("library", ["pandas", "arrow"])
async def test_what_was_found_is_stored_again_as_it_was(client: WeaviateAsyncClient, name: str, library: str) -> None:
    inside = [Property(name="city", data_type=DataType.TEXT), Property(name="floor", data_type=DataType.INT)]
    properties = [Property(name=prop, data_type=kind) for prop, (kind, _) in EVERY_KIND.items()]
    for nested, kind in (("place", DataType.OBJECT), ("places", DataType.OBJECT_ARRAY)):
        properties.append(Property(name=nested, data_type=kind, nested_properties=inside))
    both = [f"{name}{each}" for each in "ab"]
    await client.collections.delete(both)
    first, second = [
        await client.collections.create(
            each,
            properties=properties,
            references=[ReferenceProperty(name="next", target_collection=each)],
            vector_config=[Configure.Vectors.self_provided(name=vector) for vector in ("one", "two")],
        )
        for each in both
    ]
    values = {prop: value for prop, (_, value) in EVERY_KIND.items()}
    places = {"place": {"city": "Rome", "floor": 3}, "places": [{"city": "Berlin"}, {"floor": 1}]}
    objects: list[Any] = [
        DataObject({**values, **places}, uuid=IDS[0], vector={"one": [0.1, 1.0], "two": [0.2]}),
        DataObject({"text": "b"}, uuid=IDS[1], vector={"one": [1.0, 0.0]}, references={"next": [IDS[2]]}),
        DataObject({"text": "c", "place": {"floor": 1}}, uuid=IDS[2]),
    ]
    for each in (first, second):
        await each.data.insert({}, uuid=IDS[2])  # the server wants what is referred to before
    assert (await first.data.insert_many(objects)).errors == {}

    async def stored(collection: Any) -> Any:
        found = await collection.query.fetch_objects(
            sort=Sort.by_id(),
            include_vector=True,
            return_metadata=MetadataQuery(creation_time=True, distance=True, score=True),
            return_references=QueryReference(link_on="next"),
        )
        return found, [
            (one.uuid, one.properties, one.vector, {name: to.objects[0].uuid for name, to in one.references.items()})
            for one in found.objects
        ]

    found, before = await stored(first)
    result = await second.data.insert_many(objects_from_table(getattr(found, f"to_{library}")()))

    assert result.errors == {}
    assert before[1][2:] == ({"one": [1.0, 0.0]}, {"next": uuid.UUID(IDS[2])})
    assert (await stored(second))[1] == before
    await client.collections.delete(both)


@pytest.mark.parametrize("method", ["fetch_objects", "near_vector", "fetch_objects_by_ids", "bm25"])
async def test_nothing_found_is_a_table_of_what_was_asked_for(
    client: WeaviateAsyncClient, name: str, method: str
) -> None:
    books = await client.collections.create(
        name,
        properties=[Property(name="title", data_type=DataType.TEXT)],
        vector_config=Configure.Vectors.self_provided(),
    )
    search = getattr(books.query, method)
    arguments: dict[str, list[Any]] = {"near_vector": [[1.0]], "bm25": ["a"], "fetch_objects_by_ids": [[]]}
    what = arguments.get(method, [])
    wanted = MetadataQuery(creation_time=True, distance=True)

    plain = await search(*what)
    asked = await search(*what, return_metadata=wanted, include_vector=["one"], return_properties=["title"])
    other = await getattr(books.generate, method)(*what, return_metadata=wanted, single_prompt="{title}?")

    assert list(plain.to_pandas().columns) == ["uuid"]
    columns = ["uuid", "title", "creation_time", "distance", "vector.one"]
    assert (
        list(asked.to_pandas().columns) == list(asked.to_polars().columns) == asked.to_arrow().column_names == columns
    )
    assert list(other.to_pandas().columns) == ["uuid", "creation_time", "distance", "generated"]


async def test_groups_that_were_not_found_are_a_table(client: WeaviateAsyncClient, name: str) -> None:
    kind = Property(name="kind", data_type=DataType.TEXT)
    books = await client.collections.create(name, properties=[kind], vector_config=Configure.Vectors.self_provided())
    groups = GroupBy(prop="kind", objects_per_group=1, number_of_groups=2)

    found = await books.query.near_vector([1, 0], group_by=groups, return_metadata=MetadataQuery.full())

    assert list(found.to_pandas().columns) == ["uuid", "distance", "group"]


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
