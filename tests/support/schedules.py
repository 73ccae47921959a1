"""A batch in a world of chance: what is added, what the server does, and what time it is are drawn from a seed.

The world drives one state machine as a program would, and checks after every step what has to hold all the time. It
keeps a model of the server, so that in the end what is reported can be compared with what was stored.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from random import Random

from tests.support import batching as b
from weaviate._core.batching.items import BatchedObject, BatchedReference, Maker
from weaviate._core.batching.machine import Machine
from weaviate._core.batching.outcomes import Outcomes
from weaviate._core.batching.pace import Pace
from weaviate._core.batching.steps import Flush, References, Wait
from weaviate._core.ledger import in_doubt
from weaviate.exceptions import WeaviateBaseError

LARGEST = 700
"""The largest message that the server takes, in bytes: some objects."""

IDS = 12
"""How many different ids there are."""

PASSING = "failed with status: 429"
FINAL = "no such class"

_LACKING = re.compile("not sent, since the object (.*) failed")

_Place = tuple[str, str | None, str]


class Recorded(Outcomes):
    """Outcomes that know whether something is told of twice."""

    def __init__(self, *, keep_uuids: bool) -> None:
        super().__init__(keep_uuids=keep_uuids)
        self.objects_told: dict[int, bool] = {}
        self.references_told: set[int] = set()
        self.last: dict[str, tuple[int, bool]] = {}
        self.open_keys: Counter[str] = Counter()

    def add_object(self, item: BatchedObject) -> None:
        super().add_object(item)
        self.open_keys[item.key] += 1

    def _tell(self, item: BatchedObject, well: bool) -> None:
        assert item.index not in self.objects_told, f"object {item.index} is told of twice"
        self.objects_told[item.index] = well
        self.last[item.key] = item.index, well
        self.open_keys[item.key] -= 1

    def object_stored(self, item: BatchedObject) -> None:
        super().object_stored(item)
        self._tell(item, True)

    def object_failed(self, item: BatchedObject, message: str) -> None:
        assert message
        super().object_failed(item, message)
        self._tell(item, False)

    def reference_failed(self, item: BatchedReference, message: str) -> None:
        assert message
        super().reference_failed(item, message)
        assert item.index not in self.references_told, f"reference {item.index} is told of twice"
        self.references_told.add(item.index)
        found = _LACKING.fullmatch(message)
        if found is not None:
            key = found[1]
            assert key in item.needs
            assert not self.last[key][1], f"reference {item.index} fails, and its object has not"
            assert not self.open_keys[key], f"reference {item.index} fails, and its object is on its way"


class World:
    """One batch, and the server that it goes to.

    Args:
        seed: What everything is drawn from.
        pace: The pace of the batch.
        streams: Whether its objects go through streams.
    """

    ODDS: tuple[float, float, float]
    """How often something is added, taken and answered: each with what comes before it."""

    def __init__(self, seed: int, pace: Callable[[Random], Pace], *, streams: bool = False) -> None:
        self.random = Random(seed)
        self.now = self.random.choice([0.0, 0.3, 1e3, 1e6])
        self.machine = Machine(
            pace(self.random),
            max_message_size=LARGEST,
            patience=self.random.choice([2.0, 30.0, 300.0]),
            streams=streams,
            on_error="raise" if self.random.random() < 0.1 else "collect",
            keep_uuids=self.random.random() < 0.9,
            chance=self.random.random,
        )
        self.outcomes = self.machine.outcomes = Recorded(keep_uuids=self.machine.outcomes._keep)
        self.maker = Maker(LARGEST)
        self.objects: list[BatchedObject] = []
        self.references: list[BatchedReference] = []
        self.objects_before: list[int] = []
        self.flushes: list[Flush] = []
        self.finished = False
        self.calm = self.random.random() < 0.3
        self.linking: References | None = None
        self.server: dict[_Place, int] = {}
        self.server_references: Counter[int] = Counter()
        self.perhaps_done: set[int] = set()
        self.sent_bytes = 0

    def take(self) -> object:
        """Ask for what to send."""
        raise NotImplementedError

    def answer(self) -> None:
        """Have the server answer something."""
        raise NotImplementedError

    def step(self) -> None:
        """Do one of the things that can happen."""
        draw = self.random.random()
        adds, takes, answers = self.ODDS
        if draw < adds and not self.finished:
            self.add()
        elif draw < takes:
            self.take()
        elif draw < answers:
            self.answer()
        elif draw < 0.95:
            self.pass_time()
        elif draw < 0.985:
            self.flush()
        elif draw < 0.99:
            self.finish()
        elif draw < 0.993:
            self.end_early()

    # ----------------------------------------------------------------------------------------------- what the user does

    def add(self) -> None:
        """Add some objects and references."""
        for _ in range(self.random.randint(1, 6)):
            if not self.machine.has_room:
                return
            if self.random.random() < 0.7:
                self.add_object()
            else:
                self.add_reference()
            self.check()

    def add_object(self) -> None:
        draw = self.random
        number = draw.randrange(IDS) if draw.random() < 0.7 else None
        if draw.random() < 0.05:
            item = b.unsendable(draw.randrange(IDS))
        else:
            item = b.thing(
                number,
                draw.choice(["Book", "Author", "Shop"]),
                tenant=draw.choice([None, None, "t1", "t2"]),
                text="x" * draw.choice([0, 10, 100, 400, 800]),
                maker=self.maker,
            )
        if draw.random() < 0.2:
            item.needs = {b.key(draw.randrange(IDS)) for _ in range(3)}
        before = self.machine.ready(self.now)
        self.objects.append(item)
        wakes = self.machine.add_object(item, self.now)
        assert item.index == len(self.objects) - 1
        after = self.machine.ready(self.now)
        if not wakes and isinstance(before, Wait):
            assert isinstance(after, Wait), "something can be sent, and nobody is told"
            assert _longer(after.seconds, before.seconds), "something can be sent earlier, and nobody is told"

    def add_reference(self) -> None:
        self.objects_before.append(len(self.objects))
        item = b.link(self.random.randrange(IDS), self.random.randrange(IDS))
        self.references.append(item)
        self.machine.add_reference(item, self.now)

    def pass_time(self) -> None:
        self.now += self.random.choice([0.01, 0.2, 1.0, 5.0, 20.0, 61.0])

    def flush(self) -> None:
        flush = self.machine.flush()
        assert (flush is None) == (not self.outcomes.open)
        if flush is not None:
            self.flushes.append(flush)

    def finish(self) -> None:
        self.finished = True
        self.machine.finish()

    def end_early(self) -> None:
        self.finished = True
        self.machine.abort("it was broken off")
        if self.random.random() < 0.4:
            self.machine.forsake("it was forsaken")
            assert self.machine.done

    # --------------------------------------------------------------------------------------------- what the server does

    def store(self, item: BatchedObject) -> None:
        place = item.scope.collection, item.scope.tenant, item.key
        self.server[place] = item.index

    def perhaps_store(self, items: list[BatchedObject]) -> None:
        """Store some, as a server does that breaks down in the middle."""
        for item in items:
            if self.random.random() < 0.5:
                self.store(item)

    def take_references(self) -> float | None:
        """Ask for references to send. Returns how long to wait where there are none."""
        step = self.machine.next_references(self.now)
        if not isinstance(step, References):
            return None if step is None else step.seconds
        assert self.machine.stopped is None
        assert self.linking is None, "two messages with references are under way"
        assert 0 < len(step.items) <= 3
        self.linking = step
        for item in step.items:
            assert not any(self.outcomes.open_keys[needed] for needed in item.needs), (
                f"reference {item.index} is sent before its object"
            )
            assert item.index not in self.perhaps_done, f"reference {item.index} is sent twice"
            for needed in item.needs:
                at, well = self.outcomes.last.get(needed, (-1, True))
                assert well or at >= self.objects_before[item.index], f"reference {item.index} lacks its object"
        return None

    def answer_references(self) -> None:
        """Answer the message with references, or do not."""
        sent = self.linking
        if sent is None:
            return
        self.linking = None
        draw = self.random.random()
        if draw < (0.97 if self.calm else 0.6):
            refused = {at: FINAL for at in range(len(sent.items)) if self.random.random() < 0.1}
            for at, item in enumerate(sent.items):
                if at not in refused:
                    self.server_references[item.index] += 1
                self.perhaps_done.add(item.index)
            self.machine.linked(sent, refused, self.now)
            return
        error = self.failure(references=True)
        if error.details.sent and in_doubt(error):
            for item in sent.items:
                self.perhaps_done.add(item.index)
                self.server_references[item.index] += self.random.random() < 0.5
        self.machine.unlinked(sent, error, self.now)

    def failure(self, *, references: bool = False) -> WeaviateBaseError:
        """How a message failed as a whole."""
        draw = self.random
        if draw.random() < 0.05:
            return draw.choice([b.unauthorized, b.closed])()
        if references:
            return draw.choice(
                [b.away(sent=False), b.away(), b.late(), b.status(429), b.status(503), b.forbidden(), b.garbage()]
            )
        return draw.choice([b.away(sent=False), b.away(), b.late(), b.busy(), b.unknown(), b.forbidden(), b.garbage()])

    def verdict(self) -> str | None:
        """What the server says of one object; None where it stores it."""
        draw = self.random.random()
        if draw < (0.03 if self.calm else 0.15):
            return FINAL
        if draw < (0.05 if self.calm else 0.3):
            return PASSING
        return None

    def sleep(self, *seconds: float | None) -> None:
        """Let the time pass after which somebody looks again, where nothing is under way."""
        finite = [each for each in seconds if each is not None]
        assert finite, "everybody waits for something that will not come"
        assert min(finite) >= 0
        self.now += max(min(finite), 1e-6)

    # ------------------------------------------------------------------------------------------ what holds all the time

    def check_message(self, collection: str, items: list[BatchedObject], under_way: set[object]) -> None:
        """What holds of each message with objects."""
        assert items
        assert self.machine.stopped is None
        assert len(items) <= self.machine.pace.size
        assert sum(len(item.wire) for item in items) <= LARGEST - 64
        assert {item.scope.collection for item in items} == {collection}
        keys = [self.machine._place(item) for item in items]
        assert len(set(keys)) == len(keys)
        assert not under_way.intersection(keys), "two objects that take one place are under way"
        told = self.outcomes.objects_told
        assert all(item.index not in told for item in items), "what has ended is sent again"
        for item in items:
            for need in item.needs:
                earlier = [other.index for other in self.objects[: item.index] if other.key == need]
                assert not earlier or earlier[-1] in told, "an object is sent before one that it points at"

    def check(self) -> None:
        machine, outcomes = self.machine, self.outcomes
        told = outcomes.objects_told
        assert outcomes.objects == len(self.objects)
        assert outcomes.references == len(self.references)
        assert outcomes.stored == sum(told.values())
        assert outcomes.failed == len(told) - outcomes.stored
        open_objects = len(self.objects) - len(told)
        open_references = len(self.references) - outcomes.linked - outcomes.unlinked
        assert outcomes.open == open_objects + open_references
        # Whatever is open is in one place.
        lanes = [item for lane in machine._lanes.values() for item in lane.items]
        held = list(machine._gated.values())
        waiting = sorted(item.index for item in [*lanes, *held, *machine._away.values()])
        assert waiting == [item.index for item in self.objects if item.index not in told]
        assert sum(machine._pending.values()) == open_objects
        assert machine._queued == sum(len(item.wire) for item in [*lanes, *held])
        for lane in machine._lanes.values():
            assert lane.bytes == sum(len(item.wire) for item in lane.items)
        linking = machine._linking.items if machine._linking is not None else []
        links = [item.index for item in [*machine._links._ready, *linking]] + list(machine._links._missing)
        assert len(set(links)) == len(links) == open_references
        for flush in self.flushes:
            before = sum(at < flush.objects for at in waiting) + sum(at < flush.references for at in links)
            assert flush.open == before
        assert machine.done == ((self.finished or machine.stopped is not None) and not outcomes.open)
        if machine.stopped is not None:
            assert not waiting or len(machine._away) == len(waiting), "what was stopped still waits"

    def check_end(self) -> None:
        """What holds when all is done."""
        machine, outcomes = self.machine, self.outcomes
        self.check()
        assert machine.done
        assert machine.ready(self.now) is None
        assert machine.next_objects(self.now) is None
        assert machine.next_references(self.now) is None
        assert all(flush.open == 0 for flush in self.flushes), "a flush has not ended"
        assert machine.flush() is None
        assert not machine._links._waiting
        assert not machine._pending
        result = outcomes.result()
        stored = {index for index, well in outcomes.objects_told.items() if well}
        if outcomes._keep:
            assert {index: self.objects[index].uuid for index in stored} == result.objs.uuids
            assert len(result.objs.uuids) + len(result.objs.errors) == len(self.objects)
        assert result.objs.errors.keys() == set(range(len(self.objects))) - stored
        assert len(result.refs.errors) == outcomes.unlinked
        self._check_server(stored)

    def _check_server(self, stored: set[int]) -> None:
        last: dict[_Place, int] = {}
        for index in sorted(stored):
            item = self.objects[index]
            last[item.scope.collection, item.scope.tenant, item.key] = index
        for place, index in last.items():
            # A later one of which it is not known whether it was stored may have replaced it.
            assert self.server.get(place, -1) >= index, f"object {index} is reported as stored, and is not there"
        failed = self.outcomes.references_told
        for index in range(len(self.references)):
            times = self.server_references[index]
            assert times <= 1, f"reference {index} was added twice"
            assert times or index in failed, f"reference {index} is reported as added, and is not there"


def _longer(after: float | None, before: float | None) -> bool:
    """Whether a wait is no shorter than another one."""
    return after is None or (before is not None and after >= before - 1e-9)
