"""Clock, locks, groups of tasks and the other small parts of the seam, in both colours."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.seam.conftest import Colour
from weaviate._io import aio, blocking
from weaviate._io.clock import ManualClock, using


def test_what_a_cancelled_wait_raises_is_named() -> None:
    assert list(aio.CANCELLED) == [asyncio.CancelledError]
    assert not blocking.CANCELLED


def test_transports_are_imported_when_they_are_used() -> None:
    script = (
        "import sys, weaviate._io.aio, weaviate._io.blocking\n"
        "assert not {'grpc', 'httpx', 'httpcore', 'certifi'} & set(sys.modules), set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=30)


# Time


def test_a_manual_clock_stands_still_and_sleeping_moves_it(colour: Colour) -> None:
    begin = time.monotonic()
    with using(ManualClock(100)) as clock:
        assert colour.module.now() == 100
        colour.run(colour.module.sleep, 3600)
        assert colour.module.now() == 3700
        clock.advance(5)
        assert colour.module.now() == 3705

    assert clock.slept == [3600]
    assert time.monotonic() - begin < 1
    assert abs(colour.module.now() - time.monotonic()) < 1


def test_sleep_takes_its_time(colour: Colour) -> None:
    begin = colour.module.now()
    colour.run(colour.module.sleep, 0.05)
    colour.run(colour.module.sleep, 0)
    colour.run(colour.module.sleep, -1)

    assert 0.045 < colour.module.now() - begin < 1


# Places


def test_a_place_is_the_same_within_a_loop_and_another_in_the_next() -> None:
    async def twice() -> tuple[tuple[int, int], tuple[int, int]]:
        return aio.context_key(), aio.context_key()

    keys = []
    for _ in range(20):
        first, second = asyncio.run(twice())
        assert first == second
        keys.append(first)
        gc.collect()  # so that the next loop may lie where this one lay

    assert len(set(keys)) == 20
    assert aio.context_key()[1] == 0
    assert blocking.context_key() == aio.context_key()


# Lock


async def test_one_task_holds_a_lock_at_a_time() -> None:
    lock = aio.Lock()

    assert await lock.acquire()
    assert not await lock.acquire(0.01)
    assert not await lock.acquire(0)
    lock.release()
    assert await lock.acquire(0)
    lock.release()


def test_one_thread_holds_a_lock_at_a_time() -> None:
    lock = blocking.Lock()

    assert lock.acquire()
    assert not lock.acquire(0.01)
    assert not lock.acquire(0)
    lock.release()
    assert lock.acquire(0)
    lock.release()


async def test_tasks_take_turns() -> None:
    lock, inside, most = aio.Lock(), 0, 0

    async def work() -> None:
        nonlocal inside, most
        async with lock:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(work() for _ in range(20)))

    assert (inside, most) == (0, 1)


def test_threads_take_turns() -> None:
    lock, inside, most = blocking.Lock(), 0, 0

    def work(_: int) -> None:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
            time.sleep(0)
            inside -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(200)))

    assert (inside, most) == (0, 1)


async def test_a_wait_for_a_lock_that_is_cancelled_leaves_it_usable() -> None:
    lock = aio.Lock()
    await lock.acquire()
    cancelled, late = (asyncio.create_task(lock.acquire(timeout)) for timeout in (None, 0.01))
    await asyncio.sleep(0)

    cancelled.cancel()
    assert await late is False
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    lock.release()

    assert await lock.acquire(0)


def test_a_lock_serves_one_loop_after_the_other_and_what_a_dead_loop_held_is_free() -> None:
    lock = aio.Lock()

    async def contend() -> None:
        """Bind the lock to the loop, and leave it locked."""
        await lock.acquire()
        waiting = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
        waiting.cancel()

    for _ in range(3):
        asyncio.run(contend())


# TaskGroup


def test_results_are_in_the_order_of_the_calls(colour: Colour) -> None:
    def work(number: int) -> int:
        time.sleep((5 - number) / 200)
        return number * number

    async def awaited(number: int) -> int:
        await asyncio.sleep((5 - number) / 200)
        return number * number

    assert group(colour, 3, [(pick(colour, work, awaited), number) for number in range(6)]) == [0, 1, 4, 9, 16, 25]


def test_no_more_than_the_limit_run_at_once(colour: Colour) -> None:
    running, most = 0, 0

    def work() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.01)
        running -= 1

    async def awaited() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1

    group(colour, 3, [(pick(colour, work, awaited),)] * 12)

    assert most == 3


def test_calls_run_side_by_side(colour: Colour) -> None:
    met = threading.Barrier(4)

    def work() -> int:
        return met.wait(5)

    async def awaited() -> int:
        return await asyncio.to_thread(met.wait, 5)

    assert sorted(group(colour, 4, [(pick(colour, work, awaited),)] * 4)) == [0, 1, 2, 3]


def test_the_first_error_is_raised_itself_and_what_has_not_begun_does_not_begin(colour: Colour) -> None:
    begun: list[int] = []

    def work(number: int) -> None:
        begun.append(number)
        if number == 1:
            raise KeyError("the first") from ValueError("its cause")
        time.sleep(0.05)

    async def awaited(number: int) -> None:
        begun.append(number)
        if number == 1:
            raise KeyError("the first") from ValueError("its cause")
        await asyncio.sleep(0.05)

    with pytest.raises(KeyError, match="the first") as caught:
        group(colour, 2, [(pick(colour, work, awaited), number) for number in range(50)])

    assert isinstance(caught.value.__cause__, ValueError)
    assert len(begun) <= 4


def test_an_error_of_the_block_is_raised_when_the_calls_have_ended(colour: Colour) -> None:
    ended: list[bool] = []

    def work() -> None:
        time.sleep(0.02)
        ended.append(True)

    async def awaited() -> None:
        try:
            await asyncio.sleep(30)
        finally:
            ended.append(True)

    async def with_error() -> None:
        async with aio.TaskGroup[None](2) as tasks:
            tasks.start_soon(awaited)
            await asyncio.sleep(0)
            raise LookupError("the block")

    def with_error_too() -> None:
        with blocking.TaskGroup[None](2) as tasks:
            tasks.start_soon(work)
            raise LookupError("the block")

    with pytest.raises(LookupError, match="the block"):
        colour.run(pick(colour, with_error_too, with_error))
    assert ended == [True]


def test_an_empty_group_has_no_results(colour: Colour) -> None:
    assert group(colour, 1, []) == []


def test_no_thread_is_left_after_the_block() -> None:
    before = threading.active_count()

    with blocking.TaskGroup[None](8) as tasks:
        for _ in range(8):
            tasks.start_soon(time.sleep, 0.01)

    assert threading.active_count() == before


VARIABLE = contextvars.ContextVar[str]("VARIABLE")


def seen_and_changed() -> str:
    seen = VARIABLE.get()
    VARIABLE.set("the call's own")
    return seen


def test_the_calls_of_threads_see_the_callers_context_variables() -> None:
    VARIABLE.set("the caller's")

    with blocking.TaskGroup[str](2) as tasks:
        for _ in range(3):
            tasks.start_soon(seen_and_changed)

    assert (tasks.results, VARIABLE.get()) == (["the caller's"] * 3, "the caller's")


async def test_the_calls_of_tasks_see_the_callers_context_variables() -> None:
    async def call() -> str:
        return seen_and_changed()

    VARIABLE.set("the caller's")

    async with aio.TaskGroup[str](2) as tasks:
        for _ in range(3):
            tasks.start_soon(call)

    assert (tasks.results, VARIABLE.get()) == (["the caller's"] * 3, "the caller's")


async def test_a_cancelled_group_cancels_its_calls() -> None:
    cancelled: list[int] = []

    async def work(number: int) -> None:
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            cancelled.append(number)
            raise

    async def block() -> None:
        async with aio.TaskGroup[None](5) as tasks:
            for number in range(5):
                tasks.start_soon(work, number)

    task = asyncio.create_task(block())
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert sorted(cancelled) == [0, 1, 2, 3, 4]


def pick(colour: Colour, plain: Callable[..., Any], awaited: Callable[..., Any]) -> Callable[..., Any]:
    """The one of two functions that fits the colour."""
    return awaited if colour.module is aio else plain


def group(colour: Colour, limit: int, calls: list[tuple[Any, ...]]) -> list[Any]:
    """Run calls in a group; gives their results."""

    async def awaited() -> list[Any]:
        async with aio.TaskGroup[Any](limit) as tasks:
            for function, *args in calls:
                tasks.start_soon(function, *args)
        return tasks.results

    def plain() -> list[Any]:
        with blocking.TaskGroup[Any](limit) as tasks:
            for function, *args in calls:
                tasks.start_soon(function, *args)
        return tasks.results

    results: list[Any] = colour.run(pick(colour, plain, awaited))
    return results


# The rest


def test_work_for_a_thread_gets_its_arguments_and_gives_its_result(colour: Colour) -> None:
    assert colour.run(colour.module.to_thread, divmod, 17, 5) == (3, 2)
    with pytest.raises(ZeroDivisionError):
        colour.run(colour.module.to_thread, divmod, 17, 0)


async def test_work_for_a_thread_does_not_hold_up_the_loop() -> None:
    released = threading.Event()
    waiting = asyncio.create_task(aio.to_thread(released.wait, 5))
    await asyncio.sleep(0)

    released.set()

    assert await waiting


class _Client:
    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault
        self.did: list[str] = []

    def connect(self) -> None:
        self.did.append("connect")
        if self.fault is not None:
            raise self.fault

    def close(self) -> None:
        self.did.append("close")


def test_a_client_is_connected_at_once_where_that_can_be_done() -> None:
    client = _Client()

    assert blocking.connect_now(client) is client
    assert client.did == ["connect"]


def test_a_client_that_cannot_connect_is_closed() -> None:
    client = _Client(LookupError("nobody there"))

    with pytest.raises(LookupError, match="nobody there"):
        blocking.connect_now(client)

    assert client.did == ["connect", "close"]


def test_a_client_that_connects_itself_is_given_back_as_it_is() -> None:
    class Client:
        async def connect(self) -> None:
            raise AssertionError

        async def close(self) -> None:
            raise AssertionError

    client = Client()

    assert aio.connect_now(client) is client
