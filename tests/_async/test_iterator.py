"""Pages that are fetched ahead: nothing differs but when they are asked for, as a fake server sees it."""

from __future__ import annotations

import gc
import threading
import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.support.fake import FakeServer
from tests.support.fake.transcript import GrpcCall
from weaviate import WeaviateAsyncClient
from weaviate._async.collections.collection import CollectionAsync
from weaviate._proto import v1
from weaviate.classes.init import AdditionalConfig, RetryPolicy
from weaviate.connect import ConnectionParams
from weaviate.exceptions import WeaviateClosedClientError, WeaviateInvalidInputError, WeaviateQueryError

OBJECTS = 10
IDS = list(range(1, OBJECTS + 1))


class Pages:
    """What the server gives: ten objects with the ids 1 to 10, and the page behind one of them when it is let through.

    Attributes:
        held: The id of the object behind which a page is held back; None holds none.
        asked: Set once that page is asked for.
        let_through: What the page then waits for.
    """

    def __init__(self) -> None:
        self.held: int | None = None
        self.asked = threading.Event()
        self.let_through = threading.Event()

    def __call__(self, call: GrpcCall) -> bytes:
        request = v1.SearchRequest.FromString(call.message)
        after = uuid.UUID(request.after).int if request.after else 0
        if after == self.held:
            self.asked.set()
            assert self.let_through.wait(10)
        reply = v1.SearchReply()
        for number in range(after + 1, min(after + request.limit, OBJECTS) + 1):
            result = reply.results.add()
            result.metadata.id_as_bytes = uuid.UUID(int=number).bytes
            result.properties.non_ref_props.fields["number"].int_value = number
        return reply.SerializeToString()


@pytest.fixture
def pages() -> Iterator[Pages]:
    """What the server gives."""
    one = Pages()
    yield one
    one.let_through.set()


@pytest.fixture
def fake(pages: Pages) -> Iterator[FakeServer]:
    """The server."""
    with FakeServer() as server:
        server.grpc("Search").answer(pages)
        yield server
        pages.let_through.set()


@pytest.fixture
async def client(fake: FakeServer) -> AsyncIterator[WeaviateAsyncClient]:
    """A client of it, which never tries again."""
    params = ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)
    config = AdditionalConfig(retry=RetryPolicy(max_attempts=1))
    async with WeaviateAsyncClient(params, additional_config=config) as one:
        yield one


@pytest.fixture
def books(client: WeaviateAsyncClient) -> CollectionAsync[Any, Any]:
    """The collection."""
    return client.collections.use("Book")


def sent(fake: FakeServer) -> list[tuple[int, int]]:
    """After which id, and how many, each search asked for."""
    requests = [v1.SearchRequest.FromString(call.message) for call in fake.transcript.grpc("Search")]
    return [(uuid.UUID(request.after).int if request.after else 0, request.limit) for request in requests]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [(0, 100)]),
        ({"cache_size": 4}, [(0, 4), (4, 4), (8, 4)]),
        ({"cache_size": 5}, [(0, 5), (5, 5), (10, 5)]),  # the second might not have been the last
        ({"cache_size": 4, "limit": 9}, [(0, 4), (4, 4), (8, 1)]),
        ({"cache_size": 4, "limit": 8}, [(0, 4), (4, 4)]),
        ({"cache_size": 4, "limit": 4}, [(0, 4)]),
        ({"cache_size": 4, "limit": 3}, [(0, 3)]),
        ({"limit": 0}, []),
        ({"cache_size": 4, "after": uuid.UUID(int=5)}, [(5, 4), (9, 4)]),
    ],
)
@pytest.mark.parametrize("prefetch", [False, True])
async def test_the_same_is_asked_for_and_given_out_with_and_without(
    fake: FakeServer,
    books: CollectionAsync[Any, Any],
    prefetch: bool,
    options: dict[str, Any],
    expected: list[tuple[int, int]],
) -> None:
    found = [each async for each in books.iterator(prefetch=prefetch, **options)]

    assert sent(fake) == expected
    first = options["after"].int if "after" in options else 0
    assert [each.uuid.int for each in found] == IDS[first : options.get("limit", OBJECTS)]
    assert [each.properties["number"] for each in found] == [each.uuid.int for each in found]


async def test_the_next_page_is_on_its_way_while_the_program_works_on_one(
    pages: Pages, books: CollectionAsync[Any, Any]
) -> None:
    pages.held = 4
    iterator = books.iterator(cache_size=4, prefetch=True)

    first = await anext(iterator)
    # The program does not wait for anything of the client here.
    assert pages.asked.wait(10)
    pages.let_through.set()

    assert [first.uuid.int, *[(await anext(iterator)).uuid.int for _ in range(9)]] == IDS


async def test_no_page_is_fetched_ahead_unless_it_is_wanted(fake: FakeServer, books: CollectionAsync[Any, Any]) -> None:
    iterator = books.iterator(cache_size=4)
    for _ in range(4):
        await anext(iterator)

    assert sent(fake) == [(0, 4)]


