"""What a batch sends again, after which pause, and when it gives up."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from tests.support.batching import (
    LONG,
    NOW,
    PATIENCE,
    add_all,
    away,
    busy,
    closed,
    filled,
    forbidden,
    garbage,
    given_up,
    key,
    known,
    late,
    link,
    link_reasons,
    machine,
    numbers,
    objects,
    reasons,
    references,
    status,
    stored,
    thing,
    too_large,
    unauthorized,
    unknown,
    waits,
)
from weaviate._core.batching.items import ENVELOPE
from weaviate._core.batching.machine import LINGER
from weaviate._core.batching.pace import Dynamic, Fixed
from weaviate._core.batching.patience import Patience
from weaviate._core.batching.refusals import passing
from weaviate._core.ledger import DOUBT, why
from weaviate.exceptions import WeaviateBaseError, WeaviateBatchStreamError, WeaviateConnectionError

RATE = "update vector: connection to: OpenAI API failed with status: 429 error: Rate limit reached"


@pytest.mark.parametrize(
    ("message", "passes"),
    [
        (RATE, True),
        ("vectorizer failed with status code 503", True),
        ("error code: 529 - overloaded_error", True),
        ("got HTTP 502 from upstream", True),
        ("unexpected HTTP/1.1 504", True),
        ("send POST request: failed with status: 401 error: try again later", False),
        ("failed with status: 400 error: rate limit is no property", False),
        ("failed with status: 400, then status: 429", True),
        ("connection to: Cohere API: You are sending Too Many Requests", True),
        ("model is overloaded", True),
        ("Model x is currently loading", True),
        ("context deadline exceeded", True),
        ('Post "http://127.0.0.1:8000/vectors": dial tcp 127.0.0.1:8000: connect: connection refused', True),
        ('Post "http://172.18.0.3:8080/vectors": context deadline exceeded', True),
        ("not enough memory", True),
        ("broadcast: cannot reach enough replicas", True),
        ("no such class", False),
        ("vector lengths don't match: 3 vs 429", False),
        ("", False),
    ],
)
def test_a_refusal_that_can_pass_is_known_by_its_status_or_its_words(message: str, passes: bool) -> None:
    assert passing(message) is passes


def test_an_object_that_was_refused_for_now_is_sent_again() -> None:
    made = filled(1, 2, 3)
    made.answered(objects(made), {1: RATE}, NOW)

    assert stored(made) == [0]
    assert reasons(made) == {}
    assert waits(made.next_objects(NOW)) == 0.25
    again = objects(made, NOW + 0.25)
    assert numbers(again) == [2, 3]
    made.answered(again, {0: "no such class"}, NOW)
    assert reasons(made) == {1: "no such class"}
    assert made.outcomes.failed_objects()[0].object_.retry_count == 1


def test_an_object_that_is_refused_for_too_long_fails_with_the_last_refusal() -> None:
    made = filled(1, pace=Fixed(1, 1))
    now, tries = NOW, 0
    while not reasons(made):
        now += max(made.patience.left(now), 0.0)
        made.answered(objects(made, now), {0: RATE}, now)
        tries += 1

    assert reasons(made) == {0: RATE}
    assert PATIENCE <= now - NOW < PATIENCE + 16
    assert 8 < tries < 16
    assert not given_up(made)


def test_an_object_that_is_refused_again_and_again_fails_though_others_are_stored() -> None:
    made = filled(1, pace=Fixed(2, 1))
    made.finish()
    now = NOW
    number = 10
    while not reasons(made):
        made.add_object(thing(number), now)
        sent = objects(made, now)
        made.answered(sent, {sent.items.index(item): RATE for item in sent.items if item.key == key(1)}, now)
        number += 1
        now += 20

    assert reasons(made) == {0: RATE}
    assert now - NOW == PATIENCE + 20


def test_once_the_patience_is_exhausted_a_refusal_for_now_is_final_until_something_succeeds() -> None:
    made = filled(1, 2, pace=Fixed(1, 1))
    made.answered(objects(made), {0: RATE}, NOW)
    made.answered(objects(made, NOW + PATIENCE), {0: RATE}, NOW + PATIENCE)
    made.answered(objects(made, NOW + PATIENCE), {0: RATE}, NOW + PATIENCE)
    assert reasons(made) == {0: RATE, 1: RATE}

    made.add_object(thing(3), LONG)
    made.answered(objects(made, NOW + 2 * PATIENCE), {0: RATE}, NOW + 2 * PATIENCE)
    assert made.outcomes.open == 1


@pytest.mark.parametrize("error", [away(), away(sent=False), late(), busy(), status(503), status(429)])
def test_a_message_that_met_no_server_is_sent_again_after_a_pause(error: WeaviateBaseError) -> None:
    made = filled(1, 2, 3)
    made.failed(objects(made), error, NOW)

    assert waits(made.next_objects(NOW)) == 0.25
    assert waits(made.ready(NOW + 0.125)) == 0.125
    assert numbers(objects(made, NOW + 0.25)) == [1, 2]


def test_what_is_sent_again_does_not_wait_for_company() -> None:
    made = filled(1)
    now = NOW + LINGER
    made.failed(objects(made, now), away(), now)

    assert numbers(objects(made, now + 0.25)) == [1]


def test_pauses_grow_until_something_succeeds() -> None:
    made = filled(1, pace=Fixed(1, 1))
    now, pauses = NOW, []
    for _ in range(9):
        made.failed(objects(made, now), away(), now)
        pauses.append(waits(made.next_objects(now)))
        now += pauses[-1] or 0

    assert pauses == [0.25, 0.5, 1, 2, 4, 8, 15, 15, 15]
    made.answered(objects(made, now), {}, now)
    made.add_object(thing(2), now)
    made.failed(objects(made, now), away(), now)
    assert waits(made.next_objects(now)) == 0.25


def test_pauses_are_shortened_by_chance_by_up_to_half() -> None:
    draw = Random(1)
    pauses = []
    for _ in range(1000):
        patience = Patience(PATIENCE, draw.random)
        patience.pause(NOW)
        pauses.append(patience.left(NOW))

    assert 0.125 <= min(pauses) < 0.13
    assert 0.245 < max(pauses) <= 0.25


def test_messages_that_fail_side_by_side_are_one_failure() -> None:
    made = filled(*range(10), pace=Fixed(2, 5))
    sent = [objects(made) for _ in range(5)]
    for at, each in enumerate(sent):
        made.failed(each, away(), NOW + 0.01 * at)

    assert waits(made.next_objects(NOW)) == 0.25


def test_a_server_that_stays_away_is_given_up() -> None:
    made = filled(1, 2, 3)
    made.add_reference(link(1, 9), NOW)
    now, error = NOW, away()
    while not given_up(made):
        now += max(made.patience.left(now), 0.0)
        made.failed(objects(made, now), error, now)

    assert PATIENCE <= now - NOW < PATIENCE + 16
    assert made.error is error
    assert made.done
    assert reasons(made) == {
        0: f"away {DOUBT}",
        1: f"away {DOUBT}",
        2: "not sent, since an earlier request failed: away",
    }
    assert link_reasons(made) == {0: "not sent, since an earlier request failed: away"}


def test_a_message_that_is_under_way_when_the_server_is_given_up_fails_as_it_ends() -> None:
    made = filled(1, 2, 3, 4)
    first, second = objects(made), objects(made)
    made.failed(first, unauthorized(), NOW)
    made.failed(second, late(), NOW)

    assert reasons(made)[2] == f"late {DOUBT}"
    assert isinstance(made.error, type(unauthorized()))


def test_time_without_anything_to_do_does_not_count_as_time_without_progress() -> None:
    made = filled(1, 2)
    made.failed(objects(made), away(), NOW)
    made.failed(objects(made, LONG), unknown(), LONG)  # The message is refused for good.
    assert made.outcomes.open == 0
    later = NOW + 100 * PATIENCE
    made.add_object(thing(3), later)
    made.failed(objects(made, later + LINGER), away(), later + LINGER)

    assert not given_up(made)


def test_a_server_that_goes_away_while_nothing_is_to_be_done_is_not_given_up() -> None:
    made = machine()
    for hour in range(5):
        made.interrupted(away(), NOW + 3600 * hour)

    assert not given_up(made)
    made.add_object(thing(1), NOW + 4 * 3600)
    made.interrupted(None, NOW + 4 * 3600)
    assert not given_up(made)


@pytest.mark.parametrize("error", [unauthorized(), closed(), known(WeaviateConnectionError("tls"), step="tls")])
def test_what_cannot_pass_ends_the_batch_at_once(error: WeaviateBaseError) -> None:
    made = filled(1, 2, 3)
    made.failed(objects(made), error, NOW)

    assert made.done
    assert made.error is error
    assert reasons(made)[0] == why(error)
    assert reasons(made)[2] == f"not sent, since an earlier request failed: {error.message}"


@pytest.mark.parametrize("error", [unknown(), forbidden(), garbage()])
def test_a_message_that_is_refused_for_itself_fails_alone(error: WeaviateBaseError) -> None:
    made = filled(1, 2, 3)
    made.failed(objects(made), error, NOW)

    assert list(reasons(made)) == [0, 1]
    assert numbers(objects(made, LONG)) == [3]


@pytest.mark.parametrize(
    "error", [forbidden, garbage, lambda: known(WeaviateBaseError("x"), grpc_code="UNIMPLEMENTED")]
)
def test_a_stream_that_cannot_be_ends_the_batch(error: Callable[[], WeaviateBaseError]) -> None:
    made = filled(1)
    made.interrupted(error(), NOW)

    assert made.done
    assert made.error is not None


def test_a_server_that_ends_every_stream_is_given_up_with_an_error_that_says_so() -> None:
    made = filled(1)
    made.interrupted(None, NOW)
    made.interrupted(None, NOW + PATIENCE)
    made.interrupted(None, NOW + PATIENCE)

    assert isinstance(made.error, WeaviateBatchStreamError)
    assert "ends every stream" in made.error.message


def test_a_message_that_is_too_large_is_halved() -> None:
    made = filled(*range(8), pace=Fixed(8, 1))
    made.failed(objects(made), too_large(), NOW)
    half = objects(made)
    assert numbers(half) == [0, 1, 2, 3]
    made.failed(half, too_large(), NOW)

    sent = []
    made.finish()
    while not made.done:
        each = objects(made)
        sent.append(numbers(each))
        made.answered(each, {}, NOW)
    assert sent == [[0, 1], [2, 3], [4, 5], [6, 7]]


def test_messages_that_were_too_large_before_do_not_make_later_ones_larger_again() -> None:
    made = filled(*range(16), pace=Fixed(8, 2))
    first, second = objects(made), objects(made)
    made.failed(first, too_large(), NOW)
    third = objects(made)
    made.failed(third, too_large(), NOW)
    made.failed(second, too_large(), NOW)

    assert len(objects(made).items) == 2


def test_an_object_that_is_too_large_for_the_server_fails_alone() -> None:
    made = machine(Fixed(3, 1))
    add_all(made, [thing(1), thing(2, text="x" * 10_000), thing(3)])
    made.finish()
    while not made.done:
        sent = objects(made)
        if any(len(item.wire) > 5000 for item in sent.items):
            made.failed(sent, too_large(), NOW)
        else:
            made.answered(sent, {}, NOW)

    assert stored(made) == [0, 2]
    assert reasons(made) == {1: too_large().message}


def test_messages_shrink_by_bytes_and_not_below_one_object() -> None:
    made = machine(Fixed(2, 1), max_message_size=10_000 + ENVELOPE)
    add_all(made, [thing(1), thing(2)])
    made.failed(objects(made), too_large(), NOW)

    assert numbers(objects(made)) == [1]


def test_an_outage_makes_messages_smaller_where_the_pace_follows_the_server() -> None:
    pace = Dynamic()
    made = filled(*range(300), pace=pace)
    made.failed(objects(made), away(), NOW)

    assert (pace.size, pace.side_by_side) == (50, 1)


def test_fast_refusals_do_not_make_messages_larger() -> None:
    pace = Dynamic()
    made = filled(*range(300), pace=pace)
    made.answered(objects(made), {0: RATE}, NOW + 0.01)
    assert (pace.size, pace.side_by_side) == (50, 1)

    made.answered(objects(made, LONG), {0: "no such class"}, LONG + 0.01)
    assert pace.size == 100


def test_a_server_short_of_memory_gets_the_time_that_it_asks_for() -> None:
    made = filled(1)
    sent = objects(made, NOW + LINGER)
    made.short_of_memory(sent.items, 2 * PATIENCE, NOW + LINGER)
    assert waits(made.next_objects(NOW + LINGER)) == 0.25
    later = NOW + LINGER + 2.5 * PATIENCE
    made.failed(objects(made, later), away(), later)
    assert not given_up(made)
    made.failed(objects(made, LONG + 4 * PATIENCE), away(), LONG + 4 * PATIENCE)

    assert given_up(made)


def test_the_patience_begins_after_the_time_that_the_server_asks_for() -> None:
    patience = Patience(10, lambda: 0.0)
    patience.excuse(50, 0)
    patience.excuse(20, 0)
    assert not patience.is_exhausted(0)
    assert not patience.is_exhausted(59)
    assert patience.is_exhausted(60)
    patience.succeed()

    assert not patience.is_exhausted(100)
    assert patience.is_exhausted(110)


def test_references_pause_with_the_objects() -> None:
    made = machine()
    made.add_reference(link(1, 2), NOW)
    made.unlinked(references(made, NOW + LINGER), away(sent=False), NOW + LINGER)

    assert waits(made.next_references(NOW + LINGER)) == 0.25
    assert references(made, LONG).items[0].index == 0


def test_success_of_any_kind_renews_the_patience() -> None:
    made = filled(1, 2, 3, 4, 5, 6)
    made.add_reference(link(8, 9), NOW)
    made.failed(objects(made), away(), NOW)
    made.linked(references(made, NOW + 10), {0: "no"}, NOW + 10)
    made.failed(objects(made, NOW + PATIENCE), away(), NOW + PATIENCE)
    assert not given_up(made)
    made.answered(objects(made, LONG + PATIENCE), {0: "no such class", 1: "no such class"}, LONG + PATIENCE)
    made.failed(objects(made, NOW + 3 * PATIENCE), away(), NOW + 3 * PATIENCE)
    assert not given_up(made)


def test_objects_with_which_messages_fail_for_so_long_are_given_up_though_others_get_through() -> None:
    made = filled(1, 2, pace=Fixed(1, 2))
    bad, good = objects(made), objects(made)
    made.failed(bad, away(), NOW)
    made.answered(good, {}, NOW + PATIENCE / 2)

    made.failed(objects(made, NOW + PATIENCE), away(), NOW + PATIENCE)

    assert made.outcomes.failed == 1
    assert not given_up(made)


@pytest.mark.parametrize("name", ["5", "503", "t", "status", "status503", "failed"])
def test_the_status_of_a_provider_counts_whatever_the_names_in_a_message(name: str) -> None:
    assert passing(f"connection to: OpenAI API failed with status: 503, object of {name!r}", name)
    assert not passing(f"connection to: OpenAI API failed with status: 401, object of {name!r}", name)


@pytest.mark.parametrize("name", ["RateLimits", "too_many_requests", "Status429"])
def test_a_name_in_a_message_says_nothing(name: str) -> None:
    assert not passing(f"class {name} has no property 'rate_limit'", name)


def test_objects_whose_answer_was_lost_are_not_said_to_be_unsent() -> None:
    made = filled(1, 2, 3, pace=Fixed(2, 1))
    made.failed(objects(made), away(), NOW)
    made.abort("it was cancelled")

    assert [DOUBT in reasons(made)[index] for index in range(3)] == [True, True, False]
