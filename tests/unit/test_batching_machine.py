"""What a batch sends when, and what it says of everything in the end."""

from __future__ import annotations

import pytest

from tests.support.batching import (
    LONG,
    NOW,
    add_all,
    away,
    done,
    filled,
    key,
    link,
    link_reasons,
    machine,
    numbers,
    objects,
    reasons,
    references,
    room,
    run,
    stored,
    thing,
    unsendable,
    waits,
)
from weaviate._core.batching import machine as machine_module
from weaviate._core.batching.items import ENVELOPE
from weaviate._core.batching.machine import LINGER, QUEUED_BYTES
from weaviate._core.batching.pace import Fixed
from weaviate._core.batching.steps import Objects, Wait, share
from weaviate._core.ledger import DOUBT

SIZE = len(thing(1).wire)


def test_a_message_has_as_many_objects_as_the_pace_says() -> None:
    made = filled(1, 2, 3, 4, 5)
    made.finish()

    assert run(made) == [[1, 2], [3, 4], [5]]
    assert done(made)
    assert made.next_objects(NOW) is None


@pytest.mark.parametrize(("spare", "sent"), [(-1, [[1], [2]]), (0, [[1, 2]]), (1, [[1, 2]])])
def test_a_message_has_no_more_bytes_than_the_server_takes(spare: int, sent: list[list[int]]) -> None:
    made = filled(1, 2, pace=Fixed(10, 1), max_message_size=2 * SIZE + ENVELOPE + spare)
    made.finish()

    assert run(made) == sent


def test_a_message_is_no_larger_than_is_good_however_much_the_server_takes() -> None:
    made = machine(Fixed(1000, 1), max_message_size=10**9)
    add_all(made, [thing(number, text="x" * 4_000_000) for number in range(3)])
    made.finish()

    assert run(made) == [[0, 1], [2]]


def test_an_object_that_is_larger_than_is_good_has_a_message_of_its_own() -> None:
    made = machine(Fixed(1000, 1))
    add_all(made, [thing(1), thing(2, text="x" * 11_000_000), thing(3)])
    made.finish()

    assert run(made) == [[1], [2], [3]]


def test_objects_of_different_collections_have_messages_of_their_own() -> None:
    made = machine()
    add_all(made, [thing(1, "Book"), thing(2, "Author"), thing(3, "Book")])
    made.finish()

    first, second = objects(made), objects(made)
    assert (first.collection, numbers(first)) == ("Book", [1, 3])
    assert (second.collection, numbers(second)) == ("Author", [2])


def test_objects_of_different_tenants_share_a_message() -> None:
    made = machine()
    add_all(made, [thing(1, tenant="a"), thing(2, tenant="b")])

    assert numbers(objects(made)) == [1, 2]


def test_a_message_that_is_not_full_waits_for_company() -> None:
    made = filled(1)

    assert waits(made.next_objects(NOW)) == LINGER
    assert waits(made.next_objects(NOW + LINGER / 4)) == LINGER * 3 / 4
    assert numbers(objects(made, NOW + LINGER)) == [1]


def test_what_is_left_of_a_full_message_waits_for_company_too() -> None:
    made = filled(1, 2, 3)

    assert numbers(objects(made, NOW + 0.5)) == [1, 2]
    assert waits(made.next_objects(NOW + 0.5)) == LINGER
    assert numbers(objects(made, NOW + 1.5)) == [3]


def test_a_full_message_does_not_wait() -> None:
    assert numbers(objects(filled(1, 2))) == [1, 2]


def test_nothing_to_send_waits_for_what_comes() -> None:
    assert waits(machine().next_objects(NOW)) is None
    assert waits(machine().next_references(NOW)) is None


def test_a_collection_that_is_always_full_holds_up_no_other() -> None:
    made = machine(Fixed(1, 1))
    add_all(made, [thing(1, "Book"), thing(2, "Book"), thing(3, "Book")])
    made.add_object(thing(4, "Author"), NOW + 0.1)

    assert run(made, NOW + 0.2) == [[1], [4], [2], [3]]


