"""Changes of objects: what is sent, and what becomes of the answers. `data/data_peer.json` is what the peer sends."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import re
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from unittest import mock
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from tests.parity.data_cases import ID, OTHER, THIRD, cases
from weaviate._core import errors
from weaviate._core.batch_delete import DeleteMany
from weaviate._core.rest import objects, references
from weaviate._core.rest.changes import ChangeMany
from weaviate._core.rest.references import AddMany
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest, RestReply, RestRequest
from weaviate._proto import v1
from weaviate._sync.collections.data import DataCollection
from weaviate._sync.connection.session import Session
from weaviate.classes import data as d
from weaviate.classes import query as q
from weaviate.exceptions import (
    ErrorDetails,
    ResponseCannotBeDecodedError,
    WeaviateBaseError,
    WeaviateClosedClientError,
    WeaviateConnectionError,
    WeaviateInvalidInputError,
    WeaviateTimeoutError,
)
from weaviate.models.consistency import ConsistencyLevel

PEER: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "data_peer.json").read_text())
CASES = cases(d)
BOOKS = Scope("Book")
SCOPES = {"plain": BOOKS, "scoped": Scope("Book", "t", ConsistencyLevel.QUORUM)}
TITLE = q.Filter.by_property("title").equal("A")
DOUBT = "The server may have carried it out all the same."

REFUSED = errors.from_reply(objects.exists(BOOKS, ID), RestReply(422, {}, b"no"), "localhost")

CORRECTED: dict[str, list[Any]] = {
    # The peer puts the id into the path as it is.
    "exists, id without dashes": [["HEAD", f"/v1/objects/Book/{ID}", None]],
    # The peer sends what is no id, and so the server's answer is about something else, or a False.
    "exists, no id": [],
    "reference_add, no id": [],
    # The server knows no collection with a small letter.
    "reference_add, small letter": [
        ["POST", f"/v1/objects/Book/{ID}/references/next", {"beacon": f"weaviate://localhost/Author/{OTHER}"}]
    ],
    # The server refuses an empty list.
    "reference_add_many, nothing": [],
    # The server refuses the others with it.
    "reference_add_many, no id": [
        [
            "POST",
            "/v1/batch/references",
            [{"from": f"weaviate://localhost/Book/{ID}/next", "to": f"weaviate://localhost/{OTHER}"}],
        ]
    ],
}
"""What is sent on purpose instead of what the peer sends."""


class Recorder:
    """A session that agrees to everything."""

    max_message_size = 1 << 20

    def __init__(self) -> None:
        self.sent: list[list[Any]] = []

    def rest(self, request: RestRequest) -> RestReply:
        """Keep a request."""
        body = None if request.body is None else json.loads(request.body)
        query = f"?{urlencode(request.params)}" if request.params else ""
        self.sent.append([request.method, f"/v1{request.path}{query}", body])
        many = json.dumps([{"result": {"status": "SUCCESS"}} for _ in body or ()])
        return RestReply(204 if request.method in ("HEAD", "DELETE") else 200, {}, many.encode())

    def grpc(self, request: GrpcRequest) -> bytes:
        """Keep a call."""
        self.sent.append([request.method.name, base64.b64encode(request.message).decode()])
        return b""


def test_every_case_is_recorded() -> None:
    assert all(CASES.keys() == PEER[scope].keys() for scope in SCOPES)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("name", CASES.keys() - CORRECTED.keys())
def test_sends_what_the_peer_sends(name: str, scope: str) -> None:
    session = Recorder()

    CASES[name](DataCollection[Any](cast("Session", session), SCOPES[scope]), d, q)

    assert session.sent == PEER[scope][name]


@pytest.mark.parametrize("name", CORRECTED)
def test_corrects_what_the_peer_sends(name: str) -> None:
    session = Recorder()

    with contextlib.suppress(WeaviateInvalidInputError):
        CASES[name](DataCollection[Any](cast("Session", session), BOOKS), d, q)

    assert session.sent == CORRECTED[name] != PEER["plain"][name]


# --- Single objects


@dataclass
class Book:
    """Properties of an object."""

    title: str


class BookModel(BaseModel):
    """The same."""

    title: str


@pytest.mark.parametrize("build", [objects.replace, objects.update])
@pytest.mark.parametrize("properties", [{"title": "A"}, Book("A"), BookModel(title="A")])
def test_properties_are_mappings_dataclasses_and_models(build: Callable[..., RestRequest], properties: Any) -> None:
    body = build(BOOKS, ID, properties).body

    assert body is not None
    assert json.loads(body)["properties"] == {"title": "A"}


@pytest.mark.parametrize(
    ("request_", "idempotent", "timeout"),
    [
        (objects.exists(BOOKS, ID), True, "query"),
        (objects.delete(BOOKS, ID), True, "insert"),
        (objects.replace(BOOKS, ID, {}, {"by": OTHER}), True, "insert"),
        (objects.update(BOOKS, ID, {"title": "A"}), True, "insert"),
        # The server adds them again: they are there twice then.
        (objects.update(BOOKS, ID, None, {"by": OTHER}), False, "insert"),
        (references.add(BOOKS, ID, "by", OTHER), False, "insert"),
        (references.delete(BOOKS, ID, "by", OTHER), True, "insert"),
        (references.replace(BOOKS, ID, "by", OTHER), True, "insert"),
    ],
)
def test_what_may_be_sent_twice_says_so(request_: RestRequest, idempotent: bool, timeout: str) -> None:
    assert (request_.idempotent, request_.timeout) == (idempotent, timeout)
    assert (request_.details.collection, request_.details.uuid) == ("Book", str(ID))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: objects.exists(BOOKS, "x"), r"^uuid: 'x' .* is not a UUID"),
        (lambda: objects.delete(BOOKS, ""), r"^uuid: "),
        (lambda: objects.replace(BOOKS, ID, None), r"^properties: None is not a mapping"),
        (lambda: objects.replace(BOOKS, "x", {}), r"^uuid: "),
        (lambda: objects.update(BOOKS, 5, {}), r"^uuid: "),  # type: ignore[arg-type]  # it is what is tested
        (lambda: objects.update(BOOKS, ID, {"author": {"born": {1}}}), r'^properties\["author"\]\.born: '),
        (lambda: objects.update(BOOKS, ID, None, {"by": ["x"]}), r'^references\["by"\]\[0\]: '),
        (lambda: objects.update(BOOKS, ID, vector=[]), r"^vector"),
        (lambda: references.add(BOOKS, "x", "by", OTHER), r"^from_uuid: "),
        (lambda: references.add(BOOKS, ID, "by", "x"), r'^references\["by"\]: '),
        (lambda: references.add(BOOKS, ID, "by", [OTHER, THIRD]), r'^references\["by"\]: takes one .* not 2; ref'),
        (lambda: references.delete(BOOKS, ID, "by", []), r'^references\["by"\]: takes one object, not 0'),
        (lambda: references.replace(BOOKS, ID, "by", None), r'^references\["by"\]: '),
        (lambda: references.replace(BOOKS, ID, "by/a", OTHER), r"^from_property: 'by/a'"),
        (lambda: references.replace(BOOKS, ID, 1, OTHER), r"^from_property: "),  # type: ignore[arg-type]  # it is what is tested
        (
            lambda: references.add(BOOKS, ID, "by", d.ReferenceToMulti(target_collection="a b", uuids=OTHER)),
            r"^target_collection: 'a b'",
        ),
    ],
)
def test_bad_input_is_refused_by_its_path(call: Callable[[], RestRequest], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=message):
        call()


def test_a_target_collection_is_named_as_the_server_has_it() -> None:
    request = references.add(BOOKS, ID, "by", d.ReferenceToMulti(target_collection="author", uuids=OTHER))

    assert request.body == f'{{"beacon":"weaviate://localhost/Author/{OTHER}"}}'.encode()


# --- Many references


def told(*reasons: str | None) -> RestReply:
    """The answer to references, None standing for those that were added."""
    each = [
        {"result": {"status": "SUCCESS"}}
        if reason is None
        else {"result": {"status": "FAILED", "errors": {"error": [{"message": reason}]}}}
        for reason in reasons
    ]
    return RestReply(200, {}, json.dumps(each).encode())


def by(target: Any, source: Any = ID) -> Any:
    return d.DataReference(from_property="by", from_uuid=source, to_uuid=target)


def lost(sent: bool) -> WeaviateBaseError:
    return WeaviateConnectionError("no answer").with_details(ErrorDetails(sent=sent, retryable=True))


def test_references_fail_under_their_positions_in_the_input() -> None:
    ledger = AddMany(BOOKS, [by(OTHER), by([OTHER, THIRD]), by([OTHER, THIRD]), by(THIRD)])

    for _ in ledger.requests():
        ledger.answered(told(None, None, "no third", "no other", "no third", "nothing"))
    result = ledger.result(1.5)

    assert {index: error.message for index, error in result.errors.items()} == {
        1: f"{THIRD}: no third",
        2: f"{OTHER}: no other; {THIRD}: no third",
        3: "nothing",
    }
    assert (result.errors[3].reference.to_object_uuid, result.errors[3].reference.index) == (str(THIRD), 3)
    assert (result.elapsed_seconds, result.has_errors) == (1.5, True)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (by("x"), "to_uuid: 'x'"),
        (by([OTHER, "x"]), r"to_uuid\[1\]: 'x'"),
        (by(OTHER, "x"), "from_uuid: 'x'"),
        (d.DataReference(from_property="b y", from_uuid=ID, to_uuid=OTHER), "from_property: 'b y'"),
        (
            d.DataReference.MultiTarget(from_property="by", from_uuid=ID, to_uuid=OTHER, target_collection=""),
            "target_collection: ''",
        ),
        ({"from_uuid": ID}, "is not a DataReference"),
        (None, "is not a DataReference"),
    ],
)
def test_a_reference_that_cannot_be_sent_fails_alone(bad: Any, message: str) -> None:
    ledger = AddMany(BOOKS, [by(OTHER), bad, by(THIRD)])

    (request,) = ledger.requests()
    ledger.answered(told(None, None))

    assert request.body is not None
    assert [each["to"].rpartition("/")[2] for each in json.loads(request.body)] == [str(OTHER), str(THIRD)]
    failed = ledger.result(0).errors
    assert failed.keys() == {1}
    assert re.search(message, failed[1].message)


def test_no_references_send_nothing() -> None:
    assert list(AddMany(BOOKS, []).requests()) == []
    assert list(AddMany(BOOKS, [by([])]).requests()) == []


@pytest.mark.parametrize("wrong", [None, "a", {"a": 1}, by(OTHER), 5])
def test_what_is_no_list_of_references_is_refused(wrong: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"^refs: "):
        AddMany(BOOKS, wrong)


@given(st.lists(st.lists(st.booleans(), max_size=6), max_size=6), st.integers(1, 5))
def test_no_reference_is_lost_or_sent_twice(inputs: list[list[bool]], most: int) -> None:
    numbers = itertools.count()
    targets = [[uuid.UUID(int=next(numbers)) for _ in each] for each in inputs]
    fails = dict(zip(itertools.chain(*targets), itertools.chain(*inputs), strict=True))
    ledger = AddMany(BOOKS, [by(each) for each in targets])

    sent: list[uuid.UUID] = []
    with mock.patch.object(references, "MOST", most):
        for request in ledger.requests():
            assert request.body is not None
            part = [uuid.UUID(each["to"].rpartition("/")[2]) for each in json.loads(request.body)]
            assert 0 < len(part) <= most
            ledger.answered(told(*("no" if fails[each] else None for each in part)))
            sent += part

    assert sent == list(fails)
    assert ledger.result(0).errors.keys() == {index for index, each in enumerate(inputs) if any(each)}


@pytest.mark.parametrize(
    "reply",
    [
        RestReply(200, {}, b"{}"),
        RestReply(200, {}, b"[1]"),
        RestReply(200, {}, b"[]"),
        RestReply(200, {}, b'[{"result":{"status":"FAILED","errors":{"error":[1]}}}]'),
        RestReply(200, {}, b"null"),
    ],
)
def test_an_answer_that_is_none_leaves_the_references_in_doubt(reply: RestReply) -> None:
    ledger = AddMany(BOOKS, [by(OTHER)])
    next(ledger.requests())

    with pytest.raises(ResponseCannotBeDecodedError) as caught:
        ledger.answered(reply)
    ledger.failed(caught.value)

    assert DOUBT in ledger.result(0).errors[0].message


@pytest.mark.parametrize("error", [lost(sent=False), WeaviateClosedClientError(), REFUSED])
def test_a_first_message_of_references_that_surely_failed_is_raised(error: WeaviateBaseError) -> None:
    ledger = AddMany(BOOKS, [by(OTHER)])
    next(ledger.requests())

    with pytest.raises(type(error)):
        ledger.failed(error)


def test_references_whose_answer_was_lost_are_errors_that_say_so_and_the_rest_is_not_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(references, "MOST", 1)
    ledger = AddMany(BOOKS, [by(OTHER), by(THIRD), by("x")])

    requests = 0
    for _ in ledger.requests():
        requests += 1
        ledger.failed(lost(sent=True))

    assert requests == 1
    failed = ledger.result(0).errors
    assert failed.keys() == {0, 1, 2}
    assert DOUBT in failed[0].message
    assert failed[1].message.startswith("not sent, ")


# --- Many objects


def change(*items: Any, build: Any = objects.update) -> ChangeMany:
    return ChangeMany(BOOKS, items, build, 8)


def object_(uuid: Any = ID, properties: Any = None, **more: Any) -> Any:
    return d.DataObject({"title": "A"} if properties is None else properties, uuid=uuid, **more)


def test_every_object_to_change_ends_as_changed_or_failed_under_its_position() -> None:
    ledger = change(object_(), object_(None), {"title": "A"}, object_(OTHER, {"a": {1}}), object_("x"), object_(THIRD))

    while (each := ledger.next()) is not None:
        if each.uuid == THIRD:
            ledger.failed(each, REFUSED)
        else:
            ledger.done(each)
    result = ledger.result(2.5)

    assert result.uuids == {0: ID}
    assert {index: error.original_uuid for index, error in result.errors.items()} == {
        1: None,
        2: None,
        3: str(OTHER),
        4: "x",
        5: str(THIRD),
    }
    reasons = [error.message for error in result.errors.values()]
    for reason, start in zip(reasons, ["uuid: is missing", "{'title'", 'properties["a"]', "uuid: 'x'"], strict=False):
        assert reason.startswith(start) or "is not a DataObject" in reason
    assert (result.has_errors, result.elapsed_seconds, len(result.uuids) + len(result.errors)) == (True, 2.5, 6)


@pytest.mark.parametrize(
    ("build", "method"), [(objects.update, "PATCH"), (objects.replace, "PUT")], ids=["update", "replace"]
)
def test_a_change_is_the_request_of_one_object(build: Any, method: str) -> None:
    made = change(object_(references={"by": OTHER}, vector=[1.0]), build=build).next()

    assert made is not None
    assert made.request == build(BOOKS, ID, {"title": "A"}, {"by": OTHER}, [1.0])
    assert made.request.method == method


@pytest.mark.parametrize("error", [lost(sent=False), WeaviateClosedClientError()])
def test_no_more_objects_are_sent_where_it_would_fail_too(error: WeaviateBaseError) -> None:
    ledger = change(object_(), object_(OTHER), object_(THIRD))

    first, second = ledger.next(), ledger.next()
    assert first is not None
    assert second is not None
    ledger.done(first)
    ledger.failed(second, error)

    assert ledger.next() is None
    failed = ledger.result(0).errors
    assert failed.keys() == {1, 2}
    assert failed[2].message.startswith("not sent, ")


def test_a_failure_of_all_objects_that_is_not_theirs_is_raised() -> None:
    ledger = change(object_(), object_(OTHER))
    first = ledger.next()
    assert first is not None
    ledger.failed(first, WeaviateClosedClientError())
    assert ledger.next() is None

    with pytest.raises(WeaviateClosedClientError):
        ledger.result(0)


def test_a_lost_answer_is_said_once_and_the_rest_is_not_sent() -> None:
    ledger = change(object_(), object_(OTHER), object_(THIRD))
    under_way = [ledger.next(), ledger.next()]
    for each, text in zip(under_way, ("no answer", f"no answer. {DOUBT}"), strict=True):
        assert each is not None
        ledger.failed(each, WeaviateTimeoutError(text).with_details(ErrorDetails(sent=True, retryable=True)))

    assert ledger.next() is None
    messages = [error.message for error in ledger.result(0).errors.values()]
    assert [message.count(DOUBT) for message in messages[:2]] == [1, 1]
    assert messages[2] == "not sent, since an earlier request failed: no answer"


@pytest.mark.parametrize("wrong", [None, "a", {"a": 1}, object_(), 5])
def test_what_is_no_list_of_objects_to_change_is_refused(wrong: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"^objects: "):
        ChangeMany(BOOKS, wrong, objects.update, 8)


@pytest.mark.parametrize("wrong", [0, -1, True, 1.5, "8", None])
def test_the_number_of_concurrent_requests_is_at_least_one(wrong: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"^concurrent_requests: "):
        ChangeMany(BOOKS, [], objects.update, wrong)


class Crowd(Recorder):
    """A session whose requests wait until so many are under way."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._barrier = threading.Barrier(size)
        self._lock = threading.Lock()
        self._under_way = 0
        self.most = 0

    def rest(self, request: RestRequest) -> RestReply:
        """Wait for the others."""
        with self._lock:
            self._under_way += 1
            self.most = max(self.most, self._under_way)
        self._barrier.wait(10)
        with self._lock:
            self._under_way -= 1
            return super().rest(request)


