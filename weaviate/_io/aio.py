"""The seam, for an event loop. `weaviate._io.blocking` has the same names and signatures, for threads."""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
import time
from asyncio import CancelledError
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Protocol, Self, TypeVar

from weaviate._core.transport import GrpcOptions, HttpOptions, RestReply, TransportFault
from weaviate._io import children, clock, faults, loops, wiring
from weaviate._io.channel import Channel
from weaviate._io.courier import Courier
from weaviate._io.stream import BidiStream
from weaviate._io.tasks_aio import ITERABLES as ITERABLES
from weaviate._io.tasks_aio import BackgroundTask as BackgroundTask
from weaviate._io.tasks_aio import Condition as Condition
from weaviate._io.tasks_aio import Items as Items
from weaviate._io.tasks_aio import TaskGroup as TaskGroup
from weaviate._io.tasks_aio import call_user as call_user
from weaviate._io.tasks_aio import iterate as iterate
from weaviate._io.tasks_aio import run_in as run_in
from weaviate._proto.methods import Method

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
P = ParamSpec("P")


CANCELLED: tuple[type[BaseException], ...] = (CancelledError,)
"""What a cancelled wait raises: clean up and raise it again."""


def now() -> float:
    """Seconds on the clock that `sleep` and deadlines go by."""
    return clock.current().now()


async def sleep(seconds: float) -> None:
    """Wait; with a manual clock, only move it."""
    await asyncio.sleep(0 if clock.current().skip(seconds) else seconds)


def context_key() -> tuple[int, int]:
    """Where connections that are made here can be used: the process, and the event loop (0 where there is none).

    It differs after a fork and in another loop, also in one that lies where an earlier one lay in memory.
    """
    return os.getpid(), loops.current()


def is_gone(key: tuple[int, int]) -> bool:
    """Whether a process or loop has ended, or is not this process, so that connections made there cannot be used.

    Args:
        key: What `context_key` gave there.
    """
    process, loop = key
    return process != os.getpid() or not loops.is_open(loop)


class Lock:
    """A lock that is not reentrant, usable in several loops, one after the other or at once.

    A wait is bounded by its timeout. A wait that is cancelled leaves the lock as it was. What a loop or process that is
    gone held is free.
    """

    _ELSEWHERE = 0.005
    """Seconds between looks at whether another loop has given it back, which cannot wake this one."""

    def __init__(self) -> None:
        self._locks: dict[tuple[int, int], asyncio.Lock] = {}
        self._guard = threading.Lock()
        self._holder: tuple[int, int] | None = None

    async def acquire(self, timeout: float | None = None) -> bool:
        """Take it.

        Args:
            timeout: Seconds to wait; None waits for ever.

        Returns:
            Whether it was taken in time.
        """
        place = context_key()
        here = self._locks.get(place)
        if here is None:
            for gone in [other for other in list(self._locks) if is_gone(other)]:
                self._locks.pop(gone, None)
            here = self._locks.setdefault(place, asyncio.Lock())
        try:
            async with asyncio.timeout(timeout):
                await here.acquire()
                try:
                    while not self._claimed(place):
                        await asyncio.sleep(self._ELSEWHERE)
                except BaseException:
                    here.release()
                    raise
        except TimeoutError:
            return False
        return True

    def _claimed(self, place: tuple[int, int]) -> bool:
        with self._guard:
            if self._holder is not None and not is_gone(self._holder):
                return False
            self._holder = place
            return True

    def release(self) -> None:
        """Give it back."""
        here = self._locks[context_key()]
        with self._guard:
            self._holder = None
        here.release()

    async def __aenter__(self) -> Self:
        await self.acquire()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.release()


