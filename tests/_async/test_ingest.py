"""`data.ingest`: any number of objects, from whatever can be gone through."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests._async.batching import ids, size
from tests.support.fake import FakeServer
from weaviate import WeaviateAsyncClient, use_async_with_local
from weaviate._async.collections.collection import CollectionAsync
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty
from weaviate.classes.data import DataObject
from weaviate.classes.query import QueryReference
from weaviate.config import AdditionalConfig, Timeout
from weaviate.exceptions import WeaviateBatchStreamError, WeaviateInvalidInputError
from weaviate.models.batch import BatchProgress


@pytest.fixture
async def books(client: WeaviateAsyncClient, name: str) -> CollectionAsync:
    return await client.collections.create(
        name,
        properties=[Property(name="n", data_type=DataType.INT)],
        references=[ReferenceProperty(name="next", target_collection=name)],
        vector_config=Configure.Vectors.self_provided(),
    )


def numbers(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        yield {"n": number}


async def numbers_as_they_come(count: int) -> AsyncIterator[dict[str, Any]]:
    for number in range(count):
        yield {"n": number}


async def breaking(count: int) -> AsyncIterator[dict[str, Any]]:
    for number in range(count):
        yield {"n": number}
    raise OSError("disk")


def broken(count: int) -> Iterator[dict[str, Any]]:
    yield from numbers(count)
    raise OSError("disk")


@pytest.mark.parametrize("kind", [list, tuple, iter, numbers_as_they_come])
async def test_any_iterable_is_stored(books: CollectionAsync, kind: Any) -> None:
    objects = numbers_as_they_come(1500) if kind is numbers_as_they_come else kind(numbers(1500))

    result = await books.data.ingest(objects)

    assert (result.has_errors, result.errors) == (False, {})
    assert list(result.uuids) == list(range(1500))
    assert await size(books) == 1500


async def test_nothing_is_stored_of_nothing(books: CollectionAsync) -> None:
    result = await books.data.ingest([])

    assert (result.uuids, result.errors, result.has_errors) == ({}, {}, False)


async def test_objects_have_ids_vectors_and_references(books: CollectionAsync) -> None:
    first, second = ids(2)
    await books.data.insert({"n": 1}, uuid=first)

    result = await books.data.ingest([DataObject({"n": 2}, uuid=second, vector=[3.0, 4.0], references={"next": first})])

    assert result.uuids == {0: second}
    found = await books.query.fetch_object_by_id(
        second, include_vector=True, return_references=QueryReference(link_on="next")
    )
    assert found is not None
    assert found.vector["default"] == [3.0, 4.0]
    assert [each.uuid for each in found.references["next"].objects] == [first]


async def test_what_is_no_object_fails_under_its_position_and_no_other(books: CollectionAsync) -> None:
    given: list[Any] = [{"n": 1}, None, "text", 7, {"n": "none"}, DataObject({"n": 2}, uuid="none"), {"n": object()}]

    result = await books.data.ingest([*given, {"n": 3}])

    assert result.has_errors
    assert result.uuids.keys() == {0, 7}
    assert result.errors.keys() == {1, 2, 3, 4, 5, 6}
    assert "uuid" in result.errors[5].message
    assert len(books.batch.failed_objects) == 6
    assert await size(books) == 2


@pytest.mark.parametrize("make", [broken, breaking])
async def test_what_came_before_an_input_broke_off_is_stored(books: CollectionAsync, make: Any) -> None:
    with pytest.raises(OSError, match="disk") as caught:
        await books.data.ingest(make(300))

    assert vars(caught.value)["partial_result"].objs.uuids.keys() == set(range(300))
    assert await size(books) == 300


@pytest.mark.parametrize("wrong", [{"n": 1}, "text", 7, None, DataObject({"n": 1})])
async def test_what_is_no_collection_of_objects_is_refused(books: CollectionAsync, wrong: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="objects"):
        await books.data.ingest(wrong)


async def test_the_first_failure_is_raised_where_that_is_wanted(books: CollectionAsync) -> None:
    seen: list[BatchProgress] = []

    with pytest.raises(WeaviateBatchStreamError, match="invalid integer") as caught:
        await books.data.ingest([{"n": "none"}], on_error="raise", on_progress=seen.append)

    assert caught.value.partial_result is not None
    assert caught.value.partial_result.objs.errors.keys() == {0}
    assert seen[-1].failed == 1


async def test_objects_go_to_the_tenant_of_the_handle(client: WeaviateAsyncClient, name: str) -> None:
    people = await client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy(enabled=True))
    await people.tenants.create(["a", "b"])

    result = await people.with_tenant("a").data.ingest(numbers(30))

    assert not result.has_errors
    assert [await size(people.with_tenant(tenant)) for tenant in "ab"] == [30, 0]


async def test_an_input_without_end_is_not_read_ahead_of_a_server_that_does_not_answer() -> None:
    read = 0

    def endless() -> Iterator[dict[str, Any]]:
        nonlocal read
        while True:
            read += 1
            yield {"text": "x" * 10_000}

    config = AdditionalConfig(timeout=Timeout(init=5, query=2, insert=0.5))
    with FakeServer() as fake:
        async with use_async_with_local(
            port=fake.http_port, grpc_port=fake.grpc_port, additional_config=config
        ) as client:
            fake.grpc("BatchStream").stall(after=1)
            with pytest.raises(WeaviateBatchStreamError) as caught:
                await client.collections.use("Book").data.ingest(endless())

    assert caught.value.partial_result is not None
    result = caught.value.partial_result.objs
    assert (result.uuids, result.errors.keys()) == ({}, set(range(len(result.errors))))
    assert len(result.errors) <= read < 3000


async def test_an_object_that_is_too_large_fails_and_no_other() -> None:
    with FakeServer(max_message_size=100_000) as fake:
        async with use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            sizes = [10_000, 99_000, 120_000, 60_000, 60_000]
            made = [uuid.UUID(int=number) for number in sizes]
            objects: list[Any] = [DataObject({"text": "x" * each}, uuid=uuid.UUID(int=each)) for each in sizes]
            result = await client.collections.use("Book").data.ingest(objects)

        sent = [message for call in fake.transcript.grpc("BatchStream") for message in call.messages]

    assert result.errors.keys() == {2}
    assert "bytes" in result.errors[2].message
    assert result.uuids == {number: made[number] for number in (0, 1, 3, 4)}
    assert max(map(len, sent)) <= 100_000