def test_as_many_objects_are_changed_at_once_as_asked() -> None:
    session = Crowd(3)
    ids = [uuid.UUID(int=n) for n in range(12)]
    data = DataCollection[Any](cast("Session", session), BOOKS)

    result = data.update_many((object_(each) for each in ids), concurrent_requests=3)

    assert result.uuids == dict(enumerate(ids))
    assert (session.most, len(session.sent)) == (3, 12)


# --- Deletion by a condition


def deletion(**options: bool) -> DeleteMany:
    return DeleteMany(BOOKS, TITLE, **{"verbose": False, "dry_run": False, "until_empty": False} | options)


def deleted(matches: int, successful: int, failed: int = 0, *found: tuple[uuid.UUID, str]) -> bytes:
    each = [v1.BatchDeleteObject(uuid=id_.bytes, successful=not error, error=error) for id_, error in found]
    return v1.BatchDeleteReply(matches=matches, successful=successful, failed=failed, objects=each).SerializeToString()


def rounds(ledger: DeleteMany, *replies: bytes) -> int:
    """Answer with each reply until the deletion asks no more."""
    asked = 0
    while ledger.more:
        ledger.answered(replies[asked])
        asked += 1
    return asked


@pytest.mark.parametrize(
    ("replies", "matches", "successful", "failed"),
    [
        ([deleted(50, 20), deleted(30, 20), deleted(10, 10)], 50, 50, 0),
        ([deleted(0, 0)], 0, 0, 0),
        # Objects that were added meanwhile.
        ([deleted(30, 20), deleted(25, 20), deleted(5, 5)], 45, 45, 0),
        # What cannot be deleted matches again, until a round deletes nothing.
        ([deleted(50, 15, 5), deleted(35, 15, 5), deleted(20, 15, 5), deleted(5, 0, 5)], 50, 45, 5),
        ([deleted(50, 0, 1)], 50, 0, 1),
    ],
)
def test_a_deletion_goes_on_until_nothing_matches_or_nothing_goes(
    replies: list[bytes], matches: int, successful: int, failed: int
) -> None:
    ledger = deletion(until_empty=True)

    assert rounds(ledger, *replies) == len(replies)

    result = ledger.result()
    assert (result.matches, result.successful, result.failed, result.objects) == (matches, successful, failed, None)