def test_no_more_messages_are_under_way_than_the_pace_says() -> None:
    made = filled(1, 2, 3, 4, 5, 6)
    first = objects(made)
    objects(made)

    assert waits(made.next_objects(NOW)) is None
    made.answered(first, {}, NOW)
    assert numbers(objects(made)) == [5, 6]


def test_whoever_adds_learns_when_something_has_to_be_sent() -> None:
    made = machine(Fixed(3, 2))

    assert add_all(made, [thing(1), thing(2), thing(3), thing(4)]) == [True, False, True, False]
    assert made.add_object(thing(2), NOW) is False  # It follows the other one.
    assert [made.add_reference(link(5, 6 + each), NOW) for each in range(3)] == [True, False, False]


def test_whoever_adds_learns_that_a_message_is_full_by_its_bytes() -> None:
    made = machine(Fixed(10, 1), max_message_size=3 * SIZE + ENVELOPE)

    assert add_all(made, [thing(each) for each in range(4)]) == [True, False, True, True]


def test_there_is_room_until_enough_bytes_wait_to_be_sent() -> None:
    made = machine(Fixed(1000, 1))
    size = len(thing(1, text="x" * 1_000_000).wire)
    count = -(-QUEUED_BYTES // size)
    told = []
    for number in range(count):
        assert room(made)
        told.append(made.add_object(thing(number, text="x" * 1_000_000), NOW))

    assert told == [True, *[False] * (count - 2), True]
    assert not room(made)
    # What fills the queue is sent at once, and makes room.
    assert len(objects(made).items) == count
    assert room(made)


@pytest.mark.parametrize("ahead", [SIZE, 10 * SIZE])
def test_little_may_wait_behind_a_complete_message(monkeypatch: pytest.MonkeyPatch, ahead: int) -> None:
    monkeypatch.setattr(machine_module, "AHEAD_BYTES", ahead)
    made = filled(1)

    assert room(made)  # However much waits, if no message is complete.
    made.add_object(thing(2), NOW)
    assert room(made) == (ahead > 2 * SIZE)
    objects(made)
    assert room(made)


def test_many_collections_may_wait_where_no_message_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine_module, "AHEAD_BYTES", SIZE)
    made = machine()
    add_all(made, [thing(1, "Book"), thing(2, "Author"), thing(3, "Shelf")])

    assert room(made)
    made.add_object(thing(4, "Book"), NOW)
    assert not room(made)


def test_objects_under_way_refer_to_their_message() -> None:
    sent = objects(filled(1, 2))
    wires = [bytes(item.wire) for item in sent.items]
    message = sent.request(None).message

    assert [bytes(item.wire) for item in sent.items] == wires
    assert all(isinstance(item.wire, memoryview) and item.wire.obj is message for item in sent.items)


def test_shared_bytes_begin_where_they_are_said_to() -> None:
    items = [thing(1), thing(2, text="longer")]
    wires = [bytes(item.wire) for item in items]
    share(b"head" + b"".join(wires) + b"tail", 4, items)

    assert [bytes(item.wire) for item in items] == wires


def test_what_has_to_be_sent_again_does_not_hold_its_message() -> None:
    made = filled(1, 2)
    sent = objects(made)
    wires = [bytes(item.wire) for item in sent.items]
    sent.request(None)
    made.put_back(sent.items[:1], NOW)

    assert [type(item.wire) for item in sent.items] == [bytes, memoryview]
    assert [item.wire for item in sent.items] == wires


def test_objects_that_follow_others_of_their_id_take_room_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine_module, "QUEUED_BYTES", 2 * SIZE)
    made = filled(1)

    assert room(made)
    assert made.add_object(thing(1), NOW)
    assert not room(made)
    made.answered(objects(made), {}, NOW)
    assert room(made)


def test_what_has_to_be_sent_again_takes_room_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine_module, "QUEUED_BYTES", SIZE)
    made = filled(1)
    sent = objects(made)
    assert room(made)
    made.failed(sent, away(), NOW)

    assert not room(made)


def test_references_take_room_until_they_have_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine_module, "QUEUED_REFERENCES", 2)
    made = filled(1)
    made.add_reference(link(1, 2), NOW)
    assert room(made)
    made.add_reference(link(3, 4), NOW)
    assert not room(made)
    made.linked(references(made, NOW + LINGER), {0: "no"}, NOW)

    assert room(made)


