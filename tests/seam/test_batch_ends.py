"""How batches end that are broken off: by Ctrl-C, by cancellation, by the end of the program, by a fork."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import textwrap
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from weaviate import WeaviateAsyncClient, WeaviateClient
from weaviate.config import AdditionalConfig, Timeout
from weaviate.exceptions import WeaviateBatchSendError, WeaviateBatchStreamError, WeaviateInvalidInputError

MODES = ("dynamic", "fixed_size", "stream")
every_mode = pytest.mark.parametrize("mode", MODES)
CONFIG = AdditionalConfig(timeout=Timeout(init=5, query=5, insert=20))


@pytest.fixture
def client(fake: FakeServer) -> Iterator[WeaviateClient]:
    with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port, additional_config=CONFIG) as opened:
        yield opened


def another(fake: FakeServer) -> WeaviateAsyncClient:
    return weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port, additional_config=CONFIG)


def route(mode: str) -> str:
    return "BatchStream" if mode == "stream" else "BatchObjects"


def program(fake: FakeServer, text: str, **given: Any) -> subprocess.CompletedProcess[str]:
    """Run a program with a client, and see how it ends."""
    prelude = f"""
        import asyncio, contextlib, logging, os, signal, sys, threading, time, warnings
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        import weaviate
        from weaviate.config import AdditionalConfig, Timeout
        GIVEN = {given!r}
        OPTIONS = dict(
            port={fake.http_port}, grpc_port={fake.grpc_port},
            additional_config=AdditionalConfig(timeout=Timeout(init=5, query=5, insert=20)),
        )
    """
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(prelude) + textwrap.dedent(text)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def batch_threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name.startswith("weaviate-batch")]


INTERRUPTED = """
    with weaviate.connect_to_local(**OPTIONS) as client:
        begun = time.monotonic()
        try:
            with getattr(client.batch, GIVEN["mode"])() as batch:
                for number in range(50):
                    batch.add_object("Book", {"n": number})
                threading.Timer(0.5, os.kill, [os.getpid(), signal.SIGINT]).start()  # at the end
        except KeyboardInterrupt as error:
            print(len(error.partial_result.objs.uuids), len(error.partial_result.objs.errors))
            print(time.monotonic() - begun < 10)
            print(error.__notes__[0][:46])
