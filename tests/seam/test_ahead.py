"""A call that runs ahead, in both colours: what is told of it, and that it leaves nothing behind."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import os
import threading
from collections.abc import Callable
from typing import Any

import pytest

from tests.seam.conftest import Colour
from weaviate._io import aio, blocking

VARIABLE = contextvars.ContextVar[str]("VARIABLE")


class Work:
    """A call that goes on when it is told to.

    Attributes:
        begun: Set once it has begun, however often.
        may_end: What it waits for.
        count: How often it was made.
        ended: How it ended, each time: "cancelled" or "done".
    """

    def __init__(self, outcome: Any = None) -> None:
        self.outcome = outcome
        self.begun = threading.Event()
        self.may_end = threading.Event()
        self.count = 0
        self.ended: list[str] = []

    def of(self, colour: Colour) -> Callable[..., Any]:
        """The call in this colour."""
        return self._awaited if colour.module is aio else self._plain

    def _plain(self, *args: Any, **kwargs: Any) -> Any:
        self._begin()
        assert self.may_end.wait(10)
        return self._end(args, kwargs)

    async def _awaited(self, *args: Any, **kwargs: Any) -> Any:
        self._begin()
        try:
            for _ in range(10_000):
                if self.may_end.is_set():
                    break
                await asyncio.sleep(0.001)
        except asyncio.CancelledError:
            self.ended.append("cancelled")
            raise
        return self._end(args, kwargs)

    def _begin(self) -> None:
        self.count += 1
        self.begun.set()

    def _end(self, args: Any, kwargs: Any) -> Any:
        self.ended.append("done")
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return args, kwargs, VARIABLE.get("none")


@pytest.fixture
def work() -> Work:
    return Work()


def test_a_call_has_begun_when_it_was_started_and_tells_what_it_returns(colour: Colour, work: Work) -> None:
    ahead = colour.run(colour.module.Ahead.start, work.of(colour), 1, two=2)

    assert work.begun.wait(10)
    assert not work.ended
    work.may_end.set()
    assert colour.run(ahead.result) == colour.run(ahead.result) == ((1,), {"two": 2}, "none")
    assert work.count == 1


@pytest.mark.parametrize("error", [LookupError("nothing"), KeyboardInterrupt()])
def test_what_it_raises_is_raised_where_the_result_is_asked_for(error: BaseException) -> None:
    work = Work(error)
    work.may_end.set()
    ahead = blocking.Ahead.start(work._plain)

    with pytest.raises(type(error)) as caught:
        ahead.result()

    assert caught.value is error


async def test_what_a_task_raises_is_raised_where_the_result_is_asked_for() -> None:
    work = Work(LookupError("nothing"))
    work.may_end.set()
    ahead = await aio.Ahead.start(work._awaited)

    for _ in range(2):
        with pytest.raises(LookupError) as caught:
            await ahead.result()
        assert caught.value is work.outcome


def test_an_error_that_nobody_asks_for_is_not_heard_of(colour: Colour, caplog: pytest.LogCaptureFixture) -> None:
    work = Work(LookupError("nothing"))
    work.may_end.set()
    ahead = colour.run(colour.module.Ahead.start, work.of(colour))
    colour.run(colour.module.sleep, 0.01)

    del ahead
    gc.collect()
    colour.run(colour.module.sleep, 0)

    assert work.ended == ["done"]
    assert not caplog.records


def test_a_thread_sees_the_callers_context_variables(work: Work) -> None:
    work.may_end.set()

    ahead = contextvars.copy_context().run(with_variable, lambda: blocking.Ahead.start(work._plain))

    assert ahead.result()[2] == "the caller's"


async def test_a_task_sees_the_callers_context_variables(work: Work) -> None:
    work.may_end.set()

    ahead = await with_variable(lambda: aio.Ahead.start(work._awaited))

    assert (await ahead.result())[2] == "the caller's"


def with_variable(call: Callable[[], Any]) -> Any:
    """Call something where the variable is set."""
    VARIABLE.set("the caller's")
    return call()


# On a loop


async def test_a_cancelled_wait_cancels_the_call(work: Work) -> None:
    ahead = await aio.Ahead.start(work._awaited)
    waiting = asyncio.create_task(ahead.result())
    await asyncio.sleep(0)

    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    assert work.ended == ["cancelled"]
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_cancelled_start_cancels_the_call(work: Work) -> None:
    starting = asyncio.create_task(aio.Ahead.start(work._awaited))
    await asyncio.sleep(0)

    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    await asyncio.sleep(0)

    assert work.ended == ["cancelled"]
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_closing_cancels_the_call_and_waits_for_its_end(work: Work) -> None:
    ahead = await aio.Ahead.start(work._awaited)

    await ahead.close()
    await ahead.close()

    assert work.ended == ["cancelled"]
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_call_that_nobody_holds_is_cancelled(work: Work) -> None:
    ahead = await aio.Ahead.start(work._awaited)

    del ahead
    gc.collect()
    for _ in range(3):
        await asyncio.sleep(0)

    assert work.ended == ["cancelled"]
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_call_is_cancelled_that_is_let_go_in_another_thread(work: Work) -> None:
    held = [await aio.Ahead.start(work._awaited)]

    await asyncio.to_thread(held.clear)
    gc.collect()
    for _ in range(3):
        await asyncio.sleep(0)

    assert work.ended == ["cancelled"]


def test_a_call_that_is_let_go_after_its_loop_leaves_no_word(work: Work, caplog: pytest.LogCaptureFixture) -> None:
    ahead = asyncio.run(aio.Ahead.start(work._awaited))
    assert work.ended == ["cancelled"]  # by the end of the loop

    del ahead
    gc.collect()

    assert not caplog.records


def test_a_loop_that_is_closed_before_a_call_has_ended_leaves_no_word(
    work: Work, caplog: pytest.LogCaptureFixture
) -> None:
    loop = asyncio.new_event_loop()
    ahead = loop.run_until_complete(aio.Ahead.start(work._awaited))
    loop.close()

    del ahead
    gc.collect()

    assert not caplog.records


def test_another_loop_makes_the_call_again(work: Work) -> None:
    ahead = asyncio.run(aio.Ahead.start(work._awaited, 1))
    work.may_end.set()

    async def again() -> Any:
        result = await ahead.result()
        await ahead.close()
        return result

    assert asyncio.run(again()) == ((1,), {}, "none")
    assert work.ended == ["cancelled", "done"]


# In threads


def test_closing_waits_for_a_thread_that_cannot_be_cancelled(work: Work) -> None:
    threads = threading.active_count()
    ahead = blocking.Ahead.start(work._plain)
    assert work.begun.wait(10)
    threading.Timer(0.01, work.may_end.set).start()

    ahead.close()

    assert work.ended == ["done"]
    ahead.close()
    assert threading.active_count() <= threads + 1  # the timer's may still end


def test_a_thread_that_nobody_holds_ends_by_itself(work: Work) -> None:
    ahead = blocking.Ahead.start(work._plain)
    (thread,) = [one for one in threading.enumerate() if one.name == "weaviate-ahead"]

    del ahead
    work.may_end.set()
    thread.join(10)

    assert not thread.is_alive()
    assert work.ended == ["done"]


def test_where_no_thread_can_be_started_the_call_is_made_when_its_result_is_asked_for(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread at interpreter shutdown")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    ahead = blocking.Ahead.start(work._plain)
    work.may_end.set()

    assert (work.count, ahead.result()) == (0, ((), {}, "none"))
    ahead.close()


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_child_process_makes_the_call_again(work: Work) -> None:
    ahead = blocking.Ahead.start(work._plain)
    assert work.begun.wait(10)

    child = os.fork()
    if child == 0:
        work.may_end = threading.Event()  # the parent's may be locked
        work.may_end.set()
        told = ahead.result() == ((), {}, "none")
        ahead.close()
        os._exit(0 if told else 1)
    _, status = os.waitpid(child, 0)
    work.may_end.set()

    assert status == 0
    assert ahead.result() == ((), {}, "none")
    assert work.count == 1