async def test_no_more_than_one_page_is_fetched_ahead(pages: Pages, fake: FakeServer, books: Any) -> None:
    pages.held = 4
    pages.let_through.set()
    iterator = books.iterator(cache_size=4, prefetch=True)
    await anext(iterator)
    assert pages.asked.wait(10)
    for _ in range(3):
        await anext(iterator)

    assert sent(fake) == [(0, 4), (4, 4)]


async def test_what_was_given_out_and_not_what_was_fetched_says_where_to_go_on(
    pages: Pages, books: CollectionAsync[Any, Any]
) -> None:
    pages.held = 4
    pages.let_through.set()
    iterator = books.iterator(cache_size=4, prefetch=True)
    given = [(await anext(iterator)).uuid.int for _ in range(2)]
    assert pages.asked.wait(10)

    assert iterator.after == uuid.UUID(int=2)
    rest = [each.uuid.int async for each in books.iterator(cache_size=4, prefetch=True, after=iterator.after)]
    assert given + rest == IDS


async def test_a_page_that_fails_is_raised_where_it_is_asked_for_and_is_fetched_again(
    fake: FakeServer, pages: Pages, books: CollectionAsync[Any, Any]
) -> None:
    fake.grpc("Search").answer(pages, times=1)
    failing = fake.grpc("Search").fail("INTERNAL", "broken", times=1)
    iterator = books.iterator(cache_size=4, prefetch=True)
    found = [(await anext(iterator)).uuid.int]
    assert failing.reached.wait(10)

    found += [(await anext(iterator)).uuid.int for _ in range(3)]
    with pytest.raises(WeaviateQueryError, match="broken"):
        await anext(iterator)
    assert iterator.after == uuid.UUID(int=4)
    found += [each.uuid.int for each in [await anext(iterator) for _ in range(6)]]

    assert found == IDS
    with pytest.raises(StopAsyncIteration):
        await anext(iterator)
    assert sent(fake) == [(0, 4), (4, 4), (4, 4), (8, 4)]


async def test_a_page_that_fails_and_is_not_asked_for_is_not_heard_of(
    fake: FakeServer, pages: Pages, books: CollectionAsync[Any, Any], caplog: pytest.LogCaptureFixture
) -> None:
    fake.grpc("Search").answer(pages, times=1)
    failing = fake.grpc("Search").fail("INTERNAL", "broken", times=1)
    async for _ in books.iterator(cache_size=4, prefetch=True):
        assert failing.reached.wait(10)
        break
    await books.query.fetch_objects(limit=1)  # until its failure is known
    gc.collect()

    assert not caplog.records


async def test_a_new_loop_begins_anew(pages: Pages, fake: FakeServer, books: CollectionAsync[Any, Any]) -> None:
    pages.held = 4
    pages.let_through.set()
    iterator = books.iterator(cache_size=4, limit=6, prefetch=True)
    async for _ in iterator:
        assert pages.asked.wait(10)
        break

    assert [each.uuid.int async for each in iterator] == IDS[:6]
    assert sent(fake) == [(0, 4), (4, 2), (0, 4), (4, 2)]


async def test_no_request_is_under_way_behind_the_block(
    fake: FakeServer, pages: Pages, books: CollectionAsync[Any, Any]
) -> None:
    pages.held = 4
    letting = threading.Timer(0.01, pages.let_through.set)
    async with books.iterator(cache_size=4, prefetch=True) as iterator:
        first = await anext(iterator)
        assert pages.asked.wait(10)
        letting.start()

    letting.join(10)
    assert not [thread for thread in threading.enumerate() if thread.name == "weaviate-ahead"]
    # What was left can go on.
    assert [first.uuid.int, *[(await anext(iterator)).uuid.int for _ in range(9)]] == IDS
    assert sent(fake)[:3] == [(0, 4), (4, 4), (4, 4)]


async def test_the_block_lets_an_error_of_the_program_through(books: CollectionAsync[Any, Any]) -> None:
    async def program() -> None:
        async with books.iterator(cache_size=4, prefetch=True) as iterator:
            async for _ in iterator:
                raise LookupError("the program's")

    with pytest.raises(LookupError, match="the program's"):
        await program()


async def test_a_client_that_is_closed_meanwhile_is_told_when_the_page_is_asked_for(
    client: WeaviateAsyncClient, pages: Pages, books: CollectionAsync[Any, Any]
) -> None:
    pages.held = 4
    iterator = books.iterator(cache_size=4, prefetch=True)
    await anext(iterator)
    assert pages.asked.wait(10)

    await client.close()

    assert [(await anext(iterator)).uuid.int for _ in range(3)] == [2, 3, 4]
    with pytest.raises(WeaviateClosedClientError):
        await anext(iterator)


@pytest.mark.parametrize("prefetch", [1, 0, None, "yes"])
async def test_what_is_neither_true_nor_false_is_refused(books: CollectionAsync[Any, Any], prefetch: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="prefetch"):
        books.iterator(prefetch=prefetch)
