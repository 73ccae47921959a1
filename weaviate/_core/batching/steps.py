"""What a batch does next: send a message, or wait. And what messages are made from."""

from __future__ import annotations

from collections import deque
from contextvars import Context
from dataclasses import dataclass, field

from weaviate._core import batch
from weaviate._core.batching.items import BatchedObject, BatchedReference
from weaviate._core.rest import references
from weaviate._core.transport import GrpcRequest, RestReply, RestRequest
from weaviate.exceptions import ErrorDetails
from weaviate.models.consistency import ConsistencyLevel

_NOWHERE = ErrorDetails()


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

    @property
    def context(self) -> Context:
        """The context variables of whoever added the first of them."""
        return self.items[0].context

    def request(self, level: ConsistencyLevel | None) -> GrpcRequest:
        """The message as a request of its own.

        Args:
            level: How many replicas must agree; None leaves it to the server.
        """
        wires = [item.wire for item in self.items]
        details = ErrorDetails(collection=self.collection)
        request = batch.message(wires, level, f"insert a batch into {self.collection}", details)
        share(request.message, 0, self.items)
        return request

    def refused(self, reply: bytes) -> dict[int, str]:
        """Why objects were not stored, by their positions.

        Args:
            reply: The answer to the request.

        Raises:
            ResponseCannotBeDecodedError: It is none, or speaks of objects that were not in the request.
        """
        return batch.errors(reply, len(self.items))


def share(message: bytes, start: int, items: list[BatchedObject]) -> None:
    """Have objects refer to the message that they are in, so that their bytes are not there twice.

    Args:
        message: The message.
        start: Where the first of them begins.
        items: The objects.
    """
    view = memoryview(message)
    for item in items:
        end = start + len(item.wire)
        item.wire = view[start:end]
        start = end


@dataclass(slots=True)
class References:
    """References that go in one message."""

    items: list[BatchedReference]

    @property
    def context(self) -> Context:
        """The context variables of whoever added the first of them."""
        return self.items[0].context

    def request(self, level: ConsistencyLevel | None) -> RestRequest:
        """The message as a request.

        Args:
            level: How many replicas must agree; None leaves it to the server.
        """
        return references.add_all([item.beacons for item in self.items], level, "add a batch of references", _NOWHERE)

    def refused(self, reply: RestReply) -> dict[int, str]:
        """Why references were not added, by their positions.

        Args:
            reply: The answer to the request.

        Raises:
            ResponseCannotBeDecodedError: It is none.
        """
        return references.refused(reply, len(self.items))


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
        self.since = float("-inf")  # They have lingered.
