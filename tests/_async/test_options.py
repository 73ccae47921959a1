"""Handles whose calls differ from their client's, and iterators: what they send, as a fake server sees it."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.support.fake import FakeServer
from tests.support.fake.transcript import GrpcCall
from weaviate import WeaviateAsyncClient
from weaviate._proto import v1
from weaviate.classes.init import AdditionalConfig, Auth, RetryPolicy, Timeout
from weaviate.connect import ConnectionParams
from weaviate.exceptions import (
    UnexpectedStatusCodeError,
    WeaviateClosedClientError,
    WeaviateInvalidInputError,
    WeaviateQueryError,
    WeaviateQueryTimeoutError,
    WeaviateTimeoutError,
    WeaviateUnsupportedFeatureError,
)

OBJECTS = 10
QUICK = RetryPolicy(max_attempts=3, base_delay=0.001, jitter=0, grpc_codes=frozenset({"ABORTED"}))


def page(call: GrpcCall) -> bytes:
    """A page of ten objects, whose ids are 1 to 10."""
    asked = v1.SearchRequest.FromString(call.message)
    first = uuid.UUID(asked.after).int + 1 if asked.after else 1
    reply = v1.SearchReply()
    for number in range(first, min(first + asked.limit, OBJECTS + 1)):
        result = reply.results.add()
        result.metadata.id_as_bytes = uuid.UUID(int=number).bytes
        result.properties.non_ref_props.fields["number"].int_value = number
    return reply.SerializeToString()


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    """A server with ten objects."""
    with FakeServer() as server:
        server.grpc("Search").answer(page)
        yield server


@pytest.fixture
async def client(fake: FakeServer) -> AsyncIterator[WeaviateAsyncClient]:
    """A client of it, which never tries again."""
    params = ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)
    config = AdditionalConfig(retry=RetryPolicy(max_attempts=1))
    async with WeaviateAsyncClient(params, None, Auth.api_key("secret"), {"X-Own": "a", "X-Other": "b"}, config) as one:
        yield one


def seen(fake: FakeServer, name: str) -> tuple[Any, Any]:
    """A header of the last REST request and of the last search."""
    rest = fake.transcript.http("/v1/schema/Book")[-1]
    return rest.header(name), fake.transcript.grpc("Search")[-1].header(name)


async def ask(client: WeaviateAsyncClient, **options: Any) -> None:
    """One REST request and one search."""
    handle = client.collections.use("Book").with_options(**options) if options else client.collections.use("Book")
    await handle.exists()
    await handle.query.fetch_objects(limit=1)


async def test_headers_of_a_handle_go_over_both_protocols_beside_the_client_s(
    fake: FakeServer, client: WeaviateAsyncClient
) -> None:
    await ask(client, headers={"X-Own": "changed", "X-New": "c"})

    assert seen(fake, "x-own") == ("changed", "changed")
    assert seen(fake, "x-other") == ("b", "b")
    assert seen(fake, "x-new") == ("c", "c")
    assert seen(fake, "authorization") == ("Bearer secret", "Bearer secret")


async def test_other_handles_are_not_changed(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    await ask(client, headers={"X-Own": "changed", "authorization": "Bearer other"})

    await ask(client)

    assert seen(fake, "x-own") == ("a", "a")
    assert seen(fake, "authorization") == ("Bearer secret", "Bearer secret")


async def test_an_authorization_header_wins_over_the_credentials(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    await ask(client, headers={"Authorization": "Bearer other"})

    assert seen(fake, "authorization") == ("Bearer other", "Bearer other")


async def test_options_add_up(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    handle = client.with_options(headers={"X-New": "c"}, timeout=7).collections.use("Book").with_options(retry=QUICK)
    fake.grpc("Search").fail("ABORTED", times=2)

    await handle.query.fetch_objects(limit=1)

    calls = fake.transcript.grpc("Search")
    assert [call.header("x-new") for call in calls] == ["c", "c", "c"]
    assert all(call.time_remaining is not None and call.time_remaining < 8 for call in calls)


async def test_the_timeout_of_a_handle_is_kept_over_both_protocols(
    fake: FakeServer, client: WeaviateAsyncClient
) -> None:
    handle = client.collections.use("Book").with_options(timeout=0.05)
    with fake.grpc("Search").stall(), pytest.raises(WeaviateQueryTimeoutError, match=r"within 0\.05 s"):
        await handle.query.fetch_objects(limit=1)
    with fake.rest("GET", "/v1/schema/Book").stall(), pytest.raises(WeaviateTimeoutError, match=r"within 0\.05 s"):
        await handle.exists()


async def test_a_timeout_may_differ_by_kind(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    await ask(client, timeout=Timeout(query=77))
    await ask(client)

    changed, plain = (call.time_remaining for call in fake.transcript.grpc("Search"))
    assert changed is not None
    assert plain is not None
    assert 60 < changed < 78
    assert plain < 31


async def test_the_retries_of_a_handle_are_its_own(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    patient = client.collections.use("Book").with_options(retry=QUICK)
    fake.grpc("Search").fail("ABORTED", times=2)
    fake.rest("GET", "/v1/schema/Book").reply(503, times=2)

    assert len((await patient.query.fetch_objects(limit=2)).objects) == 2
    await patient.exists()

    fake.grpc("Search").fail("ABORTED", times=1)
    with pytest.raises(WeaviateQueryError):
        await client.collections.use("Book").query.fetch_objects(limit=1)
    fake.rest("GET", "/v1/schema/Book").reply(503, times=1)
    with pytest.raises(UnexpectedStatusCodeError):
        await client.collections.use("Book").exists()


async def test_what_the_server_refuses_for_good_is_asked_once(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    stubborn = RetryPolicy(base_delay=0.001, grpc_codes=frozenset({"UNKNOWN"}), http_statuses=frozenset({500}))
    handle = client.collections.use("Book").with_options(retry=stubborn)
    fake.grpc("Search").fail("UNKNOWN", "no such prop with name 'born' found in class 'Book' in the schema.")
    fake.rest("GET", "/v1/schema/Book").reply(500, {"error": [{"message": 'tenant not found: "one"'}]})

    with pytest.raises(WeaviateQueryError) as refused:
        await handle.query.fetch_objects()
    with pytest.raises(UnexpectedStatusCodeError) as missed:
        await handle.exists()

    assert (refused.value.details.property, refused.value.retryable) == ("born", False)
    assert (missed.value.details.tenant, missed.value.retryable) == ("one", False)
    assert len(fake.transcript.grpc("Search")) == 1
    assert len(fake.transcript.http("/v1/schema/Book")) == 1


async def test_a_client_with_options_shares_the_connection(client: WeaviateAsyncClient) -> None:
    other = client.with_options(timeout=5)
    assert other.is_connected()

    await other.close()

    assert not client.is_connected()
    with pytest.raises(WeaviateClosedClientError):
        await client.collections.use("Book").exists()
    await client.connect()
    assert other.is_connected()


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": -1},
        {"timeout": "1"},
        {"timeout": True},
        {"timeout": float("nan")},
        {"retry": 3},
        {"headers": ["X"]},
        {"headers": {"X": 3}},
        {"headers": {"X": "\n"}},
    ],
)
async def test_options_that_are_none_are_refused(client: WeaviateAsyncClient, options: dict[str, Any]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=next(iter(options))):
        client.collections.use("Book").with_options(**options)


async def test_what_a_server_is_too_old_for_is_said_of_the_collection() -> None:
    with FakeServer(version="1.28.4") as old:
        params = ConnectionParams.from_params("localhost", old.http_port, False, "localhost", old.grpc_port, False)
        async with WeaviateAsyncClient(params) as client:
            book = client.collections.use("Book").with_tenant("one")
            with pytest.raises(WeaviateUnsupportedFeatureError) as caught:
                await book.query.near_vector([[1.0, 2.0], [3.0, 4.0]])

    details = caught.value.details
    assert (details.what, details.collection, details.tenant) == ("search Book by vector", "Book", "one")
    assert not details.retryable
    assert not old.transcript.grpc("Search")


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        ({}, [100]),
        ({"cache_size": 4}, [4, 4, 4]),
        ({"cache_size": 5}, [5, 5, 5]),  # the second might not have been the last
        ({"cache_size": 4, "limit": 9}, [4, 4, 1]),
        ({"cache_size": 4, "limit": 8}, [4, 4]),
        ({"cache_size": 4, "limit": 3}, [3]),
        ({"limit": 0}, []),
        ({"cache_size": 4, "after": uuid.UUID(int=9)}, [4]),
    ],
)
async def test_an_iterator_asks_for_no_more_pages_than_it_needs(
    fake: FakeServer, client: WeaviateAsyncClient, options: dict[str, Any], asked: list[int]
) -> None:
    found = [each async for each in client.collections.use("Book").iterator(**options)]

    sent = [v1.SearchRequest.FromString(call.message) for call in fake.transcript.grpc("Search")]
    assert [request.limit for request in sent] == asked
    first = options["after"].int if "after" in options else 0
    last = min(OBJECTS, options.get("limit", OBJECTS))
    assert [each.uuid.int for each in found] == list(range(first + 1, last + 1))


async def test_an_iterator_goes_on_after_an_error(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    iterator = client.collections.use("Book").iterator(cache_size=4)
    found = [(await anext(iterator)).uuid.int for _ in range(4)]
    fake.grpc("Search").fail("INTERNAL", "broken", times=1)

    with pytest.raises(WeaviateQueryError):
        await anext(iterator)
    found += [(await anext(iterator)).uuid.int for _ in range(6)]

    assert found == list(range(1, 11))
    with pytest.raises(StopAsyncIteration):
        await anext(iterator)
