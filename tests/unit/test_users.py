"""Users: what is sent for them, and what the server says of them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import httpx
import pytest

from weaviate._core.rest import users
from weaviate._core.transport import RestReply, RestRequest
from weaviate.exceptions import ResponseCannotBeDecodedError, WeaviateInvalidInputError
from weaviate.models.rbac.roles import Role
from weaviate.users.users import USER_TYPE_DB, USER_TYPE_OIDC, OwnUser, UserDB, UserOIDC, UserTypes

NEVER = "0001-01-01T00:00:00.000Z"
ADA: dict[str, Any] = {
    "userId": "ada",
    "dbUserType": "db_user",
    "active": True,
    "roles": ["editor"],
    "apiKeyFirstLetters": "VGc",
    "createdAt": "2026-11-22T21:01:03.447Z",
    "lastUsedAt": NEVER,
}


def reply(body: Any, status: int = 200) -> RestReply:
    return RestReply(status, {}, json.dumps(body).encode())


def test_a_user_is_read() -> None:
    assert users.user(reply(ADA)) == UserDB(
        user_id="ada",
        role_names=["editor"],
        user_type=UserTypes.DB_DYNAMIC,
        active=True,
        created_at=datetime.datetime(2026, 11, 22, 21, 1, 3, 447000, tzinfo=datetime.UTC),
        last_used_time=None,
        api_key_first_letters="VGc",
    )


def test_a_user_that_the_server_was_started_with_has_no_times() -> None:
    found = users.users(
        reply([{"userId": "root", "dbUserType": "db_env_user", "active": True, "roles": None, "createdAt": NEVER}])
    )

    assert found == [UserDB("root", [], UserTypes.DB_STATIC, active=True)]


def test_a_type_that_the_client_does_not_know_is_a_string() -> None:
    assert users.users(reply([ADA | {"dbUserType": "robot"}]))[0].user_type == "robot"


def test_no_user_is_none() -> None:
    assert users.user(RestReply(404, {}, b"")) is None


@pytest.mark.parametrize("nothing", [{}, {"groups": None, "roles": None}])
def test_the_own_user_may_have_nothing(nothing: dict[str, Any]) -> None:
    assert users.own_user(reply({"username": "ada"} | nothing)) == OwnUser("ada", {}, [])


def test_the_own_user_has_roles_by_name() -> None:
    role = {"name": "r", "permissions": [{"action": "read_cluster"}]}

    own = users.own_user(reply({"username": "ada", "roles": [role], "groups": ["staff"]}))

    assert own == OwnUser("ada", {"r": Role.from_wire(role)}, ["staff"])


def test_users_of_a_provider_are_of_its_type() -> None:
    assert UserOIDC("ada", []).user_type is UserTypes.OIDC


@pytest.mark.parametrize(
    ("request_", "line", "body", "ok"),
    [
        (
            users.assign_roles("ada", "r", USER_TYPE_DB),
            "POST /authz/users/ada/assign",
            {"roles": ["r"], "userType": "db"},
            (200,),
        ),
        (users.assign_roles("ada", ["r"], None), "POST /authz/users/ada/assign", {"roles": ["r"]}, (200,)),
        (
            users.revoke_roles("a/b", ["r", "s"], USER_TYPE_OIDC),
            "POST /authz/users/a%2Fb/revoke",
            {"roles": ["r", "s"], "userType": "oidc"},
            (200,),
        ),
        (users.get_assigned_roles("ada", USER_TYPE_DB), "GET /authz/users/ada/roles/db", None, (200,)),
        (users.get_assigned_roles("ada", None), "GET /authz/users/ada/roles", None, (200,)),
        (users.get_my_user(), "GET /users/own-info", None, (200,)),
        (users.create("ada"), "POST /users/db/ada", {}, (201,)),
        (users.rotate_key("ada"), "POST /users/db/ada/rotate-key", {}, (200,)),
        (users.delete("ada"), "DELETE /users/db/ada", None, (204, 404)),
        (users.activate("ada"), "POST /users/db/ada/activate", {}, (200, 409)),
        (
            users.deactivate("ada", revoke_key=True),
            "POST /users/db/ada/deactivate",
            {"revoke_key": True},
            (200, 409),
        ),
        (users.get("ada", include_last_used_time=True), "GET /users/db/ada", None, (200, 404)),
        (users.list_all(include_last_used_time=False), "GET /users/db", None, (200,)),
    ],
)
def test_requests(request_: RestRequest, line: str, body: Any, ok: tuple[int, ...]) -> None:
    assert f"{request_.method} {request_.path}" == line
    assert (None if request_.body is None else json.loads(request_.body)) == body
    assert request_.ok == ok


@pytest.mark.parametrize(
    ("request_", "params"),
    [
        (users.get_assigned_roles("ada", USER_TYPE_DB, full=True), {"includeFullRoles": "true"}),
        (users.get_assigned_roles("ada", USER_TYPE_DB), {"includeFullRoles": "false"}),
        (users.get_assigned_roles("ada", None), None),
        (users.get("ada", include_last_used_time=True), {"includeLastUsedTime": "true"}),
        (users.list_all(include_last_used_time=False), {"includeLastUsedTime": "false"}),
    ],
)
def test_parameters(request_: RestRequest, params: dict[str, str] | None) -> None:
    assert request_.params == params


@pytest.mark.parametrize("request_", [users.create("ada"), users.rotate_key("ada")])
def test_what_gives_a_key_is_not_sent_twice(request_: RestRequest) -> None:
    assert not request_.idempotent


def test_a_key_is_read() -> None:
    assert users.key(reply({"apikey": "secret"})) == "secret"


@pytest.mark.parametrize(("status", "difference"), [(200, True), (204, True), (404, False), (409, False)])
def test_whether_a_change_made_a_difference(status: int, difference: bool) -> None:
    assert users.changed(RestReply(status, {}, b"")) is difference


@pytest.mark.parametrize(
    ("decode", "body"),
    [
        (users.user, {}),
        (users.user, ADA | {"createdAt": "yesterday"}),
        (users.user, []),
        (users.users, {"a": 1}),
        (users.users, [1]),
        (users.own_user, {"roles": []}),
        (users.own_user, {"username": "ada", "roles": [1]}),
        (users.key, {}),
        (users.key, {"apikey": None}),
    ],
)
def test_an_answer_that_cannot_be_read_is_said_to_be(decode: Callable[[RestReply], Any], body: Any) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        decode(reply(body))


@pytest.mark.parametrize("name", ["", ".", ".."])
@pytest.mark.parametrize("build", [users.create, users.delete, users.activate, users.rotate_key])
def test_names_that_lead_to_another_path_are_refused(build: Callable[[str], RestRequest], name: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="user_id: must be a name that a path can hold"):
        build(name)


@pytest.mark.parametrize("name", ["...", "..%2f", "../x", "a?b#c"])
def test_other_names_stay_one_part_of_the_path(name: str) -> None:
    path = users.delete(name).path

    assert unquote(path.removeprefix("/users/db/")) == name
    assert httpx.URL(f"http://a/v1{path}").raw_path.decode() == f"/v1{path}"


@pytest.mark.parametrize(
    "build",
    [
        lambda: users.assign_roles("ada", "r", "db/../x"),  # type: ignore[arg-type]
        lambda: users.revoke_roles("ada", "r", ""),  # type: ignore[arg-type]
        lambda: users.get_assigned_roles("ada", "../.."),  # type: ignore[arg-type]
    ],
)
def test_types_that_there_are_not_are_refused(build: Callable[[], object]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"^user_type: must be 'db' or 'oidc', not "):
        build()


@pytest.mark.parametrize(
    "build",
    [
        lambda: users.create(1),  # type: ignore[arg-type]
        lambda: users.assign_roles("ada", [None], USER_TYPE_DB),  # type: ignore[list-item]
        lambda: users.assign_roles("ada", None, USER_TYPE_DB),  # type: ignore[arg-type]
        lambda: users.get_assigned_roles(None, USER_TYPE_DB),  # type: ignore[arg-type]
    ],
)
def test_names_that_are_no_strings_are_refused(build: Callable[[], object]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="must be a string"):
        build()
