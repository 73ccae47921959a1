"""Aliases, tokenization, debug, tasks, namespaces and indexes: what is sent for them, and how answers are read."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from weaviate._core import errors
from weaviate._core.rest import aliases, debug, indexes, namespaces, roles, tasks, tokenization, users
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply, RestRequest
from weaviate.classes.config import ConsistencyLevel, Tokenization
from weaviate.exceptions import (
    ResponseCannotBeDecodedError,
    UnexpectedStatusCodeError,
    WeaviateInvalidInputError,
)
from weaviate.outputs.config import IndexUpdate, PropertyIndex, PropertyIndexes
from weaviate.outputs.namespaces import Namespace, NamespaceState
from weaviate.outputs.users import DBUserCredential, UserImportResult

ID = uuid.UUID(int=7)
BOOK = Scope("Book")
TENANT = Scope("Book", tenant="a")

CREDENTIAL: dict[str, Any] = {
    "userId": "ada",
    "userIdentifier": "0123456789abcdef",
    "secureHash": "$argon2id$hash",
    "apiKeyFirstLetters": "key",
    "active": True,
    "createdAt": "2026-11-22T21:01:03.447Z",
    "status": "exported",
    "fromTheFuture": {"a": 1},
}


def reply(body: Any, status: int = 200) -> RestReply:
    return RestReply(status, {}, json.dumps(body).encode())


def read(scope: Scope) -> RestRequest:
    return debug.get_object(
        scope.collection,
        ID,
        consistency_level=ConsistencyLevel.ALL,
        node_name="node",
        tenant=scope.tenant,
        include_vector=True,
    )


def upsert(scope: Scope, **more: Any) -> RestRequest:
    given = {"tokenization": None, "algorithm": None, "tenants": None} | more
    return indexes.upsert(scope, "title", "searchable", **given)


INDEX = "/schema/Book/properties/title/index/searchable"


@pytest.mark.parametrize(
    ("request_", "line", "params", "body", "ok"),
    [
        (aliases.list_all(None), "GET /aliases", None, None, (200,)),
        (aliases.list_all("book"), "GET /aliases", {"class": "Book"}, None, (200,)),
        (aliases.get("ns:a"), "GET /aliases/ns%3AA", None, None, (200, 404)),
        (aliases.create("a", "b"), "POST /aliases", None, {"alias": "A", "class": "B"}, (200,)),
        (aliases.update("a", "b"), "PUT /aliases/A", None, {"class": "B"}, (200, 404)),
        (aliases.delete("a"), "DELETE /aliases/A", None, None, (204, 404)),
        (
            read(TENANT),
            f"GET /objects/Book/{ID}",
            {"tenant": "a", "consistency_level": "ALL", "include": "vector", "node_name": "node"},
            None,
            (200, 404),
        ),
        (
            tokenization.of_property("book", "title", "A"),
            "POST /schema/Book/properties/title/tokenize",
            None,
            {"text": "A"},
            (200,),
        ),
        (tasks.get(), "GET /tasks", None, None, (200,)),
        (namespaces.list_all(), "GET /namespaces", None, None, (200,)),
        (namespaces.get("one"), "GET /namespaces/one", None, None, (200, 404)),
        (namespaces.create("one", None), "POST /namespaces/one", None, {}, (201,)),
        (namespaces.create("one", "node"), "POST /namespaces/one", None, {"home_node": "node"}, (201,)),
        (namespaces.update("one", "node"), "PUT /namespaces/one", None, {"home_node": "node"}, (200,)),
        (namespaces.delete("one"), "DELETE /namespaces/one", None, None, (202, 404)),
        (namespaces.suspend("one"), "POST /namespaces/one/suspend", None, None, (202,)),
        (namespaces.resume("one"), "POST /namespaces/one/resume", None, None, (202,)),
        (indexes.get(BOOK), "GET /schema/Book/indexes", None, None, (200,)),
        (upsert(BOOK), f"PUT {INDEX}", None, {}, (200, 202)),
        (upsert(BOOK, tokenization="word"), f"PUT {INDEX}", None, {"tokenization": "word"}, (200, 202)),
        (upsert(BOOK, algorithm="blockmax"), f"PUT {INDEX}", None, {"algorithm": "blockmax"}, (200, 202)),
        (upsert(TENANT), f"PUT {INDEX}", {"tenants": "a"}, {}, (200, 202)),
        (upsert(TENANT, tenants=["b", "c"]), f"PUT {INDEX}", {"tenants": "b,c"}, {}, (200, 202)),
        (indexes.rebuild(BOOK, "title", "searchable", "b"), f"POST {INDEX}/rebuild", {"tenants": "b"}, None, (202,)),
        (indexes.cancel(TENANT, "title", "searchable"), f"POST {INDEX}/cancel", None, None, (202,)),
        (users.export_db_users(), "POST /experimental/export-db-users", None, {}, (200,)),
        (
            users.import_db_users([DBUserCredential.from_wire(CREDENTIAL)], "one"),
            "POST /experimental/import-db-users",
            None,
            {"users": [CREDENTIAL], "namespace": "one"},
            (200,),
        ),
        (users.create("ada", import_=True), "POST /users/db/ada", None, {"import": True}, (201,)),
        (
            users.create("ada", import_=True, create_time=datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC)),
            "POST /users/db/ada",
            None,
            {"import": True, "createTime": "2020-01-02T00:00:00.000000+00:00"},
            (201,),
        ),
    ],
)
def test_requests(request_: RestRequest, line: str, params: Any, body: Any, ok: tuple[int, ...]) -> None:
    assert f"{request_.method} {request_.path}" == line
    assert request_.params == params
    assert (None if request_.body is None else json.loads(request_.body)) == body
    assert request_.ok == ok


@pytest.mark.parametrize(
    "request_",
    [
        aliases.create("a", "b"),
        namespaces.create("one", None),
        indexes.rebuild(BOOK, "title", "searchable", None),
        users.import_db_users([], None),
    ],
)
def test_what_would_fail_the_second_time_is_not_sent_twice(request_: RestRequest) -> None:
    assert not request_.idempotent


def test_what_is_sent_says_which_server_it_needs() -> None:
    assert str(aliases.list_all(None).since) == "1.32.0"
    assert str(roles.get_group_assignments("r").since) == "1.32.5"
    assert str(users.assign_roles("ada", "r", None).since) == "1.28.0"
    assert str(users.assign_roles("ada", "r", "db").since) == "1.30.0"
    assert read(BOOK).since is None


def test_indexes_are_read_without_loss() -> None:
    wire = {
        "name": "title",
        "dataType": "text",
        "indexes": [
            {
                "type": "searchable",
                "status": "indexing",
                "progress": 0.5,
                "taskId": "t",
                "tokenization": "word",
                "targetTokenization": "soundex",
                "algorithm": "wand",
                "targetAlgorithm": "blockmax",
                "fromTheFuture": 1,
            }
        ],
    }

    [found] = indexes.indexes(reply({"collection": "Book", "properties": [wire]}))

    index = PropertyIndex("searchable", "indexing", 0.5, "t", Tokenization.WORD, "soundex", "wand", "blockmax")
    assert found == PropertyIndexes("title", "text", None, [index])
    assert found.to_wire() == wire
    assert indexes.indexes(reply({"collection": "Book", "properties": None})) == []


def test_what_the_server_does_is_read_whatever_it_is() -> None:
    assert indexes.updated(reply({"status": "NO_OP"})) == IndexUpdate("NO_OP", None)
    assert indexes.updated(reply({"status": "POSTPONED", "taskId": "t"})) == IndexUpdate("POSTPONED", "t")


def test_tasks_are_read() -> None:
    moment = datetime.datetime(2026, 11, 23, 0, 50, 12, 177000, tzinfo=datetime.UTC)
    task = {
        "id": "t",
        "version": 6,
        "status": "STARTED",
        "startedAt": "2026-11-23T00:50:12.177Z",
        "finishedNodes": None,
        "payload": {"collection": "Book"},
        "units": [{"id": "u", "status": "PENDING"}],
        "fromTheFuture": 1,
    }

    found = tasks.tasks(reply({"reindex": [task], "other": None}))

    assert found["other"] == []
    [read_] = found["reindex"]
    assert (read_.id, read_.version, read_.status, read_.started_at) == ("t", 6, "STARTED", moment)
    assert (read_.finished_at, read_.finished_nodes, read_.payload) == (None, [], {"collection": "Book"})
    assert (read_.units[0].node_id, read_.units[0].updated_at) == (None, None)
    assert pickle.loads(pickle.dumps(read_)) == read_
    assert json.loads(read_.to_json())["started_at"] == "2026-11-23T00:50:12.177000+00:00"


def test_namespaces_are_read() -> None:
    wire = {"name": "one", "home_node": "node", "state": "active"}

    assert namespaces.namespaces(reply([wire])) == {"one": Namespace("one", "node", NamespaceState.ACTIVE)}
    assert namespaces.namespaces(reply(None)) == {}
    assert namespaces.namespace(reply({"name": "one", "state": "asleep"})) == Namespace("one", None, "asleep")
    assert namespaces.found(reply({"error": [{"message": "namespace not found"}]}, 404)) is None
    assert not namespaces.existed(RestReply(404, {}, b""))
    with pytest.raises(UnexpectedStatusCodeError, match="NAMESPACES_ENABLED=true"):
        namespaces.found(reply({"error": [{"message": "namespaces are not enabled"}]}, 404))


def test_a_credential_is_kept_whole_and_not_shown() -> None:
    [found] = users.exported(reply({"users": [CREDENTIAL]}))

    assert found.secure_hash == "$argon2id$hash"
    assert found.to_dict() == CREDENTIAL
    assert DBUserCredential.from_dict(json.loads(json.dumps(found.to_dict()))) == found
    for shown in (repr(found), str(found), f"{[found]}", found._repr_html_()):
        assert "argon2id" not in shown
    assert copy.deepcopy(found).to_wire() == CREDENTIAL


def test_what_became_of_users_is_read() -> None:
    body = {"results": [{"userId": "a", "status": "created"}, {"userId": "b", "status": "error", "error": "why"}]}

    assert users.imported(reply(body)) == [
        UserImportResult("a", "created", None),
        UserImportResult("b", "error", "why"),
    ]


@pytest.mark.parametrize(
    "decode",
    [
        aliases.aliases,
        aliases.alias,
        debug.found,
        tokenization.tokenized,
        tasks.tasks,
        namespaces.namespaces,
        namespaces.namespace,
        indexes.indexes,
        indexes.updated,
        users.exported,
        users.imported,
    ],
)
@pytest.mark.parametrize("body", [[1], 1, "x", {"a": 1}, {"aliases": 1, "users": 1, "results": 1, "properties": 1}])
def test_an_answer_that_cannot_be_read_is_said_to_be(decode: Callable[[RestReply], Any], body: Any) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        decode(reply(body))


def test_a_server_that_answers_nothing_has_no_roles() -> None:
    for decode in (roles.user_assignments, roles.group_assignments, roles.assigned_user_ids):
        with pytest.raises(UnexpectedStatusCodeError, match="AUTHORIZATION_RBAC_ENABLED=true"):
            decode(RestReply(200, {}, b"\n"))


@pytest.mark.parametrize(
    ("said", "variable"),
    [
        ("db user management is not enabled", "AUTHENTICATION_DB_USERS_ENABLED"),
        ("namespaces are not enabled", "NAMESPACES_ENABLED"),
        ("cannot backup roles: RBAC is not enabled", "AUTHORIZATION_RBAC_ENABLED"),
        ("cannot backup users: dynamic DB users are not enabled", "AUTHENTICATION_DB_USERS_ENABLED"),
    ],
)
def test_what_is_off_is_said_to_be_switched_on(said: str, variable: str) -> None:
    answer = reply({"error": [{"message": said}]}, 422)

    error = errors.from_reply(RestRequest("GET", "/", "do it"), answer, "host")

    assert str(error) == f"do it at host: status 422: {said}. {variable}=true in its environment switches it on"


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda: upsert(BOOK, tenants=[]), "tenants: must be tenants or their names, or None for all of them"),
        (lambda: upsert(BOOK, tenants=3), "tenants: must be tenants"),
        (lambda: upsert(BOOK, tenants=["a", None]), r"tenants\[1\]: must be a string"),
        (lambda: upsert(BOOK, tokenization="word", algorithm="blockmax"), "tokenization and algorithm: "),
        (lambda: upsert(BOOK, algorithm=3), "algorithm: must be a string"),
        (lambda: namespaces.create("a-", None), "name: must be a namespace's name"),
        (lambda: users.import_db_users({"userId": "ada", "secureHash": "secret"}, None), "users: must be a list"),
        (lambda: users.import_db_users([{"secureHash": "secret"}], None), r"users\[0\]: must be an exported user"),
    ],
)
def test_wrong_input_is_refused(build: Callable[[], object], said: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=f"^{said}") as caught:
        build()

    assert "secret" not in str(caught.value)
