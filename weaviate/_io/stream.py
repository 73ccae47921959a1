"""A call in which both sides send any number of messages, as both colours use it."""

from __future__ import annotations

import atexit
import os
import queue
import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from weaviate._core.transport import TransportFault
from weaviate._io.forking import gate

FORKED = "the process forked, which ends the streams that are open then"
EXITING = "Python is about to exit"

_PATIENCE = 1.0
"""Seconds that a thread has for its end when Python exits; it takes less than one of their thousandths."""
_readers: dict[_Line, threading.Thread] = {}
"""The threads of the streams that have not ended."""


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """The end of a stream.

    Attributes:
        fault: Why it broke off; None where the server ended it with the status OK.
    """

    fault: TransportFault | None


class Call(Protocol):
    """What grpc makes of a call in which both sides stream."""

    def __next__(self) -> bytes: ...
    def add_done_callback(self, fn: Callable[[object], None], /) -> None: ...
    def cancel(self) -> bool: ...


class BidiStream:
    """A call in which both sides send any number of messages. No method waits.

    A thread of grpc sends, and one of its own reads. Both end soon after the call, which ends when the server ends it
    or it breaks, by `cancel`, with its channel, with its last reference, when Python exits, and before a fork of the
    process: grpc does not bring a call with such threads through a fork. The end is then a fault with the code
    UNAVAILABLE in the parent and in the child, and the parent can open another stream at once.

    What is sent waits without limit until the server takes it, and what is received until it is fetched: the owner
    bounds both. There is no deadline either: who gets nothing for too long cancels.

    Args:
        begin: Makes the call, from the messages that it sends.
        ended: The end that an exception of the call means, None standing for the status OK.
        on_event: Called after each message and after the end, in the thread that reads. It must neither wait for long
            nor raise. It may refer to the stream.

    Raises:
        Exception: What `begin` raises.
    """

    def __init__(
        self,
        begin: Callable[[Iterator[bytes]], Call],
        ended: Callable[[Exception | None], StreamEnd],
        on_event: Callable[[], None],
    ) -> None:
        self._on_event = on_event
        self._line: _Line | None = None  # what `__del__` looks at, should there be none
        if _exiting.is_set():
            raise TransportFault("grpc", EXITING, sent=False)
        self._line = line = _Line(begin, ended)
        # The thread holds no reference while it waits, so that a stream without an owner is destroyed.
        reader = threading.Thread(target=_read, args=(line, weakref.ref(self)), name="weaviate-stream", daemon=True)
        gate.stay(line.interrupt)
        _readers[line] = reader
        try:
            reader.start()
        except BaseException:
            line.cancel()
            line.leave()
            raise

    def send(self, message: bytes) -> None:
        """Send a message after those before it. Once nothing can be sent any more, this does nothing.

        Args:
            message: The message's bytes.
        """
        assert self._line is not None
        self._line.send(message)

    def done_sending(self) -> None:
        """Tell the server that no more messages come, after those before. It may go on sending."""
        assert self._line is not None
        self._line.send(None)

    def receive(self) -> bytes | StreamEnd | None:
        """The next message that came.

        Returns:
            The message; None while there is none; after the last one the end, again and again.
        """
        assert self._line is not None
        return self._line.receive()

    def cancel(self) -> None:
        """End the call at once, unless it has ended. The end comes like any other."""
        assert self._line is not None
        self._line.cancel()

    def __del__(self) -> None:
        if self._line is not None:
            self._line.cancel()


class _Line:
    """What a stream shares with the thread that reads for it, which has to outlive it for a moment."""

    def __init__(
        self,
        begin: Callable[[Iterator[bytes]], Call],
        ended: Callable[[Exception | None], StreamEnd],
    ) -> None:
        self._process = os.getpid()
        self._ended = ended
        self._interrupted = False
        self._sending = True
        # Both are used without a lock of Python's: a lock that a thread holds while another one forks stays locked in
        # the child, and `cancel` may be called by the garbage collector, in the midst of anything.
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._inbox: deque[bytes] = deque()
        self._end: StreamEnd | None = None
        # grpc takes the messages from an iterator, and would leave a thread in there after the end of the call.
        self._call = begin(iter(self._outbox.get, None))
        self._call.add_done_callback(self._over)

    def _over(self, _: object) -> None:
        self.send(None)

    def send(self, message: bytes | None) -> None:
        if self._sending:
            self._sending = message is not None
            self._outbox.put(message)

    def receive(self) -> bytes | StreamEnd | None:
        end = self._end  # before the look at the messages: whatever came, came before it
        try:
            return self._inbox.popleft()
        except IndexError:
            if end is None and self._process != os.getpid():
                return StreamEnd(_forked())  # the fork did not wait for the end, and nobody reads here
            return end

    def cancel(self) -> None:
        if self._end is None and self._process == os.getpid():
            self._call.cancel()

    def interrupt(self) -> None:
        """End the call, since the process is about to fork."""
        self._interrupted = True
        self._call.cancel()

    def leave(self) -> None:
        """Be counted no more among what is under way."""
        _readers.pop(self, None)
        gate.go(self.interrupt)

    def read(self) -> bool:
        """Wait for the next message or the end, and take it; gives whether it was a message."""
        try:
            self._inbox.append(next(self._call))
            return True
        except StopIteration:
            end = self._ended(None)
        except Exception as error:
            end = StreamEnd(_forked()) if self._interrupted else self._ended(error)
        self.send(None)
        self._end = end
        return False


def _forked() -> TransportFault:
    return TransportFault("grpc", FORKED, grpc_code="UNAVAILABLE")


def _read(line: _Line, owner: weakref.ref[BidiStream]) -> None:
    try:
        while line.read():
            _tell(owner)
    except BaseException:  # of the owner
        line.cancel()
        while line.read():
            continue
        raise
    finally:
        line.leave()
    _tell(owner)


def _tell(owner: weakref.ref[BidiStream]) -> None:
    stream = owner()
    if stream is not None:
        stream._on_event()  # noqa: SLF001  # the other half of the same


_exiting = threading.Event()


@atexit.register
def _end_all() -> None:
    """End what is open, since Python exits: a thread that it stops in the midst of a call holds a lock of the call."""
    _exiting.set()
    readers = list(_readers.items())
    for line, _ in readers:
        line.cancel()
    for _, reader in readers:
        reader.join(_PATIENCE)
