# Generated from tests/_async/test_data.py by scripts/unasync.py. Do not edit.
"""What is stored comes back as it was, over REST and over gRPC, from the real server."""

from __future__ import annotations

import array
import datetime
import uuid
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

import weaviate
from tests.support.server import Server
from weaviate import WeaviateClient
from weaviate.classes.config import Configure, DataType, Property
from weaviate.classes.data import DataObject, GeoCoordinate, PhoneNumber
from weaviate.exceptions import (
    UnexpectedStatusCodeError,
    WeaviateInsertManyAllFailedError,
    WeaviateInvalidInputError,
)
from weaviate.outputs.query import PhoneNumberType

UTC = datetime.UTC
MOMENT = datetime.datetime(2024, 2, 29, 12, 30, 59, 123456, tzinfo=UTC)
EAST = datetime.datetime(2024, 2, 29, 14, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
ID = uuid.UUID("3a2ea3e1-2a6c-4ff8-9ac9-35c1b9c7c0a4")

VALUES: list[tuple[DataType, Any, Any]] = [
    (DataType.TEXT, "Zürich 🐍", "Zürich 🐍"),
    (DataType.TEXT, "", ""),
    (DataType.TEXT_ARRAY, ["a", "b"], ["a", "b"]),
    (DataType.TEXT_ARRAY, ("a", "b"), ["a", "b"]),
    (DataType.INT, 42, 42),
    (DataType.INT, -(2**53), -(2**53)),
    (DataType.INT, np.int32(7), 7),
    (DataType.INT_ARRAY, [1, 2, 3], [1, 2, 3]),
    (DataType.INT_ARRAY, np.array([1, 2], dtype=np.int64), [1, 2]),
    (DataType.NUMBER, 1.5, 1.5),
    (DataType.NUMBER, np.float32(0.5), 0.5),
    (DataType.NUMBER, 3, 3.0),
    (DataType.NUMBER_ARRAY, [1.5, 2.0], [1.5, 2.0]),
    (DataType.NUMBER_ARRAY, [1, 2.5], [1.0, 2.5]),
    (DataType.NUMBER_ARRAY, np.array([0.25, 0.5]), [0.25, 0.5]),
    (DataType.BOOL, True, True),
    (DataType.BOOL, np.bool_(False), False),
    (DataType.BOOL_ARRAY, [True, False], [True, False]),
    (DataType.DATE, MOMENT, MOMENT),
    (DataType.DATE, EAST, EAST),
    (DataType.DATE, datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, tzinfo=UTC)),
    (DataType.DATE_ARRAY, [MOMENT, EAST], [MOMENT, EAST]),
    (DataType.UUID, ID, ID),
    (DataType.UUID, str(ID), ID),
    (DataType.UUID_ARRAY, [ID, ID], [ID, ID]),
    (DataType.BLOB, "aGVsbG8=", "aGVsbG8="),
    (DataType.BLOB, b"hello", "aGVsbG8="),
    (
        DataType.GEO_COORDINATES,
        GeoCoordinate(latitude=52.375, longitude=4.875),
        GeoCoordinate(latitude=52.375, longitude=4.875),
    ),
]


@pytest.mark.parametrize("way", ["insert", "insert_many"])
def test_every_value_of_every_data_type_comes_back_as_it_was(client: WeaviateClient, name: str, way: str) -> None:
    properties = [Property(name=f"p{i}", data_type=kind) for i, (kind, _, _) in enumerate(VALUES)]
    collection = client.collections.create(name, properties=properties)
    values = {f"p{i}": value for i, (_, value, _) in enumerate(VALUES)}

    if way == "insert":
        collection.data.insert(values)
    else:
        assert collection.data.insert_many([values]).errors == {}

    returned = [f"p{i}" for i in range(len(VALUES))]
    (stored,) = collection.query.fetch_objects(return_properties=returned).objects
    assert dict(stored.properties) == {f"p{i}": wanted for i, (_, _, wanted) in enumerate(VALUES)}


