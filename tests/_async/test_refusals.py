"""What errors say when the real server refuses what does not fit a collection."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from weaviate import WeaviateAsyncClient
from weaviate._async.collections.collection import CollectionAsync
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty
from weaviate.classes.query import Filter, GroupBy, Metrics, QueryReference, Sort
from weaviate.classes.tenants import Tenant, TenantActivityStatus
from weaviate.exceptions import (
    UnexpectedStatusCodeError,
    WeaviateBaseError,
    WeaviateInvalidInputError,
    WeaviateQueryError,
)

Books = CollectionAsync[Any, Any]


@pytest.fixture
async def books(client: WeaviateAsyncClient, name: str) -> Books:
    """A collection with one object, two named vectors, and a reference to itself."""
    collection: Books = await client.collections.create(
        name,
        properties=[
            Property(name="title", data_type=DataType.TEXT),
            Property(name="secret", data_type=DataType.TEXT, index_filterable=False, index_searchable=False),
        ],
        references=[ReferenceProperty(name="sequel", target_collection=name)],
        vector_config=[Configure.Vectors.self_provided(name="a"), Configure.Vectors.self_provided(name="b")],
    )
    await collection.data.insert({"title": "A"}, vector={"a": [1.0, 0.0], "b": [1.0]})
    return collection


async def refused(call: Callable[[], Any]) -> WeaviateBaseError:
    """The error of a call."""
    with pytest.raises(WeaviateBaseError) as caught:
        await call()
    return caught.value


def calls_for(handle: Books) -> list[Callable[[], Any]]:
    """Calls of every kind that concern a tenant."""
    return [
        handle.query.fetch_objects,
        lambda: handle.query.near_vector([1.0]),
        lambda: handle.query.bm25("a"),
        handle.length,
        lambda: anext(handle.iterator()),
        lambda: handle.data.insert({"title": "A"}),
    ]


async def test_a_search_for_a_property_that_is_not_there_names_it(books: Books) -> None:
    born = Filter.by_property("born").equal(1)
    groups = GroupBy(prop="born", objects_per_group=1, number_of_groups=1)
    calls = [
        lambda: books.query.fetch_objects(filters=born),
        lambda: books.query.fetch_objects(filters=Filter.by_ref("sequel").by_property("born").equal(1)),
        lambda: books.query.fetch_objects(filters=Filter.by_ref("born").by_property("title").equal("A")),
        lambda: books.query.fetch_objects(return_properties=["born"]),
        lambda: books.query.fetch_objects(return_references=QueryReference(link_on="born")),
        lambda: books.query.fetch_objects(sort=Sort.by_property("born")),
        lambda: books.query.bm25("a", query_properties=["born"]),
        lambda: books.query.near_vector([1.0, 0.0], target_vector="a", group_by=groups),
        lambda: books.aggregate.over_all(filters=born),
        lambda: books.aggregate.over_all(return_metrics=Metrics("born").integer()),
    ]

    for error in [await refused(call) for call in calls]:
        assert isinstance(error, WeaviateQueryError)
        assert (error.details.collection, error.details.property) == (books.name, "born")
        assert (error.grpc_code, error.retryable) == ("UNKNOWN", False)
        assert error.__cause__ is not None
        assert "born" in error.message


async def test_a_property_without_an_index_or_of_another_type_is_named(books: Books) -> None:
    errors = [
        await refused(lambda: books.query.bm25("a", query_properties=["secret"])),
        await refused(lambda: books.query.fetch_objects(filters=Filter.by_property("secret").equal("a"))),
        await refused(lambda: books.data.insert({"secret": 3})),
    ]

    assert [error.details.property for error in errors] == ["secret", "secret", "secret"]
    assert isinstance(errors[2], UnexpectedStatusCodeError)
    assert (errors[2].http_status, errors[2].details.collection) == (422, books.name)


async def test_a_vector_that_is_not_there_is_named(books: Books) -> None:
    errors = [
        await refused(lambda: books.query.near_vector([1.0], target_vector="c")),
        await refused(lambda: books.query.near_vector({"a": [1.0, 0.0], "c": [1.0]}, target_vector=["a", "c"])),
        await refused(lambda: books.query.hybrid("a", vector=[1.0], target_vector="c")),
        await refused(lambda: books.aggregate.near_vector([1.0], target_vector="c", object_limit=1)),
        await refused(lambda: books.data.insert({"title": "B"}, vector={"c": [1.0]})),
    ]

    assert [error.details.vector for error in errors] == ["c"] * 5
    assert {error.details.collection for error in errors} == {books.name}
    assert not any(error.retryable for error in errors)


async def test_a_vector_of_another_length_can_not_be_retried(books: Books) -> None:
    stored = await refused(lambda: books.data.insert({"title": "B"}, vector={"a": [1.0, 0.0, 0.0]}))
    searched = await refused(lambda: books.query.near_vector([1.0, 0.0, 0.0], target_vector="a"))

    assert (stored.http_status, stored.details.vector, stored.retryable) == (500, "a", False)
    assert (searched.grpc_code, searched.details.collection, searched.retryable) == ("UNKNOWN", books.name, False)


async def test_a_tenant_that_is_missing_or_not_active_is_named(client: WeaviateAsyncClient, name: str) -> None:
    collection = await client.collections.create(
        name,
        properties=[Property(name="title", data_type=DataType.TEXT)],
        multi_tenancy_config=Configure.multi_tenancy(),
        vector_config=Configure.Vectors.self_provided(),
    )
    await collection.tenants.create([Tenant(name="off", activity_status=TenantActivityStatus.INACTIVE)])

    for tenant in ("off", "absent"):
        calls = calls_for(collection.with_tenant(tenant))
        for error in [await refused(call) for call in calls]:
            assert (error.details.collection, error.details.tenant, error.retryable) == (name, tenant, False)
            assert f"tenant not {'active' if tenant == 'off' else 'found'}" in error.message


async def test_a_tenant_where_none_is_wanted_or_none_where_one_is_wanted_is_refused(
    client: WeaviateAsyncClient, books: Books
) -> None:
    error = await refused(books.with_tenant("one").query.fetch_objects)

    assert (error.details.collection, error.details.tenant, error.retryable) == (books.name, "one", False)
    assert "multi-tenancy disabled" in error.message


async def test_a_path_that_the_server_does_not_know_says_so() -> None:
    path = "/v1/schema/Book/shards"
    with FakeServer(version="1.27.0") as fake:
        fake.rest("GET", path).reply(404, {"code": 404, "message": f"path {path} was not found"})
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            error = await refused(client.collections.use("Book").config.get_shards)

    assert error.http_status == 404
    assert error.message.endswith("The server (Weaviate 1.27.0) may be too old for this.")


async def test_a_collection_that_is_not_there_is_named(client: WeaviateAsyncClient) -> None:
    missing = client.collections.use("Missing")

    for call in (
        missing.config.get,
        lambda: client.collections.export_config("Missing"),
        lambda: missing.config.update(description="a"),
    ):
        error = await refused(call)

        assert isinstance(error, UnexpectedStatusCodeError)
        assert (error.status_code, error.details.collection) == (404, "Missing")
        assert error.message.endswith("status 404: there is no collection Missing")


async def test_an_object_that_is_not_there_is_named(books: Books) -> None:
    missing = uuid.UUID(int=999)

    error = await refused(lambda: books.data.update(missing, {"title": "B"}))

    assert isinstance(error, UnexpectedStatusCodeError)
    assert error.status_code == 404
    assert f"there is no object {missing} in {books.name}" in error.message


async def test_an_answer_without_words_about_a_tenant_gets_some(client: WeaviateAsyncClient, name: str) -> None:
    await client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy())
    missing = client.collections.use(name).with_tenant("nobody")

    error = await refused(lambda: missing.data.exists(uuid.UUID(int=1)))

    assert f"the tenant nobody: {name} has no such tenant, not an active one, or none at all" in error.message
    with pytest.raises(WeaviateInvalidInputError, match="tenant: must be a Tenant, a name, or None"):
        missing.with_tenant("")
