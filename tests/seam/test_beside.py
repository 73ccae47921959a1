"""What lets callers work beside each other: conditions, background calls, contexts, and items of any kind."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.seam.conftest import Colour
from weaviate._io import aio, blocking

VARIABLE = contextvars.ContextVar[str]("VARIABLE", default="none")


def pick(colour: Colour, plain: Callable[..., Any], awaited: Callable[..., Any]) -> Callable[..., Any]:
    """The one of two functions that fits the colour."""
    return awaited if colour.module is aio else plain


def entered(colour: Colour, wait: float | None) -> bool:
    """Enter a condition and wait."""
    condition = colour.module.Condition()

    async def awaited() -> bool:
        async with condition:
            return bool(await condition.wait(wait))

    def plain() -> bool:
        with condition:
            return bool(condition.wait(wait))

    return bool(colour.run(pick(colour, plain, awaited)))


# Condition


@pytest.mark.parametrize("seconds", [0.02, 0, -1])
def test_a_wait_that_nobody_ends_is_over_in_time(colour: Colour, seconds: float) -> None:
    assert entered(colour, seconds) is False


@pytest.mark.parametrize("seconds", [None, 5, 1e12])
async def test_a_task_sees_what_another_one_changed(seconds: float | None) -> None:
    condition, state = aio.Condition(), list[str]()

    async def wait() -> bool:
        async with condition:
            return await condition.wait(seconds)

    waiting = [asyncio.create_task(wait()) for _ in range(3)]
    await asyncio.sleep(0)
    async with condition:
        state.append("changed")
        condition.notify_all()

    assert await asyncio.gather(*waiting) == [True] * 3


@pytest.mark.parametrize("seconds", [None, 5, 1e12])
def test_a_thread_sees_what_another_one_changed(seconds: float | None) -> None:
    condition, inside = blocking.Condition(), threading.Semaphore(0)

    def wait() -> bool:
        with condition:
            inside.release()  # and nobody else comes in before it waits
            return condition.wait(seconds)

    with ThreadPoolExecutor(3) as pool:
        waiting = [pool.submit(wait) for _ in range(3)]
        for _ in waiting:
            inside.acquire()
        with condition:
            condition.notify_all()

        assert [one.result(5) for one in waiting] == [True] * 3


def test_one_thread_is_in_the_block_at_a_time() -> None:
    condition, inside, most = blocking.Condition(), 0, 0

    def work(_: int) -> None:
        nonlocal inside, most
        with condition:
            inside += 1
            most = max(most, inside)
            condition.wait(0)
            inside -= 1
            with condition:
                condition.notify_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(200)))

    assert inside == 0
    assert most >= 1


async def test_a_notification_is_not_kept_for_a_later_wait() -> None:
    condition = aio.Condition()
    async with condition:
        condition.notify_all()
        assert await condition.wait(0) is False


def test_another_thread_wakes(colour: Colour) -> None:
    condition, entered = colour.module.Condition(), threading.Event()
    thread = threading.Thread(target=lambda: (entered.wait(5), condition.wake()))
    thread.start()

    async def awaited() -> bool:
        async with condition:
            entered.set()
            return bool(await condition.wait(5))

    def plain() -> bool:
        with condition:
            entered.set()
            return bool(condition.wait(5))

    assert colour.run(pick(colour, plain, awaited)) is True
    thread.join(5)


async def test_a_wake_between_the_look_and_the_wait_is_not_lost() -> None:
    condition = aio.Condition()
    for _ in range(3):
        async with condition:
            thread = threading.Thread(target=condition.wake)
            thread.start()
            thread.join()
            assert await condition.wait(5)


async def test_each_change_wakes_once_more() -> None:
    condition, state = aio.Condition(), list[int]()

    def work() -> None:
        for number in range(1000):
            state.append(number)
            condition.wake()

    async with condition:
        thread = threading.Thread(target=work)
        thread.start()
        while len(state) < 1000:
            assert await condition.wait(5)
    thread.join()


def test_a_wake_for_nobody_is_no_fault() -> None:
    condition = aio.Condition()
    condition.wake()

    async def enter(seconds: float) -> bool:
        async with condition:
            return await condition.wait(seconds)

    loop = asyncio.new_event_loop()
    assert loop.run_until_complete(enter(0)) is False
    condition.wake()  # the loop does not come to it any more
    loop.close()
    condition.wake()

    async def woken() -> bool:
        waiting = asyncio.create_task(enter(5))
        await asyncio.sleep(0)
        condition.wake()
        return await waiting

    assert asyncio.run(woken()) is True
    condition.wake()


async def test_a_wait_that_is_cancelled_leaves_nothing_behind() -> None:
    condition = aio.Condition()

    async def wait(seconds: float | None) -> bool:
        async with condition:
            return await condition.wait(seconds)

    cancelled, other, late = (asyncio.create_task(wait(seconds)) for seconds in (60, 5, 0.01))
    await asyncio.sleep(0)
    cancelled.cancel()
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    assert await late is False
    async with condition:
        condition.notify_all()
    assert await other is True

    gc.collect()
    kept = [one for one in gc.get_objects() if isinstance(one, asyncio.TimerHandle) and not one.cancelled()]
    assert [one for one in kept if one.when() > asyncio.get_running_loop().time() + 30] == []
    assert not condition._waiting  # nothing else tells


async def test_a_wait_that_is_cancelled_when_it_is_notified_is_cancelled() -> None:
    condition = aio.Condition()

    async def wait() -> None:
        async with condition:
            await condition.wait(5)

    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task


# BackgroundTask


def test_a_background_call_gets_its_arguments_and_its_end_is_waited_for(colour: Colour) -> None:
    got: list[object] = []
    go = threading.Event()

    def plain(*args: object) -> None:
        go.wait(5)
        got.extend(args)

    async def awaited(*args: object) -> None:
        await asyncio.to_thread(plain, *args)

    def run() -> None:
        task = blocking.BackgroundTask.start(plain, 1, "two", name="test")
        assert not task.join(0.01)
        assert not got
        go.set()
        assert task.join()
        assert task.join(0)
        assert task.error is None

    async def run_awaited() -> None:
        task = aio.BackgroundTask.start(awaited, 1, "two", name="test")
        assert not await task.join(0.01)
        assert not got
        go.set()
        assert await task.join()
        assert await task.join(0)
        assert task.error is None

    colour.run(pick(colour, run, run_awaited))
    assert got == [1, "two"]


def test_what_a_background_call_raises_is_told_and_not_raised(colour: Colour) -> None:
    def plain() -> None:
        raise LookupError("in the background")

    async def awaited() -> None:
        plain()

    def run() -> BaseException | None:
        task = blocking.BackgroundTask.start(plain, name="test")
        assert task.join(5)
        return task.error

    async def run_awaited() -> BaseException | None:
        task = aio.BackgroundTask.start(awaited, name="test")
        assert task.error is None
        assert await task.join(5)
        return task.error

    error = colour.run(pick(colour, run, run_awaited))
    assert isinstance(error, LookupError)
    assert str(error) == "in the background"


async def test_a_background_call_is_cancelled() -> None:
    task = aio.BackgroundTask.start(asyncio.sleep, 60, name="test")
    task.cancel()

    assert await task.join(5)
    assert isinstance(task.error, asyncio.CancelledError)


def test_a_background_call_of_threads_runs_to_its_end() -> None:
    go = threading.Event()

    def work() -> None:
        go.wait(5)

    task = blocking.BackgroundTask.start(work, name="test")

    task.cancel()

    assert not task.join(0.01)
    go.set()
    assert task.join(5)
    assert task.error is None


async def test_a_cancelled_wait_for_the_end_leaves_it_running() -> None:
    go = asyncio.Event()

    async def work() -> None:
        await go.wait()

    task = aio.BackgroundTask.start(work, name="test")
    waiting = asyncio.create_task(task.join())
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    assert not await task.join(0)
    go.set()
    assert await task.join(5)
    assert task.error is None


def test_a_background_call_sees_the_callers_variables_and_has_a_name(colour: Colour) -> None:
    seen: list[str] = []

    def plain() -> None:
        seen.append(VARIABLE.get())
        seen.append(threading.current_thread().name)
        VARIABLE.set("its own")

    async def awaited() -> None:
        seen.append(VARIABLE.get())
        seen.append(asyncio.current_task().get_name())  # type: ignore[union-attr]
        VARIABLE.set("its own")

    def run() -> None:
        VARIABLE.set("the caller's")
        assert blocking.BackgroundTask.start(plain, name="weaviate-test").join(5)
        assert VARIABLE.get() == "the caller's"

    async def run_awaited() -> None:
        VARIABLE.set("the caller's")
        assert await aio.BackgroundTask.start(awaited, name="weaviate-test").join(5)
        assert VARIABLE.get() == "the caller's"

    colour.run(pick(colour, run, run_awaited))
    assert seen == ["the caller's", "weaviate-test"]


async def test_a_background_call_that_its_owner_forgets_runs_on() -> None:
    go, ended = asyncio.get_running_loop().create_future(), asyncio.Event()

    async def work(waited: Awaitable[None]) -> None:
        await waited
        ended.set()

    aio.BackgroundTask.start(work, go, name="test")
    await asyncio.sleep(0)
    gc.collect()
    go.set_result(None)

    await asyncio.wait_for(ended.wait(), 5)


def test_a_background_call_ends_with_its_loop() -> None:
    async def begin() -> aio.BackgroundTask:
        return aio.BackgroundTask.start(asyncio.sleep, 60, name="test")

    task = asyncio.run(begin())

    assert isinstance(task.error, asyncio.CancelledError)
    assert asyncio.run(task.join()) is True
    task.cancel()


# Contexts


def changed_context(value: str) -> contextvars.Context:
    """A context with a value of its own."""
    context = contextvars.copy_context()
    context.run(VARIABLE.set, value)
    return context


def test_a_call_sees_the_variables_of_its_context_and_its_caller_not_what_it_changes(colour: Colour) -> None:
    def plain(first: str, second: int) -> tuple[str, str, int]:
        seen = VARIABLE.get()
        VARIABLE.set("changed")
        return seen, first, second

    async def awaited(first: str, second: int) -> tuple[str, str, int]:
        await asyncio.sleep(0)
        return plain(first, second)

    before = VARIABLE.get()
    assert colour.run(
        colour.module.run_in, changed_context("the context's"), pick(colour, plain, awaited), "one", 2
    ) == ("the context's", "one", 2)
    assert VARIABLE.get() == before


def test_what_a_call_in_a_context_raises_is_raised(colour: Colour) -> None:
    def plain() -> None:
        raise LookupError("in there")

    async def awaited() -> None:
        plain()

    with pytest.raises(LookupError, match="in there"):
        colour.run(colour.module.run_in, contextvars.copy_context(), pick(colour, plain, awaited))


def test_a_context_serves_several_calls_at_once() -> None:
    context, met = changed_context("shared"), threading.Barrier(3)

    def work() -> str:
        met.wait(5)
        return VARIABLE.get()

    with ThreadPoolExecutor(3) as pool:
        calls = [pool.submit(blocking.run_in, context, work) for _ in range(3)]
        assert [call.result(5) for call in calls] == ["shared"] * 3


async def test_a_cancelled_call_in_a_context_is_cancelled_in_there() -> None:
    begun, cancelled = asyncio.Event(), list[bool]()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise

    task = asyncio.create_task(aio.run_in(contextvars.copy_context(), work))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert cancelled == [True]


# Items


@pytest.mark.parametrize("items", [[1, 2, 3], (1, 2, 3), range(1, 4), {1: "a", 2: "b", 3: "c"}])
def test_items_are_gone_through_in_order(colour: Colour, items: Any) -> None:
    async def awaited() -> list[int]:
        return [item async for item in aio.iterate(items)]

    assert colour.run(pick(colour, lambda: list(blocking.iterate(items)), awaited)) == [1, 2, 3]


async def test_items_that_are_awaited_are_gone_through_in_order() -> None:
    async def items() -> AsyncIterator[int]:
        for number in (1, 2, 3):
            await asyncio.sleep(0)
            yield number

    assert [item async for item in aio.iterate(items())] == [1, 2, 3]


def test_no_item_is_fetched_before_it_is_wanted(colour: Colour) -> None:
    fetched: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10):
            fetched.append(number)
            yield number

    async def awaited() -> None:
        iterator = aio.iterate(items())
        assert not fetched
        assert await anext(iterator) == 0
        assert await anext(iterator) == 1

    def plain() -> None:
        iterator = blocking.iterate(items())
        assert not fetched
        assert next(iterator) == 0
        assert next(iterator) == 1

    colour.run(pick(colour, plain, awaited))
    assert fetched == [0, 1]


def test_what_is_no_items_is_refused(colour: Colour) -> None:
    async def awaited() -> None:
        async for _ in aio.iterate(3):  # type: ignore[arg-type]  # pyright: ignore
            pass

    with pytest.raises(TypeError, match="'int' object is not iterable"):
        colour.run(pick(colour, lambda: blocking.iterate(3), awaited))  # type: ignore[arg-type]  # pyright: ignore