def test_there_is_room_for_all_that_is_not_sent_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine_module, "QUEUED_BYTES", 1)
    made = filled(1)
    assert not room(made)
    made.abort("it ended")

    assert room(made)


def test_an_object_that_cannot_be_sent_fails_alone() -> None:
    made = filled(1)
    assert made.add_object(unsendable(2), NOW)
    made.add_object(thing(3), NOW)

    assert run(made) == [[1, 3]]
    assert stored(made) == [0, 2]
    assert list(reasons(made)) == [1]
    assert "text" in reasons(made)[1]


def test_of_objects_with_one_id_one_is_under_way_and_the_last_one_comes_last() -> None:
    made = machine(Fixed(10, 10))
    add_all(made, [thing(1, text="a"), thing(1, text="b"), thing(2), thing(1, text="c")])
    made.finish()

    texts = []
    while not done(made):
        sent = objects(made)
        assert waits(made.next_objects(NOW)) is None
        texts += [item.properties["text"] for item in sent.items if item.key == key(1)]
        made.answered(sent, {}, NOW)
    assert texts == ["a", "b", "c"]
    assert stored(made) == [0, 1, 2, 3]


def test_an_object_that_is_sent_again_comes_before_the_next_of_its_id() -> None:
    made = machine(Fixed(1, 2))
    add_all(made, [thing(1, text="a"), thing(1, text="b")])
    made.failed(objects(made), away(), NOW)

    again = objects(made, LONG)
    assert again.items[0].properties["text"] == "a"
    made.answered(again, {}, LONG)
    assert objects(made, LONG).items[0].properties["text"] == "b"


def test_an_object_that_followed_another_one_does_not_wait_for_company() -> None:
    made = machine(Fixed(10, 1))
    add_all(made, [thing(1), thing(1)])
    made.answered(objects(made, NOW + LINGER), {0: "no"}, NOW + LINGER)

    assert numbers(objects(made, NOW + LINGER)) == [1]


@pytest.mark.parametrize("streams", [False, True])
def test_an_id_in_two_collections_is_under_way_twice_unless_the_server_goes_by_ids_alone(streams: bool) -> None:
    made = machine(Fixed(1, 2), streams=streams)
    add_all(made, [thing(1, "Book"), thing(1, "Author")])

    first = objects(made)
    assert first.collection == "Book"
    assert isinstance(made.next_objects(NOW), Wait if streams else Objects)
    made.answered(first, {}, NOW)
    assert not streams or objects(made).collection == "Author"


def test_a_flush_sends_what_waits_for_company_and_ends_with_what_was_added_before() -> None:
    made = machine()
    made.add_reference(link(8, 9), NOW)
    add_all(made, [thing(1), thing(2, "Author"), thing(3, "Author")])
    flush = made.flush()
    assert flush is not None
    made.add_object(thing(4, "Shop"), NOW)
    made.add_reference(link(8, 7), NOW)
    assert flush.open == 4

    first, second = objects(made), objects(made)
    made.answered(second, {}, NOW)
    assert flush.open == 2
    made.answered(objects(made), {}, NOW)
    assert made.outcomes.stored == 3
    assert flush.open == 2
    made.linked(references(made), {}, NOW)
    assert made.outcomes.linked == 2
    assert flush.open == 1
    made.answered(first, {}, NOW)
    assert flush.open == 0
    # Afterwards there is company again.
    made.add_object(thing(5), NOW)
    assert waits(made.next_objects(NOW)) == LINGER


def test_several_flushes_end_one_after_the_other() -> None:
    made = filled(1)
    first = made.flush()
    made.add_object(thing(2, "Author"), NOW)
    second = made.flush()
    assert first is not None
    assert second is not None

    made.answered(objects(made), {}, NOW)
    assert (first.open, second.open) == (0, 1)
    made.answered(objects(made), {0: "no"}, NOW)
    assert second.open == 0


def test_a_flush_of_nothing_is_none() -> None:
    made = filled(1, 2)
    run(made)

    assert machine().flush() is None
    assert made.flush() is None


