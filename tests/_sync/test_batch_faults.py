# Generated from tests/_async/test_batch_faults.py by scripts/unasync.py. Do not edit.
"""Batches with a server that fails as it is told to: whatever it does, each object is told of once, and soon."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

import weaviate
from tests._sync.batching import Told, begin, fill, ids
from tests.support.fake import FakeServer
from weaviate import WeaviateClient
from weaviate._proto import v1
from weaviate.config import AdditionalConfig, RetryPolicy, Timeout
from weaviate.exceptions import (
    AuthenticationFailedError,
    InsufficientPermissionsError,
    ResponseCannotBeDecodedError,
    WeaviateBatchSendError,
    WeaviateBatchStreamError,
    WeaviateUnsupportedFeatureError,
)

QUICK = AdditionalConfig(
    timeout=Timeout(init=5, query=2, insert=0.3), retry=RetryPolicy(base_delay=0.01, max_delay=0.05)
)
PATIENT = RetryPolicy(max_attempts=100, base_delay=0.05, max_delay=0.1)
"""Enough for a channel that looks for its server again only so often."""
MODES = ("dynamic", "fixed_size", "stream")
every_mode = pytest.mark.parametrize("mode", MODES)
SIZES = (1, 5, 50, 99, 100, 1000)


@pytest.fixture
def client(fake: FakeServer) -> Iterator[WeaviateClient]:
    """A client that soon gives up. After the test it still works, and nothing of a batch goes on."""
    with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port, additional_config=QUICK) as opened:
        yield opened
        fake.restore()
        patient = opened.with_options(timeout=10, retry=PATIENT)
        assert fill(patient.batch.fixed_size(), 3, "Book").failed == {}
    assert [each.name for each in threading.enumerate() if each.name.startswith("weaviate-batch")] == []


def route(mode: str) -> str:
    """The method that a batch calls."""
    return "BatchStream" if mode == "stream" else "BatchObjects"


def sent(fake: FakeServer) -> list[str]:
    """The ids of objects in the order in which they came in."""
    found: list[str] = []
    for call in fake.transcript.grpc("BatchObjects"):
        found += [each.uuid for each in v1.BatchObjectsRequest.FromString(call.message).objects]
    for call in fake.transcript.grpc("BatchStream"):
        for message in call.messages:
            found += [each.uuid for each in v1.BatchStreamRequest.FromString(message).data.objects.values]
    return found


def answered(fake: FakeServer, after: int) -> set[str]:
    """The ids of objects in streams that broke after so many answers: start, acknowledgement, results, and so on."""
    found: set[str] = set()
    for call in fake.transcript.grpc("BatchStream"):
        for message in call.messages[1 : 1 + max(after - 1, 0) // 2]:
            found |= {each.uuid for each in v1.BatchStreamRequest.FromString(message).data.objects.values}
    return found


def nothing_was_stored(told: Told) -> None:
    assert told.stored == {}
    assert told.failed.keys() == set(range(len(told.added)))


@pytest.mark.parametrize(
    ("mode", "code"), [*((mode, "UNAVAILABLE") for mode in MODES), ("stream", "INTERNAL"), ("stream", "ABORTED")]
)
def test_a_server_that_fails_twice_gets_everything_in_the_end(
    fake: FakeServer, client: WeaviateClient, mode: str, code: str
) -> None:
    fake.grpc(route(mode)).fail(code, "no", times=2)

    told = fill(begin(client.batch, mode), 100, "Book")

    assert (told.error, told.failed) == (None, {})
    assert {str(each) for each in told.added} == set(sent(fake))


@every_mode
@pytest.mark.parametrize("code", ["INTERNAL", "RESOURCE_EXHAUSTED", "UNKNOWN"])
def test_a_server_that_always_fails_stores_nothing_and_that_is_said(
    fake: FakeServer, client: WeaviateClient, mode: str, code: str
) -> None:
    fake.grpc(route(mode)).fail(code, "out of order")

    told = fill(begin(client.batch, mode), 100, "Book")

    nothing_was_stored(told)
    assert all("out of order" in message for message in told.failed.values())


@pytest.mark.parametrize(("mode", "count"), [*(("stream", count) for count in SIZES), *((each, 100) for each in MODES)])
def test_a_server_that_is_away_is_given_up(fake: FakeServer, client: WeaviateClient, mode: str, count: int) -> None:
    fake.grpc(route(mode)).fail("UNAVAILABLE", "gone")

    told = fill(begin(client.batch, mode), count, "Book")

    nothing_was_stored(told)
    assert isinstance(told.error, WeaviateBatchStreamError if mode == "stream" else WeaviateBatchSendError)
    assert len(told.added) == count
    assert "gone" in told.failed[0]


@every_mode
@pytest.mark.parametrize("code", ["UNAUTHENTICATED", "PERMISSION_DENIED"])
def test_a_server_that_refuses_the_user_is_not_asked_again_and_again(
    fake: FakeServer, client: WeaviateClient, mode: str, code: str
) -> None:
    fake.grpc(route(mode)).fail(code, "not you")

    told = fill(begin(client.batch, mode), 100, "Book")

    nothing_was_stored(told)
    assert "not you" in told.failed[0]
    assert len(fake.transcript.grpc(route(mode))) <= 3
    if told.error is not None:
        cause = told.error.__cause__
        assert isinstance(cause, AuthenticationFailedError | InsufficientPermissionsError)


@every_mode
def test_a_server_that_does_not_answer_is_given_up(fake: FakeServer, client: WeaviateClient, mode: str) -> None:
    fake.grpc(route(mode)).stall()

    told = fill(begin(client.batch, mode), 100, "Book")

    nothing_was_stored(told)
    assert told.error is not None


@every_mode
def test_an_answer_that_is_none_makes_its_objects_fail(fake: FakeServer, client: WeaviateClient, mode: str) -> None:
    fake.grpc(route(mode)).garbage()

    told = fill(begin(client.batch, mode), 100, "Book")

    nothing_was_stored(told)
    if mode == "stream":
        assert told.error is not None
        assert isinstance(told.error.__cause__, ResponseCannotBeDecodedError)


@every_mode
def test_a_connection_that_is_reset_is_made_again(fake: FakeServer, client: WeaviateClient, mode: str) -> None:
    fake.grpc(route(mode)).reset(times=1)

    told = fill(begin(client.batch, mode), 100, "Book")

    assert (told.error, told.failed) == (None, {})


@every_mode
def test_a_server_that_is_gone_for_good_is_given_up(fake: FakeServer, client: WeaviateClient, mode: str) -> None:
    fake.grpc_door.refuse()

    told = fill(begin(client.batch, mode), 100, "Book")

    nothing_was_stored(told)
    assert told.error is not None


@every_mode
def test_a_server_that_dies_between_two_flushes_is_told_of(fake: FakeServer, client: WeaviateClient, mode: str) -> None:
    def dying() -> None:
        with begin(client.batch, mode) as batch:
            for each in ids(10):
                batch.add_object("Book", {}, uuid=each)
            batch.flush()
            fake.grpc_door.refuse()
            for each in ids(10, 11):
                batch.add_object("Book", {}, uuid=each)
            batch.flush()

    with pytest.raises(WeaviateBatchStreamError if mode == "stream" else WeaviateBatchSendError) as caught:
        dying()

    result = vars(caught.value)["partial_result"].objs
    assert (result.uuids.keys(), result.errors.keys()) == (set(range(10)), set(range(10, 20)))


@every_mode
def test_silence_in_the_midst_of_a_batch_is_given_up(fake: FakeServer, client: WeaviateClient, mode: str) -> None:
    def silenced() -> None:
        with begin(client.batch, mode) as batch:
            for each in ids(10):
                batch.add_object("Book", {}, uuid=each)
            batch.flush()
            fake.grpc_door.freeze()
            for each in ids(10, 11):
                batch.add_object("Book", {}, uuid=each)

    with pytest.raises(WeaviateBatchStreamError if mode == "stream" else WeaviateBatchSendError) as caught:
        silenced()

    result = vars(caught.value)["partial_result"].objs
    assert (result.uuids.keys(), result.errors.keys()) == (set(range(10)), set(range(10, 20)))


@every_mode
def test_a_provider_that_has_too_much_to_do_is_asked_again(fake: FakeServer, client: WeaviateClient, mode: str) -> None:
    told_of: set[str] = set()
    words = "connection to: OpenAI API failed with status: 429 error: Rate limit reached"

    def first(uuids: list[str]) -> list[int]:
        news = [index for index, each in enumerate(uuids) if index % 3 == 0 and each not in told_of]
        told_of.update(uuids[index] for index in news)
        return news

    def reply(call: object) -> v1.BatchObjectsReply:
        uuids = [each.uuid for each in v1.BatchObjectsRequest.FromString(call.message).objects]  # type: ignore[attr-defined]
        errors = [v1.BatchObjectsReply.BatchError(index=index, error=words) for index in first(uuids)]
        return v1.BatchObjectsReply(errors=errors)

    def talk(messages: Iterator[bytes]) -> Iterator[v1.BatchStreamReply]:
        for message in messages:
            request = v1.BatchStreamRequest.FromString(message)
            if request.HasField("start"):
                yield v1.BatchStreamReply(started=v1.BatchStreamReply.Started())
            elif request.HasField("data"):
                uuids = [each.uuid for each in request.data.objects.values]
                bad = {uuids[index] for index in first(uuids)}
                yield v1.BatchStreamReply(acks=v1.BatchStreamReply.Acks(uuids=uuids))
                results = v1.BatchStreamReply.Results
                yield v1.BatchStreamReply(
                    results=results(
                        errors=[results.Error(error=words, uuid=each) for each in sorted(bad)],
                        successes=[results.Success(uuid=each) for each in uuids if each not in bad],
                    )
                )

    fake.grpc("BatchObjects").answer(reply)
    fake.grpc("BatchStream").talk(talk)

    told = fill(begin(client.batch, mode), 30, "Book")

    assert (told.error, told.failed) == (None, {})
    assert len(told_of) == len(sent(fake)) - 30
    assert len(told_of) > 0


@pytest.mark.parametrize(
    ("code", "after"),
    [
        *(("UNAVAILABLE", after) for after in range(8)),
        *((code, 3) for code in ("INTERNAL", "RESOURCE_EXHAUSTED", "UNAUTHENTICATED", "UNKNOWN")),
    ],
)
def test_a_stream_that_always_breaks_is_told_of(
    fake: FakeServer, client: WeaviateClient, code: str, after: int
) -> None:
    fake.grpc("BatchStream").fail(code, "broken", after=after)

    told = fill(begin(client.batch, "stream"), 500, "Book")

    assert {str(each) for each in told.stored.values()} <= answered(fake, after)
    if told.error is None:
        assert len(told.stored) + len(told.failed) == 500


@pytest.mark.parametrize("after", range(8))
def test_a_stream_that_breaks_once_goes_on_in_another(fake: FakeServer, client: WeaviateClient, after: int) -> None:
    fake.grpc("BatchStream").fail("UNAVAILABLE", "broken", after=after, times=1)

    told = fill(begin(client.batch, "stream"), 500, "Book")

    assert (told.error, told.failed) == (None, {})


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_stream_that_is_reset_goes_on_in_another(fake: FakeServer, client: WeaviateClient, after: int) -> None:
    fake.grpc("BatchStream").reset(after=after, times=1)

    told = fill(begin(client.batch, "stream"), 300, "Book")

    assert (told.error, told.failed) == (None, {})


def test_a_stream_whose_end_does_not_come_is_not_waited_for(fake: FakeServer, client: WeaviateClient) -> None:
    fake.grpc("BatchStream").stall(after=3)

    told = fill(begin(client.batch, "stream"), 100, "Book")

    assert (told.error, told.failed) == (None, {})


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_stream_that_stalls_is_given_up(fake: FakeServer, client: WeaviateClient, after: int) -> None:
    fake.grpc("BatchStream").stall(after=after)

    told = fill(begin(client.batch, "stream"), 300, "Book")

    assert told.error is not None
    assert {str(each) for each in told.stored.values()} <= answered(fake, after)


def test_a_server_without_streams_says_so(client: WeaviateClient) -> None:
    with FakeServer(version="1.35.9") as old:
        with weaviate.connect_to_local(port=old.http_port, grpc_port=old.grpc_port) as opened:
            with pytest.raises(WeaviateUnsupportedFeatureError, match=r"batch\.stream.*1\.36"):
                with opened.batch.stream():
                    pass
            told = opened.collections.use("Book").data.ingest({"n": number} for number in range(5))

        assert (len(told.uuids), told.errors) == (5, {})
        assert old.transcript.grpc("BatchStream") == []
        assert len(sent(old)) == 5


@every_mode
def test_a_message_that_is_too_large_for_the_server_is_sent_in_parts(
    fake: FakeServer, client: WeaviateClient, mode: str
) -> None:
    fake.grpc(route(mode)).fail("RESOURCE_EXHAUSTED", "grpc: received message larger than max (9 vs. 8)", times=1)

    told = fill(begin(client.batch, mode), 100, "Book")

    assert (told.error, told.failed) == (None, {})
