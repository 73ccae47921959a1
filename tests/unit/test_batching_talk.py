"""What is said in one stream of batches, and what comes of what the server says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.support.batching import (
    LONG,
    NOW,
    add_all,
    away,
    filled,
    given_up,
    key,
    link,
    link_reasons,
    machine,
    objects,
    reasons,
    stored,
    thing,
    unauthorized,
    waits,
)
from weaviate._core.batching import talk as talk_module
from weaviate._core.batching.machine import LINGER, Machine
from weaviate._core.batching.pace import Advised, Fixed
from weaviate._core.batching.talk import ATTEMPTS, FAREWELL, LAST_WORDS, QUIET, RESULT, STOP, Talk
from weaviate._core.ledger import DOUBT
from weaviate._proto import v1
from weaviate.exceptions import ResponseCannotBeDecodedError, WeaviateBatchStreamError
from weaviate.models.consistency import ConsistencyLevel

RATE = "failed with status: 429"
Reply = v1.BatchStreamReply


def pace(size: int = 3) -> Advised:
    """A pace at which messages have a few objects."""
    made = Advised(2)
    made.advise(size)
    return made


def say(talk: Talk, now: float = NOW, **message: Any) -> None:
    """Have the server say something."""
    talk.received(Reply(**message).SerializeToString(), now)


def tell(talk: Talk, stored: Sequence[int] = (), now: float = NOW, **refused: str) -> None:
    """Have the server tell results: the numbers of objects that are stored, and why others are not: `_1="no"`."""
    successes = [Reply.Results.Success(uuid=key(number)) for number in stored]
    errors = [Reply.Results.Error(uuid=key(int(number[1:])), error=said) for number, said in refused.items()]
    say(talk, now, results=Reply.Results(successes=successes, errors=errors))


def begun(made: Machine, now: float = NOW) -> Talk:
    """A stream that the server has begun."""
    talk = Talk(made, None, now)
    say(talk, now, started=Reply.Started())
    return talk


def said(talk: Talk, now: float = NOW) -> list[int]:
    """The numbers of the objects in the next message, of which there must be one."""
    step = talk.next(now)
    assert isinstance(step, bytes), step
    return [int(each.uuid.replace("-", ""), 16) for each in parsed(step)]


def parsed(step: bytes) -> list[Any]:
    """The objects in a message."""
    message = v1.BatchStreamRequest.FromString(step)
    assert message.WhichOneof("message") == "data"
    assert not message.data.references.values
    return list(message.data.objects.values)


def ended(talk: Talk, now: float = NOW) -> None:
    """Have the server end the stream well, after it was told to."""
    assert talk.next(now) == "stop"
    talk.ended(None, now)


@pytest.mark.parametrize(
    ("level", "wire"),
    [(None, v1.CONSISTENCY_LEVEL_UNSPECIFIED), (ConsistencyLevel.QUORUM, v1.CONSISTENCY_LEVEL_QUORUM)],
)
def test_the_first_message_says_how_many_replicas_must_agree(level: ConsistencyLevel | None, wire: int) -> None:
    message = v1.BatchStreamRequest.FromString(Talk(machine(), level, NOW).start())

    assert message.WhichOneof("message") == "start"
    assert message.start.consistency_level == wire
    assert message.start.HasField("consistency_level") is (level is not None)


def test_the_last_message_says_that_it_is() -> None:
    assert v1.BatchStreamRequest.FromString(STOP).WhichOneof("message") == "stop"


def test_nothing_is_sent_before_the_server_is_ready() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = Talk(made, None, NOW)

    assert waits(talk.next(NOW)) == QUIET
    say(talk, started=Reply.Started())
    assert said(talk) == [1, 2, 3]


def test_a_message_holds_the_objects_as_they_are() -> None:
    made = machine(pace(2))
    things = [thing(1, tenant="t", text="a"), thing(2, text="x" * 20_000)]
    add_all(made, things)
    step = begun(made).next(NOW)

    assert isinstance(step, bytes)
    first, second = parsed(step)
    assert (first.uuid, first.collection, first.tenant) == (key(1), "Book", "t")
    assert first.properties.non_ref_properties.fields["text"].string_value == "a"
    assert len(second.properties.non_ref_properties.fields["text"].string_value) == 20_000
    # It is what protobuf itself would write.
    assert step == v1.BatchStreamRequest.FromString(step).SerializeToString()


def test_objects_of_different_collections_have_messages_of_their_own() -> None:
    made = machine(pace(10))
    add_all(made, [thing(1, "Book"), thing(2, "Author"), thing(3, "Book")])
    made.finish()
    talk = begun(made)

    assert said(talk) == [1, 3]
    assert said(talk) == [2]


def test_a_stream_waits_for_company_for_its_objects() -> None:
    talk = begun(filled(1, pace=pace()))

    assert waits(talk.next(NOW)) == LINGER
    assert said(talk, NOW + LINGER) == [1]


def test_a_stream_with_nothing_to_do_waits_for_what_comes() -> None:
    assert waits(begun(machine(pace())).next(NOW + 10_000)) is None


def test_no_more_is_sent_than_the_server_can_begin_with() -> None:
    made = filled(1, 2, 3, 4, 5, 6, 7, pace=pace())
    talk = begun(made)
    assert said(talk) == [1, 2, 3]
    assert waits(talk.next(NOW)) == QUIET
    say(talk, acks=Reply.Acks(uuids=[key(1)]))
    assert said(talk) == [4, 5, 6]
    say(talk, acks=Reply.Acks(uuids=[key(2), key(3), key(4)]))
    made.finish()

    assert said(talk) == [7]


def test_results_do_for_acknowledgements() -> None:
    talk = begun(filled(1, 2, 3, 4, 5, 6, pace=pace()))
    said(talk)
    tell(talk, [1, 2], _3="no")
    say(talk, acks=Reply.Acks(uuids=[key(1), key(2), key(3)]))

    assert said(talk) == [4, 5, 6]


def test_no_more_bytes_are_under_way_than_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk_module, "MOST_BYTES", 2 * len(thing(1).wire))
    talk = begun(filled(1, 2, 3, 4, pace=pace(2)))
    said(talk)
    say(talk, acks=Reply.Acks(uuids=[key(1), key(2)]))
    assert waits(talk.next(NOW)) == QUIET
    tell(talk, [1])

    assert said(talk) == [3, 4]


def test_results_are_told_of_every_object() -> None:
    made = filled(1, 2, 3, pace=pace())
    made.add_reference(link(1, 2), NOW)
    made.finish()
    talk = begun(made)
    said(talk)
    tell(talk, [3], _2="no such class")
    assert link_reasons(made) == {0: f"not sent, since the object {key(2)} failed"}
    tell(talk, [1])

    assert stored(made) == [0, 2]
    assert reasons(made) == {1: "no such class"}
    ended(talk)
    assert not given_up(made)


def test_an_error_outweighs_a_success_of_the_same_object() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = begun(made)
    said(talk)
    tell(talk, [1, 2, 3], _2="no such class", _3=RATE)

    assert stored(made) == [0]
    assert reasons(made) == {1: "no such class"}
    assert said(talk, LONG) == [3]


def test_results_of_unknown_objects_and_doubled_ones_change_nothing() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = begun(made)
    said(talk)
    tell(talk, [1, 1, 77], _78="no")
    tell(talk, [2, 3], _1="no")

    assert stored(made) == [0, 1, 2]
    assert made.outcomes.failed == 0


def test_an_object_that_was_refused_for_now_is_sent_again_after_a_pause() -> None:
    made = filled(1, 2, 3, pace=pace(4))
    made.finish()
    talk = begun(made)
    said(talk)
    tell(talk, [1], _2=RATE)

    assert waits(talk.next(NOW)) == 0.25
    assert made.pace.size == 2
    assert said(talk, NOW + 0.25) == [2]


def test_an_object_may_be_refused_for_now_more_often_than_streams_may_end_with_it() -> None:
    made = filled(1, pace=pace(1))
    talk = begun(made)
    for at in range(ATTEMPTS + 2):
        now = NOW + 16 * at
        assert said(talk, now) == [1]
        tell(talk, now=now, _1=RATE)
    later = NOW + 16 * ATTEMPTS + 32
    said(talk, later)
    talk.ended(away(), later)

    assert reasons(made) == {}


def test_the_server_advises_how_much_to_send() -> None:
    made = filled(1, 2, 3, 4, 5, pace=pace())
    talk = begun(made)
    say(talk, backoff=Reply.Backoff(batch_size=5))

    assert said(talk) == [1, 2, 3, 4, 5]


def test_another_pace_takes_no_advice() -> None:
    made = machine(Fixed(2, 2))
    say(begun(made), backoff=Reply.Backoff(batch_size=5))

    assert made.pace.size == 2


def test_a_stream_ends_when_all_is_done() -> None:
    made = filled(1, 2, 3, pace=pace())
    made.finish()
    talk = begun(made)
    said(talk)
    assert waits(talk.next(NOW)) == QUIET
    tell(talk, [1, 2, 3])

    assert talk.next(NOW) == "stop"
    assert waits(talk.next(NOW)) == FAREWELL
    assert waits(talk.next(NOW + 1)) == FAREWELL - 1
    assert talk.next(NOW + FAREWELL) == "cancel"
    talk.ended(None, NOW)
    assert made.patience.left(NOW) <= 0


def test_a_stream_that_the_server_ends_by_itself_is_followed_by_another_one_after_a_pause() -> None:
    made = filled(1, 2, 3, pace=pace())
    begun(made).ended(None, NOW)

    assert waits(made.ready(NOW)) == 0.25
    assert said(begun(made, LONG), LONG) == [1, 2, 3]


def test_a_server_that_goes_down_is_given_nothing_more() -> None:
    made = filled(1, 2, 3, 4, 5, 6, pace=pace())
    talk = begun(made)
    said(talk)
    say(talk, shutting_down=Reply.ShuttingDown())

    assert talk.next(NOW) == "stop"
    tell(talk, [1, 2])
    assert waits(talk.next(NOW)) == LAST_WORDS
    talk.ended(None, NOW)
    assert stored(made) == [0, 1]
    assert waits(made.ready(NOW)) == 0.25
    assert said(begun(made, LONG), LONG) == [3, 4, 5]


def test_a_stream_that_had_to_end_is_followed_by_another_one_after_a_pause() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = begun(made)
    say(talk, shutting_down=Reply.ShuttingDown())
    ended(talk)

    assert waits(made.ready(NOW)) == 0.25


def test_what_the_server_had_no_memory_for_is_sent_in_another_stream() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = begun(made)
    said(talk)
    untaken = Reply.OutOfMemory(uuids=[key(2), key(3), key(99)], wait_time=300)
    say(talk, out_of_memory=untaken)
    assert talk.next(NOW) == "stop"
    tell(talk, [1])
    talk.ended(None, NOW)
    assert made.pace.size == 1

    assert not given_up(made)
    talk = Talk(made, None, NOW + 350)
    talk.ended(away(), NOW + 350)
    assert not given_up(made)
    made.finish()
    again = begun(made, NOW + 400)
    assert said(again, NOW + 400) == [2]
    assert stored(made) == [0]


def test_what_a_stream_leaves_without_a_result_is_sent_again_in_another_one() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = begun(made)
    said(talk)
    tell(talk, [2])
    talk.ended(away(), NOW)

    assert waits(made.ready(NOW)) == 0.25
    made.finish()
    assert said(begun(made, LONG), LONG) == [1, 3]


def test_a_stream_that_is_said_to_have_ended_twice_leaves_nothing_the_second_time() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = begun(made)
    said(talk)
    talk.ended(away(), NOW)
    talk.ended(away(), NOW)

    assert said(begun(made, LONG), LONG) == [1, 2, 3]


@pytest.mark.parametrize(
    ("error", "why"), [(away(), f"away {DOUBT}"), (None, "the server ended the stream without a word about it")]
)
def test_an_object_with_which_several_streams_end_fails(error: Any, why: str) -> None:
    made = filled(1, pace=pace(1))
    for at in range(ATTEMPTS):
        assert reasons(made) == {}
        talk = begun(made, NOW + 20 * at)
        assert said(talk, NOW + 20 * at) == [1]
        talk.ended(error, NOW + 20 * at)

    assert reasons(made) == {0: why}
    assert not given_up(made)
    assert made.outcomes.failed_objects()[0].object_.retry_count == ATTEMPTS - 1


def test_a_server_that_ends_all_streams_is_given_up() -> None:
    made = filled(1, 2, 3, pace=pace())
    for at in range(11):
        Talk(made, None, NOW + 10 * at).ended(None, NOW + 10 * at)

    assert isinstance(made.error, WeaviateBatchStreamError)
    assert made.done


def test_objects_under_way_fail_when_their_stream_ends_for_good() -> None:
    made = filled(1, 2, 3, 4, pace=pace())
    talk = begun(made)
    said(talk)
    error = unauthorized()
    talk.ended(error, NOW)

    assert made.error is error
    assert made.done
    assert reasons(made)[0] == error.message
    assert reasons(made)[3].startswith("not sent, since an earlier request failed")


def test_a_stream_that_is_idle_may_break_as_often_as_it_likes() -> None:
    made = machine(pace(1))
    for hour in range(5):
        begun(made, NOW + 3600 * hour).ended(away(), NOW + 3600 * hour)

    assert not given_up(made)


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    made = filled(1, 2, 3, pace=pace())
    assert Talk(made, None, NOW).next(NOW + QUIET) == "cancel"
    talk = begun(made)
    said(talk, NOW + 1000)

    assert waits(talk.next(NOW + 1000)) == QUIET
    assert waits(talk.next(NOW + 1000 + QUIET - 1)) == 1
    assert talk.next(NOW + 1000 + QUIET) == "cancel"


def test_every_word_of_the_server_shows_that_it_lives() -> None:
    talk = begun(filled(1, 2, 3, pace=pace()))
    said(talk)
    say(talk, NOW + 50, backoff=Reply.Backoff(batch_size=3))

    assert waits(talk.next(NOW + 50)) == QUIET


def test_a_stream_looks_again_when_it_waits_for_company_and_for_the_server() -> None:
    made = filled(1, 2, 3, 4, pace=pace(3))
    talk = begun(made)
    said(talk)
    say(talk, acks=Reply.Acks(uuids=[key(1), key(2), key(3)]))

    assert waits(talk.next(NOW + 0.5)) == LINGER / 2
    made.answered(objects(made, NOW + 2), {}, NOW + 2)
    assert waits(talk.next(NOW + 2)) == QUIET - 2


def test_impatient_callers_give_up_a_silent_server_earlier() -> None:
    made = filled(1, 2, 3, pace=pace(), patience=7.0)

    assert waits(Talk(made, None, NOW).next(NOW)) == 7.0


def test_a_result_that_does_not_come_ends_the_stream() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = begun(made)
    said(talk)
    tell(talk, [1, 3], NOW + 1)
    for second in range(50, int(RESULT), 50):
        say(talk, NOW + second, backoff=Reply.Backoff(batch_size=3))
        waits(talk.next(NOW + second))
    say(talk, NOW + RESULT, backoff=Reply.Backoff(batch_size=3))

    assert talk.next(NOW + RESULT) == "stop"
    talk.ended(None, NOW + RESULT)
    made.finish()
    assert said(begun(made, NOW + 200), NOW + 200) == [2]


def test_the_results_of_a_batch_that_was_aborted_are_waited_for() -> None:
    made = filled(1, 2, 3, 4, pace=pace())
    talk = begun(made)
    said(talk)
    made.abort("it ended")
    say(talk, acks=Reply.Acks(uuids=[key(1), key(2), key(3)]))
    assert waits(talk.next(NOW)) == QUIET
    tell(talk, [1, 2], _3=RATE)

    assert made.done
    assert stored(made) == [0, 1]
    assert reasons(made) == {2: RATE, 3: "not sent, since it ended"}
    ended(talk)


def test_a_stream_of_a_batch_that_was_forsaken_ends() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = begun(made)
    said(talk)
    made.forsake("it was cancelled")
    assert talk.next(NOW) == "cancel"
    tell(talk, [1])
    talk.ended(away(), NOW)

    assert made.outcomes.failed == 3


def test_what_is_no_message_is_refused() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = begun(made)
    said(talk)
    with pytest.raises(ResponseCannotBeDecodedError) as caught:
        talk.received(b"\xff", NOW)
    talk.ended(caught.value, NOW)

    assert made.error is caught.value
    assert all(DOUBT in why for why in reasons(made).values())


def test_a_kind_of_message_that_is_not_known_changes_nothing() -> None:
    made = filled(1, 2, 3, pace=pace())
    talk = begun(made)
    talk.received(b"", NOW)

    assert said(talk) == [1, 2, 3]


def test_two_streams_share_the_objects() -> None:
    made = filled(1, 2, 3, 4, 5, 6, pace=pace())
    first, second = begun(made), begun(made)

    assert (said(first), said(second)) == ([1, 2, 3], [4, 5, 6])
    tell(second, [1, 4, 5, 6])
    assert stored(made) == [3, 4, 5]
    tell(first, [1, 2, 3])
    assert len(stored(made)) == 6
