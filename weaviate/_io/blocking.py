"""The seam, for threads. `weaviate._io.aio` has the same names and signatures, for an event loop."""

from __future__ import annotations

import contextlib
import contextvars
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Protocol, Self, TypeVar

from weaviate._core.transport import GrpcOptions, HttpOptions, RestReply, TransportFault
from weaviate._io import children, clock, faults, wiring
from weaviate._io.channel import Channel
from weaviate._io.stream import BidiStream
from weaviate._io.tasks_blocking import ITERABLES as ITERABLES
from weaviate._io.tasks_blocking import BackgroundTask as BackgroundTask
from weaviate._io.tasks_blocking import Condition as Condition
from weaviate._io.tasks_blocking import Items as Items
from weaviate._io.tasks_blocking import TaskGroup as TaskGroup
from weaviate._io.tasks_blocking import call_user as call_user
from weaviate._io.tasks_blocking import iterate as iterate
from weaviate._io.tasks_blocking import run_in as run_in
from weaviate._proto.methods import Method

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
P = ParamSpec("P")


CANCELLED: tuple[type[BaseException], ...] = ()
"""What a cancelled wait raises: nothing, since a thread cannot be cancelled."""


def now() -> float:
    """Seconds on the clock that `sleep` and deadlines go by."""
    return clock.current().now()


def sleep(seconds: float) -> None:
    """Wait; with a manual clock, only move it."""
    # Other threads have their turn without being given it.
    if not clock.current().skip(seconds) and seconds > 0:
        time.sleep(seconds)


def context_key() -> tuple[int, int]:
    """Where connections that are made here can be used: the process (and, in the twin, the event loop).

    It differs after a fork.
    """
    return os.getpid(), 0


def is_gone(key: tuple[int, int]) -> bool:
    """Whether a process has ended, or is not this process, so that connections made there cannot be used.

    Args:
        key: What `context_key` gave there.
    """
    return key[0] != os.getpid()


class Lock:
    """A lock that is not reentrant, usable by all threads.

    A wait is bounded by its timeout. What a parent process held is free in its child.
    """

    def __init__(self) -> None:
        self._locks: dict[int, threading.Lock] = {}

    def _lock(self) -> threading.Lock:
        # Two threads may come here first at once: setdefault gives both the same lock.
        pid = os.getpid()
        return self._locks.get(pid) or self._locks.setdefault(pid, threading.Lock())

    def acquire(self, timeout: float | None = None) -> bool:
        """Take it.

        Args:
            timeout: Seconds to wait; None waits for ever.

        Returns:
            Whether it was taken in time.
        """
        return self._lock().acquire(timeout=-1 if timeout is None else max(timeout, 0.0))

    def release(self) -> None:
        """Give it back."""
        self._lock().release()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


class Ahead(Generic[T]):
    """One call that runs while its caller does something else. What bounds it is the call's own deadline.

    What it returns or raises is told by `result` alone. When nobody waits for that or holds it any more, it ends by
    itself, and Python does not exit before. In another process than its own, or where no thread could be started,
    `result` makes the call again: it has to change nothing.
    """

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._place = context_key()
        self._answer: Future[T] = Future()
        work = partial(_settle, self._answer, partial(contextvars.copy_context().run, call))
        self._thread: threading.Thread | None = threading.Thread(target=work, name="weaviate-ahead")
        try:
            self._thread.start()
        except RuntimeError:  # There are too many, or Python is about to exit.
            self._thread = None

    @classmethod
    def start(cls, fn: Callable[..., T], *args: Any, **kwargs: Any) -> Ahead[T]:
        """Begin a call: its request is on its way, so that it is answered even while the caller waits for nothing."""
        return cls(partial(fn, *args, **kwargs))

    def result(self) -> T:
        """What the call returns or raises."""
        return self._call() if self._thread is None or self._place != context_key() else self._answer.result()

    def close(self) -> None:
        """End it. Where a call cannot be cancelled, this waits for its end."""
        if self._thread is not None and self._place == context_key():
            self._thread.join()


