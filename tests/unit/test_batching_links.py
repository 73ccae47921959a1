"""When the references of a batch are sent: once, and after their objects."""

from __future__ import annotations

import pytest

from tests.support.batching import (
    LONG,
    NOW,
    add_all,
    away,
    closed,
    filled,
    garbage,
    key,
    late,
    link,
    link_reasons,
    machine,
    objects,
    references,
    status,
    thing,
    unknown,
    unsendable,
    waits,
)
from weaviate._core.batching import machine as machine_module
from weaviate._core.batching.machine import LINGER, MOST_REFERENCES
from weaviate._core.batching.pace import Fixed
from weaviate._core.ledger import DOUBT
from weaviate.exceptions import WeaviateBaseError


def test_references_without_objects_in_the_batch_wait_for_company_only() -> None:
    made = machine()
    made.add_reference(link(1, 2), NOW)
    made.add_reference(link(3, 4), NOW + 0.5)

    assert waits(made.next_references(NOW + 0.5)) == LINGER / 2
    assert [item.index for item in references(made, NOW + LINGER).items] == [0, 1]


def test_references_do_not_wait_for_company_once_a_batch_is_finished() -> None:
    made = machine()
    made.add_reference(link(1, 2), NOW)
    made.finish()
    made.linked(references(made), {}, NOW)

    assert made.done
    assert made.next_references(NOW) is None
    assert made.outcomes.linked == 1


@pytest.mark.parametrize(("size", "sent"), [(1, 100), (300, 300), (100_000, MOST_REFERENCES)])
def test_a_message_has_as_many_references_as_objects_within_limits(size: int, sent: int) -> None:
    made = machine(Fixed(size, 1))
    told = [made.add_reference(link(1, 2), NOW) for _ in range(sent + 1)]

    assert [at for at, wakes in enumerate(told) if wakes] == [0, sent - 1]
    assert len(references(made).items) == sent


def test_what_is_left_of_a_full_message_of_references_waits_for_company() -> None:
    made = machine()
    for target in range(101):
        made.add_reference(link(1, target), NOW)
    made.linked(references(made, NOW + 0.5), {}, NOW + 0.5)

    assert waits(made.next_references(NOW + 0.5)) == LINGER


def test_one_message_with_references_is_under_way_at_a_time() -> None:
    made = machine()
    made.finish()
    made.add_reference(link(1, 2), NOW)
    sent = references(made)
    made.add_reference(link(1, 3), NOW)

    assert waits(made.next_references(LONG)) is None
    made.linked(sent, {}, LONG)
    assert [item.index for item in references(made, LONG).items] == [1]


def test_a_reference_waits_for_both_of_its_objects() -> None:
    made = machine(Fixed(1, 2))
    add_all(made, [thing(1), thing(2)])
    made.add_reference(link(1, 2), NOW)
    made.finish()
    first, second = objects(made), objects(made)
    assert waits(made.next_references(NOW)) is None
    made.answered(second, {}, NOW)
    assert waits(made.next_references(NOW)) is None
    made.answered(first, {}, NOW)

    assert references(made).items[0].index == 0


def test_a_reference_that_waited_gets_its_time_for_company_then() -> None:
    made = filled(1, 2)
    made.add_reference(link(1, 2), NOW)
    made.answered(objects(made), {}, NOW + 5)

    assert waits(made.next_references(NOW + 5)) == LINGER


def test_an_object_that_points_at_itself_is_waited_for_once() -> None:
    made = filled(1, 2)
    made.add_reference(link(1, 1), NOW)
    made.answered(objects(made), {}, NOW)

    assert len(references(made, LONG).items) == 1


@pytest.mark.parametrize("failed", [[0], [1], [0, 1]])
def test_a_reference_fails_with_its_objects(failed: list[int]) -> None:
    made = filled(1, 2)
    made.add_reference(link(1, 2), NOW)
    made.answered(objects(made), dict.fromkeys(failed, "no"), NOW)

    assert link_reasons(made) == {0: f"not sent, since the object {key(failed[0] + 1)} failed"}
    assert made.outcomes.open == 0


def test_a_reference_to_an_object_that_has_failed_fails_at_once() -> None:
    made = machine()
    made.add_object(unsendable(1), NOW)

    assert made.add_reference(link(2, 1), NOW)
    assert link_reasons(made) == {0: f"not sent, since the object {key(1)} failed"}


