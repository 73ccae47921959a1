"""How long a batch goes on without success, and how long it pauses. The clock and the randomness are the caller's."""

from __future__ import annotations

from collections.abc import Callable

_FIRST, _LONGEST = 0.25, 15.0
"""Seconds before something is sent again: doubled with each failure that follows, less a random part."""


class Patience:
    """The pauses after failures, and when it is enough.

    Args:
        seconds: How long to go on without any success.
        chance: A source of numbers from 0 to 1.
    """

    def __init__(self, seconds: float, chance: Callable[[], float]) -> None:
        self.seconds = seconds
        self._chance = chance
        self._failures = 0
        self._resume = float("-inf")
        self._since: float | None = None
        self._excused = float("-inf")

    def succeed(self) -> None:
        """Take that something succeeded."""
        self._failures = 0
        self._since = None

    def pause(self, now: float) -> None:
        """Begin a pause: a longer one each time, until something succeeds.

        What fails during a pause was sent before, and says nothing new.
        """
        if self.left(now) > 0:
            return
        self._failures += 1
        longest = min(_FIRST * 2.0 ** min(self._failures - 1, 30), _LONGEST)
        self._resume = now + longest * (1 - self._chance() / 2)

    def left(self, now: float) -> float:
        """Seconds until the pause is over; 0 or less where there is none."""
        return self._resume - now

    def excuse(self, seconds: float, now: float) -> None:
        """Go on for longer: the server said for how long it may be short of something, from the first failure on."""
        since = now if self._since is None else self._since
        self._excused = max(self._excused, since + seconds)

    def is_exhausted(self, now: float) -> bool:
        """Take another failure, and say whether it is enough."""
        if self._since is None:
            self._since = now
        return now - max(self._since, self._excused) >= self.seconds
