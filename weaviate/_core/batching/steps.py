"""What a batch does next: send a message, or wait. And what messages are made from."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from weaviate._core.batching.items import BatchedObject, BatchedReference


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing can be sent now.

    Attributes:
        seconds: After how long to look again; None: after the next event.
    """

    seconds: float | None


@dataclass(slots=True)
class Objects:
    """Objects of one collection that go in one message."""

    collection: str
    items: list[BatchedObject]
    sent: float

    def wire(self) -> bytes:
        """The objects as the message holds them."""
        return b"".join([item.wire for item in self.items])


@dataclass(slots=True)
class References:
    """References that go in one message."""

    items: list[BatchedReference]


@dataclass(slots=True)
class Flush:
    """Everything that was added before a certain moment.

    Attributes:
        open: How much of it has not ended.
    """

    objects: int
    references: int
    open: int


@dataclass(slots=True)
class Lane:
    """The objects of one collection that can be sent."""

    items: deque[BatchedObject] = field(default_factory=deque)
    bytes: int = 0
    since: float = 0.0
    """Since when the next one waits."""

    def take(self, count: int, room: int) -> list[BatchedObject]:
        """The next ones, up to a number and a size, but one at least."""
        items = self.items
        taken: list[BatchedObject] = []
        while items and len(taken) < count:
            size = len(items[0].wire)
            if taken and size > room:
                break
            room -= size
            self.bytes -= size
            taken.append(items.popleft())
        return taken

    def put(self, item: BatchedObject, now: float) -> None:
        if not self.items:
            self.since = now
        self.items.append(item)
        self.bytes += len(item.wire)

    def put_back(self, items: list[BatchedObject]) -> None:
        self.items.extendleft(reversed(items))
        self.bytes += sum([len(item.wire) for item in items])
        self.since = 0.0  # They have lingered.
