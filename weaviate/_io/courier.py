"""How the answers of gRPC's threads come to an event loop."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import grpc


class Courier:
    """Brings answers from the thread of grpc to the loops that wait for them.

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

    async def deliver(self, call: grpc.Future[bytes]) -> None:
        """Wait until a call has its answer or its error."""
        loop = asyncio.get_running_loop()
        answered = loop.create_future()
        with self._lock:
            self._calls += 1
            if self._holding:
                self._holding = False
                self._next_call.release()
        call.add_done_callback(partial(self._answered, loop, answered, threading.get_ident()))
        await answered

    def _answered(
        self, loop: asyncio.AbstractEventLoop, answered: asyncio.Future[None], waiting: int, _: grpc.Future[bytes]
    ) -> None:
        # A RuntimeError means that the loop is closed: nobody waits any more.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle, answered)
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


def _settle(answered: asyncio.Future[None]) -> None:
    if not answered.done():
        answered.set_result(None)
