"""What only one colour of client has: event loops and cancellation; threads and forks."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.fake import FakeServer
from tests.support.fake.transcript import GrpcCall
from weaviate import WeaviateAsyncClient, WeaviateClient
from weaviate._proto import v1
from weaviate.connect import ConnectionParams
from weaviate.exceptions import WeaviateClosedClientError


def answer(call: GrpcCall) -> bytes:
    """One object that carries the search's limit."""
    reply = v1.SearchReply()
    result = reply.results.add()
    result.metadata.id = "00000000-0000-0000-0000-000000000007"
    result.properties.non_ref_props.fields["limit"].int_value = v1.SearchRequest.FromString(call.message).limit
    return reply.SerializeToString()


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    """A server that answers a search with one object that carries the search's limit."""
    with FakeServer() as server:
        server.grpc("Search").answer(answer)
        yield server


def params(fake: FakeServer) -> ConnectionParams:
    return ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)


async def asked(client: WeaviateAsyncClient, limit: int) -> object:
    """The limit, there and back."""
    found = await client.collections.use("Book").query.fetch_objects(limit=limit)
    return found.objects[0].properties["limit"]


def open_sockets() -> int:
    """How many sockets this process has open."""
    return sum("socket:" in os.path.realpath(entry) for entry in Path("/proc/self/fd").iterdir())


def test_a_client_serves_one_event_loop_after_the_other(fake: FakeServer) -> None:
    client = WeaviateAsyncClient(params(fake))

    assert asyncio.run(asked(client, 1)) == 1
    assert asyncio.run(asked(client, 2)) == 2

    asyncio.run(client.close())


def test_a_client_serves_two_event_loops_at_once(fake: FakeServer) -> None:
    client = WeaviateAsyncClient(params(fake), skip_init_checks=True)
    both = threading.Barrier(2)

    async def turns(first: int) -> list[object]:
        answers = [await asked(client, first)]
        await asyncio.to_thread(both.wait, 10)
        answers.append(await asked(client, first + 1))
        return answers

    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(lambda first: asyncio.run(turns(first)), (10, 20))

    assert (one, two) == ([10, 11], [20, 21])
    asyncio.run(client.close())


async def test_hundreds_of_calls_at_once_get_their_own_answers(fake: FakeServer) -> None:
    before = len(asyncio.all_tasks())
    async with WeaviateAsyncClient(params(fake)) as client:
        answers = await asyncio.gather(*(asked(client, limit) for limit in range(1, 501)))

    assert answers == list(range(1, 501))
    assert len(asyncio.all_tasks()) == before


async def test_hundreds_of_mixed_calls_at_once_get_their_own_answers_and_leave_nothing(fake: FakeServer) -> None:
    tasks, sockets = len(asyncio.all_tasks()), open_sockets()

    async def exists(client: WeaviateAsyncClient, number: int) -> object:
        return await client.collections.use(f"C{number}").exists()

    async def count(client: WeaviateAsyncClient, number: int) -> object:
        patient = client.collections.use("Book").with_options(headers={"X-Number": str(number)})
        return len([found async for found in patient.iterator(limit=1)])

    async with WeaviateAsyncClient(params(fake)) as client:
        for number in range(1, 168):
            fake.rest("GET", f"/v1/schema/C{number}").reply(200 if number % 2 else 404)
        calls = [call(client, number) for number in range(1, 168) for call in (asked, exists, count)]
        answers = await asyncio.gather(*calls)

    expected = [answer for number in range(1, 168) for answer in (number, number % 2 == 1, 1)]
    assert answers == expected
    assert len(asyncio.all_tasks()) == tasks
    await asyncio.to_thread(fake.close)
    assert open_sockets() <= sockets


async def test_a_cancelled_connect_leaves_a_client_that_connects(fake: FakeServer) -> None:
    stalled = fake.rest("GET", "/v1/meta").stall(times=1)
    client = WeaviateAsyncClient(params(fake))
    connecting = asyncio.create_task(client.connect())
    await asyncio.to_thread(stalled.reached.wait, 10)

    connecting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await connecting

    assert not client.is_connected()
    await client.connect()
    assert await asked(client, 3) == 3
    await client.close()


