"""Calls in which both sides send any number of messages: what comes, in which order, and all the ways they end."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.seam.conftest import Colour
from tests.seam.servers import free_port
from tests.support.fake import FakeServer
from weaviate._core.transport import GrpcOptions, TransportFault
from weaviate._io import aio
from weaviate._io.stream import BidiStream, StreamEnd
from weaviate._proto.methods import BATCH_STREAM

ROOT = Path(__file__).parents[2]


class Talk:
    """A stream, and waits for what comes. It refers to the stream, which refers to it."""

    def __init__(self, transport: Any, **arguments: Any) -> None:
        self._changed = threading.Condition()
        self.stream: BidiStream = transport.stream(
            BATCH_STREAM, **{"metadata": [], "on_event": self.on_event, **arguments}
        )

    def on_event(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def next(self) -> bytes | StreamEnd:
        """What comes next."""
        with self._changed:
            while (item := self.stream.receive()) is None:
                assert self._changed.wait(5), "nothing came"
        return item

    def rest(self) -> tuple[list[bytes], TransportFault | None]:
        """The messages up to the end, and the end's fault."""
        messages = []
        while not isinstance(item := self.next(), StreamEnd):
            messages.append(item)
        return messages, item.fault

    def fault(self) -> TransportFault:
        """The fault at the end, before which nothing comes."""
        messages, fault = self.rest()
        assert not messages
        assert fault is not None
        return fault


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    """A server that answers each message at once."""
    with FakeServer() as server:
        server.grpc("BatchStream").talk(lambda messages: (b"re " + message for message in messages))
        yield server