def test_a_reference_waits_for_an_object_that_failed_and_was_added_again() -> None:
    made = filled(1, 2)
    made.answered(objects(made), {0: "no"}, NOW)
    made.add_object(thing(1), NOW)
    made.add_reference(link(1, 2), NOW)
    assert link_reasons(made) == {}
    made.answered(objects(made, LONG), {}, LONG)

    assert len(references(made, LONG + LINGER).items) == 1


def test_a_reference_to_an_object_that_failed_and_was_stored_then_is_sent() -> None:
    made = machine(Fixed(1, 1))
    add_all(made, [thing(1), thing(1)])
    made.answered(objects(made), {0: "no"}, NOW)
    made.answered(objects(made), {}, NOW)
    made.add_reference(link(1, 9), NOW)

    assert len(references(made, LONG).items) == 1


def test_a_reference_waits_for_the_last_object_of_an_id() -> None:
    made = machine(Fixed(1, 1))
    add_all(made, [thing(1), thing(1)])
    made.add_reference(link(1, 9), NOW)
    made.answered(objects(made), {0: "no"}, NOW)
    assert link_reasons(made) == {}
    made.answered(objects(made), {}, NOW)

    assert len(references(made, LONG).items) == 1


def test_a_reference_that_is_not_sent_yet_waits_for_an_object_that_is_added_again() -> None:
    made = machine()
    made.add_reference(link(1, 2), NOW)
    made.add_reference(link(3, 4), NOW)
    made.add_object(thing(2), NOW)
    made.finish()

    sent = references(made)
    assert [item.index for item in sent.items] == [1]
    made.linked(sent, {}, NOW)
    assert waits(made.next_references(NOW)) is None
    made.answered(objects(made), {}, NOW)
    assert [item.index for item in references(made).items] == [0]


def test_all_references_may_have_to_wait_for_objects_that_are_added_again() -> None:
    made = machine()
    made.add_reference(link(1, 2), NOW)
    made.add_object(thing(1), NOW)

    assert waits(made.next_references(LONG)) is None
    made.answered(objects(made, LONG), {0: "no"}, LONG)
    assert list(link_reasons(made)) == [0]


def test_references_that_the_server_refuses_fail_one_by_one() -> None:
    made = machine()
    for target in (2, 3, 4):
        made.add_reference(link(1, target), NOW)
    made.linked(references(made, LONG), {1: "no such property"}, LONG)

    assert link_reasons(made) == {1: "no such property"}
    assert made.outcomes.linked == 2
    assert [error.message for error in made.outcomes.failed_references()] == ["no such property"]


@pytest.mark.parametrize("error", [away(sent=False), status(429)])
def test_references_that_were_not_added_for_sure_are_sent_again(error: WeaviateBaseError) -> None:
    made = machine()
    made.finish()
    for target in (2, 3):
        made.add_reference(link(1, target), NOW)
    made.unlinked(references(made), error, NOW)

    assert waits(made.next_references(NOW)) == 0.25
    assert [item.index for item in references(made, LONG).items] == [0, 1]


@pytest.mark.parametrize(
    ("error", "doubt"), [(away(), True), (late(), True), (status(503), True), (garbage(), True), (unknown(), False)]
)
def test_references_that_may_have_been_added_are_not_sent_again(error: WeaviateBaseError, doubt: bool) -> None:
    made = machine()
    made.finish()
    made.add_reference(link(1, 2), NOW)
    made.unlinked(references(made), error, NOW)

    assert made.done
    assert made.stopped is None
    assert link_reasons(made) == {0: f"{error.message} {DOUBT}" if doubt else error.message}


def test_references_are_not_sent_again_once_nothing_is() -> None:
    made = machine()
    made.add_reference(link(1, 2), NOW)
    sent = references(made, LONG)
    made.add_reference(link(1, 3), NOW)
    error = closed()
    made.unlinked(sent, error, LONG)

    assert made.done
    assert made.error is error
    assert link_reasons(made) == {
        0: f"{error.message} {DOUBT}",
        1: f"not sent, since an earlier request failed: {error.message}",
    }


def test_references_that_are_sent_again_come_before_later_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine_module, "MOST_REFERENCES", 2)
    made = machine()
    for target in range(5):
        made.add_reference(link(1, target + 2), NOW)
    made.unlinked(references(made), away(sent=False), NOW)

    assert [item.index for item in references(made, LONG).items] == [0, 1]