def test_a_finished_batch_is_done_when_all_has_ended() -> None:
    made = filled(1)
    assert not done(made)
    made.finish()
    sent = objects(made)
    assert not done(made)
    made.answered(sent, {}, NOW)

    assert done(made)
    assert machine().done is False


def test_an_aborted_batch_sends_nothing_more_and_waits_for_what_is_under_way() -> None:
    made = filled(1, 2, 3, 1)
    made.add_reference(link(1, 9), NOW)
    made.add_reference(link(3, 9), NOW)
    made.add_reference(link(8, 9), NOW)
    sent = objects(made)
    made.abort("the block raised")
    made.abort("again")

    assert waits(made.next_objects(NOW)) is None
    assert waits(made.next_references(NOW)) is None
    assert not done(made)
    why = "not sent, since the block raised"
    assert reasons(made) == {2: why, 3: why}
    made.answered(sent, {1: "failed with status: 429"}, NOW)
    assert done(made)
    assert stored(made) == [0]
    assert reasons(made) == {1: "failed with status: 429", 2: why, 3: why}
    assert link_reasons(made) == {0: why, 1: why, 2: why}


def test_a_reference_of_an_object_that_was_stored_after_the_end_is_not_sent() -> None:
    made = filled(1, 2)
    made.add_reference(link(1, 9), NOW)
    sent = objects(made)
    made.abort("the block raised")
    assert link_reasons(made) == {}
    made.answered(sent, {}, NOW)

    assert link_reasons(made) == {0: "not sent, since the block raised"}


def test_what_is_added_after_the_end_fails() -> None:
    made = machine()
    made.abort("it ended")

    assert made.add_object(thing(1), NOW)
    assert made.add_object(unsendable(2), NOW)
    assert made.add_reference(link(1, 2), NOW)
    assert done(made)
    assert reasons(made)[0] == "not sent, since it ended"
    assert "text" in reasons(made)[1]
    assert link_reasons(made) == {0: "not sent, since it ended"}


def test_what_is_sent_again_after_the_end_fails() -> None:
    made = filled(1, 2)
    sent = objects(made)
    made.abort("it ended")
    made.put_back(sent.items, NOW)

    assert reasons(made) == dict.fromkeys((0, 1), "not sent, since it ended")


def test_a_forsaken_batch_waits_for_nothing() -> None:
    made = filled(1, 2, 3)
    made.add_reference(link(8, 9), NOW)
    made.add_reference(link(1, 9), NOW)
    sent, linking = objects(made), references(made, NOW + LINGER)
    made.forsake("it was cancelled")

    assert done(made)
    doubt = f"it was cancelled. {DOUBT}"
    assert reasons(made) == {0: doubt, 1: doubt, 2: "not sent, since it was cancelled"}
    assert link_reasons(made) == {0: doubt, 1: "not sent, since it was cancelled"}
    # Answers that come all the same change nothing.
    made.answered(sent, {1: "no"}, NOW)
    made.linked(linking, {}, NOW)
    made.unlinked(linking, away(), NOW)
    assert (made.outcomes.stored, made.outcomes.failed) == (0, 3)
    assert (made.outcomes.linked, made.outcomes.unlinked) == (0, 2)


def test_a_batch_without_references_under_way_is_forsaken_too() -> None:
    made = filled(1, 2)
    objects(made)
    made.forsake("it was cancelled")

    assert done(made)


def test_the_first_failure_ends_a_batch_that_is_to_raise() -> None:
    made = filled(1, 2, 3, 1, on_error="raise")
    made.add_reference(link(1, 2), NOW)
    sent = objects(made)
    made.answered(sent, {0: "no such class"}, NOW)

    why = "not sent, since on_error is 'raise', and something failed before: no such class"
    assert done(made)
    assert made.stopped is not None
    assert made.error is None
    assert stored(made) == [1]
    assert reasons(made) == {0: "no such class", 2: why, 3: why}
    assert link_reasons(made) == {0: why}


def test_an_object_that_cannot_be_sent_ends_a_batch_that_is_to_raise() -> None:
    made = filled(1, on_error="raise")
    made.add_object(unsendable(2), NOW)

    assert done(made)
    assert list(reasons(made)) == [0, 1]