def _settle(answer: Future[T], call: Callable[[], T]) -> None:
    try:
        answer.set_result(call())
    except BaseException as error:
        answer.set_exception(error)


def to_thread(fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run something that takes long, so that it holds up nobody else.

    Not bounded. Here the caller waits for it, so it is a plain call.
    """
    return fn(*args, **kwargs)


class _Connectable(Protocol):
    def connect(self) -> None: ...
    def close(self) -> None: ...


C = TypeVar("C", bound=_Connectable)


def connect_now(client: C) -> C:
    """Connect a client where that can be done in a plain call; the client connects itself at its first use otherwise.

    A client that cannot connect is closed.
    """
    try:
        client.connect()
    except BaseException:
        client.close()
        raise
    return client


class HttpTransport:
    """One server's HTTP connections.

    Opened at the first request; usable by all threads. `timeout` is the time for a whole request, from the wait for a
    free connection to the last byte of its answer. Each wait is bounded by what is left of it, but for the system's
    resolving of a name. Closing ends the requests that run with a fault.
    """

    def __init__(self, options: HttpOptions) -> None:
        self._options = options
        self._connections = wiring.Connections()
        self._room = threading.Semaphore(options.max_connections)
        self._idle: list[tuple[float, httpx.HTTPTransport]] = []
        self._sorting = threading.Lock()

    def send(
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
        with self._answer(method, url, headers, params, content, timeout) as (response, chunks):
            return RestReply(response.status_code, wiring.joined(response.headers), b"".join(chunks))

    def download(self, url: str, path: Path, *, progress: Callable[[int, int | None], None], timeout: float) -> None:
        """Write what an address answers to a file. Redirects are followed, but not from https to http.

        Args:
            url: The whole address, of any host.
            path: The file. What it held is replaced; unless all came, it is removed.
            progress: Called with the number of bytes so far, and of all where that is known.
            timeout: Seconds for all of it.

        Raises:
            TransportFault: There is no complete answer, its status is not 200, or the file cannot be written.
        """
        deadline = time.monotonic() + timeout
        for _ in range(wiring.MOST_REQUESTS):
            left = max(deadline - time.monotonic(), 0)
            with self._answer("GET", url, {}, None, None, left) as (response, chunks):
                target = wiring.redirected(response, url)
                if target is None:
                    with wiring.Sink(path, response, progress) as sink:
                        for chunk in chunks:
                            sink.write(chunk)
                    return
            url = target
        raise TransportFault("http", "it is redirected again and again")

    @contextlib.contextmanager
    def _answer(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None,
        content: bytes | None,
        timeout: float,
    ) -> Iterator[tuple[httpx.Response, Iterator[bytes]]]:
        """An answer, and its body piece by piece; what goes wrong meanwhile leaves the block as a fault."""
        if self._connections.closed:
            raise faults.closed("http")
        exchange = wiring.Exchange(self._connections, timeout)
        try:
            request = wiring.request(
                self._options,
                method,
                url,
                headers=headers,
                params=params,
                content=content,
                timeouts=wiring.Countdown(exchange),
                trace=exchange.note,
            )
            with self._line(exchange) as line:
                response = line.handle_request(request)
                try:
                    yield response, _bounded(response.iter_bytes(), exchange)
                finally:
                    response.close()
        except Exception as error:
            fault = faults.of_http(error, exchange, closed_meanwhile=self._connections.closed)
            raise fault from fault.__cause__

    @contextlib.contextmanager
    def _line(self, exchange: wiring.Exchange) -> Iterator[httpx.HTTPTransport]:
        """A connection for one request, made when it is used; it is kept for another one unless the block fails."""
        if not self._room.acquire(timeout=min(self._options.pool_timeout, exchange.left())):
            raise TimeoutError
        try:
            with self._sorting:
                line = self._idle.pop()[1] if self._idle else self._open()
            try:
                yield line
            except BaseException:
                line.close()
                raise
            self._keep(line)
        finally:
            self._room.release()

    def _open(self) -> httpx.HTTPTransport:
        import httpx

        return httpx.HTTPTransport(**wiring.line_arguments(self._options))

    def _keep(self, line: httpx.HTTPTransport) -> None:
        now = time.monotonic()
        with self._sorting:
            while self._idle and now - self._idle[0][0] > wiring.KEEPALIVE_EXPIRY:
                self._idle.pop(0)[1].close()
            if self._connections.closed or len(self._idle) >= self._options.max_keepalive:
                line.close()
            else:
                self._idle.append((now, line))

    def close(self) -> None:
        """Close all connections. Closing twice does nothing."""
        self._connections.closed = True
        self._connections.hang_up()
        with self._sorting:
            while self._idle:
                self._idle.pop()[1].close()

    def abandon(self) -> None:
        """Drop all connections without a word to the server: the process was forked, or the loop is gone."""
        if self._connections.inherited:
            self._connections.leave_to_parent()
            wiring.keep(self._idle)
        else:
            self.close()


def _bounded(chunks: Iterator[bytes], exchange: wiring.Exchange) -> Iterator[bytes]:
    """The pieces of a body, while there is time: httpx bounds each wait by what was left when the body began."""
    for chunk in chunks:
        exchange.left()
        yield chunk


class GrpcTransport:
    """One server's gRPC channel.

    Opened at the first call; usable by all threads. `timeout` is a call's deadline and is kept exactly; a call does not
    wait for a server that cannot be reached. Closing ends the calls that run with a fault.
    """

    def __init__(self, options: GrpcOptions) -> None:
        self._channel = Channel(options)

    def unary(self, method: Method, message: bytes, *, metadata: Sequence[tuple[str, str]], timeout: float) -> bytes:
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
            return self._channel.call(method, message, metadata, timeout)
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

    def close(self) -> None:
        """Close the channel. Closing twice does nothing."""
        self._channel.close()

    def abandon(self) -> None:
        """Drop the channel without a word to the server: the process was forked, or the loop is gone."""
        self._channel.close()


class Process(children.Child):
    """A child process, its output appended to a file. It ends with this process, however that ends.

    Waits are bounded by their timeout.
    """

    @classmethod
    def start(cls, argv: Sequence[str], *, env: Mapping[str, str], log: Path) -> Self:
        """Start one.

        Args:
            argv: The program and its arguments.
            env: All of its environment.
            log: The file.

        Raises:
            OSError: It cannot be started.
        """
        return cls(argv, env, log)

    def wait(self, timeout: float) -> int | None:
        """Wait for its end.

        Returns:
            How it ended; None if it still runs when the time is over.
        """
        deadline = time.monotonic() + timeout
        pause = 0.002
        while self.returncode is None and (left := deadline - time.monotonic()) > 0:
            time.sleep(min(pause, left))
            pause = min(pause * 2, 0.05)
        return self.returncode


def run_command(argv: Sequence[str], *, env: Mapping[str, str], on_line: Callable[[str], None], timeout: float) -> int:
    """Run a program to its end. When its time is over, it is killed with all that it started.

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
    process = subprocess.Popen(list(argv), env=dict(env), **children.HEARD)
    late = threading.Event()

    def stop() -> None:
        late.set()
        children.kill_group(process.pid)

    timer = threading.Timer(timeout, stop)
    timer.start()
    try:
        while process.stdout and (line := process.stdout.readline()):
            on_line(line.decode("utf-8", "replace").rstrip())
        process.wait()
    finally:
        timer.cancel()
        if process.poll() is None:
            children.kill_group(process.pid)
        process.communicate()
    if late.is_set():
        raise children.late(argv, timeout)
    return process.returncode