@pytest.mark.parametrize("options", [{}, {"until_empty": True, "dry_run": True}])
def test_one_deletion_is_one_round(options: dict[str, bool]) -> None:
    ledger = deletion(**options)

    assert rounds(ledger, deleted(50, 20)) == 1
    assert (ledger.result().matches, ledger.result().successful) == (50, 20)


def test_a_verbose_deletion_names_each_object_once() -> None:
    ledger = deletion(verbose=True, until_empty=True)

    rounds(ledger, deleted(3, 1, 1, (ID, ""), (OTHER, "no")), deleted(2, 2, 0, (OTHER, ""), (THIRD, "")))

    found = ledger.result().objects
    assert found is not None
    assert [(each.uuid, each.successful, each.error) for each in found] == [
        (ID, True, None),
        (OTHER, True, None),
        (THIRD, True, None),
    ]


def test_a_deletion_that_is_none_of_it_may_be_repeated() -> None:
    assert (deletion().request.idempotent, deletion(dry_run=True).request.idempotent) == (False, True)


@pytest.mark.parametrize(
    ("where", "options", "message"),
    [
        (None, {}, r"^where: must be a filter"),
        ({}, {}, r"^where: "),
        (q.Filter.by_property("title"), {}, r"^where: "),
        (TITLE, {"verbose": 1}, r"^verbose: must be True or False"),
        (TITLE, {"dry_run": "yes"}, r"^dry_run: "),
        (TITLE, {"until_empty": None}, r"^until_empty: "),
    ],
)
def test_what_is_no_condition_is_refused(where: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=message):
        DeleteMany(BOOKS, where, **{"verbose": False, "dry_run": False, "until_empty": False} | options)


LONG = v1.BatchDeleteObject(uuid=b"1" * 17)


@pytest.mark.parametrize("reply", [b"\xff", v1.BatchDeleteReply(objects=[LONG]).SerializeToString()])
def test_an_answer_to_a_deletion_that_is_none_cannot_be_decoded(reply: bytes) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        deletion().answered(reply)
