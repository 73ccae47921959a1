"""How much a batch sends at a time, and how much side by side. The clock is the caller's."""

from __future__ import annotations

from collections import deque
from typing import Protocol

MOST_OBJECTS = 1000
"""The most objects that a message is made of where the size follows measurements: larger ones are stored no faster."""


class Pace(Protocol):
    """A pace.

    Attributes:
        size: How many objects a message is to have.
        workers: The most messages that are ever under way at once.
    """

    size: int
    workers: int

    def wait(self, under_way: int, now: float) -> float | None:
        """Seconds until the next message may be sent; None where another one has to come back first.

        Args:
            under_way: How many messages are under way.
            now: The time.
        """
        ...

    def sent(self, count: int, now: float) -> None:
        """Take that so many objects were sent."""
        ...

    def answered(self, count: int, seconds: float) -> None:
        """Take that a message with so many objects was answered after so long."""
        ...

    def pressed(self) -> None:
        """Take that the server, or a provider behind it, has too much to do."""
        ...


class Fixed:
    """The same for all messages.

    Args:
        size: How many objects a message has.
        concurrent_requests: How many messages are under way at once.
    """

    def __init__(self, size: int, concurrent_requests: int) -> None:
        self.size = size
        self.workers = concurrent_requests

    def wait(self, under_way: int, now: float) -> float | None:
        """See `Pace`."""
        return 0.0 if under_way < self.workers else None

    def sent(self, count: int, now: float) -> None:
        """See `Pace`."""

    def answered(self, count: int, seconds: float) -> None:
        """See `Pace`."""

    def pressed(self) -> None:
        """See `Pace`."""


class Dynamic:
    """What the server is seen to bear, by the time that it takes for answers: no permission is needed to see that.

    Answers that come fast let messages grow, then their number; slow ones and refusals shrink both by half.
    """

    FIRST, LEAST = 100, 10
    WORKERS = 8
    FAST, SLOW = 1.0, 5.0
    """Seconds for an answer. A server works on a message with all its cores, so longer messages gain little beyond."""

    def __init__(self) -> None:
        self.size = self.FIRST
        self.workers = self.WORKERS
        self.side_by_side = 2
        self._calm = 0

    def wait(self, under_way: int, now: float) -> float | None:
        """See `Pace`."""
        return 0.0 if under_way < self.side_by_side else None

    def sent(self, count: int, now: float) -> None:
        """See `Pace`."""

    def answered(self, count: int, seconds: float) -> None:
        """See `Pace`."""
        if seconds > self.SLOW:
            self.pressed()
        elif seconds < self.FAST and count >= self.size:
            if self.size < MOST_OBJECTS:
                self.size = min(self.size * 2, MOST_OBJECTS)
            else:
                # One more only after a round of fast answers: each one makes the others slower.
                self._calm += 1
                if self._calm > self.side_by_side and self.side_by_side < self.workers:
                    self.side_by_side += 1
                    self._calm = 0
        elif seconds >= self.FAST:
            self._calm = 0

    def pressed(self) -> None:
        """See `Pace`."""
        self.size = max(self.size // 2, self.LEAST)
        self.side_by_side = max(self.side_by_side // 2, 1)
        self._calm = 0


class RateLimited:
    """No more than so many objects in any minute, since a provider makes a vector for each.

    They are sent in small messages, evenly over the minute.

    Args:
        requests_per_minute: How many objects.
    """

    WINDOW = 60.0
    _MESSAGES = 60  # in a window, where there is more than one object for each

    def __init__(self, requests_per_minute: int) -> None:
        self.workers = 2
        self.size = max(1, min(requests_per_minute // self._MESSAGES, MOST_OBJECTS))
        self._most = requests_per_minute
        self._pause = self.WINDOW * self.size / requests_per_minute
        self._next = float("-inf")
        self._recent: deque[tuple[float, int]] = deque()
        self._count = 0

    def wait(self, under_way: int, now: float) -> float | None:
        """See `Pace`."""
        if under_way >= self.workers:
            return None
        while self._recent and now - self._recent[0][0] >= self.WINDOW:
            self._count -= self._recent.popleft()[1]
        pause = self._next - now
        if self._count + self.size > self._most:
            pause = max(pause, self._recent[0][0] + self.WINDOW - now)
        return max(pause, 0.0)

    def sent(self, count: int, now: float) -> None:
        """See `Pace`."""
        self._recent.append((now, count))
        self._count += count
        self._next = now + self._pause * count / self.size

    def answered(self, count: int, seconds: float) -> None:
        """See `Pace`."""

    def pressed(self) -> None:
        """See `Pace`."""


class Advised:
    """What the server asks for, in a stream.

    Args:
        streams: How many streams there are.
    """

    FIRST = 200
    """What a server (1.39) begins with too."""

    def __init__(self, streams: int) -> None:
        self.size = self.FIRST
        self.workers = streams

    def wait(self, under_way: int, now: float) -> float | None:
        """See `Pace`. How much is under way is up to each stream."""
        return 0.0

    def sent(self, count: int, now: float) -> None:
        """See `Pace`."""

    def answered(self, count: int, seconds: float) -> None:
        """See `Pace`."""

    def pressed(self) -> None:
        """See `Pace`."""
        self.size = max(self.size // 2, 1)

    def advise(self, size: int) -> None:
        """Take how many objects the server wants in a message."""
        if size > 0:
            self.size = size