async def test_a_cancelled_call_leaves_the_others_alone(fake: FakeServer) -> None:
    async with WeaviateAsyncClient(params(fake)) as client:
        stalled = fake.grpc("Search").stall(times=1)
        cancelled = asyncio.create_task(asked(client, 1))
        await asyncio.to_thread(stalled.reached.wait, 10)
        cancelled.cancel()

        assert await asked(client, 2) == 2
        with pytest.raises(asyncio.CancelledError):
            await cancelled


async def test_a_cancelled_wait_for_an_object_loses_none(fake: FakeServer) -> None:
    async with WeaviateAsyncClient(params(fake)) as client:
        iterator = client.collections.use("Book").iterator(limit=2)
        with fake.grpc("Search").stall(times=1) as stalled:
            waiting = asyncio.create_task(anext(iterator))
            await asyncio.to_thread(stalled.reached.wait, 10)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting

        assert (await anext(iterator)).properties["limit"] == 2


async def test_a_loop_that_is_left_cancels_the_page_that_is_fetched_ahead(fake: FakeServer) -> None:
    async with WeaviateAsyncClient(params(fake)) as client:
        tasks = asyncio.all_tasks()
        fake.grpc("Search").answer(answer, times=1)
        stalled = fake.grpc("Search").stall(times=1)
        async for _ in client.collections.use("Book").iterator(cache_size=1, prefetch=True):
            assert stalled.reached.wait(10)
            break

        gc.collect()
        assert await asyncio.to_thread(fake.transcript.grpc("Search")[-1].cancelled.wait, 10)
        assert asyncio.all_tasks() == tasks


async def test_a_cancelled_wait_for_a_page_that_is_fetched_ahead_loses_none(fake: FakeServer) -> None:
    async with WeaviateAsyncClient(params(fake)) as client:
        tasks = asyncio.all_tasks()
        fake.grpc("Search").answer(answer, times=1)
        stalled = fake.grpc("Search").stall(times=1)
        iterator = client.collections.use("Book").iterator(cache_size=1, limit=3, prefetch=True)
        await anext(iterator)
        assert stalled.reached.wait(10)
        waiting = asyncio.create_task(anext(iterator))
        await asyncio.sleep(0)

        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

        assert asyncio.all_tasks() == tasks
        assert await asyncio.to_thread(fake.transcript.grpc("Search")[-1].cancelled.wait, 10)
        assert len([await anext(iterator) for _ in range(2)]) == 2
        with pytest.raises(StopAsyncIteration):
            await anext(iterator)


def test_an_iterator_that_fetches_ahead_goes_on_in_another_event_loop(fake: FakeServer) -> None:
    client = WeaviateAsyncClient(params(fake))
    iterator = client.collections.use("Book").iterator(cache_size=1, limit=3, prefetch=True)

    async def following() -> object:
        return (await anext(iterator)).properties["limit"]

    assert [asyncio.run(following()) for _ in range(3)] == [1, 1, 1]
    with pytest.raises(StopAsyncIteration):
        asyncio.run(following())
    asyncio.run(client.close())


def test_many_threads_share_one_client(fake: FakeServer) -> None:
    with WeaviateClient(params(fake)) as client:
        query = client.collections.use("Book").query

        def answers(thread: int) -> list[object]:
            limits = range(100 * thread + 1, 100 * thread + 21)
            return [query.fetch_objects(limit=limit).objects[0].properties["limit"] for limit in limits]

        with ThreadPoolExecutor(16) as pool:
            results = list(pool.map(answers, range(16)))

    assert results == [list(range(100 * thread + 1, 100 * thread + 21)) for thread in range(16)]


