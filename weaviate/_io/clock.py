"""The clock behind `now` and `sleep` of both colours: real, unless a test puts another one in its place."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar


class Clock:
    """The machine's monotonic clock."""

    def now(self) -> float:
        """Seconds since some point in the past."""
        return time.monotonic()

    def skip(self, seconds: float) -> bool:
        """Let the time pass without waiting for it.

        Returns:
            Whether it has passed; if not, the caller waits.
        """
        return False


class ManualClock(Clock):
    """A clock that stands still until it is moved; sleeping moves it and takes no time.

    Attributes:
        slept: Every sleep so far, in seconds.
    """

    def __init__(self, start: float = 0.0) -> None:
        self._time = start
        self.slept: list[float] = []

    def now(self) -> float:
        """The time that it was moved to."""
        return self._time

    def advance(self, seconds: float) -> None:
        """Move it forward."""
        self._time += seconds

    def skip(self, seconds: float) -> bool:
        """Note the sleep, and move forward by it."""
        self.slept.append(seconds)
        self._time += max(seconds, 0.0)
        return True


AnyClock = TypeVar("AnyClock", bound=Clock)

_clocks = [Clock()]


def current() -> Clock:
    """The clock in use."""
    return _clocks[-1]


@contextmanager
def using(clock: AnyClock) -> Iterator[AnyClock]:
    """Use another clock, in the whole process, for the length of a block."""
    _clocks.append(clock)
    try:
        yield clock
    finally:
        _clocks.remove(clock)
