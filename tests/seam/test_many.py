"""Many operations that are broken off, and that run beside others: by a signal, by cancellation, on a loop."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import uuid
from collections.abc import Iterator

import pytest

import weaviate
from tests.support.fake import FakeServer
from weaviate.classes.data import DataObject

INTERRUPTED = """
import os, signal, sys, threading, uuid
import weaviate
from weaviate.classes.data import DataObject, DataReference

def objects():
    while True:
        yield DataObject({}, uuid=uuid.UUID(int=1))

with weaviate.connect_to_local(port=int(sys.argv[1]), grpc_port=int(sys.argv[2])) as client:
    begun = threading.Event()
    def interrupt():
        begun.wait(10)
        os.kill(os.getpid(), signal.SIGINT)
    helper = threading.Thread(target=interrupt)
    helper.start()
    def some():
        for count, each in enumerate(objects()):
            if count == 300:  # all threads have begun
                begun.set()
            yield each
    try:
        client.collections.use("Book").data.update_many(some())
    except KeyboardInterrupt:
        helper.join()
        print([thread.name for thread in threading.enumerate()])
"""


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    """A server that knows one object."""
    with FakeServer() as server:
        server.rest("PATCH", f"/v1/objects/Book/{uuid.UUID(int=1)}").reply(204, {})
        yield server


def test_nothing_goes_on_after_an_interrupt(fake: FakeServer) -> None:
    arguments = [str(fake.http_port), str(fake.grpc_port)]
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, *arguments], capture_output=True, text=True, timeout=60, check=False
    )

    # It would not end: there are objects without number.
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "['MainThread']\n", "")


async def test_no_request_outlives_a_cancelled_call(fake: FakeServer) -> None:
    ids = [uuid.UUID(int=number) for number in range(2, 20)]
    stalled = [fake.rest("PATCH", f"/v1/objects/Book/{each}").stall() for each in ids]
    async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
        before = asyncio.all_tasks()
        data = client.collections.use("Book").data
        call = asyncio.create_task(data.update_many([DataObject({}, uuid=each) for each in ids]))
        await asyncio.to_thread(stalled[7].reached.wait, 10)

        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

        assert asyncio.all_tasks() == before


async def test_others_run_while_objects_are_serialized(fake: FakeServer) -> None:
    turns = 0
    seen: list[int] = []

    async def other() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    def objects() -> Iterator[dict[str, int]]:
        for number in range(1000):
            seen.append(turns)
            yield {"n": number}

    async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
        beside = asyncio.create_task(other())
        await client.collections.use("Book").data.insert_many(objects())
        beside.cancel()

    # One message, within which the loop goes round again and again.
    assert len(fake.transcript.grpc("BatchObjects")) == 1
    assert len(set(seen)) >= 15
