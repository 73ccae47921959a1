"""Thousands of batches with everything that can happen to them: whatever was added ends once, and is told truly."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from tests.support import batching as b
from tests.support import schedules
from tests.support.schedules import FINAL, PASSING, World
from weaviate._core.batching import machine as machine_module
from weaviate._core.batching.items import BatchedObject
from weaviate._core.batching.pace import Advised, Dynamic, Fixed, Pace, RateLimited
from weaviate._core.batching.steps import Objects, Wait
from weaviate._core.batching.talk import STOP, Talk
from weaviate._proto import v1
from weaviate.exceptions import WeaviateBaseError
from weaviate.models.consistency import ConsistencyLevel

STEPS = 3000
"""In how many steps a batch has to end once everything is answered."""


@pytest.fixture(autouse=True)
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a few objects reach."""
    monkeypatch.setattr(machine_module, "QUEUED_BYTES", 1500)
    monkeypatch.setattr(machine_module, "QUEUED_REFERENCES", 12)
    monkeypatch.setattr(machine_module, "MOST_REFERENCES", 3)


class Requests(World):
    """A batch whose messages are requests of their own."""

    ODDS = (0.35, 0.55, 0.85)

    def __init__(self, seed: int, pace: Callable[[Random], Pace]) -> None:
        super().__init__(seed, pace)
        self.under_way: list[Objects] = []
        self.most = self.random.choice([schedules.LARGEST, 300])

    def take(self) -> list[float | None]:
        """Ask for what to send, as all who send do at once. Returns how long they wait then."""
        wait = self.take_references()
        while isinstance(step := self.machine.next_objects(self.now), Objects):
            keys = {self.machine._place(item) for sent in self.under_way for item in sent.items}
            self.check_message(step.collection, step.items, keys)
            self.under_way.append(step)
            assert len(self.under_way) <= self.machine.pace.workers
            self.check()
        return [wait, step.seconds] if isinstance(step, Wait) else []

    def answer(self) -> None:
        """Answer one of the messages."""
        self.answer_references()
        if not self.under_way:
            return
        sent = self.under_way.pop(self.random.randrange(len(self.under_way)))
        if sum(len(item.wire) for item in sent.items) > self.most:
            self.machine.failed(sent, b.too_large(), self.now)
        elif self.random.random() < (0.03 if self.calm else 0.25):
            error = self.failure()
            if error.details.sent:
                self.perhaps_store(sent.items)
            self.machine.failed(sent, error, self.now)
        else:
            refused = {}
            for at, item in enumerate(sent.items):
                said = self.verdict()
                if said is None:
                    self.store(item)
                else:
                    refused[at] = said
            self.machine.answered(sent, refused, self.now)

    def end(self) -> None:
        """Go on until all is done."""
        self.finish()
        self.calm = self.calm or self.random.random() < 0.7
        for _ in range(STEPS):
            waits = self.take()
            if self.under_way or self.linking:
                self.answer()
            elif self.machine.done:
                return
            else:
                self.sleep(*waits)
            self.check()
        raise AssertionError("it does not end")


def paces(draw: Random) -> Pace:
    kind = draw.randrange(3)
    if kind == 0:
        return Fixed(draw.randint(1, 5), draw.randint(1, 4))
    return Dynamic() if kind == 1 else RateLimited(draw.choice([1, 30, 200, 6000]))


@pytest.mark.parametrize("part", range(10))
def test_requests_of_any_schedule_are_told_truly(part: int) -> None:
    for seed in range(part * 100, part * 100 + 100):
        world = Requests(seed, paces)
        try:
            for _ in range(world.random.choice([20, 80, 200])):
                world.step()
                world.check()
            world.end()
            world.check_end()
        except Exception as error:
            raise AssertionError(f"seed {seed}: {error!r}") from error