@pytest.mark.parametrize("way", ["insert", "insert_many"])
def test_phone_numbers_come_back_parsed(client: WeaviateClient, name: str, way: str) -> None:
    collection = client.collections.create(name, properties=[Property(name="phone", data_type=DataType.PHONE_NUMBER)])
    values = {"phone": PhoneNumber(number="0171 1234567", default_country="DE")}

    if way == "insert":
        collection.data.insert(values)
    else:
        collection.data.insert_many([values])

    (stored,) = collection.query.fetch_objects().objects
    phone = stored.properties["phone"]
    assert isinstance(phone, PhoneNumberType)
    assert (phone.international_formatted, phone.country_code) == ("+49 171 1234567", 49)


@pytest.mark.parametrize("way", ["insert", "insert_many"])
def test_objects_in_objects_come_back_as_they_were(client: WeaviateClient, name: str, way: str) -> None:
    address = [
        Property(name="street", data_type=DataType.TEXT),
        Property(name="numbers", data_type=DataType.INT_ARRAY),
        Property(name="since", data_type=DataType.DATE),
        Property(
            name="owner", data_type=DataType.OBJECT, nested_properties=[Property(name="age", data_type=DataType.INT)]
        ),
    ]
    collection = client.collections.create(
        name,
        properties=[
            Property(name="home", data_type=DataType.OBJECT, nested_properties=address),
            Property(name="offices", data_type=DataType.OBJECT_ARRAY, nested_properties=address),
        ],
    )
    place: dict[str, Any] = {"street": "Main St", "numbers": [1, 2], "since": MOMENT, "owner": {"age": 42}}
    values: dict[str, Any] = {"home": place, "offices": [place, {"street": "Side St"}]}

    if way == "insert":
        collection.data.insert(values)
    else:
        assert collection.data.insert_many([values]).errors == {}

    (stored,) = collection.query.fetch_objects().objects
    home = stored.properties["home"]
    offices = stored.properties["offices"]
    assert isinstance(home, dict)
    assert {key: home[key] for key in place} == place
    assert isinstance(offices, list)
    assert [office["street"] for office in offices] == ["Main St", "Side St"]


def test_a_datetime_without_a_zone_is_taken_as_utc_with_a_warning(client: WeaviateClient, name: str) -> None:
    collection = client.collections.create(name, properties=[Property(name="at", data_type=DataType.DATE)])

    with pytest.warns(UserWarning, match="at"):
        collection.data.insert({"at": MOMENT.replace(tzinfo=None)})

    (stored,) = collection.query.fetch_objects().objects
    assert stored.properties["at"] == MOMENT


VECTORS: list[Any] = [
    [1, 0.5, -0.25],
    (1, 0.5, -0.25),
    array.array("d", [1, 0.5, -0.25]),
    array.array("f", [1, 0.5, -0.25]),
    np.array([1, 0.5, -0.25], dtype=np.float64),
    np.array([1, 0.5, -0.25], dtype=np.float16),
    np.array([1, 0.5, -0.25], dtype=">f4"),
    np.array([[1, 9], [0.5, 9], [-0.25, 9]], dtype=np.float32)[:, 0],
]


@pytest.mark.parametrize("way", ["insert", "insert_many"])
def test_vectors_of_every_kind_come_back_as_float32(client: WeaviateClient, name: str, way: str) -> None:
    collection = client.collections.create(name, vector_config=Configure.Vectors.self_provided())
    ids = [uuid.uuid4() for _ in VECTORS]

    if way == "insert":
        for chosen, vector in zip(ids, VECTORS, strict=True):
            assert collection.data.insert({}, uuid=chosen, vector=vector) == chosen
    else:
        objects: list[Any] = [
            DataObject({}, uuid=chosen, vector=vector) for chosen, vector in zip(ids, VECTORS, strict=True)
        ]
        assert collection.data.insert_many(objects).errors == {}

    for chosen in ids:
        stored = collection.query.fetch_object_by_id(chosen, include_vector=True)
        assert stored is not None
        assert stored.vector == {"default": [1.0, 0.5, -0.25]}


