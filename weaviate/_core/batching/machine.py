"""The state machine of a batch: events in, what is to be done out. The clock and the randomness are the caller's.

Events are what is added (`add_object`, `add_reference`), what the server says (`answered`, `failed`, and what `talk`
reports), and the end (`finish`, `abort`). `next_objects` and `next_references` say what to send now, how long to wait,
or that nothing will ever be left to do.

Four rules hold all the time. Whatever was added is in one place: waiting, under way, or in `outcomes`. Of objects that
take the same place only one is under way, so that the one added last is the one that stays (and in streams, where the
server goes by ids alone, only one of each id, so that answers cannot be mixed up). And a
reference waits for those of its two objects that were added before it, or before it is sent: an object that is stored
again has lost what was added to it. An object waits for those that it points at and that were added before it: the
server (1.39) refuses to point at what is not there.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Iterable, Mapping

from weaviate._core.batch import MOST_BYTES
from weaviate._core.batching import refusals
from weaviate._core.batching.items import ENVELOPE, BatchedObject, BatchedReference
from weaviate._core.batching.links import Links
from weaviate._core.batching.outcomes import Outcomes
from weaviate._core.batching.pace import Pace
from weaviate._core.batching.patience import Patience
from weaviate._core.batching.steps import Flush, Lane, Objects, References, Wait
from weaviate._core.errors import UNDONE_STATUS
from weaviate._core.ledger import DOUBT, in_doubt, stops, too_large, why
from weaviate.exceptions import (
    AuthenticationFailedError,
    InsufficientPermissionsError,
    ResponseCannotBeDecodedError,
    WeaviateBaseError,
    WeaviateBatchStreamError,
    WeaviateClosedClientError,
)
from weaviate.models.batch import OnError

QUEUED_BYTES = 8_000_000
"""How much waits to be sent before the caller has to wait: most of a message, so that memory stays small and the next
message is complete as soon as there is room for it."""

QUEUED_REFERENCES = 50_000
"""The same for references, which take some hundreds of bytes each."""

AHEAD_BYTES = 2_000_000
"""How much of that may wait behind a complete message: small messages need some, so that nobody waits for the next."""

LINGER = 1.0
"""Seconds that an object waits for others to share its message with, where the caller adds few."""

MOST_REFERENCES = 5000
"""How many references go in one message, as with `reference_add_many`."""


class Machine:
    """One batch.

    Args:
        pace: How much is sent at a time.
        max_message_size: The largest message that the server takes, in bytes.
        patience: Seconds without any progress after which the server is given up.
        streams: Whether the server says by an object's id alone what became of it.
        on_error: Whether the first failure ends the batch.
        keep_uuids: Whether the ids of what was stored are kept.
        chance: A source of numbers from 0 to 1.

    Attributes:
        outcomes: What became of everything.
        pace: How much is sent at a time.
        patience: How long it goes on without success.
        stopped: Why nothing more is sent.
        error: The failure that this came of.
        forsaken: Whether nobody waits any more for what is under way.
    """

    def __init__(
        self,
        pace: Pace,
        *,
        max_message_size: int,
        patience: float,
        streams: bool = False,
        on_error: OnError = "collect",
        keep_uuids: bool = True,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.pace = pace
        self.outcomes = Outcomes(keep_uuids=keep_uuids)
        self.stopped: str | None = None
        self.forsaken = False
        self.error: WeaviateBaseError | None = None
        self._room = min(max_message_size, MOST_BYTES) - ENVELOPE
        self._on_error = on_error
        self.patience = Patience(patience, chance)
        self._finished = False
        self._lanes: dict[str, Lane] = {}
        self._queued = 0
        self._streams = streams
        self._pending: dict[str, int] = {}
        self._taken: dict[object, int] = {}
        self._held: dict[object, deque[BatchedObject]] = {}
        self._latest: dict[str, int] = {}
        self._blocked: dict[int, list[BatchedObject]] = {}
        self._gated: dict[int, BatchedObject] = {}
        self._dropped: deque[BatchedObject] = deque()
        self._failed_keys: set[str] = set()
        self._links = Links()
        self._away: dict[int, BatchedObject] = {}
        self._messages = 0
        self._linking: References | None = None
        self._flushes: list[Flush] = []

    # ------------------------------------------------------------------------------------------------ what is added

    @property
    def has_room(self) -> bool:
        """Whether more can be added now; where nothing is sent any more, it can, and fails."""
        if self.stopped is not None:
            return True
        outcomes = self.outcomes
        links = outcomes.references - outcomes.linked - outcomes.unlinked
        if self._queued >= QUEUED_BYTES or links >= QUEUED_REFERENCES:
            return False
        size = self.pace.size
        return self._queued < AHEAD_BYTES or not any(len(lane.items) >= size for lane in self._lanes.values())

    def add_object(self, item: BatchedObject, now: float) -> bool:
        """Take an object.

        Returns:
            Whether those who wait have something to do.
        """
        self.outcomes.add_object(item)
        if item.problem is not None or self.stopped is not None:
            self._fail_object(item, item.problem or self._unsent(), counted=False)
            return True
        key, place = item.key, self._place(item)
        self._queued += len(item.wire)
        self._pending[key] = self._pending.get(key, 0) + 1
        taken = self._taken[place] = self._taken.get(place, 0) + 1
        if taken > 1:
            self._held.setdefault(place, deque()).append(item)
            item.gates = 1
        for other in {self._latest[need] for need in item.needs if need in self._latest}:
            self._blocked.setdefault(other, []).append(item)
            item.gates += 1
        self._latest[key] = item.index
        if item.gates:
            self._gated[item.index] = item
            return not self.has_room
        lane = self._lane(item)
        lane.put(item, now)
        return len(lane.items) in (1, self.pace.size) or lane.bytes >= self._room or not self.has_room

    def add_reference(self, item: BatchedReference, now: float) -> bool:
        """Take a reference.

        Returns:
            Whether those who wait have something to do.
        """
        self.outcomes.add_reference(item)
        if self.stopped is not None:
            self._fail_reference(item, self._unsent())
            return True
        # Of an object that failed and was added again, the last one counts.
        broken = next((key for key in item.needs if key in self._failed_keys and key not in self._pending), None)
        if broken is not None:
            self._fail_reference(item, _broken(broken))
            return True
        self._links.add(item, self._pending, now)
        return len(self._links) in (1, self._most_references())

    def finish(self) -> None:
        """Take that nothing more will be added: what waits for company is sent without."""
        self._finished = True

    def abort(self, why: str) -> None:
        """Send nothing more. What was not sent fails.

        Args:
            why: Why, for those failures.
        """
        if self.stopped is None:
            self.stopped = why
        # Ctrl-C may come at any moment: what is left of this is then done by the next call.
        for lane in self._lanes.values():
            self._dropped.extend(lane.items)
        self._lanes = {}
        self._dropped.extend(self._gated.values())
        self._gated = {}
        self._held.clear()
        self._blocked.clear()
        while self._dropped:
            item = self._dropped.popleft()
            self._fail_object(item, self._unsent(item))
        for reference in self._links.drain():
            self._fail_reference(reference, self._unsent())
        self._queued = 0
        # What waits for objects that are under way is told when these have ended.

    def forsake(self, why: str) -> None:
        """Wait for nothing any more: what is under way fails too.

        Args:
            why: Why, for those failures.
        """
        self.forsaken = True
        self.abort(why)
        for item in list(self._away.values()):
            self.reject(item, f"{why}. {DOUBT}")
        linking, self._linking = self._linking, None
        for reference in linking.items if linking is not None else ():
            self._fail_reference(reference, f"{why}. {DOUBT}")

    def flush(self) -> Flush | None:
        """Have everything that was added be sent.

        Returns:
            What to wait for; None where nothing is open.
        """
        if not self.outcomes.open:
            return None
        flush = Flush(self.outcomes.objects, self.outcomes.references, self.outcomes.open)
        self._flushes.append(flush)
        return flush

    # ------------------------------------------------------------------------------------------- what is to be done

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.forsaken or ((self._finished or self.stopped is not None) and not self.outcomes.open)

    def next_objects(self, now: float) -> Objects | Wait | None:
        """The next message with objects; None once nothing is left to do."""
        name = self.ready(now)
        if not isinstance(name, str):
            return name
        lane = self._lanes[name]
        items = lane.take(self.pace.size, self._room)
        lane.since = now
        for item in items:
            self._queued -= len(item.wire)
            self._away[item.index] = item
        self._messages += 1
        self.pace.sent(len(items), now)
        return Objects(name, items, now)

    def ready(self, now: float) -> str | Wait | None:
        """The collection that the next message with objects is for; None once nothing is left to do."""
        if self.done:
            return None
        if self.patience.left(now) > 0:
            return Wait(self.patience.left(now))
        name, due = self._ripe(now)
        if name is None:
            return Wait(due)
        pause = self.pace.wait(self._messages, now)
        return name if pause == 0 else Wait(pause)

    def next_references(self, now: float) -> References | Wait | None:
        """The next message with references; None once nothing is left to do.

        One is under way at a time: the server may lose one of two changes of an object that come at once.
        """
        if self.done:
            return None
        if self._linking is not None or not self._links:
            return Wait(None)
        if self.patience.left(now) > 0:
            return Wait(self.patience.left(now))
        most = self._most_references()
        due = self._links.since + LINGER - now
        if len(self._links) < most and due > 0 and not self._pressed():
            return Wait(due)
        items = self._links.take(most, self._pending, now)
        if not items:
            return Wait(None)
        self._linking = References(items)
        return self._linking

    def _ripe(self, now: float) -> tuple[str | None, float | None]:
        """The collection of which a message can be sent; or after how long there is one."""
        pressed = self._pressed()
        due: float | None = None
        oldest: tuple[float, str] | None = None
        for name, lane in self._lanes.items():
            if not lane.items:
                continue
            left = lane.since + LINGER - now
            full = len(lane.items) >= self.pace.size or lane.bytes >= self._room
            if not (full or pressed or left <= 0):
                due = left if due is None else min(due, left)
            elif oldest is None or left < oldest[0]:  # One collection that is always full holds up no other.
                oldest = left, name
        return (None, due) if oldest is None else (oldest[1], None)

    def _pressed(self) -> bool:
        """Whether messages are sent that have room for more."""
        return self._finished or bool(self._flushes) or self._queued >= QUEUED_BYTES

    def _most_references(self) -> int:
        return min(max(self.pace.size, 100), MOST_REFERENCES)

    # ---------------------------------------------------------------------------------------- what the server says

    def answered(self, sent: Objects, refused: Mapping[int, str], now: float) -> None:
        """Take the answer to a message with objects.

        Args:
            sent: The message.
            refused: Why objects were not stored, by their positions in it.
            now: The time.
        """
        self._messages -= 1
        again = []
        for position, item in enumerate(sent.items):
            message = refused.get(position)
            if message is None:
                self.store(item, now)
            elif self.refuse(item, message, now):
                again.append(item)
        if again:
            self.pressed(now)
            self.put_back(again, now)
        else:
            self.pace.answered(len(sent.items), now - sent.sent)

    def failed(self, sent: Objects, error: WeaviateBaseError, now: float) -> None:
        """Take that a message with objects was not answered, or refused as a whole.

        Args:
            sent: The message.
            error: Why.
            now: The time.
        """
        self._messages -= 1
        items = sent.items
        if too_large(error) and len(items) > 1:
            self._room = min(self._room, max(sum(len(item.wire) for item in items) // 2, 1))
            self.put_back(items, now)
            return
        again = self.outage(error, now)
        for item in items:
            item.since = now if item.since is None else item.since
            item.doubtful = item.doubtful or in_doubt(error)
            # One that is the reason for what others get through would be tried for ever.
            if not again or now - item.since >= self.patience.seconds:
                self.reject(item, why(error))
        self.put_back([item for item in items if item.index in self._away], now)

    def linked(self, sent: References, refused: Mapping[int, str], now: float) -> None:
        """Take the answer to a message with references, as `answered`."""
        if self._linking is not sent:
            return
        self._linking = None
        self.patience.succeed()
        for position, item in enumerate(sent.items):
            if position in refused:
                self._fail_reference(item, refused[position])
            else:
                self.outcomes.reference_stored()
                self._ended(item)

    def unlinked(self, sent: References, error: WeaviateBaseError, now: float) -> None:
        """Take that a message with references was not answered, as `failed`.

        The server keeps a reference as often as it was added, so it is sent again only where nothing was done.
        """
        if self._linking is not sent:
            return
        self._linking = None
        undone = not error.details.sent or error.http_status == UNDONE_STATUS
        again = self.outage(error, now)
        if again and undone:
            self._links.put_back(sent.items)
            return
        for item in sent.items:
            self._fail_reference(item, why(error))

    # What the talk with a server in a stream is made of.

    def store(self, item: BatchedObject, now: float) -> None:
        """Take that an object that was under way is stored."""
        if self._away.pop(item.index, None) is None:
            return
        self.patience.succeed()
        key = item.key
        self._failed_keys.discard(key)
        self.outcomes.object_stored(item)
        self._ended(item)
        if self._is_last(item):
            if self.stopped is None:
                self._links.arrived(key, now)
            else:
                self._drop_links(key)

    def reject(self, item: BatchedObject, message: str) -> None:
        """Take that an object that was under way is not stored, and will not be sent again."""
        if self._away.pop(item.index, None) is not None:
            self._fail_object(item, message)

    def refuse(self, item: BatchedObject, message: str, now: float) -> bool:
        """Take that the server refused an object that was under way.

        Returns:
            Whether it is to be sent again: then the caller puts it back.
        """
        scope = item.scope
        if self.stopped is None and refusals.passing(message, scope.collection, scope.tenant):
            if item.since is None:
                item.since = now
            if not self.patience.is_exhausted(now) and now - item.since < self.patience.seconds:
                return True
        elif self.stopped is None:
            self.patience.succeed()
        self.reject(item, message)
        return False

    def put_back(self, items: Iterable[BatchedObject], now: float) -> None:
        """Take that objects that were under way have to be sent again."""
        back: dict[str, list[BatchedObject]] = {}
        for item in items:
            if self.stopped is not None:
                self.reject(item, self._unsent(item))
                continue
            del self._away[item.index]
            item.attempts += 1
            item.wire = bytes(item.wire)  # One that is left does not hold the message of all.
            back.setdefault(item.scope.collection, []).append(item)
            self._queued += len(item.wire)
        for group in back.values():
            self._lane(group[0]).put_back(group)

    def outage(self, error: WeaviateBaseError, now: float) -> bool:
        """Take that a request failed as a whole.

        Returns:
            Whether what was under way is to be sent again. If not, and the failure has nothing to do with what was
            sent, nothing more is sent either.
        """
        self.pace.pressed()
        if not stops(error):
            return False
        self.interrupted(error, now)
        return self.stopped is None

    def interrupted(self, error: WeaviateBaseError | None, now: float) -> None:
        """Take that the server does not answer: wait, or give it up.

        Args:
            error: How it failed; None where it ended a stream by itself.
            now: The time.
        """
        if self.stopped is not None:
            return
        if error is not None and not _may_pass(error):
            self._give_up(error)
        elif self.outcomes.open and self.patience.is_exhausted(now):
            self._give_up(error or WeaviateBatchStreamError("the server ends every stream before it stored something"))
        else:
            self.patience.pause(now)

    def short_of_memory(self, items: list[BatchedObject], seconds: float, now: float) -> None:
        """Take that the server had no memory for objects that were under way.

        Args:
            items: The objects.
            seconds: How long it says that it may last.
            now: The time.
        """
        self.pace.pressed()
        self.patience.excuse(seconds, now)
        self.interrupted(None, now)
        self.put_back(items, now)

    def pressed(self, now: float) -> None:
        """Take that the server, or a provider behind it, refused since it has too much to do."""
        self.pace.pressed()
        self.patience.pause(now)

    # -------------------------------------------------------------------------------------------- what became of it

    def _give_up(self, error: WeaviateBaseError) -> None:
        """Send nothing more, since it would fail too."""
        self.error = error
        self.abort(f"an earlier request failed: {error.message}")

    def _fail_object(self, item: BatchedObject, message: str, *, counted: bool = True) -> None:
        self.outcomes.object_failed(item, message)
        self._failed_keys.add(item.key)
        self._ended(item)
        self._raise_at_end(message)
        if counted and self._is_last(item):
            self._drop_links(item.key)

    def _fail_reference(self, item: BatchedReference, message: str) -> None:
        self.outcomes.reference_failed(item, message)
        self._ended(item)
        self._raise_at_end(message)

    def _raise_at_end(self, message: str) -> None:
        if self._on_error == "raise" and self.stopped is None:
            self.abort(f"on_error is 'raise', and something failed before: {message}")

    def _is_last(self, item: BatchedObject) -> bool:
        """Let the next object in where one has ended. Returns whether no other has its id."""
        place = self._place(item)
        self._taken[place] -= 1
        if not self._taken[place]:
            del self._taken[place]
        held = self._held.get(place)
        if held:
            self._let_in(held.popleft())
            if not held:
                del self._held[place]
        for other in self._blocked.pop(item.index, ()):
            self._let_in(other)
        if self._latest.get(item.key) == item.index:
            del self._latest[item.key]
        self._pending[item.key] -= 1
        if self._pending[item.key]:
            return False
        del self._pending[item.key]
        return True

    def _let_in(self, item: BatchedObject) -> None:
        """Take that one of the objects that an object waits for has ended."""
        item.gates -= 1
        if not item.gates:
            del self._gated[item.index]
            self._lane(item).put(item, _LONG_AGO)  # It has waited enough.

    def _place(self, item: BatchedObject) -> object:
        """What only one object under way may have."""
        return item.key if self._streams else (item.key, item.scope.collection, item.scope.tenant)

    def _drop_links(self, key: str) -> None:
        """Have the references fail that wait for an object."""
        for reference in self._links.lost(key):
            self._fail_reference(reference, self._unsent() if self.stopped is not None else _broken(key))

    def _ended(self, item: BatchedObject | BatchedReference) -> None:
        for flush in self._flushes:
            before = flush.objects if isinstance(item, BatchedObject) else flush.references
            flush.open -= item.index < before
        if self._flushes and not self._flushes[0].open:
            self._flushes = [flush for flush in self._flushes if flush.open]
        if not self.outcomes.open:
            self.patience.succeed()  # Nothing is left that could wait for too long.

    def _lane(self, item: BatchedObject) -> Lane:
        lane = self._lanes.get(item.scope.collection)
        if lane is None:
            lane = self._lanes[item.scope.collection] = Lane()
        return lane

    def _unsent(self, item: BatchedObject | None = None) -> str:
        if item is not None and item.doubtful:
            return f"its answer was lost, and it was not sent again, since {self.stopped}. {DOUBT}"
        return f"not sent, since {self.stopped}"


_LONG_AGO = float("-inf")


def _broken(key: str) -> str:
    return f"not sent, since the object {key} failed"


_LASTING = (
    AuthenticationFailedError,
    InsufficientPermissionsError,
    ResponseCannotBeDecodedError,
    WeaviateClosedClientError,
)
_LASTING_CODES = ("FAILED_PRECONDITION", "INVALID_ARGUMENT", "UNIMPLEMENTED")


def _may_pass(error: WeaviateBaseError) -> bool:
    """Whether a later request may succeed."""
    return not (isinstance(error, _LASTING) or error.grpc_code in _LASTING_CODES or error.details.step == "tls")
