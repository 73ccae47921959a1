"""What a server may say in a stream of batches, and when."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

import weaviate
from tests._async.batching import fill
from tests.support.fake import FakeServer
from weaviate import WeaviateAsyncClient
from weaviate._proto import v1
from weaviate.classes.config import ConsistencyLevel
from weaviate.config import AdditionalConfig, Timeout
from weaviate.exceptions import WeaviateBatchStreamError

Reply = v1.BatchStreamReply
Results = v1.BatchStreamReply.Results
QUICK = AdditionalConfig(timeout=Timeout(init=5, query=2, insert=0.5))
STARTED = Reply(started=Reply.Started())


@pytest.fixture
async def client(fake: FakeServer) -> AsyncIterator[WeaviateAsyncClient]:
    """A client that soon gives up. After the test its connection still works."""
    async with weaviate.use_async_with_local(
        port=fake.http_port, grpc_port=fake.grpc_port, additional_config=QUICK
    ) as opened:
        yield opened
        fake.restore()
        assert (await fill(opened.batch.stream(), 3, "Book")).failed == {}


def ids_in(message: bytes) -> list[str]:
    return [each.uuid for each in v1.BatchStreamRequest.FromString(message).data.objects.values]


def acks(uuids: list[str]) -> v1.BatchStreamReply:
    return Reply(acks=Reply.Acks(uuids=uuids))


def stored(uuids: list[str]) -> v1.BatchStreamReply:
    return Reply(results=Results(successes=[Results.Success(uuid=each) for each in uuids]))


def refused(uuids: list[str], words: str = "no") -> v1.BatchStreamReply:
    return Reply(results=Results(errors=[Results.Error(uuid=each, error=words) for each in uuids]))


def saying(*replies: Callable[[list[str]], Any]) -> Callable[[Iterator[bytes]], Iterator[Any]]:
    """A server that says so of each message with objects."""

    def talk(messages: Iterator[bytes]) -> Iterator[Any]:
        for message in messages:
            if v1.BatchStreamRequest.FromString(message).HasField("start"):
                yield STARTED
            elif uuids := ids_in(message):
                for reply in replies:
                    yield reply(uuids)

    return talk


@pytest.mark.parametrize(
    "replies",
    [
        pytest.param((stored, acks), id="results before acknowledgements"),
        pytest.param((stored,), id="no acknowledgements"),
        pytest.param((acks, stored, stored), id="results twice"),
        pytest.param(
            (
                acks,
                lambda uuids: stored([*uuids, str(uuid.UUID(int=0)), "none", ""]),
            ),
            id="unknown ids",
        ),
        pytest.param((acks, lambda uuids: Reply(backoff=Reply.Backoff(batch_size=7)), stored), id="smaller messages"),
        pytest.param((acks, lambda uuids: Reply(backoff=Reply.Backoff(batch_size=0)), stored), id="no size"),
        pytest.param((lambda uuids: Reply(), acks, stored), id="an empty message"),
        pytest.param((lambda uuids: b"\xfa\x3e\x00", acks, stored), id="a message of a later version"),
        pytest.param((acks, *[lambda uuids: stored(uuids[::2]), lambda uuids: stored(uuids[1::2])]), id="in two parts"),
    ],
)
async def test_results_count_however_they_come(
    fake: FakeServer, client: WeaviateAsyncClient, replies: tuple[Any, ...]
) -> None:
    fake.grpc("BatchStream").talk(saying(*replies))

    told = await fill(client.batch.stream(), 1000, "Book")

    assert (told.error, told.failed) == (None, {})


async def test_an_object_with_an_error_failed_though_it_is_said_to_be_stored_too(
    fake: FakeServer, client: WeaviateAsyncClient
) -> None:
    def both(uuids: list[str]) -> Any:
        errors = [Results.Error(uuid=each, error="no") for each in uuids[::2]]
        return Reply(results=Results(errors=errors, successes=[Results.Success(uuid=each) for each in uuids]))

    fake.grpc("BatchStream").talk(saying(acks, both))

    told = await fill(client.batch.stream(), 100, "Book")

    assert told.failed == dict.fromkeys(range(0, 100, 2), "no")


async def test_an_error_that_a_success_contradicts_later_stays(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    fake.grpc("BatchStream").talk(saying(acks, refused, stored))

    told = await fill(client.batch.stream(), 100, "Book")

    assert told.failed == dict.fromkeys(range(100), "no")


def without(messages: Iterator[bytes]) -> Iterator[Any]:
    """Ends the stream well, and says nothing of what came."""
    for message in messages:
        if v1.BatchStreamRequest.FromString(message).HasField("start"):
            yield STARTED
        elif uuids := ids_in(message):
            yield acks(uuids)
            return


async def test_a_stream_that_ends_without_results_is_told_of(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    fake.grpc("BatchStream").talk(without)

    told = await fill(client.batch.stream(), 100, "Book")

    assert told.stored == {}
    assert all("without a word" in message or "ends every stream" in message for message in told.failed.values())


async def test_a_stream_that_once_ends_without_results_goes_on(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    fake.grpc("BatchStream").talk(without, times=1)

    told = await fill(client.batch.stream(), 100, "Book")

    assert (told.error, told.failed) == (None, {})


@pytest.mark.parametrize("nothing", [saying(), saying(acks), saying(lambda uuids: stored([]))])
async def test_results_that_never_come_are_given_up(
    fake: FakeServer, client: WeaviateAsyncClient, nothing: Any
) -> None:
    def silent(messages: Iterator[bytes]) -> Iterator[Any]:
        yield from nothing(messages)
        for _ in messages:
            pass

    fake.grpc("BatchStream").talk(silent)

    told = await fill(client.batch.stream(), 1000, "Book")

    assert told.stored == {}
    assert isinstance(told.error, WeaviateBatchStreamError)


async def test_a_stream_that_never_starts_is_given_up(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    fake.grpc("BatchStream").talk(lambda messages: [each for each in messages if each == b"never"])

    told = await fill(client.batch.stream(), 10, "Book")

    assert told.stored == {}


@pytest.mark.parametrize("before", [0, 1, 2])
async def test_a_server_that_goes_down_gets_the_rest_in_another_stream(
    fake: FakeServer, client: WeaviateAsyncClient, before: int
) -> None:
    after_it: list[bytes] = []

    def going(messages: Iterator[bytes]) -> Iterator[Any]:
        yield STARTED
        next(messages)
        for _ in range(before):
            uuids = ids_in(next(messages))
            yield acks(uuids)
            yield stored(uuids)
        yield Reply(shutting_down=Reply.ShuttingDown())
        for message in messages:
            after_it.append(message)
            if uuids := ids_in(message):  # these were on their way
                yield acks(uuids)
                yield stored(uuids)

    fake.grpc("BatchStream").talk(going, times=1)

    told = await fill(client.batch.stream(), 1000, "Book")

    assert (told.error, told.failed) == (None, {})
    assert len(fake.transcript.grpc("BatchStream")) == 2
    assert v1.BatchStreamRequest.FromString(after_it[-1]).HasField("stop")


async def test_objects_that_there_was_no_memory_for_are_sent_again(
    fake: FakeServer, client: WeaviateAsyncClient
) -> None:
    def short(messages: Iterator[bytes]) -> Iterator[Any]:
        for message in messages:
            if v1.BatchStreamRequest.FromString(message).HasField("start"):
                yield STARTED
            elif uuids := ids_in(message):
                yield Reply(out_of_memory=Reply.OutOfMemory(uuids=uuids, wait_time=1))
                return

    fake.grpc("BatchStream").talk(short, times=2)

    told = await fill(client.batch.stream(), 300, "Book")

    assert (told.error, told.failed) == (None, {})


async def test_a_server_that_stays_short_of_memory_is_told_of(fake: FakeServer, client: WeaviateAsyncClient) -> None:
    def short(messages: Iterator[bytes]) -> Iterator[Any]:
        for message in messages:
            if v1.BatchStreamRequest.FromString(message).HasField("start"):
                yield STARTED
            elif uuids := ids_in(message):
                yield Reply(out_of_memory=Reply.OutOfMemory(uuids=uuids, wait_time=1))
                return

    fake.grpc("BatchStream").talk(short)

    told = await fill(client.batch.stream(), 300, "Book")

    assert told.stored == {}
    assert told.failed.keys() == set(range(300))


async def test_a_message_has_objects_of_one_collection_and_fits_the_server() -> None:
    with FakeServer(max_message_size=50_000) as fake:
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            level = ConsistencyLevel.QUORUM
            async with client.batch.stream(consistency_level=level) as batch:
                for number in range(300):
                    await batch.add_object(f"Book{number % 3}", {"text": "x" * 1000}, tenant="t")
        [call] = fake.transcript.grpc("BatchStream")

    requests = [v1.BatchStreamRequest.FromString(message) for message in call.messages]
    assert requests[0].start.consistency_level == v1.CONSISTENCY_LEVEL_QUORUM
    data = [request.data.objects.values for request in requests if request.HasField("data")]
    assert sum(map(len, data)) == 300
    assert all(len({each.collection for each in values}) == 1 for values in data)
    assert {each.tenant for values in data for each in values} == {"t"}
    assert max(map(len, call.messages)) <= 50_000
    assert len(batch.results.objs.uuids) == 300
