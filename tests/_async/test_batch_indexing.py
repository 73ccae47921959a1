"""Waiting for the index after a batch, and batches with a server that makes no collections by itself."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests._async.batching import begin, every_mode, fill
from tests.support.fake import FakeServer
from tests.support.server import Server, running
from weaviate import WeaviateAsyncClient, use_async_with_local
from weaviate.classes.batch import Shard
from weaviate.classes.config import Configure
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateInvalidInputError, WeaviateTimeoutError

NODES = "/v1/nodes/Book"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that indexes vectors after it stored them, and makes no collections."""
    environment = {"AUTOSCHEMA_ENABLED": "false", "ASYNC_INDEXING": "true"}  # unasync: keep
    with running(tmp_path_factory.mktemp("server"), environment) as server:
        yield server


@pytest.fixture
async def client(strict: Server) -> AsyncIterator[WeaviateAsyncClient]:
    async with use_async_with_local(port=strict.http_port, grpc_port=strict.grpc_port) as opened:
        await opened.collections.delete_all()
        yield opened


def queues(server: Server) -> list[tuple[int, str]]:
    """How many vectors of each shard wait, as the server says."""
    url = f"http://127.0.0.1:{server.http_port}{NODES}?output=verbose"
    with urllib.request.urlopen(url) as reply:
        nodes = json.load(reply)["nodes"]
    return [(each["vectorQueueLength"], each["vectorIndexingStatus"]) for node in nodes for each in node["shards"]]


@every_mode
async def test_a_collection_that_is_missing_is_named_by_each_object_that_failed(
    client: WeaviateAsyncClient, mode: str
) -> None:
    await client.collections.create("Here")

    async with begin(client.batch, mode) as batch:
        for number in range(20):
            await batch.add_object("Here" if number % 2 else "Missing", {})

    assert batch.results.objs.errors.keys() == set(range(0, 20, 2))
    assert all("Missing" in error.message for error in client.batch.failed_objects)


async def test_all_vectors_are_in_their_index_after_the_wait(client: WeaviateAsyncClient, strict: Server) -> None:
    books = await client.collections.create("Book", vector_config=Configure.Vectors.self_provided())
    async with books.batch.stream() as batch:
        for number in range(3000):
            await batch.add_object({}, vector=[float(number), 1.0, *[0.5] * 62])

    await client.collections.use("Book").batch.wait_for_vector_indexing()

    assert queues(strict) == [(0, "READY")]


async def test_the_wait_can_be_for_one_tenant(client: WeaviateAsyncClient) -> None:
    people = await client.collections.create(
        "People",
        multi_tenancy_config=Configure.multi_tenancy(enabled=True),
        vector_config=Configure.Vectors.self_provided(),
    )
    await people.tenants.create(["a", "b"])
    async with client.batch.dynamic() as batch:
        for number in range(200):
            await batch.add_object("People", {}, vector=[float(number), 1.0], tenant="ab"[number % 2])

    await client.batch.wait_for_vector_indexing([Shard(collection="People", tenant="a")])
    await client.batch.wait_for_vector_indexing()
    await people.with_tenant("b").batch.wait_for_vector_indexing()
    with pytest.raises(WeaviateInvalidInputError, match="People has no active tenant zz"):
        await client.batch.wait_for_vector_indexing([Shard(collection="People", tenant="zz")], how_many_failures=1)


async def test_there_is_nothing_to_wait_for_where_nothing_was_written(client: WeaviateAsyncClient) -> None:
    await client.batch.wait_for_vector_indexing()
    await client.batch.wait_for_vector_indexing([])


# ------------------------------------------------------------------------------------------- a server that is not well


@pytest.fixture
async def faked(fake: FakeServer) -> AsyncIterator[WeaviateAsyncClient]:
    async with use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as opened:
        assert (await fill(opened.batch.dynamic(), 3, "Book")).failed == {}
        yield opened


def shards(length: int, status: str = "READY") -> dict[str, Any]:
    shard = {
        "class": "Book",
        "name": "one",
        "objectCount": 3,
        "vectorIndexingStatus": status,
        "vectorQueueLength": length,
    }
    return {"nodes": [{"name": "node1", "status": "HEALTHY", "shards": [shard]}]}


async def test_the_wait_goes_on_until_the_queue_is_empty(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    route = fake.rest("GET", NODES)
    route.reply(200, shards(5, "INDEXING"), times=1)
    route.reply(200, shards(0, "INDEXING"), times=1)
    route.reply(200, shards(0), times=1)

    await faked.batch.wait_for_vector_indexing()

    assert len(fake.transcript.http(NODES)) == 3


async def test_a_few_looks_may_fail(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    route = fake.rest("GET", NODES)
    route.reply(500, {"error": [{"message": "no"}]}, times=2)
    route.reply(200, shards(0))

    await faked.batch.wait_for_vector_indexing(how_many_failures=2)

    fake.restore()
    route.reply(500, {"error": [{"message": "no"}]})
    with pytest.raises(UnexpectedStatusCodeError, match="no"):
        await faked.batch.wait_for_vector_indexing(how_many_failures=1)


async def test_the_wait_ends_where_nothing_is_indexed(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    fake.rest("GET", NODES).reply(200, shards(7, "INDEXING"))

    with pytest.raises(WeaviateTimeoutError, match=re.escape("7 vectors wait in Book")):
        await faked.batch.wait_for_vector_indexing(timeout=0.2)


@pytest.mark.parametrize("given", [{"shards": ["Book"]}, {"how_many_failures": -1}, {"timeout": 0}])
async def test_a_wrong_wait_is_refused(faked: WeaviateAsyncClient, given: dict[str, Any]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=next(iter(given))):
        await faked.batch.wait_for_vector_indexing(**given)