class Stream:
    """One stream, with what both sides know of it."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.started = self.closed = self.going_down = False
        self.taken: dict[str, BatchedObject] = {}
        self.silent: set[str] = set()
        self.unacknowledged: list[str] = []


class Streams(World):
    """A batch whose objects go through one to three streams."""

    ODDS = (0.3, 0.5, 0.88)

    def __init__(self, seed: int) -> None:
        super().__init__(seed, lambda draw: Advised(draw.randint(1, 3)), streams=True)
        self.streams: list[Stream] = []

    # What the program does.

    def take(self) -> None:
        """Let every stream do what it wants, and open the ones that are missing."""
        self.take_references()
        while len(self.streams) < self.machine.pace.workers and isinstance(self.machine.ready(self.now), str):
            talk = Talk(self.machine, self.random.choice([None, ConsistencyLevel.ONE]), self.now)
            assert v1.BatchStreamRequest.FromString(talk.start()).WhichOneof("message") == "start"
            self.streams.append(Stream(talk))
            self.go_on(self.streams[-1])
        for stream in list(self.streams):
            self.go_on(stream)

    def go_on(self, stream: Stream) -> float | None:
        """Send what a stream has to say. Returns how long it waits then."""
        for _ in range(100):
            step = stream.talk.next(self.now)
            if isinstance(step, Wait):
                assert step.seconds is None or step.seconds > 0
                return step.seconds
            if step == "cancel":
                self.end_stream(stream, b.late())
                return None
            assert not stream.closed, "something is sent after the end"
            if isinstance(step, bytes):
                self.take_message(stream, step)
            else:
                assert step == "stop"
                stream.closed = True
            self.check()
        raise AssertionError("it sends without end")

    def take_message(self, stream: Stream, message: bytes) -> None:
        assert stream.started, "something is sent before the server is ready"
        assert not stream.going_down, "something is sent to a server that goes down"
        assert len(message) <= schedules.LARGEST
        sent = list(v1.BatchStreamRequest.FromString(message).data.objects.values)
        away = {item.key: item for item in self.machine._away.values()}
        items = [away[each.uuid] for each in sent]
        for item, each in zip(items, sent, strict=True):
            assert item.scope.tenant == (each.tenant or None)
            assert bytes(item.wire).endswith(each.SerializeToString())
        self.check_message(sent[0].collection, items, {key for other in self.streams for key in other.taken})
        for item in items:
            stream.taken[item.key] = item
            stream.unacknowledged.append(item.key)
            if not self.calm and self.random.random() < 0.05:
                stream.silent.add(item.key)

    def end_stream(self, stream: Stream, error: WeaviateBaseError | None) -> None:
        self.streams.remove(stream)
        self.perhaps_store(list(stream.taken.values()))
        stream.talk.ended(error, self.now)

    # What the server does.

    def say(self, stream: Stream, **message: object) -> None:
        reply = v1.BatchStreamReply(**message)  # type: ignore[arg-type]
        stream.talk.received(reply.SerializeToString(), self.now)

    def answer(self) -> None:
        """Have the server say something in one of the streams."""
        self.answer_references()
        if not self.streams:
            return
        stream = self.random.choice(self.streams)
        draw = self.random.random() * (0.7 if self.calm else 1.0)
        if not stream.started and draw < 0.9:
            stream.started = True
            self.say(stream, started=v1.BatchStreamReply.Started())
        elif draw < 0.2:
            acks, stream.unacknowledged = stream.unacknowledged, []
            self.say(stream, acks=v1.BatchStreamReply.Acks(uuids=acks))
        elif draw < 0.65:
            self.tell(stream)
        elif draw < 0.7:
            backoff = v1.BatchStreamReply.Backoff(batch_size=self.random.choice([0, 1, 2, 5, 100]))
            self.say(stream, backoff=backoff)
        elif draw < 0.75:
            self.run_out_of_memory(stream)
        elif draw < 0.8:
            stream.going_down = True
            self.say(stream, shutting_down=v1.BatchStreamReply.ShuttingDown())
        elif draw < 0.82:
            stream.talk.received(b"", self.now)  # A kind of message that is not known yet.
        elif draw < 0.83:
            with pytest.raises(WeaviateBaseError) as caught:
                stream.talk.received(b"\xff", self.now)
            self.end_stream(stream, caught.value)
        elif draw < 0.88:
            self.end_stream(stream, self.failure())
        elif draw < 0.93 or stream.closed:
            self.end_stream(stream, None)

    def tell(self, stream: Stream, *, everything: bool = False) -> None:
        """Tell the results of some objects."""
        successes, errors = [], []
        results = v1.BatchStreamReply.Results
        for key, item in list(stream.taken.items()):
            if (key in stream.silent or self.random.random() < 0.4) and not everything:
                continue
            del stream.taken[key]
            said = self.verdict()
            if said is None:
                self.store(item)
                successes += [results.Success(uuid=key)] * self.random.choice([1, 1, 1, 2])
            else:
                assert said in (PASSING, FINAL)
                errors += [results.Error(uuid=key, error=said)] * self.random.choice([1, 1, 1, 2])
                if self.random.random() < 0.3:
                    successes.append(results.Success(uuid=key))
        strange = b.key(self.random.randrange(1000, 2000))
        if self.random.random() < 0.1:
            successes.append(results.Success(uuid=strange))
            errors.append(results.Error(uuid=strange, error=PASSING))
        self.say(stream, results=results(successes=successes, errors=errors))

    def run_out_of_memory(self, stream: Stream) -> None:
        untaken = [key for key in stream.taken if self.random.random() < 0.6]
        for key in untaken:
            del stream.taken[key]
        stream.going_down = True
        keys = [*untaken, b.key(5000)]
        self.say(stream, out_of_memory=v1.BatchStreamReply.OutOfMemory(uuids=keys, wait_time=20))

    def end(self) -> None:
        """Go on until all is done: a server that says something of everything, sooner or later."""
        self.finish()
        self.calm = True
        for _ in range(STEPS):
            self.take()
            self.check()
            if self.machine.done and not self.streams:
                return
            for stream in list(self.streams):
                self.serve(stream)
                self.check()
            self.answer_references()
            wait = self.take_references()
            ready = self.machine.ready(self.now)
            if self.streams or self.linking:
                self.now += self.random.choice([0.0, 0.1, 1.0, 30.0])
            elif isinstance(ready, Wait):
                self.sleep(wait, ready.seconds)
        raise AssertionError("it does not end")

    def serve(self, stream: Stream) -> None:
        if not stream.started:
            stream.started = True
            self.say(stream, started=v1.BatchStreamReply.Started())
        elif self.random.random() < 0.7:
            acks, stream.unacknowledged = stream.unacknowledged, []
            self.say(stream, acks=v1.BatchStreamReply.Acks(uuids=acks))
            self.tell(stream)
        elif stream.closed:
            self.tell(stream, everything=self.random.random() < 0.9)
            self.end_stream(stream, None)


@pytest.mark.parametrize("part", range(10))
def test_streams_of_any_schedule_are_told_truly(part: int) -> None:
    for seed in range(part * 100, part * 100 + 100):
        world = Streams(seed)
        try:
            for _ in range(world.random.choice([20, 80, 200])):
                world.step()
                world.check()
            world.end()
            world.check_end()
        except Exception as error:
            raise AssertionError(f"seed {seed}: {error!r}") from error


def test_what_ends_a_stream_is_one_message() -> None:
    assert v1.BatchStreamRequest.FromString(STOP).WhichOneof("message") == "stop"