def test_many_threads_make_mixed_calls_and_leave_no_socket_and_no_thread(fake: FakeServer) -> None:
    sockets = open_sockets()
    for number in range(16):
        fake.rest("GET", f"/v1/schema/C{number}").reply(200 if number % 2 else 404)

    with WeaviateClient(params(fake)) as client:

        def answers(thread: int) -> list[object]:
            book = client.collections.use("Book").with_options(headers={"X-Thread": str(thread)})
            exists = client.collections.use(f"C{thread}").exists
            found = book.query.fetch_objects
            return [
                (exists(), found(limit=limit).objects[0].properties["limit"], len(list(book.iterator(limit=1))))
                for limit in range(1, 11)
            ]

        with ThreadPoolExecutor(16) as pool:
            results = list(pool.map(answers, range(16)))

    assert results == [[(thread % 2 == 1, limit, 1) for limit in range(1, 11)] for thread in range(16)]
    fake.close()
    assert open_sockets() <= sockets
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("weaviate")]


def test_python_s_own_functions_ask_the_server_in_the_colour_that_blocks(fake: FakeServer) -> None:
    fake.rest("GET", "/v1/schema/Book").reply(200, {"class": "Book"})
    fake.grpc("Aggregate").reply(v1.AggregateReply(single_result=v1.AggregateReply.Single(objects_count=3)))
    with WeaviateClient(params(fake)) as client:
        book = client.collections.use("Book")

        assert len(book) == book.length() == 3
        assert str(book) == book.to_string() == '<weaviate.Collection config={\n  "class": "Book"\n}>'
        sent = len(fake.transcript)
        assert book
        assert repr(book) == "<Collection Book>"
        assert len(fake.transcript) == sent


def test_threads_that_race_to_the_first_request_connect_once(fake: FakeServer) -> None:
    client = WeaviateClient(params(fake))
    ready = threading.Barrier(16)

    def first(_: int) -> bool:
        ready.wait(10)
        return bool(client.get_meta()["version"] == "1.39.3")

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(first, range(16)))

    # One of connecting, and one of each caller.
    assert len(fake.transcript.http("/v1/meta")) == 17
    assert len(fake.transcript.grpc("Check")) == 1
    client.close()


FORK = """
import os, sys
import weaviate
http, grpc = map(int, sys.argv[1:])
def ask(client):
    return client.collections.use("Book").query.fetch_objects(limit=5).objects[0].properties["limit"] == 5
client = weaviate.connect_to_local(port=http, grpc_port=grpc)
assert ask(client)
child = os.fork()
if child == 0:
    try:
        good = ask(client)
        with weaviate.connect_to_local(port=http, grpc_port=grpc) as own:
            good = good and ask(own)
        client.close()
    except BaseException as error:
        print(repr(error), file=sys.stderr)
        good = False
    os._exit(0 if good else 1)
_, status = os.waitpid(child, 0)
assert status == 0, status
assert ask(client)
client.close()
"""


def test_a_forked_child_uses_the_client_of_its_parent_and_one_of_its_own(fake: FakeServer) -> None:
    root = Path(__file__).parents[2]

    done = subprocess.run(
        [sys.executable, "-c", FORK, str(fake.http_port), str(fake.grpc_port)],
        cwd=root,
        timeout=30,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_a_call_does_not_go_on_in_a_client_that_was_closed_under_it(fake: FakeServer) -> None:
    client = WeaviateClient(params(fake))
    client.connect()
    stalled = fake.rest("GET", "/v1/meta").stall(times=1)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(client.get_meta)
        assert stalled.reached.wait(10)
        before = len(fake.transcript)

        client.close()

        with pytest.raises(WeaviateClosedClientError):
            asked.result(10)
    assert len(fake.transcript) == before


def test_loops_that_race_to_the_first_request_connect_once(fake: FakeServer) -> None:
    client = WeaviateAsyncClient(params(fake))
    ready = threading.Barrier(4)

    async def first(limit: int) -> object:
        await asyncio.to_thread(ready.wait, 10)
        return await asked(client, limit)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda limit: asyncio.run(first(limit)), range(1, 5)))

    assert answers == [1, 2, 3, 4]
    assert len(fake.transcript.grpc("Check")) == 1
    asyncio.run(client.close())
