"""What lets callers work beside each other, for an event loop; `weaviate._io.aio` offers it.

`weaviate._io.tasks_blocking` has the same names and signatures, for threads.
"""

from __future__ import annotations

import asyncio
import contextvars
from asyncio import CancelledError
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from functools import partial
from types import TracebackType
from typing import Any, Generic, Self, TypeAlias, TypeVar

T = TypeVar("T")

Items: TypeAlias = Iterable[T] | AsyncIterable[T]
"""What `iterate` goes through."""

ITERABLES: tuple[type, ...] = (Iterable, AsyncIterable)
"""The same, for `isinstance`."""

_running: set[asyncio.Task[None]] = set()
"""The background tasks: a loop alone does not keep its tasks from being destroyed."""


class Condition:
    """Guards state that several callers share, and lets them wait until it changes.

    In an `async with` block nothing else of those who use it runs, as long as nothing but `wait` is awaited there. It
    serves one loop at a time. A wait that is cancelled leaves nothing behind; whoever is cancelled has left the block.
    """

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[bool]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waking = False

    async def __aenter__(self) -> Self:
        # There is no lock: code between two awaits is alone in its loop. The loop is known before the caller looks at
        # the state, so that no `wake` after that look is lost.
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._loop, self._waking, self._waiting = loop, False, set()
        return self

    async def __aexit__(self, *_: object) -> None:
        return

    async def wait(self, timeout: float | None = None) -> bool:
        """Let others in until one of them notifies; inside the block. The state may be any when it returns.

        Args:
            timeout: Seconds to wait; None waits for ever.

        Returns:
            Whether it was notified in time.
        """
        loop = asyncio.get_running_loop()
        notified: asyncio.Future[bool] = loop.create_future()
        timer = None if timeout is None else loop.call_later(timeout, _settle, notified, False)
        self._waiting.add(notified)
        try:
            return await notified
        finally:
            self._waiting.discard(notified)
            if timer is not None:
                timer.cancel()

    def notify_all(self) -> None:
        """End all waits; inside the block."""
        waiting, self._waiting = self._waiting, set()
        for notified in waiting:
            _settle(notified, True)

    def wake(self) -> None:
        """Notify soon, from outside the block and from any thread. It does not wait for the block to be free."""
        loop = self._loop
        if loop is None or self._waking:
            return
        self._waking = True
        try:
            loop.call_soon_threadsafe(self._woken, loop)
        except RuntimeError:  # the loop is closed, and nobody waits in there
            self._waking = False

    def _woken(self, loop: asyncio.AbstractEventLoop) -> None:
        if loop is self._loop:
            self._waking = False  # at first: what changes from now on needs another call
            self.notify_all()


def _settle(answer: asyncio.Future[bool], value: bool) -> None:
    if not answer.done():
        answer.set_result(value)


class TaskGroup(Generic[T]):
    """Calls that run side by side, at most `limit` at a time; leaving the block waits for all of them.

    The first error stops the calls that have not begun, and is raised itself once the others have ended (where a call
    can be cancelled, it is). Nothing of the group runs after the block. The calls see the caller's context variables.

    Attributes:
        results: What the calls returned, in the order in which they were started; complete after the block.
    """

    def __init__(self, limit: int) -> None:
        self.results: list[T] = []
        self._slots: dict[int, T] = {}
        self._count = 0
        self._first: BaseException | None = None
        self._gate = asyncio.Semaphore(limit)
        self._group = asyncio.TaskGroup()

    @property
    def stopping(self) -> bool:
        """Whether the group has failed, so that calls that do one thing after the other do no more."""
        return self._first is not None

    def start_soon(self, fn: Callable[..., Awaitable[T]], *args: Any) -> None:
        """Start a call as soon as there is room. In a group that has failed this does nothing."""
        if self._first is None:
            self._group.create_task(self._run(self._count, fn, args))
            self._count += 1

    async def _run(self, index: int, fn: Callable[..., Awaitable[T]], args: tuple[Any, ...]) -> None:
        async with self._gate:
            try:
                self._slots[index] = await fn(*args)
            except Exception as error:
                self._first = self._first or error
                raise

    async def __aenter__(self) -> Self:
        await self._group.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            await self._group.__aexit__(kind, error, traceback)
        except BaseExceptionGroup:
            if error is not None and not isinstance(error, CancelledError):
                return
            if self._first is None:
                raise
            raise self._first from self._first.__cause__
        self.results = [self._slots[index] for index in sorted(self._slots)]


class BackgroundTask:
    """A call that runs beside its owner, who starts it, may ask it to end, and waits for its end.

    It runs on where its owner forgets it, and ends with its loop at the latest. `join` belongs to the same loop.

    Attributes:
        error: What the call raised, once it has ended; where it was cancelled, that.
    """

    def __init__(self, call: Callable[[], Awaitable[None]], name: str) -> None:
        self._task = asyncio.create_task(_awaited(call), name=name)
        _running.add(self._task)
        self._task.add_done_callback(_over)

    @classmethod
    def start(cls, fn: Callable[..., Awaitable[None]], *args: Any, name: str) -> Self:
        """Begin a call. It sees the caller's context variables; what it changes of them, only itself.

        Args:
            fn: What to call.
            args: Its arguments.
            name: What debuggers call it.
        """
        return cls(partial(fn, *args), name)

    async def join(self, timeout: float | None = None) -> bool:
        """Wait for its end. A wait that is cancelled leaves it running. What it raised is told by `error` alone.

        Args:
            timeout: Seconds to wait; None waits for ever.

        Returns:
            Whether it has ended; also where it never will, since its loop is closed.
        """
        if not self._task.done() and not self._task.get_loop().is_closed():
            done, _ = await asyncio.wait((self._task,), timeout=timeout)
            return bool(done)
        return True

    def cancel(self) -> None:
        """Ask it to end. Where a call cannot be cancelled this does nothing."""
        if not self._task.get_loop().is_closed():
            self._task.cancel()

    @property
    def error(self) -> BaseException | None:
        """What the call raised, once it has ended; where it was cancelled, that."""
        if not self._task.done():
            return None
        return CancelledError() if self._task.cancelled() else self._task.exception()


def _over(task: asyncio.Task[None]) -> None:
    _running.discard(task)
    if not task.cancelled():
        task.exception()  # Nobody may want to know it.


async def _awaited(call: Callable[[], Awaitable[T]]) -> T:
    return await call()


async def run_in(context: contextvars.Context, fn: Callable[..., Awaitable[T]], *args: Any) -> T:
    """Make a call that sees the variables of a context, and not those of its caller.

    Not bounded. A wait that is cancelled cancels the call. What the call changes of the variables its caller does not
    see; whether a later call in the same context does, is not said.

    Args:
        context: The context. It may be given to several calls at once.
        fn: What to call.
        args: Its arguments.
    """
    return await asyncio.create_task(_awaited(partial(fn, *args)), context=context)


def iterate(items: Items[T]) -> AsyncIterator[T]:
    """Go through items of any kind that can be gone through here. It is as bounded, and as cancellable, as they are.

    Args:
        items: The items. They are not closed.
    """
    return aiter(items) if isinstance(items, AsyncIterable) else _each(items)


async def _each(items: Iterable[T]) -> AsyncIterator[T]:
    for item in items:
        yield item


async def call_user(fn: Callable[[], Any]) -> Any:
    """Make a call of a function that the user gave, plain or a coroutine function.

    Not bounded. A cancelled wait cancels a coroutine; a plain function runs to its end, and nothing else beside it.

    Args:
        fn: The function.
    """
    answer = fn()
    return await answer if isinstance(answer, Awaitable) else answer
