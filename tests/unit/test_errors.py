"""Which error each failure becomes."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import replace

import pytest

from weaviate import exceptions
from weaviate._core import errors
from weaviate._core.transport import GrpcRequest, RestReply, RestRequest, TransportFault
from weaviate._proto.methods import BATCH_OBJECTS, SEARCH
from weaviate.exceptions import ErrorDetails, WeaviateBaseError

INSERT = RestRequest("POST", "/objects", "insert into Book", details=ErrorDetails(collection="Book", uuid="u"))
FIND = GrpcRequest(SEARCH, b"", "search Book by vector", details=ErrorDetails(collection="Book"))
STORE = GrpcRequest(BATCH_OBJECTS, b"", "insert many into Book")


@pytest.mark.parametrize(
    ("status", "kind", "retryable"),
    [
        (401, exceptions.WeaviateUnauthorizedError, False),
        (401, exceptions.AuthenticationFailedError, False),
        (403, exceptions.InsufficientPermissionsError, False),
        (422, exceptions.UnexpectedStatusCodeError, False),
        (503, exceptions.UnexpectedStatusCodeError, True),
    ],
)
def test_a_status_becomes_an_error_that_names_what_where_and_why(
    status: int, kind: type[WeaviateBaseError], retryable: bool
) -> None:
    error = errors.from_reply(INSERT, RestReply(status, {}, b'{"error":[{"message":"id is taken"}]}'), "db:8080")

    assert isinstance(error, kind)
    assert "id is taken" in error.message
    assert isinstance(error, exceptions.UnexpectedStatusCodeError)
    assert (error.status_code, error.http_status, error.retryable) == (status, status, retryable)
    assert (error.details.what, error.details.host) == ("insert into Book", "db:8080")
    assert (error.details.collection, error.details.uuid) == ("Book", "u")
    assert error.is_server_error is (status >= 500)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"error":[{"message":"a"},{"message":"b"}]}', "a; b"),
        (b'{"code":401,"message":"unauthorized: invalid api key"}', "unauthorized: invalid api key"),
        (b'{"error":"off"}', "off"),
        (b"plain words", "plain words"),
        (b"<!DOCTYPE html><title>502</title>", "an HTML page, which Weaviate does not send"),
        (b"[1]", "[1]"),
        (b"", ""),
    ],
)
def test_what_the_server_said_is_found_in_every_shape(body: bytes, said: str) -> None:
    assert errors.explain(RestReply(500, {}, body)).startswith(said)


def test_an_answer_that_is_nested_without_end_cannot_be_decoded() -> None:
    reply = RestReply(200, {}, b"[" * 100_000)

    with pytest.raises(exceptions.ResponseCannotBeDecodedError):
        reply.json()
    assert errors.explain(reply).startswith("[[[")


def test_a_page_of_any_length_is_cut() -> None:
    assert len(errors.explain(RestReply(500, {}, b"x" * 10_000))) < 600


@pytest.mark.parametrize("step", ["resolve", "connect", "tls", "http", "grpc"])
def test_a_connection_that_fails_names_the_step_and_what_to_try(step: str) -> None:
    fault = TransportFault(step, "the reason", sent=False)  # type: ignore[arg-type]  # one of the literals

    error = errors.from_rest_fault(INSERT, fault, "db:8080", 2)

    assert isinstance(error, exceptions.WeaviateConnectionError)
    assert error.details.step == step
    for part in ("insert into Book", "db:8080", "the reason", errors.ADVICE[step]):
        assert part in error.message


def test_a_deadline_over_http_is_a_timeout_that_says_how_long_it_was() -> None:
    error = errors.from_rest_fault(INSERT, TransportFault("http", "no answer", timed_out=True), "db:8080", 2.5)

    assert isinstance(error, exceptions.WeaviateTimeoutError)
    assert "2.5 s" in error.message
    assert error.retryable


@pytest.mark.parametrize(
    ("code", "detail", "kind"),
    [
        ("UNKNOWN", "could not find class Book in schema", exceptions.WeaviateQueryError),
        ("UNAVAILABLE", "read-only", exceptions.WeaviateQueryError),
        ("PERMISSION_DENIED", "rbac: forbidden", exceptions.InsufficientPermissionsError),
        ("UNAUTHENTICATED", "who are you", exceptions.WeaviateUnauthorizedError),
        ("UNKNOWN", "extract auth: unauthorized: invalid api key", exceptions.WeaviateUnauthorizedError),
    ],
)
def test_a_grpc_code_becomes_an_error(code: str, detail: str, kind: type[WeaviateBaseError]) -> None:
    cause = RuntimeError("below")
    fault = TransportFault("grpc", detail, grpc_code=code)
    fault.__cause__ = cause

    error = errors.from_grpc_fault(FIND, fault, "db:50051", 30)

    assert isinstance(error, kind)
    assert detail in error.message
    assert error.grpc_code == code
    assert error.__cause__ is cause


def test_a_deadline_over_grpc_is_a_timeout_and_a_query_error() -> None:
    fault = TransportFault("grpc", "Deadline Exceeded", timed_out=True, grpc_code="DEADLINE_EXCEEDED")

    error = errors.from_grpc_fault(FIND, fault, "db:50051", 30)

    assert isinstance(error, exceptions.WeaviateTimeoutError)
    assert isinstance(error, exceptions.WeaviateQueryError)
    assert error.retryable


def test_a_batch_that_fails_is_a_batch_error() -> None:
    error = errors.from_grpc_fault(STORE, TransportFault("grpc", "no", grpc_code="INTERNAL"), "db:50051", 90)

    assert isinstance(error, exceptions.WeaviateBatchError)
    assert error.is_server_error


NO_PROPERTY = "no such prop with name 'born' found in class 'Author' in the schema. Check your schema files"
REFUSED = [
    (f"extract properties request: {NO_PROPERTY}", {"property": "born", "collection": "Author"}),
    ("Searching by property 'born' requires inverted index. Is `indexSearchable` option", {"property": "born"}),
    ("invalid object: invalid text property 'title' on class 'Book': not a string", {"property": "title"}),
    ("invalid integer property 'year' on class 'Book': requires an integer", {"property": "year"}),
    ("class Book does not have named vector c configured. Available named vectors [a b]", {"vector": "c"}),
    ("collection Book does not have configuration for vector c", {"vector": "c"}),
    ("class Book has multiple vectors, but no target vectors were provided", {"collection": "Book"}),
    ("Validate vector index a for target vector 7: vector dimensions do not match", {"vector": "a"}),
    ("knn search: distance between entrypoint and query node: 2 vs 3: vector lengths don't match", {}),
    ('object search at index book: tenant not found: "one"', {"tenant": "one"}),
    ("object search at index book: tenant not active: 'one'", {"tenant": "one"}),
    ("class Book has multi-tenancy enabled, but request was without tenant", {"collection": "Book"}),
    ("could not find class Absent in schema", {"collection": "Absent"}),
]


@pytest.mark.parametrize(("said", "names"), REFUSED)
def test_a_refusal_names_what_the_server_names_and_can_not_be_retried(said: str, names: dict[str, str]) -> None:
    fault = TransportFault("grpc", said, grpc_code="UNAVAILABLE")
    reply = RestReply(503, {}, json.dumps({"error": [{"message": said}]}).encode())

    for error in (errors.from_grpc_fault(FIND, fault, "db", 1), errors.from_reply(INSERT, reply, "db")):
        expected = {"collection": "Book"} | names
        assert {name: getattr(error.details, name) for name in expected} == expected
        assert not error.retryable
        assert error.details.reason == said


def test_a_message_that_is_too_large_can_not_be_retried() -> None:
    said = "grpc: received message larger than max (106 vs. 104)"

    for text, retryable in ((said, False), ("memory", True)):
        fault = TransportFault("grpc", text, grpc_code="RESOURCE_EXHAUSTED")
        assert errors.from_grpc_fault(STORE, fault, "db", 1).retryable is retryable


@pytest.mark.parametrize("said", ["no such host", "shard is read-only", "store is shutting down", ""])
def test_what_is_no_refusal_can_be_retried(said: str) -> None:
    assert errors.refusal(said) is None
    assert errors.from_grpc_fault(FIND, TransportFault("grpc", said, grpc_code="UNAVAILABLE"), "db", 1).retryable


@pytest.mark.parametrize(("version", "shown"), [("1.27.0", "Weaviate 1.27.0"), (None, "of unknown version")])
def test_a_call_that_the_server_does_not_know_says_that_it_may_be_too_old(version: str | None, shown: str) -> None:
    fault = TransportFault("grpc", "unknown method Search", grpc_code="UNIMPLEMENTED")
    reply = RestReply(404, {}, b'{"code":404,"message":"path /v1/new was not found"}')

    for error in (
        errors.from_grpc_fault(FIND, fault, "db", 1, version=version),
        errors.from_reply(INSERT, reply, "db", version),
    ):
        assert error.message.endswith(f"The server ({shown}) may be too old for this.")
        assert not error.retryable
    assert not errors.is_answer(replace(INSERT, ok=(200, 404)), reply)


def test_something_else_that_is_not_found_says_nothing_of_versions() -> None:
    reply = RestReply(404, {}, b'{"error":[{"message":"no object with id 7"}]}')

    assert errors.is_answer(replace(INSERT, ok=(200, 404)), reply)
    assert "too old" not in errors.from_reply(INSERT, reply, "db", "1.39.3").message


@pytest.mark.parametrize(
    "error",
    [
        errors.from_reply(INSERT, RestReply(401, {}, b""), "db"),
        errors.from_reply(INSERT, RestReply(403, {}, b"no"), "db"),
        errors.from_grpc_fault(FIND, TransportFault("grpc", "late", timed_out=True), "db", 1),
        RestReply(200, {}, b"<").undecodable("read"),
        exceptions.WeaviateClosedClientError(),
        exceptions.WeaviateGRPCUnavailableError("1.39.3", ("db", 50051)),
        exceptions.WeaviateUnsupportedFeatureError("boosts", "1.30.0", "1.38.0"),
        exceptions.WeaviateInsertInvalidPropertyError({"id": 1}),
        exceptions.WeaviateEmbeddedInvalidVersionError("x"),
    ],
)
def test_errors_can_be_pickled_and_copied(error: WeaviateBaseError) -> None:
    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert type(twin) is type(error)
        assert (str(twin), twin.details) == (str(error), error.details)


def test_every_public_error_is_in_the_tree_of_the_module_s_docstring() -> None:
    tree = exceptions.__doc__ or ""

    named = [getattr(exceptions, name) for name in exceptions.__all__]
    errors = {each.__name__ for each in named if isinstance(each, type) and issubclass(each, Exception)}

    assert {name for name in errors if name not in tree} == set()


@pytest.mark.parametrize(("left", "kind"), [(0.0, exceptions.WeaviateQueryTimeoutError), (1.0, WeaviateBaseError)])
def test_a_call_that_the_server_ends_at_its_deadline_timed_out(left: float, kind: type[WeaviateBaseError]) -> None:
    fault = TransportFault("grpc", "Stream removed (RST_STREAM)", grpc_code="CANCELLED")

    fault.left(left)
    error = errors.from_grpc_fault(FIND, fault, "db:50051", 1)

    assert isinstance(error, kind)
    assert error.retryable is (left == 0)
