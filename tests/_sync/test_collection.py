# Generated from tests/_async/test_collection.py by scripts/unasync.py. Do not edit.
"""A collection's handle on the real server: what it says of the collection, and all of its objects in turn."""

from __future__ import annotations

import datetime
import json
import uuid
from dataclasses import dataclass
from typing import Any, TypedDict

import pytest

import weaviate
from tests.conftest import StartServer
from weaviate import WeaviateClient
from weaviate._sync.collections.collection import Collection
from weaviate.classes.config import Configure, ConsistencyLevel, DataType, Property
from weaviate.classes.data import DataObject
from weaviate.classes.query import MetadataQuery
from weaviate.classes.tenants import Tenant
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateInvalidInputError, WeaviateQueryError

Books = Collection[Any, Any]

# The order of the ids is neither that of insertion nor that of the numbers; the first is the smallest id there is.
NUMBERS = [0, 255, 3, 16, 1, 2, 9]
IDS = [uuid.UUID(int=number << 120) for number in sorted(NUMBERS)]


class Title(TypedDict):
    """What a query asks for."""

    title: str


@dataclass
class Book:
    """What a collection holds."""

    title: str


@pytest.fixture
def books(client: WeaviateClient, name: str) -> Books:
    """Seven books, spread over three shards."""
    collection: Books = client.collections.create(
        name,
        properties=[Property(name="title", data_type=DataType.TEXT)],
        vector_config=Configure.Vectors.self_provided(),
        sharding_config=Configure.sharding(desired_count=3),
    )
    objects = [DataObject({"title": f"Book {n}"}, uuid=uuid.UUID(int=n << 120), vector=[n, 1.0]) for n in NUMBERS]
    assert not collection.data.insert_many(objects).has_errors
    return collection


def test_a_handle_says_how_many_objects_there_are(books: Books) -> None:
    assert books.length() == 7


def test_a_handle_is_true_without_asking(client: WeaviateClient) -> None:
    assert bool(client.collections.use("NothingOfThisName"))


def test_a_handle_shows_its_name_without_asking_and_its_configuration_on_request(
    client: WeaviateClient, books: Books
) -> None:
    text = books.to_string()

    prefix = "<weaviate.Collection config="
    assert text.startswith(prefix)
    assert json.loads(text.removeprefix(prefix).removesuffix(">"))["class"] == books.name
    assert repr(client.collections.use("absent")).endswith("Absent>")


def test_a_handle_knows_its_shards(books: Books) -> None:
    shards = books.shards()

    assert len({shard.name for shard in shards}) == 3
    assert {shard.collection for shard in shards} == {books.name}
    assert all(shard.node for shard in shards)


def test_a_collection_that_does_not_exist_has_neither_length_nor_shards_nor_a_configuration(
    client: WeaviateClient, name: str
) -> None:
    absent = client.collections.use(name)

    assert not absent.exists()
    with pytest.raises(WeaviateQueryError, match="could not find class"):
        absent.length()
    for call in (absent.shards, absent.to_string):
        with pytest.raises(UnexpectedStatusCodeError) as caught:
            call()
        assert (caught.value.http_status, caught.value.details.collection) == (404, name)


def test_handles_on_tenants_are_apart(client: WeaviateClient, name: str) -> None:
    collection = client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy())
    collection.tenants.create(["one", "two"])
    one, two = collection.with_tenant("one"), collection.with_tenant(Tenant(name="two"))
    for _ in range(3):
        one.data.insert({"title": "A"})

    assert (one.tenant, two.tenant, collection.tenant) == ("one", "two", None)
    assert one.with_tenant(None).tenant is None
    assert (one.length(), two.length()) == (3, 0)
    assert len([found for found in one.iterator()]) == 3
    assert [found for found in two.iterator()] == []
    assert {shard.name for shard in collection.shards()} == {"one", "two"}


def test_a_handle_keeps_what_another_setting_does_not_concern(client: WeaviateClient) -> None:
    handle = client.collections.use("Book", Book).with_tenant("one").with_consistency_level(ConsistencyLevel.QUORUM)

    assert (handle.name, handle.tenant, handle.consistency_level) == ("Book", "one", ConsistencyLevel.QUORUM)
    assert handle.with_options(timeout=5).tenant == "one"
    assert handle.with_tenant("two").consistency_level is ConsistencyLevel.QUORUM


