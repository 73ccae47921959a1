"""Many objects in few messages, and what became of each of them."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weaviate._core import batch
from weaviate._core.batch import InsertMany
from weaviate._core.errors import from_grpc_fault
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest, TransportFault
from weaviate._proto import v1
from weaviate._proto.methods import BATCH_OBJECTS
from weaviate.exceptions import (
    AuthenticationFailedError,
    ErrorDetails,
    ResponseCannotBeDecodedError,
    WeaviateBaseError,
    WeaviateClosedClientError,
    WeaviateConnectionError,
    WeaviateInsertManyAllFailedError,
    WeaviateInvalidInputError,
)
from weaviate.models.batch import BatchObjectReturn
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.data import DataObject, ReferenceToMulti

ID = uuid.UUID("2536a58e-cedd-4d1d-a47d-4c1d779de483")
BOOKS = Scope("Book")
ROWS: Any = [[1.0]]


class Bomb(dict[str, Any]):
    """Properties that fail when they are looked at."""

    def items(self) -> Any:
        raise KeyError("boom")


def reply(**errors: str) -> bytes:
    """The answer in which the objects at some positions were refused: `_1="no"`."""
    refused = [
        v1.BatchObjectsReply.BatchError(index=int(position[1:]), error=error) for position, error in errors.items()
    ]
    return v1.BatchObjectsReply(took=0.25, errors=refused).SerializeToString()


def asked(ledger: InsertMany) -> Iterator[GrpcRequest]:
    """The requests of a batch, without the turns of others."""
    return (request for request in ledger.requests() if request is not None)


def send(ledger: InsertMany, *replies: bytes) -> list[v1.BatchObjectsRequest]:
    """Run a batch against answers; the last one is repeated."""
    sent: list[v1.BatchObjectsRequest] = []
    for request in asked(ledger):
        ledger.answered(replies[min(len(sent), len(replies) - 1)] if replies else reply())
        sent.append(v1.BatchObjectsRequest.FromString(request.message))
    return sent


def only(objects: Any, scope: Scope = BOOKS) -> v1.BatchObject:
    ((message,),) = (request.objects for request in send(InsertMany(scope, objects)))
    return message


def test_an_object_is_written_with_all_that_it_has() -> None:
    by = ReferenceToMulti(target_collection="Author", uuids=ID)
    given_object = DataObject({"title": "A"}, uuid=str(ID).upper(), vector=[1, 2], references={"in": ID, "by": by})

    message = only([given_object], Scope("Book", "t1"))

    expected = v1.BatchObject(uuid=str(ID), collection="Book", tenant="t1", vector_bytes=struct.pack("<2f", 1, 2))
    expected.properties.non_ref_properties.fields["title"].string_value = "A"
    expected.properties.single_target_ref_props.add(prop_name="in", uuids=[str(ID)])
    expected.properties.multi_target_ref_props.add(prop_name="by", uuids=[str(ID)], target_collection="Author")
    assert message == expected


def test_named_vectors_have_their_field() -> None:
    given_vectors: Any = {"one": np.array([1.0, 2]), "many": [[1, 2], [3, 4]]}
    message = only([DataObject(vector=given_vectors)])

    assert message.vector_bytes == b""
    assert [(item.name, item.type) for item in message.vectors] == [("one", 1), ("many", 2)]


def test_properties_alone_are_an_object() -> None:
    message = only([{"title": "A"}])

    assert message.properties.non_ref_properties.fields["title"].string_value == "A"
    assert uuid.UUID(message.uuid).version == 4


def test_an_empty_object_is_one_too() -> None:
    assert not only([DataObject()]).HasField("properties")


def test_references_are_written_without_properties_too() -> None:
    assert only([DataObject(references={"by": ID})]).properties.single_target_ref_props[0].prop_name == "by"


def test_a_request_says_what_it_is() -> None:
    (request,) = asked(InsertMany(Scope("Book", "t1"), [{}]))

    assert (request.method, request.what) == (BATCH_OBJECTS, "insert many into Book")
    assert (request.timeout, request.idempotent) == ("insert", True)
    assert request.details == ErrorDetails(collection="Book", tenant="t1")


@pytest.mark.parametrize("level", ConsistencyLevel)
def test_the_consistency_level_is_in_the_request(level: ConsistencyLevel) -> None:
    (request,) = send(InsertMany(Scope("Book", None, level), [{}, {}]))

    assert len(request.objects) == 2
    assert v1.ConsistencyLevel.Name(request.consistency_level) == f"CONSISTENCY_LEVEL_{level.value}"


def test_without_a_consistency_level_the_server_decides() -> None:
    (request,) = send(InsertMany(BOOKS, [{}]))

    assert not request.HasField("consistency_level")


# --- What became of each object


def test_every_object_ends_as_stored_or_failed_under_its_position() -> None:
    objects = [{"n": 0}, {"n": {1}}, DataObject({"n": 2}, uuid=ID), {"n": 3}, DataObject({"n": 4}, uuid="x"), {"n": 5}]
    ledger = InsertMany(BOOKS, objects)

    (request,) = send(ledger, reply(_2="no more"))
    result = ledger.result(1.5)

    assert [item.properties.non_ref_properties.fields["n"].number_value for item in request.objects] == [0, 2, 3, 5]
    assert {index: error.message for index, error in result.errors.items()} == {
        1: 'properties["n"]: {1} (set) has no Weaviate data type',
        3: "no more",
        4: "uuid: 'x' (str) is not a UUID",
    }
    assert list(result.errors) == [1, 3, 4]
    assert {index: str(identity) for index, identity in result.uuids.items()} == {
        0: request.objects[0].uuid,
        2: str(ID),
        5: request.objects[3].uuid,
    }
    assert (result.has_errors, result.elapsed_seconds) == (True, 1.5)


def test_all_responses_are_in_the_order_of_the_input() -> None:
    ledger = InsertMany(BOOKS, [{"n": 0}, {"n": {1}}, {"n": 2}])
    send(ledger)
    result = ledger.result(0)

    with pytest.warns(DeprecationWarning, match="all_responses"):
        assert result.all_responses == [result.uuids[0], result.errors[1], result.uuids[2]]


def test_an_error_holds_the_object_as_it_was_given() -> None:
    vector = [1.0, 2.0]
    given_object = DataObject({"title": 5}, uuid=ID, vector=vector, references={"by": ID})
    ledger = InsertMany(Scope("Book", "t1"), [{}, given_object])
    send(ledger, reply(_1="not a string"))

    error = ledger.result(0).errors[1]

    assert (error.message, error.original_uuid) == ("not a string", str(ID))
    assert error.object_.model_dump() == {
        "collection": "Book",
        "properties": {"title": 5},
        "references": {"by": ID},
        "uuid": str(ID),
        "vector": vector,
        "tenant": "t1",
        "index": 1,
        "retry_count": 0,
    }
    assert error.object_.vector is vector


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (5, "5 (int) is neither a mapping of properties nor a DataObject"),
        (None, "None (NoneType) is neither a mapping of properties nor a DataObject"),
        ("a", "'a' (str) is neither a mapping of properties nor a DataObject"),
        (DataObject(5), "properties: 5 (int) is not a mapping of property names to values"),
        ({"id": 1}, "properties['id']: the server keeps this name for itself; pass it as an argument instead."),
        (DataObject(vector=[]), "vector: a vector without numbers"),
        (DataObject(vector=ROWS), "vector[0]: [1.0] (list) is not a number"),
        (DataObject(references={"by": "x"}), "references[\"by\"]: 'x' (str) is not a UUID"),
        (Bomb(a=1), "KeyError: 'boom'"),
    ],
    ids=repr,
)
def test_a_bad_object_does_not_stop_the_others(bad: Any, message: str) -> None:
    ledger = InsertMany(BOOKS, [{}, bad, {}])
    (request,) = send(ledger)

    result = ledger.result(0)

    assert len(request.objects) == 2
    assert list(result.uuids) == [0, 2]
    assert result.errors[1].message == message


def test_nothing_to_insert_sends_nothing() -> None:
    ledger = InsertMany(BOOKS, [])

    assert send(ledger) == []
    assert ledger.result(0.5) == BatchObjectReturn(elapsed_seconds=0.5)


def test_all_failed_is_an_error_with_the_reasons() -> None:
    ledger = InsertMany(BOOKS, [{"n": 0}, {"n": {1}}, {"n": 2}])
    send(ledger, reply(_0="no", _1="no"))

    with pytest.raises(WeaviateInsertManyAllFailedError) as raised:
        ledger.result(0)
    assert raised.value.message == (
        'All 3 objects failed, because of:\nno\nproperties["n"]: {1} (set) has no Weaviate data type'
    )


def test_the_error_of_a_whole_batch_shows_ten_reasons() -> None:
    ledger = InsertMany(BOOKS, [{"n": {number}} for number in range(30)])
    assert send(ledger) == []

    with pytest.raises(WeaviateInsertManyAllFailedError, match=r"All 30 objects failed[^$]*\nand 20 more$"):
        ledger.result(0)


def test_an_answer_that_is_none_cannot_be_decoded() -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        batch.errors(b"<html>", 1)


def test_a_first_request_that_fails_is_raised() -> None:
    ledger = InsertMany(BOOKS, [{}, {}])
    error = WeaviateConnectionError("gone")
    next(ledger.requests())

    with pytest.raises(WeaviateConnectionError) as raised:
        ledger.failed(error)
    assert raised.value is error


def test_a_first_request_that_fails_after_an_object_did_is_recorded() -> None:
    ledger = InsertMany(BOOKS, [{"n": {1}}, {}])
    next(ledger.requests())

    ledger.failed(WeaviateConnectionError("gone"))

    assert [error.message for _, error in sorted(ledger.errors.items())] == [
        'properties["n"]: {1} (set) has no Weaviate data type',
        "gone",
    ]


def test_a_later_request_that_fails_is_recorded_where_nothing_was_stored() -> None:
    ledger = InsertMany(BOOKS, [{"n": 0}, {"n": 1}], size_of(BOOKS, {"n": 0}))
    requests = ledger.requests()
    next(requests)
    ledger.answered(reply(_0="no"))
    next(requests)

    ledger.failed(WeaviateConnectionError("gone"))

    assert [ledger.errors[index].message for index in (0, 1)] == ["no", "gone"]


@pytest.mark.parametrize("position", [-1, 2])
def test_an_answer_about_an_object_that_was_not_sent_cannot_be_decoded(position: int) -> None:
    ledger = InsertMany(BOOKS, [{}, {}])
    next(ledger.requests())

    with pytest.raises(ResponseCannotBeDecodedError):
        ledger.answered(reply(**{f"_{position}": "no"}))
    assert (ledger.uuids, ledger.errors) == ({}, {})


def test_objects_whose_answer_was_lost_are_reported_with_their_ids() -> None:
    ledger = InsertMany(BOOKS, [{}, {}])
    error = WeaviateConnectionError("gone")
    error.details = ErrorDetails(grpc_code="UNAVAILABLE", sent=True)
    (request,) = asked(ledger)
    ledger.failed(error)

    result = ledger.result(0)

    sent = [found.uuid for found in v1.BatchObjectsRequest.FromString(request.message).objects]
    assert [result.errors[index].original_uuid for index in (0, 1)] == sent
    assert result.uuids == {}


@pytest.mark.parametrize("wrong", [None, 3, "text", {"title": "A"}, DataObject({})])
def test_what_is_no_list_of_objects_is_refused(wrong: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="objects"):
        InsertMany(BOOKS, wrong)


def test_a_later_request_that_fails_leaves_what_was_stored() -> None:
    objects = [{"n": number} for number in range(6)]
    ledger = InsertMany(BOOKS, objects, 2 * size_of(BOOKS, objects[0]))
    for number, _ in enumerate(ledger.requests()):
        if number == 1:
            ledger.failed(WeaviateConnectionError("gone"))
        else:
            ledger.answered(reply())

    result = ledger.result(0)

    assert list(result.uuids) == [0, 1, 4, 5]
    assert {index: error.message for index, error in result.errors.items()} == {2: "gone", 3: "gone"}


def away() -> WeaviateBaseError:
    return WeaviateConnectionError("gone").with_details(ErrorDetails(retryable=True))


@pytest.mark.parametrize("error", [away(), AuthenticationFailedError("expired"), WeaviateClosedClientError()])
def test_nothing_more_is_sent_where_it_would_fail_too(error: WeaviateBaseError) -> None:
    objects = [{"n": number} for number in range(6)]
    ledger = InsertMany(BOOKS, objects, 2 * size_of(BOOKS, objects[0]))
    requests = ledger.requests()
    next(requests)
    ledger.answered(reply())
    next(requests)
    ledger.failed(error)

    assert list(requests) == []

    result = ledger.result(0)
    assert list(result.uuids) == [0, 1]
    assert list(result.errors) == [2, 3, 4, 5]
    assert result.errors[5].message == f"not sent, since an earlier request failed: {error.message}"


# --- Sizes


def size_of(scope: Scope, item: Any) -> int:
    """How much an object adds to a request."""
    return v1.BatchObjectsRequest(objects=[only([item], scope)]).ByteSize()


def sizes(scope: Scope, objects: list[Any], limit: int) -> list[tuple[int, int]]:
    """Of each request, how many objects it has and how long it is."""
    ledger = InsertMany(scope, objects, limit)
    found = []
    for request in asked(ledger):
        found.append((len(v1.BatchObjectsRequest.FromString(request.message).objects), len(request.message)))
        ledger.answered(reply())
    return found


@pytest.mark.parametrize("scope", [BOOKS, Scope("Book", "t1", ConsistencyLevel.ALL)])
def test_requests_are_split_by_their_exact_size(scope: Scope) -> None:
    objects = [{"text": "a" * 100} for _ in range(3)]
    one = size_of(scope, objects[0])
    level = 2 if scope.consistency_level else 0

    assert sizes(scope, objects, 2 * one + level - 1) == [(1, one + level)] * 3
    assert sizes(scope, objects, 2 * one + level) == [(2, 2 * one + level), (1, one + level)]
    assert sizes(scope, objects, 2 * one + level + 1) == [(2, 2 * one + level), (1, one + level)]


@pytest.mark.parametrize("length", [10, 100, 1000, 20_000, 3_000_000])
def test_an_object_that_is_too_large_alone_fails_alone(length: int) -> None:
    large = {"text": "a" * length}
    one = size_of(BOOKS, large)
    small = 2 * size_of(BOOKS, {})

    fits, too_large = InsertMany(BOOKS, [{}, large, {}], max(one, small)), InsertMany(BOOKS, [{}, large, {}], one - 1)
    send(fits)
    sent = send(too_large)

    assert not fits.result(0).has_errors
    if one > small:  # otherwise the small ones are too large as well
        assert [len(request.objects) for request in sent] == [2]
        assert too_large.result(0).errors[1].message == (
            f"the object takes {one} bytes, and a message has room for {one - 1}"
        )


def test_a_message_is_no_larger_than_what_is_stored_well_unless_one_object_is(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = {"text": "a" * 100}, {"text": "a" * 1000}
    one = size_of(BOOKS, small)
    monkeypatch.setattr(batch, "MOST_BYTES", 2 * one)

    sent = send(InsertMany(BOOKS, [small, small, small, large, small, large]))
    least = send(InsertMany(BOOKS, [small, small], 2 * one - 1))

    assert [len(request.objects) for request in sent] == [2, 1, 1, 1, 1]
    assert [len(request.objects) for request in least] == [1, 1]


def test_others_have_their_turn_while_a_message_is_made() -> None:
    many = InsertMany(BOOKS, ({"n": number} for number in range(1000)))
    large = InsertMany(BOOKS, ({"text": "a" * 100_000} for _ in range(20)))

    turns = [[request is None for request in ledger.requests()] for ledger in (many, large)]

    assert [(turn.count(True), turn[-1]) for turn in turns] == [(15, False), (9, False)]
    assert send(InsertMany(BOOKS, [{"n": 0}] * 64))


def test_a_message_that_is_too_large_for_the_server_does_not_stop_the_others() -> None:
    objects = [{"n": number} for number in range(3)]
    ledger = InsertMany(BOOKS, objects, size_of(BOOKS, objects[0]))
    fault = TransportFault("grpc", "grpc: received message larger than max (9 vs. 5)", grpc_code="RESOURCE_EXHAUSTED")

    for number, request in enumerate(asked(ledger)):
        if number == 0:
            ledger.failed(from_grpc_fault(request, fault, "db", 1))
        else:
            ledger.answered(reply())
    result = ledger.result(0)

    assert result.uuids.keys() == {1, 2}
    assert "larger than max" in result.errors[0].message


def test_an_input_that_breaks_off_is_raised_with_what_became_of_the_rest() -> None:
    def broken() -> Iterator[Any]:
        yield {"n": 0}
        yield {"n": {1}}
        raise OSError("disk")

    ledger = InsertMany(BOOKS, broken())
    sent = send(ledger)

    with pytest.raises(OSError, match="disk") as caught:
        ledger.result(2.5)

    assert [len(request.objects) for request in sent] == [1]
    partial: BatchObjectReturn = vars(caught.value)["partial_result"]
    assert (list(partial.uuids), list(partial.errors), partial.elapsed_seconds) == ([0], [1], 2.5)
    [note] = caught.value.__notes__
    assert "1 were stored and 1 failed" in note


def test_errors_of_later_requests_are_counted_from_the_first_object() -> None:
    objects: list[Any] = [{"n": 0}, {"n": {1}}, {"n": 2}, {"n": 3}, {"n": 4}]
    ledger = InsertMany(BOOKS, objects, 2 * size_of(BOOKS, objects[0]))

    sent = send(ledger, reply(), reply(_1="no"))

    assert [len(request.objects) for request in sent] == [2, 2]
    assert sorted(ledger.errors) == [1, 4]
    assert list(ledger.uuids) == [0, 2, 3]


def test_an_input_that_comes_bit_by_bit_is_read_as_far_as_needed() -> None:
    read = []

    def source() -> Iterator[dict[str, int]]:
        for number in range(10):
            read.append(number)
            yield {"n": number}

    ledger = InsertMany(BOOKS, source(), 3 * size_of(BOOKS, {"n": 1}))
    for _ in ledger.requests():
        break

    assert read == [0, 1, 2, 3]


@given(st.lists(st.integers(0, 400), max_size=12), st.integers(150, 900))
def test_no_object_is_lost_or_sent_twice_and_no_request_is_too_long(lengths: list[int], limit: int) -> None:
    ledger = InsertMany(BOOKS, [{"text": "a" * length} for length in lengths], limit)
    texts: list[str] = []
    for request in asked(ledger):
        assert len(request.message) <= limit
        sent = v1.BatchObjectsRequest.FromString(request.message).objects
        texts += [item.properties.non_ref_properties.fields["text"].string_value for item in sent]
        ledger.answered(reply())

    assert [len(text) for text in texts] == [lengths[index] for index in ledger.uuids]
    assert sorted([*ledger.uuids, *ledger.errors]) == list(range(len(lengths)))
