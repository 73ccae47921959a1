"""Everything over one port: the calls of gRPC as HTTP requests, also below a path."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

import weaviate
from tests.conftest import StartServer
from tests.support.fake import FakeServer
from tests.support.fake.http import Reply
from tests.support.proxy import serving_below
from tests.support.server import API_KEY, Server
from weaviate import WeaviateAsyncClient
from weaviate._io.aio import TaskGroup
from weaviate._proto import v1
from weaviate.classes.aggregate import GroupByAggregate
from weaviate.classes.config import Configure, DataType, Property
from weaviate.classes.init import AdditionalConfig, Auth, RetryPolicy, Timeout
from weaviate.classes.query import Filter, MetadataQuery
from weaviate.classes.tenants import Tenant
from weaviate.connect import ConnectionParams
from weaviate.exceptions import (
    InsufficientPermissionsError,
    WeaviateBaseError,
    WeaviateGRPCUnavailableError,
    WeaviateInvalidInputError,
    WeaviateQueryError,
    WeaviateQueryTimeoutError,
    WeaviateUnauthorizedError,
)

SEARCH = "/v1/grpc-web/weaviate.v1.Weaviate/Search"
CHECK = "/v1/grpc-web/grpc.health.v1.Health/Check"
BINARY = {"content-type": "application/proto"}
QUICK = AdditionalConfig(timeout=Timeout(init=2, query=2, insert=2), retry=RetryPolicy(base_delay=0.001))


async def work(client: WeaviateAsyncClient, name: str) -> None:
    """A call of every kind that goes over gRPC where there is a port for it."""
    await client.collections.delete(name)
    collection = await client.collections.create(
        name,
        properties=[Property(name="title", data_type=DataType.TEXT), Property(name="year", data_type=DataType.INT)],
        vector_config=Configure.Vectors.self_provided(),
    )
    result = await collection.data.insert_many(
        [{"title": f"Book {number}", "year": 1900 + number % 3} for number in range(50)]
    )
    assert not result.has_errors
    ingested = await collection.data.ingest({"title": "more", "year": 2000} for _ in range(50))
    assert not ingested.has_errors
    async with collection.batch.fixed_size(20) as batch:
        for _ in range(50):
            await batch.add_object({"title": "batch", "year": 2001}, vector=[1.0, 0.0])
    assert batch.number_errors == 0

    found = await collection.query.bm25("book", limit=60, return_metadata=MetadataQuery(score=True))
    assert len(found.objects) == 50
    near = await collection.query.near_vector([1.0, 0.0], limit=3)
    assert [each.properties["title"] for each in near.objects] == ["batch"] * 3
    groups = await collection.aggregate.over_all(group_by=GroupByAggregate(prop="year"), total_count=True)
    assert {group.grouped_by.value: group.total_count for group in groups.groups}[2000.0] == 50
    deleted = await collection.data.delete_many(where=Filter.by_property("year").equal(2000))
    assert (deleted.matches, deleted.successful) == (50, 50)
    assert await collection.length() == 100
    with pytest.raises(WeaviateQueryError, match="no such prop") as caught:
        await collection.query.fetch_objects(filters=Filter.by_property("nothing").equal(1))
    assert caught.value.grpc_code == "UNKNOWN"
    assert caught.value.details.property == "nothing"
    await client.collections.delete(name)

    tenants = await client.collections.create(f"{name}T", multi_tenancy_config=Configure.multi_tenancy())
    await tenants.tenants.create([Tenant(name="a"), Tenant(name="b")])
    assert (await tenants.tenants.get_by_names(["a"])).keys() == {"a"}
    await client.collections.delete(f"{name}T")


async def test_all_calls_go_over_the_one_port(server: Server) -> None:
    async with weaviate.use_async_with_local(port=server.http_port, grpc_port=None) as client:
        await work(client, "OverHttp")


async def test_all_calls_go_below_a_path(server: Server) -> None:
    with serving_below("/some/prefix", server.http_port) as proxy:
        params = ConnectionParams.from_url(f"http://127.0.0.1:{proxy.port}/some/prefix/", grpc_port=None)
        async with WeaviateAsyncClient(params) as client:
            assert f"http://127.0.0.1:{proxy.port}/some/prefix" in repr(client)
            await work(client, "BelowPath")

    assert proxy.refused == []
    assert f"POST {SEARCH}" in proxy.paths


async def test_rest_goes_below_a_path_beside_a_grpc_port(server: Server) -> None:
    with serving_below("/some/prefix", server.http_port) as proxy:
        async with weaviate.use_async_with_custom(
            "127.0.0.1", proxy.port, False, "127.0.0.1", server.grpc_port, False, http_path_prefix="some/prefix"
        ) as client:
            await work(client, "BesidePath")

    assert proxy.refused == []
    assert f"POST {SEARCH}" not in proxy.paths


async def test_many_calls_at_once(server: Server) -> None:
    async with weaviate.use_async_with_local(port=server.http_port, grpc_port=None) as client:
        await client.collections.delete("AtOnce")
        collection = await client.collections.create("AtOnce")
        await collection.data.insert({})

        async def ask() -> int:
            return len((await collection.query.fetch_objects()).objects)

        async with TaskGroup[int](50) as group:
            for _ in range(200):
                group.start_soon(ask)

        assert group.results == [1] * 200
        await client.collections.delete("AtOnce")


async def test_streams_say_that_they_need_the_grpc_port(server: Server) -> None:
    async with weaviate.use_async_with_local(port=server.http_port, grpc_port=None) as client:
        with pytest.raises(WeaviateInvalidInputError, match=r"batch\.stream: a stream needs the gRPC port"):
            async with client.batch.stream():
                pass


async def test_credentials_are_checked(server_with_keys: Server) -> None:
    params = ConnectionParams.from_url(f"http://127.0.0.1:{server_with_keys.http_port}", None)
    async with WeaviateAsyncClient(params, None, Auth.api_key(API_KEY)) as client:
        with pytest.raises(WeaviateQueryError, match="could not find class Nothing"):
            await client.collections.use("Nothing").query.fetch_objects()
    async with WeaviateAsyncClient(params, None, "wrong", skip_init_checks=True) as client:
        with pytest.raises(WeaviateUnauthorizedError, match="invalid api key"):
            await client.collections.use("Nothing").query.fetch_objects()


async def test_a_message_that_is_too_large_is_split_as_over_grpc(start_server: StartServer) -> None:
    server = start_server({"GRPC_MAX_MESSAGE_SIZE": "20000"})
    params = ConnectionParams.from_url(f"http://127.0.0.1:{server.http_port}", None)
    async with WeaviateAsyncClient(params) as client:
        collection = await client.collections.create("Large")
        result = await collection.data.insert_many([{"text": "x" * 1000} for _ in range(50)])
        assert not result.has_errors
        with pytest.raises(WeaviateQueryError, match="received message larger than max") as caught:
            await collection.query.fetch_objects(filters=Filter.by_property("text").equal("x" * 30_000))

    assert caught.value.grpc_code == "RESOURCE_EXHAUSTED"
    assert not caught.value.retryable


async def test_a_route_that_is_switched_off_is_told(start_server: StartServer, tmp_path: Path) -> None:
    overrides = tmp_path / "overrides.yaml"
    overrides.write_text("grpc_web_enabled: false\n")
    server = start_server({"RUNTIME_OVERRIDES_ENABLED": "true", "RUNTIME_OVERRIDES_PATH": str(overrides)})
    client = WeaviateAsyncClient(ConnectionParams.from_url(f"http://127.0.0.1:{server.http_port}", None))

    with pytest.raises(WeaviateGRPCUnavailableError, match=r"no gRPC over HTTP here.*1\.38\.3.*gRPC port") as caught:
        await client.connect()

    assert caught.value.grpc_code == "UNIMPLEMENTED"
    await client.close()


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with FakeServer() as server:
        server.rest("POST", CHECK).reply(200, b"\x08\x01", BINARY)
        server.rest("POST", SEARCH).reply(200, b"", BINARY)
        yield server


@pytest.fixture
async def one_port(fake: FakeServer) -> AsyncIterator[WeaviateAsyncClient]:
    params = ConnectionParams.from_url(fake.url, None)
    async with WeaviateAsyncClient(params, None, "key", {"X-Own": "mine"}, QUICK) as client:
        yield client


async def failure(client: WeaviateAsyncClient) -> WeaviateBaseError:
    with pytest.raises(WeaviateBaseError) as caught:
        await client.collections.use("Book").query.fetch_objects(limit=1)
    return caught.value


async def test_a_call_is_a_request_of_the_connect_protocol(fake: FakeServer, one_port: WeaviateAsyncClient) -> None:
    assert (await one_port.collections.use("Book").query.fetch_objects(limit=1)).objects == []

    (call,) = fake.transcript.http(SEARCH)
    assert v1.SearchRequest.FromString(call.body).collection == "Book"
    assert call.header("content-type") == "application/proto"
    assert call.header("connect-protocol-version") == "1"
    assert 1000 < int(call.header("connect-timeout-ms") or 0) <= 2000
    assert (call.header("authorization"), call.header("x-own")) == ("Bearer key", "mine")
    assert not fake.transcript.grpc()


@pytest.mark.parametrize(
    ("status", "body", "kind", "code", "said"),
    [
        (500, {"code": "unknown", "message": "the reason"}, WeaviateQueryError, "UNKNOWN", "the reason"),
        (429, {"code": "resource_exhausted", "message": "limit"}, WeaviateQueryError, "RESOURCE_EXHAUSTED", "limit"),
        (403, {"code": "permission_denied", "message": "no"}, InsufficientPermissionsError, "PERMISSION_DENIED", "no"),
        (401, {"code": "unauthenticated", "message": "who"}, WeaviateUnauthorizedError, "UNAUTHENTICATED", "who"),
        (504, {"code": "deadline_exceeded"}, WeaviateQueryTimeoutError, "DEADLINE_EXCEEDED", "within 2 s"),
        (499, {"code": "canceled", "message": "gone"}, WeaviateQueryError, "CANCELLED", "gone"),
        (413, b"too large", WeaviateQueryError, "RESOURCE_EXHAUSTED", "larger than max"),
        (401, b"<html>", WeaviateUnauthorizedError, "UNAUTHENTICATED", "HTML page"),
        (404, b"Not Found\n", WeaviateQueryError, "UNIMPLEMENTED", "no gRPC over HTTP here"),
        (404, {"code": 404, "message": f"path {SEARCH} was not found"}, WeaviateQueryError, "UNIMPLEMENTED", "1.38.3"),
        (415, b"bidi", WeaviateQueryError, "UNIMPLEMENTED", "no gRPC over HTTP here"),
        (418, b"", WeaviateQueryError, "UNKNOWN", "status 418: nothing more"),
        (200, b"<html>", WeaviateQueryError, "UNKNOWN", "instead of application/proto"),
        (500, [1], WeaviateQueryError, "UNKNOWN", "status 500"),
        (500, {"code": ["unknown"]}, WeaviateQueryError, "UNKNOWN", "status 500"),
    ],
)
async def test_a_refusal_has_the_code_of_grpc(
    fake: FakeServer,
    one_port: WeaviateAsyncClient,
    status: int,
    body: object,
    kind: type[WeaviateBaseError],
    code: str,
    said: str,
) -> None:
    fake.rest("POST", SEARCH).reply(status, body)

    error = await failure(one_port)

    assert type(error) is kind
    assert error.grpc_code == code
    assert said in error.message
    assert len(fake.transcript.http(SEARCH)) == 1


@pytest.mark.parametrize("fault", ["reset", "close", "garbage", "html", "unavailable"])
async def test_a_call_is_tried_again(fake: FakeServer, one_port: WeaviateAsyncClient, fault: str) -> None:
    route = fake.rest("POST", SEARCH)
    if fault == "unavailable":
        route.reply(503, {"code": "unavailable", "message": "going down"}, times=2)
    else:
        getattr(route, fault)(times=2)

    await one_port.collections.use("Book").query.fetch_objects(limit=1)

    assert len(fake.transcript.http(SEARCH)) == 3


async def test_a_deadline_is_kept(fake: FakeServer, one_port: WeaviateAsyncClient) -> None:
    began = time.monotonic()
    with fake.rest("POST", SEARCH).stall():
        error = await failure(one_port.with_options(timeout=0.2))

    assert time.monotonic() - began < 1
    assert isinstance(error, WeaviateQueryTimeoutError)
    assert error.grpc_code == "DEADLINE_EXCEEDED"


async def test_a_server_that_is_away_is_told(fake: FakeServer) -> None:
    fake.http_door.refuse()
    params = ConnectionParams.from_url(fake.url, None)
    async with WeaviateAsyncClient(params, additional_config=QUICK, skip_init_checks=True) as client:
        error = await failure(client)

    assert isinstance(error, WeaviateQueryError)
    assert (error.grpc_code, error.details.step, error.details.sent) == ("UNAVAILABLE", "connect", False)
    assert error.retryable


async def test_an_older_server_is_told(fake: FakeServer) -> None:
    fake.answers.version = "1.37.0"
    fake.rest("POST", CHECK).answer(
        lambda call: Reply(404, {"code": 404, "message": f"path {call.path} was not found"})
    )
    client = WeaviateAsyncClient(ConnectionParams.from_url(fake.url, None), additional_config=QUICK)

    with pytest.raises(WeaviateGRPCUnavailableError, match=r"needs Weaviate 1\.38\.3 or later") as caught:
        await client.connect()
    await client.close()

    assert f"localhost:{fake.http_port}/v1/grpc-web" in caught.value.message


async def test_a_token_that_is_refused_is_renewed(fake: FakeServer) -> None:
    tokens = iter(["one", "two"])
    refusal = {"code": "unknown", "message": "extract auth: unauthorized: token is expired"}
    fake.rest("POST", SEARCH).reply(500, refusal, times=1)
    params = ConnectionParams.from_url(fake.url, None)
    async with WeaviateAsyncClient(params, None, Auth.callback(lambda: next(tokens))) as client:
        await client.collections.use("Book").query.fetch_objects(limit=1)

    assert [call.header("authorization") for call in fake.transcript.http(SEARCH)] == ["Bearer one", "Bearer two"]