class Ahead(Generic[T]):
    """One call that runs while its caller does something else. What bounds it is the call's own deadline.

    What it returns or raises is told by `result` alone. It is cancelled when a wait for that is, and when nobody holds
    it any more. In another process or loop than its own, `result` makes the call again: it has to change nothing.
    """

    def __init__(self, call: Callable[[], Coroutine[Any, Any, T]]) -> None:
        self._call = call
        self._place = context_key()
        # The task does not refer to this object, so that it is destroyed once nobody holds it. A loop may be closed
        # without an end of the task: that is no fault, and asyncio is told so in the way of its own helpers.
        self._task = asyncio.create_task(call())
        self._task._log_destroy_pending = False  # type: ignore[attr-defined]  # noqa: SLF001  # nothing else says so
        self._task.add_done_callback(_heard)

    @classmethod
    async def start(cls, fn: Callable[..., Coroutine[Any, Any, T]], *args: Any, **kwargs: Any) -> Ahead[T]:
        """Begin a call: its request is on its way, so that it is answered even while the caller waits for nothing."""
        begun = cls(partial(fn, *args, **kwargs))
        try:
            for _ in range(2):  # turns of the loop: in the first it is made, in the second it leaves, with others
                await asyncio.sleep(0)
        except CancelledError:
            begun._task.cancel()
            raise
        return begun

    async def result(self) -> T:
        """What the call returns or raises."""
        return await (self._task if self._place == context_key() else self._call())

    async def close(self) -> None:
        """End it. Where a call cannot be cancelled, this waits for its end."""
        if self._place == context_key():
            self._task.cancel()
            await asyncio.wait((self._task,))

    def __del__(self) -> None:
        if not self._task.done() and self._place[0] == os.getpid():
            with contextlib.suppress(RuntimeError):  # the loop is closed; and this may be another thread
                self._task.get_loop().call_soon_threadsafe(self._task.cancel)


def _heard(task: asyncio.Task[Any]) -> None:
    if not task.cancelled():
        task.exception()  # Nobody may want to know it any more.


