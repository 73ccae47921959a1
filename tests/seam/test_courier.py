"""Calls that an event loop makes many at once: when they leave, how their answers arrive, and what ends them."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from tests.seam.conftest import METHOD
from weaviate._core.transport import GrpcOptions
from weaviate._io import aio
from weaviate._io.courier import Courier


class Call:
    """A call that ends when the test says so, and keeps how much time it was given."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.cancelled = False
        self._callbacks: list[Callable[[Any], None]] = []

    def start(self, seconds: float) -> Any:
        self.seconds.append(seconds)
        return self

    def add_done_callback(self, callback: Callable[[Any], None]) -> None:
        self._callbacks.append(callback)

    def cancel(self) -> None:
        self.cancelled = True
        self.end()

    def end(self) -> None:
        while self._callbacks:
            self._callbacks.pop()(self)


@pytest.fixture
def under_way() -> Call:
    return Call()


async def carried(carrier: Courier, call: Call) -> asyncio.Task[Any]:
    """A task that makes a call and waits for it, after its first turn."""
    task = asyncio.create_task(carrier.carry(call.start, 5))
    await asyncio.sleep(0)
    return task


async def test_a_call_alone_is_made_at_once(under_way: Call) -> None:
    task = await carried(Courier(), under_way)

    assert under_way.seconds
    under_way.end()
    assert await task is under_way


async def test_calls_of_one_turn_of_the_loop_are_made_when_all_have_come(under_way: Call) -> None:
    carrier, others = Courier(), [Call() for _ in range(3)]
    tasks = [await carried(carrier, under_way)]

    tasks += [asyncio.create_task(carrier.carry(call.start, 5)) for call in others]
    await asyncio.sleep(0)
    assert not any(call.seconds for call in others)
    await asyncio.sleep(0)
    assert all(call.seconds for call in others)

    for call in (*others, under_way):
        call.end()
    assert await asyncio.gather(*tasks) == [under_way, *others]


async def test_a_call_whose_wait_ends_before_it_is_made_is_never_made(under_way: Call) -> None:
    carrier, cancelled, other = Courier(), Call(), Call()
    first = await carried(carrier, under_way)
    tasks = [asyncio.create_task(carrier.carry(call.start, 5)) for call in (cancelled, other)]
    await asyncio.sleep(0)

    tasks[0].cancel()
    with pytest.raises(asyncio.CancelledError):
        await tasks[0]
    other.end()
    under_way.end()

    assert (cancelled.seconds, cancelled.cancelled) == ([], False)
    assert [await first, await tasks[1]] == [under_way, other]


async def test_a_call_whose_wait_is_cancelled_is_cancelled_itself(under_way: Call) -> None:
    task = await carried(Courier(), under_way)

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert under_way.cancelled


async def test_a_call_that_cannot_be_made_fails_alone(under_way: Call) -> None:
    carrier, other = Courier(), Call()
    first = await carried(carrier, under_way)

    def fail(seconds: float) -> Any:
        raise ValueError(f"{seconds:.0f}")

    tasks = [asyncio.create_task(carrier.carry(start, 5)) for start in (fail, other.start)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    other.end()
    under_way.end()

    with pytest.raises(ValueError, match="5"):
        await tasks[0]
    assert [await first, await tasks[1]] == [under_way, other]


async def test_what_ends_the_program_while_calls_are_made_leaves_the_others_to_be_made(under_way: Call) -> None:
    carrier, other = Courier(), Call()
    desk_errors: list[Any] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: desk_errors.append(context["exception"]))
    first = await carried(carrier, under_way)

    class End(BaseException):
        pass

    def end(seconds: float) -> Any:
        raise End

    tasks = [asyncio.create_task(carrier.carry(start, 5)) for start in (end, other.start)]
    for _ in range(3):
        await asyncio.sleep(0)
    other.end()
    under_way.end()

    assert [await first, await tasks[1]] == [under_way, other]
    assert [type(error) for error in desk_errors] == [End]
    tasks[0].cancel()


async def test_the_time_before_a_call_is_made_is_part_of_its_time(
    under_way: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    carrier, late, over = Courier(), Call(), Call()
    first = await carried(carrier, under_way)
    tasks = [asyncio.create_task(carrier.carry(call.start, timeout)) for call, timeout in ((late, 5), (over, 0.5))]
    await asyncio.sleep(0)

    real = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: real() + 2)
    await asyncio.sleep(0)
    monkeypatch.undo()
    for call in (late, over, under_way):
        call.end()
    await asyncio.gather(first, *tasks)

    assert 2 < late.seconds[0] <= 3
    assert over.seconds == [0]


async def test_answers_that_arrive_while_the_loop_is_busy_are_announced_once(
    under_way: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    carrier, others = Courier(), [Call() for _ in range(3)]
    tasks = [await carried(carrier, under_way), *[asyncio.create_task(carrier.carry(c.start, 5)) for c in others]]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    announced: list[Any] = []
    real = loop.call_soon_threadsafe

    def announce(callback: Any, *args: Any) -> Any:
        announced.append(callback)
        return real(callback, *args)

    monkeypatch.setattr(loop, "call_soon_threadsafe", announce)
    for call in others:
        call.end()
    assert await asyncio.gather(*tasks[1:]) == others
    assert len(announced) == 1
    under_way.end()
    assert await tasks[0] is under_way
    assert len(announced) == 2


def test_an_answer_that_arrives_after_its_loop_was_closed_is_dropped(under_way: Call) -> None:
    loop = asyncio.new_event_loop()
    task = loop.run_until_complete(carried(Courier(), under_way))
    task.cancel()
    loop.close()

    under_way.end()


def test_a_courier_does_not_keep_its_loop(under_way: Call) -> None:
    async def carry() -> weakref.ref[Any]:
        task = await carried(carrier, under_way)
        under_way.end()
        await task
        return weakref.ref(asyncio.get_running_loop())

    carrier = Courier()
    loop = asyncio.run(carry())
    gc.collect()

    assert loop() is None


def test_two_loops_at_once_get_their_own_answers(grpc_port: int) -> None:
    transport = aio.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{grpc_port}"))
    together = threading.Barrier(2)
    answers: dict[int, list[bytes]] = {}

    async def calls(number: int) -> list[bytes]:
        messages = [f"{number} {index}".encode() for index in range(100)]
        together.wait()
        return await asyncio.gather(
            *(transport.unary(METHOD, message, metadata=[], timeout=20) for message in messages)
        )

    def run(number: int) -> None:
        answers[number] = asyncio.run(calls(number))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asyncio.run(transport.close())

    assert answers == {number: [f"{number} {index}".encode() for index in range(100)] for number in range(2)}
