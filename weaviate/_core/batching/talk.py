"""What is said in one stream of batches: messages of the server in, messages to it out.

A server says of every object by its id what became of it. Objects of one collection share a message, since the server
(1.39) mixes up the results of several; and references do not go through the stream at all, since what it says of them
does not tell the targets of one property apart.
"""

from __future__ import annotations

import math
from typing import Literal

from weaviate._core.batch import LEVELS
from weaviate._core.batching.items import BatchedObject
from weaviate._core.batching.machine import Machine
from weaviate._core.batching.pace import Advised
from weaviate._core.batching.steps import Objects, Wait, share
from weaviate._core.decode.messages import read
from weaviate._core.ledger import why
from weaviate._core.transport import TransportFault
from weaviate._core.wire import VARINTS, tag
from weaviate._proto import v1
from weaviate.exceptions import WeaviateBaseError
from weaviate.models.consistency import ConsistencyLevel

QUIET = 60.0
"""Seconds without a word of the server after which a stream is taken for broken, where something is expected. A server
that lives speaks every 5 s, and takes no more than 60 for a message."""

LEAST_QUIET = 6.0
"""The same, where the client has less patience: a stream that lives is not ended by it."""

RESULT = 150.0
"""Seconds for the result of one object. It waits for one message before its own; results have been seen to be missing
until the stream ended."""

LAST_WORDS = 100.0
"""Seconds that a server has for what it was given before it was told to end: one that goes down takes 75 itself."""

FAREWELL = 2.0
"""Seconds for the end of a stream once everything is known: nothing is lost where it does not come."""

MOST_BYTES = 10_000_000
"""How much is under way in one stream."""

ATTEMPTS = 4
"""How many streams may end with an object in them before it is taken for the reason."""

STOP = v1.BatchStreamRequest(stop=v1.BatchStreamRequest.Stop()).SerializeToString()
"""The last message, after which this side closes."""

_OBJECTS = tag(1)  # of BatchStreamRequest.Data
_DATA = tag(2)  # of BatchStreamRequest

Step = bytes | Wait | Literal["stop", "cancel"]
"""What to do: send this, wait, send `STOP` and close this side, or end the stream since no answer will come."""