async def to_thread(fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run something that takes long, so that it holds up nobody else.

    Not bounded. A cancelled wait leaves it running to its end.
    """
    return await asyncio.to_thread(fn, *args, **kwargs)


class _Connectable(Protocol):
    async def connect(self) -> None: ...
    async def close(self) -> None: ...


C = TypeVar("C", bound=_Connectable)


def connect_now(client: C) -> C:
    """Connect a client where that can be done in a plain call; the client connects itself at its first use otherwise.

    A client that cannot connect is closed.
    """
    return client


class HttpTransport:
    """One server's HTTP connections.

    Opened at the first request, and from then on for the loop of that request. `timeout` is the time for a whole
    request, from the wait for a free connection to the last byte of its answer, and is kept exactly. A cancelled
    request gives its connection up and leaves the others usable. Closing ends the requests that run with a fault.
    """

    def __init__(self, options: HttpOptions) -> None:
        self._options = options
        self._connections = wiring.Connections()
        self._room = asyncio.Semaphore(options.max_connections)
        self._idle: list[tuple[float, httpx.AsyncHTTPTransport]] = []
        self._limits: set[asyncio.Timeout] = set()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None,
        content: bytes | None,
        timeout: float,
    ) -> RestReply:
        """Send a request and read its answer to the end. Redirects are not followed.

        Args:
            method: The verb.
            path: What follows the base URL, quoted.
            headers: All headers but host and content-length.
            params: The query string.
            content: The body.
            timeout: Seconds for all of it.

        Raises:
            TransportFault: There is no complete answer.
        """
        url = self._options.base_url + path
        return await self._exchange(_reply, method, url, headers, params, content, timeout)

    async def download(
        self, url: str, path: Path, *, progress: Callable[[int, int | None], None], timeout: float
    ) -> None:
        """Write what an address answers to a file. Redirects are followed, but not from https to http.

        Args:
            url: The whole address, of any host.
            path: The file. What it held is replaced; unless all came, it is removed.
            progress: Called with the number of bytes so far, and of all where that is known.
            timeout: Seconds for all of it.

        Raises:
            TransportFault: There is no complete answer, its status is not 200, or the file cannot be written.
        """

        async def saved(response: httpx.Response) -> str | None:
            target = wiring.redirected(response, url)
            if target is None:
                with wiring.Sink(path, response, progress) as sink:
                    async for chunk in response.aiter_bytes():
                        sink.write(chunk)
            return target

        deadline = time.monotonic() + timeout
        for _ in range(wiring.MOST_REQUESTS):
            target = await self._exchange(saved, "GET", url, {}, None, None, max(deadline - time.monotonic(), 0))
            if target is None:
                return
            url = target
        raise TransportFault("http", "it is redirected again and again")

    async def _exchange(
        self,
        read: Callable[[httpx.Response], Coroutine[Any, Any, T]],
        method: str,
        url: str,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None,
        content: bytes | None,
        timeout: float,
    ) -> T:
        """Send a request and read its answer, in a task of its own.

        httpx loses a connection where it is cancelled between the making and the use of it. So the task is not
        cancelled there, but told to give up.
        """
        if self._connections.closed:
            raise faults.closed("http")
        exchange = wiring.Exchange(self._connections, timeout)
        limit = asyncio.timeout(timeout)
        task: asyncio.Task[T] | None = None

        async def trace(event: str, info: Mapping[str, Any]) -> None:
            exchange.note(event, info)

        async def run() -> T:
            async with self._line(exchange) as line:
                response = await line.handle_async_request(request)
                try:
                    return await read(response)
                finally:
                    await response.aclose()

        try:
            request = wiring.request(
                self._options,
                method,
                url,
                headers=headers,
                params=params,
                content=content,
                # The time of connecting is kept here: if httpx kept it, it would be cancelled there.
                timeouts=wiring.Countdown(exchange, _PATIENCE),
                trace=trace,
            )
            async with limit:
                self._limits.add(limit)
                task = asyncio.create_task(run())
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
                task.add_done_callback(_heard)
                return await asyncio.shield(task)
        except Exception as error:
            if task is not None and _give_up(task, exchange):
                await asyncio.wait((task,), timeout=_PATIENCE)
            fault = faults.of_http(error, exchange, closed_meanwhile=self._connections.closed)
            raise fault from fault.__cause__
        except CancelledError:
            if task is not None and _give_up(task, exchange):
                await asyncio.wait((task,), timeout=_PATIENCE)
            raise
        finally:
            self._limits.discard(limit)

    @contextlib.asynccontextmanager
    async def _line(self, exchange: wiring.Exchange) -> AsyncIterator[httpx.AsyncHTTPTransport]:
        """A connection for one request, made when it is used; it is kept for another one unless the block fails."""
        async with asyncio.timeout(min(self._options.pool_timeout, exchange.left())):
            await self._room.acquire()
        try:
            line = self._idle.pop()[1] if self._idle else self._open()
            try:
                yield line
            except BaseException:
                # One that is not yet in use httpx does not know of.
                if exchange.stream is not None:
                    await exchange.stream.aclose()
                await line.aclose()
                raise
            await self._keep(line)
        finally:
            self._room.release()

    def _open(self) -> httpx.AsyncHTTPTransport:
        import httpx

        return httpx.AsyncHTTPTransport(**wiring.line_arguments(self._options))

    async def _keep(self, line: httpx.AsyncHTTPTransport) -> None:
        now = time.monotonic()
        while self._idle and now - self._idle[0][0] > wiring.KEEPALIVE_EXPIRY:
            await self._idle.pop(0)[1].aclose()
        if self._connections.closed or len(self._idle) >= self._options.max_keepalive:
            await line.aclose()
        else:
            self._idle.append((now, line))

    async def close(self) -> None:
        """Close all connections. Closing twice does nothing."""
        self._connections.closed = True
        for limit in self._limits:
            if not limit.expired():
                limit.reschedule(0)
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=_PATIENCE)
            for task in late:
                task.cancel()
        while self._idle:
            await self._idle.pop()[1].aclose()

    def abandon(self) -> None:
        """Drop all connections without a word to the server: the process was forked, or the loop is gone."""
        if self._connections.inherited:
            self._connections.leave_to_parent()
            wiring.keep((self._idle, self._tasks))
        else:
            self._connections.closed = True
            self._connections.hang_up()
            with wiring.unwarned():
                self._idle.clear()
                self._tasks.clear()


_PATIENCE = 0.25
"""Seconds that requests which are told to end have for it."""


def _give_up(task: asyncio.Task[Any], exchange: wiring.Exchange) -> bool:
    """End a request that nobody waits for any more: at once, or as soon as it is connected.

    Returns:
        Whether it ends at once.
    """
    exchange.given_up = True
    return exchange.step != "connect" and task.cancel()


async def _reply(response: httpx.Response) -> RestReply:
    return RestReply(response.status_code, wiring.joined(response.headers), await response.aread())


class GrpcTransport:
    """One server's gRPC channel.

    Opened at the first call; usable in every loop of the process. `timeout` is a call's deadline and is kept exactly; a
    call does not wait for a server that cannot be reached. A cancelled call is cancelled at the server too. Closing
    ends the calls that run with a fault.

    The channel is the one that threads use: grpc.aio's die with their loop and cannot be in a process that forks.
    """

    def __init__(self, options: GrpcOptions) -> None:
        self._channel = Channel(options)
        self._courier = Courier()

    async def unary(
        self, method: Method, message: bytes, *, metadata: Sequence[tuple[str, str]], timeout: float
    ) -> bytes:
        """Make one call.

        Args:
            method: Which.
            message: The request's bytes.
            metadata: All headers, their names in lower case.
            timeout: Seconds until its deadline.

        Raises:
            TransportFault: There is no answer, or its status is not OK.
        """
        try:
            start = partial(self._channel.start, method, message, metadata)
            return self._channel.result(await self._courier.carry(start, timeout))
        except Exception as error:
            fault = self._channel.fault(error)
            raise fault from fault.__cause__

    def stream(
        self, method: Method, *, metadata: Sequence[tuple[str, str]], on_event: Callable[[], None]
    ) -> BidiStream:
        """Begin a call in which both sides send any number of messages. It has no deadline, and this does not wait.

        Args:
            method: Which.
            metadata: All headers, their names in lower case.
            on_event: Called after each message that came and after the end, in a thread of the stream's own.

        Raises:
            TransportFault: It cannot be made. That there is no server, the end of the stream says.
        """
        try:
            return self._channel.stream(method, metadata, on_event)
        except Exception as error:
            fault = self._channel.fault(error)
            raise fault from fault.__cause__

    async def close(self) -> None:
        """Close the channel. Closing twice does nothing."""
        self._channel.close()

    def abandon(self) -> None:
        """Drop the channel without a word to the server: the process was forked, or the loop is gone."""
        self._channel.close()


class Process(children.Child):
    """A child process, its output appended to a file. It ends with this process, however that ends.

    Waits are bounded by their timeout; a cancelled wait leaves the process running.
    """

    @classmethod
    async def start(cls, argv: Sequence[str], *, env: Mapping[str, str], log: Path) -> Self:
        """Start one.

        Args:
            argv: The program and its arguments.
            env: All of its environment.
            log: The file.

        Raises:
            OSError: It cannot be started.
        """
        return cls(argv, env, log)

    async def wait(self, timeout: float) -> int | None:
        """Wait for its end.

        Returns:
            How it ended; None if it still runs when the time is over.
        """
        deadline = time.monotonic() + timeout
        pause = 0.002
        while self.returncode is None and (left := deadline - time.monotonic()) > 0:
            await asyncio.sleep(min(pause, left))
            pause = min(pause * 2, 0.05)
        return self.returncode


_LONGEST_LINE = 16 * 1024 * 1024
"""Bytes; asyncio has to have a limit."""


async def run_command(
    argv: Sequence[str], *, env: Mapping[str, str], on_line: Callable[[str], None], timeout: float
) -> int:
    """Run a program to its end. When its time is over, or the wait is cancelled, it is killed with all that it started.

    Args:
        argv: The program and its arguments.
        env: All of its environment.
        on_line: Called with each line of its output and errors.
        timeout: Seconds.

    Returns:
        How it ended.

    Raises:
        TimeoutError: It was killed because its time was over.
        OSError: It cannot be started.
    """
    process = await asyncio.create_subprocess_exec(*argv, env=dict(env), limit=_LONGEST_LINE, **children.HEARD)
    try:
        async with asyncio.timeout(timeout):
            while process.stdout and (line := await process.stdout.readline()):
                on_line(line.decode("utf-8", "replace").rstrip())
            return await process.wait()
    except TimeoutError:
        raise children.late(argv, timeout) from None
    finally:
        if process.returncode is None:
            children.kill_group(process.pid)
        await process.communicate()
