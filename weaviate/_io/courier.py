"""How calls of event loops come to gRPC, and their answers back from its threads."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import grpc

Start = Callable[[float], "grpc.Future[bytes]"]
"""Makes a call that has so many seconds."""


class Courier:
    """Brings calls to grpc, and answers from its thread to the loops that wait for them.

    grpc starts that thread with a call and ends it with the last answer. To start it takes longer than anything else in
    a call, so after the last answer it is held for a moment, until the next call has begun.
    """

    _MOMENT = 0.05

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls = 0
        self._holding = False
        self._next_call = threading.Lock()
        self._next_call.acquire()
        self._desk: _Desk | None = None

    async def carry(self, start: Start, timeout: float) -> grpc.Future[bytes]:
        """Make a call, and wait until it has its answer or its error. A cancelled wait cancels it.

        Args:
            start: What makes it.
            timeout: Seconds that it has.

        Returns:
            The call.

        Raises:
            Exception: What `start` raised.
        """
        loop = asyncio.get_running_loop()
        desk = self._desk
        if desk is None or desk.loop() is not loop:
            # Two loops that take turns replace each other's here. What waits at the other goes on there.
            desk = self._desk = _Desk(loop, self._begun)
        errand = _Errand(start, time.monotonic() + timeout, loop.create_future())
        # One alone has no reason to wait for others.
        if self._calls:
            desk.line_up(errand)
        else:
            desk.begin(errand)
        try:
            return await errand.answered
        except asyncio.CancelledError:
            if errand.call is not None:
                errand.call.cancel()
            raise

    def _begun(self, desk: _Desk, errand: _Errand, call: grpc.Future[bytes]) -> None:
        with self._lock:
            self._calls += 1
            if self._holding:
                self._holding = False
                self._next_call.release()
        call.add_done_callback(partial(self._answered, desk, errand, threading.get_ident()))

    def _answered(self, desk: _Desk, errand: _Errand, waiting: int, _: grpc.Future[bytes]) -> None:
        desk.hand_over(errand)
        with self._lock:
            self._calls -= 1
            if self._calls or threading.get_ident() == waiting:
                return
            self._holding = True
        if not self._next_call.acquire(timeout=self._MOMENT):
            with self._lock:
                if self._holding:
                    self._holding = False
                    return
            self._next_call.acquire()


class _Errand:
    """One call on its way.

    Attributes:
        start: What makes it.
        due: When its time is over.
        answered: What the caller waits for: the call, once it has ended.
        call: The call, once it was made.
    """

    __slots__ = ("answered", "call", "due", "start")

    def __init__(self, start: Start, due: float, answered: asyncio.Future[grpc.Future[bytes]]) -> None:
        self.start = start
        self.due = due
        self.answered = answered
        self.call: grpc.Future[bytes] | None = None


class _Desk:
    """Where the calls of one loop leave and their answers arrive, each time as many at once as there are.

    While a call is made, and after each answer, the loop's thread and grpc's pass the interpreter's lock to each other,
    which takes longer than the work in between. So where many tasks make a call in the same turn of the loop, all of
    them do what comes before first; and answers that arrive while the loop is busy are announced to it once.

    Args:
        loop: The loop, which this does not keep alive. All but `hand_over` is for its thread alone.
        begun: Told of each call that was made.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        begun: Callable[[_Desk, _Errand, grpc.Future[bytes]], None],
    ) -> None:
        self.loop = weakref.ref(loop)
        self._begun = begun
        self._line: deque[_Errand] = deque()
        self._arrived: deque[_Errand] = deque()
        self._announced = False

    def begin(self, errand: _Errand) -> None:
        """Make a call, unless nobody waits for it any more."""
        if errand.answered.done():
            return
        try:
            errand.call = errand.start(max(errand.due - time.monotonic(), 0.0))
        except Exception as error:
            errand.answered.set_exception(error)
        else:
            self._begun(self, errand, errand.call)

    def line_up(self, errand: _Errand) -> None:
        """Make a call in the loop's next turn."""
        if not self._line:
            errand.answered.get_loop().call_soon(self._begin_all)
        self._line.append(errand)

    def _begin_all(self) -> None:
        try:
            while self._line:
                self.begin(self._line.popleft())
        finally:
            if self._line:  # the program is being ended here, which it may not let happen
                asyncio.get_running_loop().call_soon(self._begin_all)

    def hand_over(self, errand: _Errand) -> None:
        """Take the answer to a call, from any thread."""
        self._arrived.append(errand)
        if not self._announced:
            self._announced = True
            # A RuntimeError means that the loop is closed: nobody waits any more.
            with contextlib.suppress(RuntimeError):
                errand.answered.get_loop().call_soon_threadsafe(self._settle_all)

    def _settle_all(self) -> None:
        # Before it is looked what has arrived: what arrives later is announced again.
        self._announced = False
        while self._arrived:
            errand = self._arrived.popleft()
            if errand.call is not None and not errand.answered.done():
                errand.answered.set_result(errand.call)
