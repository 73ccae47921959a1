"""What lets callers work beside each other, for threads; `weaviate._io.blocking` offers it.

`weaviate._io.tasks_aio` has the same names and signatures, for an event loop.
"""

from __future__ import annotations

import contextlib
import contextvars
import os
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import Any, Generic, Self, TypeAlias, TypeVar

from weaviate.exceptions import WeaviateInvalidInputError

T = TypeVar("T")

Items: TypeAlias = Iterable[T]
"""What `iterate` goes through."""

ITERABLES: tuple[type, ...] = (Iterable,)
"""The same, for `isinstance`."""


class Condition:
    """Guards state that several callers share, and lets them wait until it changes.

    In a `with` block nothing else of those who use it runs, but while `wait` is called there. What a thread of a parent
    process held is free in its child.
    """

    def __init__(self) -> None:
        self._process = os.getpid()
        self._condition = threading.Condition()

    def __enter__(self) -> Self:
        # Only here: a process that forks inside the block holds it in the child, too.
        if self._process != os.getpid():
            self._process, self._condition = os.getpid(), threading.Condition()
        self._condition.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self._condition.release()

    def wait(self, timeout: float | None = None) -> bool:
        """Let others in until one of them notifies; inside the block. The state may be any when it returns.

        Args:
            timeout: Seconds to wait; None waits for ever.

        Returns:
            Whether it was notified in time.
        """
        return self._condition.wait(None if timeout is None else min(timeout, threading.TIMEOUT_MAX))

    def notify_all(self) -> None:
        """End all waits; inside the block."""
        self._condition.notify_all()

    def wake(self) -> None:
        """Notify, from outside the block and from any thread. It waits for the block to be free."""
        with self:
            self.notify_all()


class TaskGroup(Generic[T]):
    """Calls that run side by side, at most `limit` at a time; leaving the block waits for all of them.

    The first error stops the calls that have not begun, and is raised itself once the others have ended (where a call
    can be cancelled, it is). Nothing of the group runs after the block. The calls see the caller's context variables.

    Attributes:
        results: What the calls returned, in the order in which they were started; complete after the block.
    """

    def __init__(self, limit: int) -> None:
        self.results: list[T] = []
        self._futures: list[Future[T]] = []
        self._first: BaseException | None = None
        self._pool = ThreadPoolExecutor(limit, thread_name_prefix="weaviate")

    @property
    def stopping(self) -> bool:
        """Whether the group has failed, so that calls that do one thing after the other do no more."""
        return self._first is not None

    def start_soon(self, fn: Callable[..., T], *args: Any) -> None:
        """Start a call as soon as there is room. In a group that has failed this does nothing."""
        if self._first is None:
            self._futures.append(self._pool.submit(self._run, contextvars.copy_context(), fn, args))

    def _run(self, context: contextvars.Context, fn: Callable[..., T], args: tuple[Any, ...]) -> T:
        try:
            return context.run(fn, *args)
        except BaseException as error:
            self._first = self._first or error
            self._pool.shutdown(wait=False, cancel_futures=True)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._first = self._first or error
        try:
            self._wait()
        except BaseException as interrupt:  # Ctrl-C: nothing more begins, and what runs is waited for all the same
            self._first = interrupt
            self._wait()
            raise
        if error is not None:
            return
        if self._first is not None:
            raise self._first
        self.results = [future.result() for future in self._futures]

    def _wait(self) -> None:
        if self._first is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        # Not for the threads at first: a wait for one that is interrupted takes it for ended (bpo-45274).
        for future in self._futures:
            with contextlib.suppress(CancelledError):
                future.exception()
        self._pool.shutdown()


class BackgroundTask:
    """A call that runs beside its owner, who starts it, may ask it to end, and waits for its end.

    It runs on where its owner forgets it, and ends with its process at the latest, in the midst of what it does. In the
    child of a fork it has ended.

    Attributes:
        error: What the call raised, once it has ended.
    """

    def __init__(self, call: Callable[[], None], name: str) -> None:
        self._process = os.getpid()
        self._error: BaseException | None = None
        self._ended = threading.Event()
        context = contextvars.copy_context()
        self._thread = threading.Thread(target=context.run, args=(self._run, call), name=name, daemon=True)
        self._thread.start()

    def _run(self, call: Callable[[], None]) -> None:
        try:
            call()
        except BaseException as error:
            self._error = error
        finally:
            self._ended.set()

    @classmethod
    def start(cls, fn: Callable[..., None], *args: Any, name: str) -> Self:
        """Begin a call. It sees the caller's context variables; what it changes of them, only itself.

        Args:
            fn: What to call.
            args: Its arguments.
            name: What debuggers call it.

        Raises:
            RuntimeError: No thread can be started.
        """
        return cls(partial(fn, *args), name)

    def join(self, timeout: float | None = None) -> bool:
        """Wait for its end. A wait that is interrupted leaves it running. What it raised is told by `error` alone.

        Args:
            timeout: Seconds to wait; None waits for ever.

        Returns:
            Whether it has ended.
        """
        if self._process != os.getpid():
            return True
        # Not for the thread at first: a wait for one that is interrupted takes it for ended (bpo-45274).
        if not self._ended.wait(timeout):
            return False
        self._thread.join()
        return True

    def cancel(self) -> None:
        """Ask it to end. Where a call cannot be cancelled this does nothing."""

    @property
    def error(self) -> BaseException | None:
        """What the call raised, once it has ended."""
        return self._error


def run_in(context: contextvars.Context, fn: Callable[..., T], *args: Any) -> T:
    """Make a call that sees the variables of a context, and not those of its caller.

    Not bounded. What the call changes of the variables its caller does not see; whether a later call in the same
    context does, is not said.

    Args:
        context: The context. It may be given to several calls at once.
        fn: What to call.
        args: Its arguments.
    """
    return context.copy().run(fn, *args)  # A context can be entered by one thread at a time.


def iterate(items: Items[T]) -> Iterator[T]:
    """Go through items of any kind that can be gone through here. It is as bounded as they are.

    Args:
        items: The items. They are not closed.
    """
    return iter(items)


def call_user(fn: Callable[[], Any]) -> Any:
    """Make a call of a function that the user gave.

    Not bounded.

    Args:
        fn: The function.

    Raises:
        WeaviateInvalidInputError: It is a coroutine function.
    """
    answer = fn()
    if not isinstance(answer, Awaitable):
        return answer
    if isinstance(answer, Coroutine):
        answer.close()
    raise WeaviateInvalidInputError("A coroutine function works with WeaviateAsyncClient only: give a plain one here.")