@pytest.mark.parametrize("way", ["insert", "insert_many"])
def test_named_and_multi_vectors_come_back_by_name(client: WeaviateClient, name: str, way: str) -> None:
    collection = client.collections.create(
        name,
        vector_config=[
            Configure.Vectors.self_provided(name="plain"),
            Configure.MultiVectors.self_provided(name="multi"),
        ],
    )
    vectors: dict[str, Any] = {"plain": [1.0, 2.0], "multi": [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]}

    if way == "insert":
        chosen = collection.data.insert({}, vector=vectors)
    else:
        result = collection.data.insert_many([DataObject({}, vector=vectors)])
        assert result.errors == {}
        chosen = result.uuids[0]

    stored = collection.query.fetch_object_by_id(chosen, include_vector=True)
    assert stored is not None
    assert stored.vector == vectors
    one = collection.query.fetch_object_by_id(chosen, include_vector=["plain"])
    assert one is not None
    assert one.vector == {"plain": [1.0, 2.0]}


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("a set", {"tags": {"a"}}, "tags"),
    ("NaN", {"size": float("nan")}, "size"),
    ("infinity in a list", {"sizes": [1.0, float("inf")]}, r"sizes.*1"),
    ("an int beyond 64 bits", {"count": 2**64}, "count"),
    ("an int that would be rounded", {"count": 2**53 + 1}, "count"),
    ("an int that would be rounded, in an object", {"box": {"count": 2**53 + 1}}, "box.*count"),
    ("half a surrogate pair", {"title": "\ud800"}, "title"),
    ("a key that is no text", {"box": {1: "a"}}, "box"),
    ("a mixed list", {"tags": ["a", 1]}, "tags"),
    ("None in a list", {"tags": ["a", None]}, "tags"),
    ("an object of an unknown class", {"thing": object()}, "thing"),
]