def test_a_reference_that_fails_ends_a_batch_that_is_to_raise() -> None:
    made = filled(1, on_error="raise")
    made.add_reference(link(8, 9), NOW)
    made.linked(references(made, NOW + LINGER), {0: "no"}, NOW)

    assert done(made)
    assert "on_error is 'raise'" in reasons(made)[0]


def test_the_result_tells_of_everything_by_position() -> None:
    made = filled(1, 2, 3, 4)
    made.answered(objects(made), {1: "no"}, NOW)
    result = made.outcomes.result()

    assert {index: uuid.int for index, uuid in result.objs.uuids.items()} == {0: 1}
    assert result.objs.errors[1].object_.uuid is not None
    assert result.objs.has_errors
    assert not result.refs.has_errors
    with pytest.warns(DeprecationWarning, match="all_responses"):
        assert len(result.objs.all_responses) == 2
    assert [error.message for error in made.outcomes.failed_objects()] == ["no"]
    assert made.outcomes.failed_references() == []
    assert (made.outcomes.errors, made.outcomes.forgotten) == (1, 0)


def test_the_parts_that_were_written_to_are_known() -> None:
    made = machine(Fixed(2, 2))
    add_all(made, [thing(1, tenant="a"), thing(2, tenant="b"), thing(3, tenant="a"), thing(4, "Author")])
    made.finish()
    run(made, refused={key(2): "no"})

    assert [(shard.collection, shard.tenant) for shard in made.outcomes.written()] == [("Book", "a"), ("Author", None)]


def test_a_batch_that_keeps_no_ids_keeps_a_bounded_number_of_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weaviate._core.batching.outcomes.MAX_STORED_RESULTS", 2)
    made = filled(*range(10), keep_uuids=False)
    made.finish()
    run(made, refused={key(number): "no" for number in range(4, 10)})
    for number in range(3):
        made.add_reference(link(4, number), NOW)

    outcomes = made.outcomes
    assert (outcomes.stored, outcomes.failed, outcomes.unlinked, outcomes.errors) == (4, 6, 3, 9)
    assert outcomes.forgotten == 5
    assert outcomes.result().objs.uuids == {}
    assert list(outcomes.result().objs.errors) == [4, 5]
    assert [error.reference.to_object_uuid for error in outcomes.failed_references()] == [key(0), key(1)]


def test_a_batch_that_keeps_ids_keeps_all_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weaviate._core.batching.outcomes.MAX_STORED_RESULTS", 2)
    made = filled(*range(6))
    run(made, refused={key(number): "no" for number in range(6)})

    assert len(reasons(made)) == 6
    assert made.outcomes.forgotten == 0


def test_an_object_that_was_stored_is_not_told_of_twice() -> None:
    made = filled(1, 2)
    sent = objects(made)
    made.answered(sent, {}, NOW)
    made.store(sent.items[0], NOW)
    made.reject(sent.items[0], "no")

    assert stored(made) == [0, 1]
    assert made.outcomes.failed == 0


def test_an_object_waits_for_those_added_before_that_it_points_at() -> None:
    made = machine(Fixed(10, 2))
    pointing = thing(3)
    pointing.needs = {key(1), key(2), key(3), key(4), key(9)}
    add_all(made, [thing(1), thing(2), pointing, thing(4)])
    made.finish()

    first = objects(made)
    assert [item.key for item in first.items] == [key(1), key(2), key(4)]
    made.answered(first, {0: "no"}, NOW)
    assert objects(made).items == [pointing]


def test_an_object_that_waits_for_others_fails_with_an_end_of_the_batch() -> None:
    made = machine()
    pointing = thing(2)
    pointing.needs = {key(1)}
    add_all(made, [thing(1), pointing])
    made.abort("it was cancelled")

    assert made.outcomes.failed == 2
    assert made.done


def test_a_batch_that_was_forsaken_is_done_whatever_it_had() -> None:
    made = filled(1, 2, 3)
    flush = made.flush()
    lost = objects(made)
    made._away.clear()  # as an error between two changes of the state would do
    made.forsake("it broke")

    assert made.done
    assert flush is not None
    assert made.outcomes.open == len(lost.items)