"""


@pytest.mark.parametrize("mode", ["fixed_size", "stream"])
def test_an_interrupt_at_the_end_of_a_batch_tells_what_became_of_it(fake: FakeServer, mode: str) -> None:
    fake.grpc(route(mode)).stall()

    ended = program(fake, INTERRUPTED, mode=mode)

    assert ended.stdout.splitlines() == ["0 50", "True", "0 of 50 objects were stored and 50 failed: see"]
    assert ended.returncode == 0


@every_mode
def test_an_interrupt_in_the_block_of_a_batch_sends_nothing_more(
    fake: FakeServer, client: WeaviateClient, mode: str
) -> None:
    def interrupted() -> None:
        with getattr(client.batch, mode)() as batch:
            for number in range(10):
                batch.add_object("Book", {"n": number})
            batch.flush()
            batch.add_object("Book", {"n": 10})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        interrupted()

    result = vars(caught.value)["partial_result"].objs
    assert (result.uuids.keys(), result.errors.keys()) == (set(range(10)), {10})
    assert batch_threads() == []


@pytest.mark.parametrize("mode", ["fixed_size", "stream"])
def test_an_interrupt_while_an_answer_is_missing_does_not_wait_for_it(
    fake: FakeServer, client: WeaviateClient, mode: str
) -> None:
    stalled = fake.grpc(route(mode)).stall()
    begun = time.monotonic()

    def interrupted() -> None:
        with getattr(client.batch, mode)() as batch:
            for number in range(2000):
                batch.add_object("Book", {"n": number})
            stalled.reached.wait(10)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        interrupted()

    assert time.monotonic() - begun < 12
    assert vars(caught.value)["partial_result"].objs.errors.keys() == set(range(2000))
    stalled.release()


@pytest.mark.parametrize("gaps", [(0, 0), (0, 0.001), (0.005, 0.005)])
@pytest.mark.parametrize("raises", [True, False])
@every_mode
async def test_a_batch_whose_end_is_cancelled_again_and_again_tells_what_became_of_it(
    fake: FakeServer, mode: str, raises: bool, gaps: tuple[float, float]
) -> None:
    added = asyncio.Event()
    async with another(fake) as client:

        async def run() -> None:
            async with getattr(client.batch, mode)() as batch:
                for number in range(2000):
                    await batch.add_object("Book", {"n": number})
                added.set()
                if raises:
                    raise ValueError("own")

        running = asyncio.create_task(run())
        await added.wait()
        for gap in gaps:
            await asyncio.sleep(gap)
            running.cancel()
        with pytest.raises((asyncio.CancelledError, ValueError)) as caught:
            await running

    result = vars(caught.value)["partial_result"].objs
    assert result.uuids.keys() | result.errors.keys() == set(range(2000))
    assert not result.uuids.keys() & result.errors.keys()


@every_mode
async def test_a_batch_that_is_cancelled_tells_what_became_of_it(fake: FakeServer, mode: str) -> None:
    stalled = fake.grpc(route(mode)).stall()
    async with another(fake) as client:
        before = asyncio.all_tasks()

        async def run() -> None:
            async with getattr(client.batch, mode)() as batch:
                for number in range(50):
                    await batch.add_object("Book", {"n": number})

        running = asyncio.create_task(run())
        await asyncio.to_thread(stalled.reached.wait, 10)
        running.cancel()
        begun = time.monotonic()
        with pytest.raises(asyncio.CancelledError):
            await running

        assert time.monotonic() - begun < 3
        assert asyncio.all_tasks() == before
        assert len(client.batch.failed_objects) == 50
        assert "CancelledError" in client.batch.failed_objects[0].message
        stalled.cancel()
        async with client.batch.fixed_size() as batch:
            await batch.add_object("Book", {})
        assert len(batch.results.objs.uuids) == 1


async def test_a_batch_whose_workers_are_cancelled_by_others_ends(fake: FakeServer) -> None:
    stalled = fake.grpc("BatchObjects").stall()
    async with another(fake) as client:
        before = asyncio.all_tasks()

        async def run() -> None:
            async with client.batch.fixed_size() as batch:
                for number in range(50):
                    await batch.add_object("Book", {"n": number})

        running = asyncio.create_task(run())
        await asyncio.to_thread(stalled.reached.wait, 10)
        for task in asyncio.all_tasks() - before - {running}:
            task.cancel()
        with pytest.raises(WeaviateBatchSendError) as caught:
            await running

    assert caught.value.partial_result is not None
    assert len(caught.value.partial_result.objs.errors) == 50


@every_mode
def test_a_program_that_ends_in_a_batch_ends_soon_and_says_what_is_lost(fake: FakeServer, mode: str) -> None:
    fake.grpc(route(mode)).stall()
    begun = time.monotonic()

    ended = program(
        fake,
        """
            client = weaviate.connect_to_local(**OPTIONS)
            batch = getattr(client.batch, GIVEN["mode"])().__enter__()
            for number in range(500):
                batch.add_object("Book", {"n": number})
            logging.captureWarnings(True)
            warnings.simplefilter("ignore")
        """,
        mode=mode,
    )

    assert time.monotonic() - begun < 15
    assert "500 of 500 objects and 0 of 0 references were not stored" in ended.stderr
    assert ended.returncode == 0


def test_a_loop_that_ends_in_a_batch_says_what_is_lost(fake: FakeServer) -> None:
    fake.grpc("BatchStream").stall()

    ended = program(
        fake,
        """
            async def main():
                client = weaviate.use_async_with_local(**OPTIONS)
                await client.connect()
                batch = await client.batch.stream().__aenter__()
                for number in range(500):
                    await batch.add_object("Book", {"n": number})
                warnings.simplefilter("ignore")
                return client, batch
            kept = asyncio.run(main())
        """,
    )

    assert "500 of 500 objects and 0 of 0 references were not stored" in ended.stderr
    assert ended.returncode == 0


@every_mode
def test_a_client_that_is_closed_in_a_batch_sends_nothing_more(
    fake: FakeServer, client: WeaviateClient, mode: str
) -> None:
    def closing() -> None:
        with getattr(client.batch, mode)() as batch:
            for number in range(10):
                batch.add_object("Book", {"n": number})
            batch.flush()
            client.close()
            for number in range(10, 20):
                batch.add_object("Book", {"n": number})

    with pytest.raises(WeaviateBatchStreamError if mode == "stream" else WeaviateBatchSendError) as caught:
        closing()

    result = vars(caught.value)["partial_result"].objs
    assert result.uuids.keys() == set(range(10))
    assert result.errors.keys() <= set(range(10, 20))  # some may not have been taken any more
    assert "closed" in caught.value.message
    assert batch_threads() == []


@every_mode
async def test_a_client_that_is_closed_in_a_batch_of_a_loop_sends_nothing_more(fake: FakeServer, mode: str) -> None:
    client = another(fake)
    await client.connect()
    before = asyncio.all_tasks()

    async def closing() -> None:
        async with getattr(client.batch, mode)() as batch:
            for number in range(10):
                await batch.add_object("Book", {"n": number})
            await batch.flush()
            await client.close()
            for number in range(10, 20):
                await batch.add_object("Book", {"n": number})

    with pytest.raises(WeaviateBatchStreamError if mode == "stream" else WeaviateBatchSendError) as caught:
        await closing()

    assert vars(caught.value)["partial_result"].objs.uuids.keys() == set(range(10))
    assert asyncio.all_tasks() == before


@every_mode
def test_a_fork_leaves_a_batch_to_the_process_that_began_it(fake: FakeServer, mode: str) -> None:
    ended = program(
        fake,
        """
            from weaviate.exceptions import WeaviateInvalidInputError
            with weaviate.connect_to_local(**OPTIONS) as client:
                with getattr(client.batch, GIVEN["mode"])() as batch:
                    for number in range(100):
                        batch.add_object("Book", {"n": number})
                    batch.flush()
                    for number in range(100):
                        batch.add_object("Book", {"n": number})
                    child = os.fork()
                    if child == 0:
                        try:
                            batch.add_object("Book", {})
                        except WeaviateInvalidInputError:
                            with client.batch.fixed_size() as own:
                                own.add_object("Book", {})
                            os._exit(0 if len(own.results.objs.uuids) == 1 else 1)
                        os._exit(2)
                    print(os.waitpid(child, 0)[1])
                    for number in range(100):
                        batch.add_object("Book", {"n": number})
                print(len(batch.results.objs.uuids), batch.number_errors)
        """,
        mode=mode,
    )

    assert (ended.stdout, ended.stderr) == ("0\n300 0\n", "")


def test_a_child_that_leaves_its_parent_s_batch_hears_that_it_cannot(fake: FakeServer) -> None:
    ended = program(
        fake,
        """
            from weaviate.exceptions import WeaviateInvalidInputError
            child = None
            with weaviate.connect_to_local(**OPTIONS) as client:
                try:
                    with client.batch.fixed_size() as batch:
                        batch.add_object("Book", {})
                        child = os.fork()
                except WeaviateInvalidInputError:
                    os._exit(7)
                print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), len(batch.results.objs.uuids))
        """,
    )

    assert ended.stdout == "7 1\n"


async def test_two_tasks_cannot_begin_one_batch(fake: FakeServer) -> None:
    client = another(fake)
    context = client.batch.fixed_size()

    async def fill() -> int:
        async with context as batch:  # connects, which takes its time
            await batch.add_object("Book", {})
        return len(batch.results.objs.uuids)

    ends = await asyncio.gather(fill(), fill(), return_exceptions=True)

    assert sorted(str(end)[:28] for end in ends) == ["1", "This batch has begun already"]
    assert await fill() == 1
    await client.close()


async def test_the_loop_goes_on_while_a_batch_is_filled(fake: FakeServer) -> None:
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    async with another(fake) as client:
        counting = asyncio.create_task(count())
        async with client.batch.fixed_size(1000) as batch:
            for _ in range(900):
                await batch.add_object("Book", {"n": object()})
            await batch.add_reference(uuid.UUID(int=1), "Book", "next", [uuid.UUID(int=2)] * 900)
            assert turns > 20
        counting.cancel()


def test_a_child_that_ends_says_nothing_of_its_parent_s_batch(fake: FakeServer) -> None:
    ended = program(
        fake,
        """
            with weaviate.connect_to_local(**OPTIONS) as client:
                with client.batch.fixed_size() as batch:
                    batch.add_object("Book", {})
                    child = os.fork()
                    if child == 0:
                        import atexit
                        atexit._run_exitfuncs()
                        os._exit(0)
                    os.waitpid(child, 0)
        """,
    )

    assert (ended.returncode, ended.stderr) == (0, "")


@every_mode
def test_many_threads_add_to_one_batch(fake: FakeServer, client: WeaviateClient, mode: str) -> None:
    with getattr(client.batch, mode)() as batch:

        def add() -> None:
            for number in range(500):
                batch.add_object("Book", {"n": number})

        threads = [threading.Thread(target=add) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert batch.results.objs.uuids.keys() == set(range(8000))
    assert len(set(batch.results.objs.uuids.values())) == 8000
    assert batch.failed_objects == []


@every_mode
async def test_many_tasks_add_to_one_batch(fake: FakeServer, mode: str) -> None:
    async with another(fake) as client, getattr(client.batch, mode)() as batch:

        async def add() -> None:
            for number in range(500):
                await batch.add_object("Book", {"n": number})

        await asyncio.gather(*[add() for _ in range(16)])

    assert batch.results.objs.uuids.keys() == set(range(8000))
    assert len(set(batch.results.objs.uuids.values())) == 8000


def test_a_function_for_progress_that_ends_its_thread_does_not_hold_up_the_batch(
    fake: FakeServer, client: WeaviateClient
) -> None:
    def run() -> None:
        with client.batch.fixed_size(10, on_progress=lambda _: sys.exit()) as batch:
            for number in range(100):
                batch.add_object("Book", {"n": number})

    with pytest.raises(WeaviateBatchSendError, match="SystemExit"):
        run()

    assert batch_threads() == []


async def test_a_batch_belongs_to_the_loop_that_began_it(fake: FakeServer) -> None:
    async with another(fake) as client, client.batch.dynamic() as batch:

        def elsewhere() -> None:
            asyncio.run(batch.add_object("Book", {}))

        with pytest.raises(WeaviateInvalidInputError, match="event loop"):
            await asyncio.to_thread(elsewhere)
