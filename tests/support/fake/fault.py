"""Planned misbehaviour: how often it happens, when it began, when it may go on.

Everything in a fake that waits does so at one `Stage`, so that closing the fake, dropping a connection and releasing a
fault all wake it at once: no test sleeps, and no thread outlives the fake.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Generic, TypeVar

PlanT = TypeVar("PlanT")


class Stage:
    """What the parts of one fake share: one condition that everything waits at, and whether the fake is closing."""

    def __init__(self) -> None:
        self._bell = threading.Condition()
        self.closing = False

    def wait(self, until: Callable[[], bool], timeout: float | None = None) -> None:
        """Wait until something holds, the fake is closing, or the time is up."""
        with self._bell:
            self._bell.wait_for(lambda: self.closing or until(), timeout)

    def ring(self) -> None:
        """Make everything that waits look again."""
        with self._bell:
            self._bell.notify_all()

    def close(self) -> None:
        """End every wait, now and later."""
        with self._bell:
            self.closing = True
            self._bell.notify_all()


class Fault:
    """One planned answer or misbehaviour. As a context manager it ends with the block.

    Attributes:
        reached: Set once it happened; of one that stalls, once it stalls.
        hits: How often it was met.
    """

    def __init__(self, stage: Stage, times: int | None = None) -> None:
        self.reached = threading.Event()
        self.hits = 0
        self._stage = stage
        self._lock = threading.Lock()
        self._left = times
        self._released = False
        self.lasting = times is None

    def __enter__(self) -> Fault:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.cancel()

    def release(self) -> None:
        """Let what it holds go on: a stalled request is answered, and so is every later one."""
        self._released = True
        self._stage.ring()

    def cancel(self) -> None:
        """Let it not happen any more, and let what it holds go on."""
        with self._lock:
            self._left = 0
        self.release()

    def take(self) -> bool:
        """Count one more time; False once it has happened as often as it should."""
        with self._lock:
            if self._left == 0:
                return False
            if self._left is not None:
                self._left -= 1
            self.hits += 1
            return True

    def hold(self, gone: Callable[[], bool], timeout: float | None = None) -> bool:
        """Stall until released.

        Args:
            gone: Whether the one that waits for an answer has left.
            timeout: The longest time, in seconds, where it ends by itself.

        Returns:
            Whether to go on with the answer.
        """
        self.reached.set()
        self._stage.wait(lambda: self._released or gone(), timeout)
        return not self._stage.closing and not gone()


class Plans(Generic[PlanT]):
    """The plans for one place, in the order in which they were made.

    One that is limited to some times is used up first; then the latest one without a limit holds.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._lock = threading.Lock()
        self._plans: list[tuple[Fault, PlanT]] = []

    def add(self, plan: PlanT, times: int | None) -> Fault:
        """Plan something, so many times or from now on."""
        fault = Fault(self._stage, times)
        with self._lock:
            self._plans.append((fault, plan))
        return fault

    def take(self) -> tuple[Fault, PlanT] | None:
        """What is to happen now, where anything was planned."""
        with self._lock:
            for fault, plan in (
                *(entry for entry in self._plans if not entry[0].lasting),
                *(entry for entry in reversed(self._plans) if entry[0].lasting),
            ):
                if fault.take():
                    return fault, plan
        return None

    def cancel(self) -> None:
        """Forget all plans."""
        with self._lock:
            plans, self._plans = self._plans, []
        for fault, _ in plans:
            fault.cancel()