@pytest.fixture
def threads() -> Iterator[None]:
    """No thread of the test is left after it."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
        assert not thread.is_alive(), thread.name


def test_messages_come_in_order_in_both_directions(colour: Colour, grpc_port: int, threads: None) -> None:
    transport = colour.grpc(grpc_port)
    messages = [b"", *(str(number).encode() for number in range(2000)), b"x" * 5_000_000]
    talk = Talk(transport)

    for message in messages:
        talk.stream.send(message)
    talk.stream.done_sending()

    assert talk.rest() == (messages, None)
    colour.run(transport.close)


def test_each_message_is_answered_before_the_next_is_sent(colour: Colour, grpc_port: int, threads: None) -> None:
    transport = colour.grpc(grpc_port)
    talk = Talk(transport)

    for number in range(20):
        assert talk.stream.receive() is None
        talk.stream.send(b"%d" % number)
        assert talk.next() == b"%d" % number
    talk.stream.done_sending()

    assert talk.next() == StreamEnd(None)
    colour.run(transport.close)


def test_metadata_and_path_arrive_without_a_deadline(colour: Colour, fake: FakeServer) -> None:
    transport = colour.grpc(fake.grpc_port)
    talk = Talk(transport, metadata=[("authorization", "Bearer key")])
    talk.stream.done_sending()
    assert talk.rest() == ([], None)
    colour.run(transport.close)

    (call,) = fake.transcript.grpc()
    assert call.path == "/weaviate.v1.Weaviate/BatchStream"
    assert call.header("authorization") == "Bearer key"
    assert call.time_remaining is None or call.time_remaining > 1e9


def test_the_server_may_go_on_after_the_last_message_of_the_client(colour: Colour, fake: FakeServer) -> None:
    fake.grpc("BatchStream").talk(lambda messages: [*messages, b"and", b"more"])
    transport = colour.grpc(fake.grpc_port)
    talk = Talk(transport)

    talk.stream.send(b"one")
    talk.stream.done_sending()
    talk.stream.send(b"too late")

    assert talk.rest() == ([b"one", b"and", b"more"], None)
    colour.run(transport.close)


def test_the_end_is_told_again_and_again_and_what_is_sent_after_it_is_ignored(
    colour: Colour, grpc_port: int, threads: None
) -> None:
    transport = colour.grpc(grpc_port)
    talk = Talk(transport)
    talk.stream.send(b"one")
    talk.stream.send(b"end")  # upon which the server ends it, though the client has not

    assert talk.rest() == ([b"one"], None)
    talk.stream.send(b"two")
    talk.stream.done_sending()
    talk.stream.cancel()

    assert talk.stream.receive() == talk.stream.receive() == StreamEnd(None)
    colour.run(transport.close)


@pytest.mark.parametrize("code", ["UNAVAILABLE", "UNAUTHENTICATED", "RESOURCE_EXHAUSTED", "INTERNAL", "UNIMPLEMENTED"])
def test_a_status_comes_after_the_messages_before_it(colour: Colour, fake: FakeServer, code: str) -> None:
    transport = colour.grpc(fake.grpc_port)
    fake.grpc("BatchStream").talk(lambda messages: iter([b"first", b"second"]))
    talk = Talk(transport)
    assert talk.rest() == ([b"first", b"second"], None)

    fake.grpc("BatchStream").fail(code, "says the server", times=1)
    fault = Talk(transport).fault()
    colour.run(transport.close)

    assert (fault.step, fault.grpc_code, fault.detail, fault.sent) == ("grpc", code, "says the server", True)


def test_a_server_that_breaks_off(colour: Colour, fake: FakeServer) -> None:
    def broken(messages: Iterator[bytes]) -> Iterator[bytes]:
        yield next(messages)
        fake.grpc_door.drop()
        yield from messages

    fake.grpc("BatchStream").talk(broken, times=1)
    transport = colour.grpc(fake.grpc_port)
    talk = Talk(transport)
    talk.stream.send(b"one")
    messages, fault = talk.rest()

    assert messages in ([], [b"one"])  # which the reset may overtake
    assert fault is not None
    assert (fault.step, fault.grpc_code, fault.sent) == ("grpc", "UNAVAILABLE", True)
    again = Talk(transport)
    again.stream.send(b"again")
    assert again.next() == b"re again"
    colour.run(transport.close)


def test_nobody_is_there(colour: Colour, threads: None) -> None:
    transport = colour.grpc(free_port())
    talk = Talk(transport)
    talk.stream.send(b"one")
    fault = talk.fault()
    colour.run(transport.close)

    assert (fault.step, fault.grpc_code, fault.sent) == ("connect", "UNAVAILABLE", False)


def test_a_header_that_cannot_be_sent_is_not_quoted(colour: Colour, grpc_port: int, threads: None) -> None:
    transport = colour.grpc(grpc_port)
    try:
        fault = Talk(transport, metadata=[("authorization", "sec\nret")]).fault()
    except TransportFault as raised:  # as earlier versions of grpc do
        fault = raised
    colour.run(transport.close)

    assert not fault.sent
    assert "nothing was" in fault.detail
    assert "ret" not in fault.detail + str(fault.__cause__)


# Ends that the client brings about


def test_a_stream_that_is_cancelled_is_cancelled_at_the_server(colour: Colour, fake: FakeServer) -> None:
    transport = colour.grpc(fake.grpc_port)
    stalled = fake.grpc("BatchStream").stall()
    talk = Talk(transport)
    assert stalled.reached.wait(5)

    talk.stream.cancel()
    talk.stream.cancel()
    talk.stream.send(b"ignored")

    assert talk.fault().grpc_code == "CANCELLED"
    assert fake.transcript.grpc()[0].cancelled.wait(5)
    colour.run(transport.close)


def test_what_came_before_it_was_cancelled_is_still_there(colour: Colour, grpc_port: int, threads: None) -> None:
    transport = colour.grpc(grpc_port)
    talk = Talk(transport)
    for message in (b"one", b"two", b"three"):
        talk.stream.send(message)
    assert talk.next() == b"one"
    assert talk.next() == b"two"

    talk.stream.cancel()
    messages, fault = talk.rest()

    assert messages in ([], [b"three"])
    assert fault is not None
    assert fault.grpc_code == "CANCELLED"
    colour.run(transport.close)


@pytest.mark.parametrize("end", ["close", "abandon"])
def test_closing_the_transport_ends_its_streams(colour: Colour, grpc_port: int, threads: None, end: str) -> None:
    transport = colour.grpc(grpc_port)
    talks = [Talk(transport) for _ in range(3)]
    for talk in talks:
        talk.stream.send(b"one")
        assert talk.next() == b"one"

    if end == "close":
        colour.run(transport.close)
    else:
        transport.abandon()

    assert [str(talk.fault()) for talk in talks] == ["the client was closed"] * 3
    with pytest.raises(TransportFault, match="the client was closed") as caught:
        Talk(transport)
    assert not caught.value.sent
    with pytest.raises(TransportFault, match="the client was closed"):
        transport.stream(replace(BATCH_STREAM, path="/other/Stream"), metadata=[], on_event=print)


def test_a_stream_without_an_owner_ends(colour: Colour, grpc_port: int, threads: None) -> None:
    transport = colour.grpc(grpc_port)
    came = threading.Event()
    stream = transport.stream(BATCH_STREAM, metadata=[], on_event=came.set)
    stream.send(b"one")
    assert came.wait(5)

    del stream  # and its threads end: see the fixture


def test_a_stream_with_an_owner_that_nobody_holds_ends(colour: Colour, fake: FakeServer) -> None:
    transport = colour.grpc(fake.grpc_port)
    talk = Talk(transport)
    talk.stream.send(b"one")
    assert talk.next() == b"re one"

    gone = weakref.ref(talk.stream)
    del talk
    gc.collect()

    assert gone() is None
    assert fake.transcript.grpc()[0].cancelled.wait(5)
    colour.run(transport.close)


def test_a_stream_whose_owner_raises_ends(
    colour: Colour, grpc_port: int, threads: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[object] = []
    over = threading.Event()

    def note(arguments: threading.ExceptHookArgs) -> None:
        raised.append(arguments.exc_value)
        over.set()

    def on_event() -> None:
        raise LookupError("the owner")

    monkeypatch.setattr(threading, "excepthook", note)
    transport = colour.grpc(grpc_port)
    stream = transport.stream(BATCH_STREAM, metadata=[], on_event=on_event)
    stream.send(b"one")
    assert over.wait(5)

    assert [str(error) for error in raised] == ["the owner"]
    assert stream.receive() == b"one"
    assert isinstance(stream.receive(), StreamEnd)
    colour.run(transport.close)


def test_a_stream_for_which_there_is_no_thread_is_not_opened(
    colour: Colour, grpc_port: int, threads: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    start: Callable[[threading.Thread], None] = threading.Thread.start

    def refuse(thread: threading.Thread) -> None:
        if thread.name == "weaviate-stream":
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", refuse)
    transport = colour.grpc(grpc_port)

    with pytest.raises(TransportFault, match="can't start new thread"):
        Talk(transport)
    colour.run(transport.close)


def test_a_program_ends_while_a_stream_is_open(colour: Colour, grpc_port: int) -> None:
    script = (
        "import sys, threading\n"
        f"from {colour.module.__name__} import GrpcTransport\n"
        "from weaviate._core.transport import GrpcOptions\n"
        "from weaviate._proto.methods import BATCH_STREAM\n"
        f"transport = GrpcTransport(GrpcOptions(target='127.0.0.1:{grpc_port}'))\n"
        "came = threading.Event()\n"
        "stream = transport.stream(BATCH_STREAM, metadata=[], on_event=came.set)\n"
        "stream.send(b'one')\n"
        "assert came.wait(5)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=20, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


# Many at once


def test_streams_of_many_threads_get_their_own_answers(colour: Colour, grpc_port: int, threads: None) -> None:
    transport = colour.grpc(grpc_port)

    def work(number: int) -> tuple[list[bytes], TransportFault | None]:
        talk = Talk(transport)
        for count in range(50):
            talk.stream.send(b"%d %d" % (number, count))
        talk.stream.done_sending()
        return talk.rest()

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(16)))
    colour.run(transport.close)

    assert results == [([b"%d %d" % (number, count) for count in range(50)], None) for number in range(16)]


async def talk_in_a_loop(transport: aio.GrpcTransport, word: bytes) -> list[bytes]:
    """Send a word ten times, each after the last came back."""
    changed, heard = aio.Condition(), list[bytes]()
    stream = transport.stream(BATCH_STREAM, metadata=[], on_event=changed.wake)
    async with changed:
        for _ in range(10):
            stream.send(word)
            while (item := stream.receive()) is None:
                assert await changed.wait(5)
            assert isinstance(item, bytes)
            heard.append(item)
        stream.done_sending()
        while (item := stream.receive()) is None:
            assert await changed.wait(5)
        assert item == StreamEnd(None)
    return heard


def test_several_loops_at_once_and_one_after_the_other(grpc_port: int, threads: None) -> None:
    transport = aio.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{grpc_port}"))

    with ThreadPoolExecutor(3) as pool:
        heard = list(pool.map(lambda word: asyncio.run(talk_in_a_loop(transport, word)), [b"a", b"b", b"c"]))
    again = asyncio.run(talk_in_a_loop(transport, b"d"))
    asyncio.run(transport.close())

    assert [*heard, again] == [[word] * 10 for word in (b"a", b"b", b"c", b"d")]


async def test_an_end_that_comes_after_that_of_the_loop_disturbs_nobody(grpc_port: int) -> None:
    transport = aio.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{grpc_port}"))

    def other_loop() -> BidiStream:
        changed = aio.Condition()

        async def begin() -> BidiStream:
            async with changed:
                return transport.stream(BATCH_STREAM, metadata=[], on_event=changed.wake)

        return asyncio.run(begin())

    stream = await asyncio.to_thread(other_loop)
    await transport.close()
    reader = next((thread for thread in threading.enumerate() if thread.name == "weaviate-stream"), None)
    if reader is not None:
        await asyncio.to_thread(reader.join, 5)

    assert isinstance(stream.receive(), StreamEnd)