@pytest.mark.parametrize(("kind", "values", "path"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_value_that_cannot_be_stored_as_it_is_is_refused_by_its_path(
    client: WeaviateClient, kind: str, values: dict[str, Any], path: str
) -> None:
    data = client.collections.use("NeverCreated").data

    with pytest.raises(WeaviateInvalidInputError, match=path):
        data.insert(values)
    with pytest.raises(WeaviateInsertManyAllFailedError, match=path):
        data.insert_many([values])


@pytest.mark.parametrize(
    "vector", [[], [1.0, float("nan")], ["a"], [[1.0, 2.0], [3.0]], [1.0, None], "abc", {"a": []}, [1e300]]
)
def test_a_vector_that_is_none_is_refused(client: WeaviateClient, vector: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="vector"):
        client.collections.use("NeverCreated").data.insert({}, vector=vector)


@pytest.mark.parametrize("wrong", ["not-a-uuid", "", 42])
def test_an_id_that_is_none_is_refused(client: WeaviateClient, wrong: Any) -> None:
    collection = client.collections.use("NeverCreated")

    with pytest.raises(WeaviateInvalidInputError, match="uuid"):
        collection.data.insert({}, uuid=wrong)
    with pytest.raises(WeaviateInvalidInputError, match="uuid"):
        collection.query.fetch_object_by_id(wrong)


def test_an_id_that_exists_is_refused_by_insert_and_replaced_by_insert_many(client: WeaviateClient, name: str) -> None:
    collection = client.collections.create(name, properties=[Property(name="title", data_type=DataType.TEXT)])
    chosen = collection.data.insert({"title": "A"})

    with pytest.raises(UnexpectedStatusCodeError, match="already exists") as caught:
        collection.data.insert({"title": "B"}, uuid=chosen)
    collection.data.insert_many([DataObject({"title": "C"}, uuid=chosen)])

    assert caught.value.status_code == 422
    assert caught.value.details.collection == name
    stored = collection.query.fetch_object_by_id(chosen)
    assert stored is not None
    assert stored.properties["title"] == "C"


def test_insert_many_stores_the_good_and_reports_the_bad_by_index(client: WeaviateClient, name: str) -> None:
    collection = client.collections.create(
        name,
        properties=[Property(name="title", data_type=DataType.TEXT)],
        vector_config=Configure.Vectors.self_provided(),
    )

    objects: list[Any] = [
        DataObject({"title": "A"}, vector=[1.0, 2.0]),
        DataObject({"title": {1, 2}}, vector=[1.0, 2.0]),  # refused here
        DataObject({"title": "C"}, vector=[1.0, 2.0]),
        {"title": 4},  # refused by the server
        DataObject({"title": "E"}, uuid="not-a-uuid"),  # refused here
        DataObject({"title": "F"}, vector=[]),  # refused here
    ]

    result = collection.data.insert_many(objects)

    assert result.has_errors
    assert set(result.uuids) == {0, 2}
    assert set(result.errors) == {1, 3, 4, 5}
    assert "title" in result.errors[1].message
    assert "title" in result.errors[3].message
    assert "uuid" in result.errors[4].message
    assert "vector" in result.errors[5].message
    assert {o.properties["title"] for o in collection.query.fetch_objects().objects} == {"A", "C"}


def test_insert_many_takes_any_iterable(client: WeaviateClient, name: str) -> None:
    collection = client.collections.create(name, properties=[Property(name="n", data_type=DataType.INT)])

    result = collection.data.insert_many({"n": i} for i in range(2500))

    assert len(result.uuids) == 2500
    assert not result.has_errors


def test_a_batch_beyond_the_server_s_limit_is_split_and_an_object_beyond_it_fails_alone(
    start_server: Callable[[Mapping[str, str]], Server], name: str
) -> None:
    small = start_server({"GRPC_MAX_MESSAGE_SIZE": "200000"})
    with weaviate.connect_to_local(port=small.http_port, grpc_port=small.grpc_port) as client:
        collection = client.collections.create(name, properties=[Property(name="a", data_type=DataType.TEXT)])
        objects: list[dict[str, Any]] = [{"a": "x" * 1000} for _ in range(500)]
        objects[250] = {"a": "x" * 300_000}

        result = collection.data.insert_many(objects)

        assert set(result.uuids) == set(range(500)) - {250}
        assert "200000" in result.errors[250].message
        found = collection.query.fetch_objects(limit=100)
        assert len(found.objects) == 100


def test_insert_many_of_nothing_is_nothing(client: WeaviateClient) -> None:
    result = client.collections.use("NeverCreated").data.insert_many([])

    assert (result.uuids, result.errors, result.has_errors) == ({}, {}, False)


def test_references_point_at_what_they_were_given(client: WeaviateClient, name: str) -> None:
    from weaviate.classes.config import ReferenceProperty
    from weaviate.classes.query import QueryReference

    collection = client.collections.create(
        name,
        properties=[Property(name="title", data_type=DataType.TEXT)],
        references=[ReferenceProperty(name="next", target_collection=name)],
    )
    first = collection.data.insert({"title": "first"})
    second = collection.data.insert({"title": "second"}, references={"next": first})
    result = collection.data.insert_many([DataObject({"title": "third"}, references={"next": [first, second]})])

    for chosen, titles in ((second, {"first"}), (result.uuids[0], {"first", "second"})):
        stored = collection.query.fetch_object_by_id(
            chosen, return_references=QueryReference(link_on="next", return_properties=["title"])
        )
        assert stored is not None
        assert {target.properties["title"] for target in stored.references["next"].objects} == titles