class Talk:
    """One stream, from its first message to its end.

    Args:
        machine: The batch.
        level: How many replicas must agree; None leaves it to the server.
        now: The time.

    Attributes:
        refused: How the server refused to begin, since it did not accept the credentials.
    """

    def __init__(self, machine: Machine, level: ConsistencyLevel | None, now: float) -> None:
        self._machine = machine
        self._level = level
        self._started = False
        self._unacknowledged: set[str] = set()
        self._under_way: dict[str, tuple[BatchedObject, float]] = {}
        self._bytes = 0
        self._heard = now
        self._last: float | None = None
        self._told_to_end = False
        self.refused: TransportFault | None = None

    @property
    def started(self) -> bool:
        """Whether the server has begun to listen."""
        return self._started

    def start(self) -> bytes:
        """The first message."""
        level = None if self._level is None else LEVELS[self._level]
        return v1.BatchStreamRequest(start=v1.BatchStreamRequest.Start(consistency_level=level)).SerializeToString()

    def next(self, now: float) -> Step:
        """What to do now."""
        patience = self._patience(now)
        if self._machine.forsaken or patience <= 0:
            return "cancel"
        if self._last is not None:
            return _wait(patience)
        missing = self._missing(now)
        if self._told_to_end or self._machine.done or missing <= 0:
            self._last = now + LAST_WORDS
            return "stop"
        if not self._started or self._is_full:
            return _wait(min(patience, missing))
        step = self._machine.next_objects(now)
        if isinstance(step, Objects):
            return self._message(step, now)
        pause = math.inf if step is None or step.seconds is None else step.seconds
        return _wait(min(patience, missing, pause))

    def received(self, reply: bytes, now: float) -> None:
        """Take a message of the server.

        Raises:
            ResponseCannotBeDecodedError: It is none.
        """
        self._heard = now
        message = read(v1.BatchStreamReply.FromString, reply, "batch stream")
        kind = message.WhichOneof("message")
        if kind == "results":
            self._results(message.results, now)
        elif kind == "acks":
            self._unacknowledged.difference_update(message.acks.uuids)
        elif kind == "backoff" and isinstance(self._machine.pace, Advised):
            self._machine.pace.advise(message.backoff.batch_size)
        elif kind == "started":
            self._started = True
        elif kind == "shutting_down":
            self._told_to_end = True
        elif kind == "out_of_memory":
            self._told_to_end = True
            untaken = [item for item in map(self._take, message.out_of_memory.uuids) if item is not None]
            self._machine.short_of_memory(untaken, float(message.out_of_memory.wait_time), now)

    def ended(self, error: WeaviateBaseError | None, now: float) -> None:
        """Take that the stream has ended. What it left without a result is sent again in another one.

        Args:
            error: Why; None where the server ended it well.
            now: The time.
        """
        machine, items = self._machine, [item for item, _ in self._under_way.values()]
        self._under_way.clear()
        if items or self._last is None or self._told_to_end:
            machine.interrupted(error, now)
        again = []
        for item in items:
            item.streams += 1
            item.doubtful = True
            if machine.stopped is None and item.streams < ATTEMPTS:
                again.append(item)
            else:
                machine.reject(item, _NO_RESULT if error is None else why(error))
        machine.put_back(again, now)

    @property
    def _is_full(self) -> bool:
        """Whether the server has enough to do: it acknowledges a message when it begins to work on it."""
        return len(self._unacknowledged) >= self._machine.pace.size or self._bytes >= MOST_BYTES

    def _missing(self, now: float) -> float:
        """Seconds until a result is missing for so long that it will come in another stream only."""
        oldest = next(iter(self._under_way.values()), None)
        return math.inf if oldest is None else oldest[1] + RESULT - now

    def _patience(self, now: float) -> float:
        """Seconds until nothing will come any more; without end where nothing is expected."""
        if self._last is not None:
            told = max(self._last - LAST_WORDS, self._heard)
            return (self._last if self._under_way else min(self._last, told + FAREWELL)) - now
        if self._started and not self._under_way:
            return math.inf
        return self._heard + min(QUIET, max(self._machine.patience.seconds, LEAST_QUIET)) - now

    def _message(self, step: Objects, now: float) -> bytes:
        if not self._under_way:
            self._heard = now  # Until now it had no reason to say anything.
        for item in step.items:
            self._under_way[item.key] = item, now
            self._unacknowledged.add(item.key)
        size = sum([len(item.wire) for item in step.items])
        self._bytes += size
        objects = _OBJECTS + VARINTS[size]
        message = b"".join([_DATA, VARINTS[len(objects) + size], objects, *[item.wire for item in step.items]])
        share(message, len(message) - size, step.items)
        return message

    def _results(self, results: v1.BatchStreamReply.Results, now: float) -> None:
        again = []
        # Errors first: an object that failed may be among the successes too.
        for error in results.errors:
            item = self._take(error.uuid)
            if item is not None and self._machine.refuse(item, error.error, now):
                again.append(item)
        for success in results.successes:
            item = self._take(success.uuid)
            if item is not None:
                self._machine.store(item, now)
        if again:
            self._machine.pressed(now)
            self._machine.put_back(again, now)

    def _take(self, key: str) -> BatchedObject | None:
        self._unacknowledged.discard(key)
        found = self._under_way.pop(key, None)
        if found is None:
            return None
        self._bytes -= len(found[0].wire)
        return found[0]


_NO_RESULT = "the server ended the stream without a word about it"


def _wait(seconds: float) -> Wait:
    return Wait(None if seconds == math.inf else seconds)