@pytest.mark.parametrize("tenant", [3, b"one", ["one"], "\ud800"])
def test_what_is_no_tenant_is_refused(client: WeaviateClient, tenant: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="tenant"):
        client.collections.use("Book").with_tenant(tenant)


@pytest.mark.parametrize("prefetch", [False, True])
@pytest.mark.parametrize("size", [None, 0, 1, 2, 3, 7, 8])
def test_an_iterator_gives_every_object_once_in_the_order_of_the_ids(
    books: Books, size: int | None, prefetch: bool
) -> None:
    found = [each for each in books.iterator(cache_size=size, prefetch=prefetch)]

    assert [each.uuid for each in found] == IDS
    assert [each.properties["title"] for each in found] == [f"Book {n}" for n in sorted(NUMBERS)]


@pytest.mark.parametrize("size", [1, 2, 3, 10])
@pytest.mark.parametrize("limit", [0, 1, 2, 3, 4, 7, 8])
def test_an_iterator_ends_at_its_limit(books: Books, limit: int, size: int) -> None:
    found = [each.uuid for each in books.iterator(limit=limit, cache_size=size)]

    assert found == IDS[:limit]


def test_an_iterator_goes_on_where_another_was_left(books: Books) -> None:
    first = books.iterator(cache_size=3)
    assert first.after is None
    for found in first:
        if found.uuid == IDS[3]:
            break

    assert first.after == IDS[3]
    assert [found.uuid for found in books.iterator(after=first.after)] == IDS[4:]
    assert [found.uuid for found in books.iterator(after=str(IDS[5]))] == IDS[6:]


def test_a_new_loop_over_an_iterator_begins_anew(books: Books) -> None:
    iterator = books.iterator(cache_size=2, limit=4)

    assert [found.uuid for found in iterator] == IDS[:4]
    assert [found.uuid for found in iterator] == IDS[:4]


def test_an_iterator_returns_what_it_is_asked_for(books: Books) -> None:
    iterator = books.iterator(True, MetadataQuery(creation_time=True), return_properties=False, after=IDS[5])

    (found,) = [each for each in iterator]

    assert found.vector == {"default": [255.0, 1.0]}
    assert found.metadata.creation_time is not None
    assert found.properties == {}


def test_an_iterator_makes_the_program_s_own_types(client: WeaviateClient, books: Books) -> None:
    typed = client.collections.use(books.name, Book)

    assert [found.properties for found in typed.iterator(limit=2)] == [Book("Book 0"), Book("Book 1")]
    assert [found.properties for found in books.iterator(return_properties=Title, limit=1)] == [{"title": "Book 0"}]


@pytest.mark.parametrize(
    "options",
    [
        {"cache_size": -1},
        {"cache_size": "many"},
        {"limit": -1},
        {"limit": 1.5},
        {"after": "no id"},
        {"return_metadata": 3},
        {"return_properties": 3},
        {"return_references": 3},
        {"include_vector": 3},
    ],
)
def test_an_iterator_refuses_what_does_not_fit_when_it_is_made(client: WeaviateClient, options: dict[str, Any]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=next(iter(options))):
        client.collections.use("Book").iterator(**options)


def test_a_page_that_lacks_expired_objects_is_not_the_end_where_only_an_empty_one_is(
    start_server: StartServer,
) -> None:
    server = start_server({"OBJECTS_TTL_DELETE_SCHEDULE": "@every 24h"})
    with weaviate.connect_to_local(port=server.http_port, grpc_port=server.grpc_port) as client:
        ttl = Configure.ObjectTTL.delete_by_date_property("expires", filter_expired_objects=True)
        collection = client.collections.create(
            "Expiring", properties=[Property(name="expires", data_type=DataType.DATE)], object_ttl_config=ttl
        )
        never, past = (datetime.datetime(year, 1, 1, tzinfo=datetime.UTC) for year in (2999, 2000))
        ids = [uuid.UUID(int=n + 1) for n in range(25)]
        collection.data.insert_many(
            [DataObject({"expires": past if one == ids[3] else never}, uuid=one) for one in ids]
        )

        found = [each.uuid for each in collection.iterator(cache_size=10, until_empty=True)]

    assert found == [one for one in ids if one != ids[3]]
