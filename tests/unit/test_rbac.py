"""Roles: what they allow, as it is sent and read. `data/rbac_peer.json` is what weaviate-client 4.24.1 does."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.parity.rbac_cases import READS, described, permissions
from weaviate._core.rest import groups, roles
from weaviate._core.transport import RestReply, RestRequest
from weaviate.classes import rbac
from weaviate.classes.rbac import Actions, Permissions, RoleScope
from weaviate.exceptions import ResponseCannotBeDecodedError, WeaviateInvalidInputError
from weaviate.models.rbac.roles import GroupTypes, UserTypes
from weaviate.outputs.rbac import (
    DataPermissionOutput,
    GroupAssignment,
    NodesPermissionOutput,
    Role,
    RoleBase,
    UnknownPermissionOutput,
    UserAssignment,
)

RECORDED: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "rbac_peer.json").read_text())
CASES = permissions(rbac)

DATA = {"action": "read_data", "data": {"collection": "Books", "tenant": "*"}}


def reply(body: Any, status: int = 200) -> RestReply:
    return RestReply(status, {}, json.dumps(body).encode())


def role_of(*wire: dict[str, Any]) -> Role:
    return Role.from_wire({"name": "r", "permissions": list(wire)})


def test_every_case_is_recorded() -> None:
    assert CASES.keys() == RECORDED["sent"].keys()
    assert READS.keys() == RECORDED["read"].keys()


@pytest.mark.parametrize("name", CASES)
def test_sends_what_the_peer_sends(name: str) -> None:
    sent = roles.wire(CASES[name]())

    assert sorted(sent, key=json.dumps) == RECORDED["sent"][name]


@pytest.mark.parametrize("name", READS)
def test_reads_what_the_peer_reads(name: str) -> None:
    found = described(role_of(*READS[name]))

    more = {"namespaces_permissions", "unknown_permissions"}
    assert {kind: each for kind, each in found.items() if kind not in more} == RECORDED["read"][name]


@pytest.mark.parametrize("name", CASES)
def test_what_is_sent_comes_back(name: str) -> None:
    sent = roles.wire(CASES[name]())

    read = roles.wire(role_of(*sent).permissions)

    assert sorted(read, key=json.dumps) == sorted(sent, key=json.dumps)


def test_what_is_made_equals_what_is_read() -> None:
    made = Permissions.data(collection="books", read=True)

    assert role_of(
        {"action": "read_data", "data": {"collection": "Books", "object": "*", "tenant": "*"}}
    ).permissions == (made)


def test_actions_are_sent_in_the_same_order_every_time() -> None:
    made = Permissions.users(user="a", create=True, read=True, update=True, delete=True, assign_and_revoke=True)

    actions = [each["action"] for each in roles.wire(made)]

    assert actions == sorted(actions)


@pytest.mark.parametrize(
    "wire",
    [
        {"action": "manage_namespaces", "namespaces": {"namespace": "n"}},
        {"action": "fly_kites"},
        {"action": "purge_data", "data": {"collection": "A", "tenant": "t"}},
        {"action": "read_data", "data": {"collection": "A", "tenant": "t", "object": "0001"}},
        {"action": "read_nodes", "nodes": {"collection": "A", "verbosity": "chatty"}},
        {"action": "read_roles", "roles": {"role": "A", "scope": "some"}},
        {"action": "read_mcp", "mcp": {"tool": "x"}},
        {"action": "read_data", "data": {"collection": "A", "tenant": "*"}, "namespaces": {"namespace": "n"}},
        {"action": "read_data", "data": {"collection": "A", "tenant": "*", "object": "0001"}, "effect": "deny"},
    ],
)
def test_what_the_client_does_not_know_is_kept(wire: dict[str, Any]) -> None:
    role = role_of(wire)

    assert roles.wire(role.permissions) == [wire]
    assert pickle.loads(pickle.dumps(role)) == role
    assert copy.deepcopy(role) == role


def test_what_is_null_is_not_there() -> None:
    role = role_of({"action": "read_cluster", "data": None, "zones": None})

    assert roles.wire(role.permissions) == [{"action": "read_cluster"}]


def test_a_restriction_that_the_client_does_not_know_is_not_merged_away() -> None:
    narrow = {"action": "read_data", "data": {"collection": "A", "tenant": "t", "object": "0001"}}
    wide = {"action": "update_data", "data": {"collection": "A", "tenant": "t", "object": "*"}}

    role = role_of(narrow, wide)

    assert [(each.actions, each.unknown) for each in role.data_permissions] == [
        ({Actions.Data.READ}, {"data": {"object": "0001"}}),
        ({Actions.Data.UPDATE}, {}),
    ]


def test_what_stands_beside_what_it_is_about_is_not_merged_away() -> None:
    about = {"collection": "A", "tenant": "*"}

    role = role_of(
        {"action": "read_data", "data": about, "effect": "deny"},
        {"action": "update_data", "data": about, "zones": None},
    )

    assert [(each.actions, each.unknown) for each in role.data_permissions] == [
        ({Actions.Data.READ}, {"effect": "deny"}),
        ({Actions.Data.UPDATE}, {}),
    ]


@pytest.mark.parametrize(
    ("given", "pattern"),
    [("books", "Books"), ("ns:books", "ns:Books"), ("ns:Books", "ns:Books"), ("(?:a|b)", "(?:a|b)"), ("ßx", "ßx")],
)
def test_patterns_of_collections_get_a_capital_after_the_namespace(given: str, pattern: str) -> None:
    (made,) = Permissions.collections(collection=given, read_config=True)

    assert made.to_wire() == [{"action": "read_collections", "collections": {"collection": pattern}}]


def test_unknown_actions_are_strings_beside_known_ones() -> None:
    about = {"collection": "A", "tenant": "*"}

    role = role_of({"action": "purge_data", "data": about}, {"action": "read_data", "data": about})

    assert role.data_permissions == [
        DataPermissionOutput(actions={"purge_data", Actions.Data.READ}, collection="A", tenant="*")
    ]


def test_unknown_kinds_are_in_permissions_too() -> None:
    role = role_of({"action": "fly_kites", "kites": {"colour": "*"}})

    assert role.permissions == role.unknown_permissions
    assert role.permissions == [UnknownPermissionOutput(actions={"fly_kites"}, unknown={"kites": {"colour": "*"}})]


def test_names_of_actions_become_actions() -> None:
    made = DataPermissionOutput(actions={"read_data"}, collection="a", tenant="*")

    assert next(iter(made.actions)) is Actions.Data.READ
    assert made.collection == "A"


def test_results_are_short_to_look_at() -> None:
    role = role_of(DATA)

    assert repr(role).startswith("Role(name='r', data_permissions=[DataPermissionOutput(")
    assert "alias_permissions" not in repr(role)
    assert role.to_dict()["data_permissions"] == [
        {"actions": ["read_data"], "unknown": {}, "collection": "Books", "tenant": "*"}
    ]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Permissions.data(collection=1, read=True),  # type: ignore[arg-type]
            "Permissions.data.collection: must be a string or a sequence of strings, not 1 (int)",
        ),
        (
            lambda: Permissions.tenants(collection="A", tenant=[None], read=True),  # type: ignore[list-item]
            "Permissions.tenants.tenant: input should be a valid string",
        ),
        (
            lambda: Permissions.roles(role="A", read=True, scope="none"),  # type: ignore[arg-type]
            "Permissions.roles.scope: must be a RoleScope, not 'none' (str)",
        ),
        (
            lambda: NodesPermissionOutput(actions=set(), verbosity="loud", collection="A"),  # type: ignore[arg-type]
            "Permissions.Nodes.verbosity: input should be 'minimal' or 'verbose'",
        ),
        (
            lambda: roles.create("r", "read_data"),  # type: ignore[arg-type]
            "permissions: must be permissions, as the factories of Permissions make them, not 'read_data' (str)",
        ),
        (
            lambda: Permissions.data(collection="A", read="false"),  # type: ignore[arg-type]
            "Permissions.data.read: must be True or False, not 'false' (str)",
        ),
        (
            lambda: Permissions.collections(collection="A", read_config=None),  # type: ignore[arg-type]
            "Permissions.collections.read_config: must be True or False, not None (NoneType)",
        ),
        (lambda: Permissions.users(user="", read=True), "Permissions.users.users: must not be empty"),
        (lambda: Permissions.roles(role=["a", ""], read=True), "Permissions.roles.role: must not be empty"),
        (lambda: Permissions.Groups.oidc(group="", read=True), "Permissions.Groups.group: must not be empty"),
        (
            lambda: roles.has_permissions("r", Permissions.data(collection="A")),
            "permissions: there is none; what makes them needs an action that is True",
        ),
        (lambda: roles.get(1), "role_name: must be a string, not 1 (int)"),  # type: ignore[arg-type]
        (lambda: roles.delete(".."), "role_name: must be a name that a path can hold, not '..' (str)"),
        (
            lambda: groups.get_assigned_roles("", full=True),
            "group_id: must be a name that a path can hold, not '' (str)",
        ),
        (
            lambda: groups.assign_roles("staff", None),  # type: ignore[arg-type]
            "role_names: must be a string or a sequence of strings, not None (NoneType)",
        ),
    ],
)
def test_bad_input_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as raised:
        make()

    assert str(raised.value).endswith(message)


def test_a_scope_may_be_its_value() -> None:
    assert Permissions.roles(role="A", read=True, scope="all") == (  # type: ignore[arg-type]
        Permissions.roles(role="A", read=True, scope=RoleScope.ALL)
    )


PERMISSION = Permissions.data(collection="Books", read=True)


@pytest.mark.parametrize(
    ("request_", "line", "body", "ok"),
    [
        (roles.create("r", PERMISSION), "POST /authz/roles", {"name": "r", "permissions": [DATA]}, (201,)),
        (roles.get("a/b ü"), "GET /authz/roles/a%2Fb%20%C3%BC", None, (200, 404)),
        (roles.list_all(), "GET /authz/roles", None, (200,)),
        (roles.delete("r"), "DELETE /authz/roles/r", None, (204,)),
        (
            roles.add_permissions("r", PERMISSION),
            "POST /authz/roles/r/add-permissions",
            {"permissions": [DATA]},
            (200,),
        ),
        (
            roles.remove_permissions("r", [PERMISSION]),
            "POST /authz/roles/r/remove-permissions",
            {"permissions": [DATA]},
            (200,),
        ),
        (roles.get_user_assignments("r"), "GET /authz/roles/r/user-assignments", None, (200,)),
        (roles.get_group_assignments("r"), "GET /authz/roles/r/group-assignments", None, (200,)),
        (roles.get_assigned_user_ids("r"), "GET /authz/roles/r/users", None, (200,)),
        (
            groups.assign_roles("/staff", "r"),
            "POST /authz/groups/%2Fstaff/assign",
            {"roles": ["r"], "groupType": "oidc"},
            (200,),
        ),
        (
            groups.revoke_roles("staff", ["r", "s"]),
            "POST /authz/groups/staff/revoke",
            {"roles": ["r", "s"], "groupType": "oidc"},
            (200,),
        ),
        (groups.get_assigned_roles("staff", full=True), "GET /authz/groups/staff/roles/oidc", None, (200,)),
        (groups.get_known_group_names(), "GET /authz/groups/oidc", None, (200,)),
    ],
)
def test_requests(request_: RestRequest, line: str, body: Any, ok: tuple[int, ...]) -> None:
    assert f"{request_.method} {request_.path}" == line
    assert (None if request_.body is None else json.loads(request_.body)) == body
    assert request_.ok == ok


def test_each_action_is_asked_for_by_itself() -> None:
    role = role_of({"action": "read_cluster"}, DATA)

    asked = roles.has_permissions("r", role.permissions)

    assert [json.loads(each.body or b"") for each in asked] == [{"action": "read_cluster"}, DATA]
    assert {each.path for each in asked} == {"/authz/roles/r/has-permission"}


def test_groups_are_asked_for_roles_with_or_without_what_they_allow() -> None:
    assert groups.get_assigned_roles("staff", full=True).params == {"includeFullRoles": "true"}
    assert groups.get_assigned_roles("staff", full=False).params == {"includeFullRoles": "false"}


def test_answers_are_read() -> None:
    role = {"name": "r", "permissions": [DATA]}

    assert roles.created("r", PERMISSION) == role_of(DATA)
    assert roles.role(reply(role)) == role_of(DATA)
    assert roles.role(RestReply(404, {}, b"")) is None
    assert roles.existed(reply(role))
    assert not roles.existed(RestReply(404, {}, b""))
    assert roles.roles(reply([role])) == {"r": role_of(DATA)}
    assert roles.assigned(reply([role]), True) == {"r": role_of(DATA)}
    assert roles.assigned(reply([{"name": "r", "permissions": None}]), False) == {"r": RoleBase("r")}
    assert roles.allowed(reply(True))
    assert roles.assigned_user_ids(reply(["ada"])) == ["ada"]
    assert groups.known_group_names(reply(None)) == []
    assert roles.user_assignments(reply([{"userId": "ada", "userType": "db_user"}])) == [
        UserAssignment("ada", UserTypes.DB_DYNAMIC)
    ]
    assert roles.group_assignments(reply([{"groupId": "staff", "groupType": "oidc"}])) == [
        GroupAssignment("staff", GroupTypes.OIDC)
    ]


def test_types_that_the_client_does_not_know_are_strings() -> None:
    assert roles.user_assignments(reply([{"userId": "ada", "userType": "robot"}]))[0].user_type == "robot"
    assert roles.group_assignments(reply([{"groupId": "staff", "groupType": "db"}]))[0].group_type == "db"


@pytest.mark.parametrize(
    "body", [[], {}, {"name": "r", "permissions": [1]}, {"name": "r", "permissions": [{}]}, 1, "x"]
)
def test_an_answer_that_is_no_role_is_said_to_be_none(body: Any) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        roles.role(reply(body))


@pytest.mark.parametrize(
    "decode",
    [
        roles.roles,
        roles.user_assignments,
        roles.group_assignments,
        roles.assigned_user_ids,
        groups.known_group_names,
        lambda answer: roles.assigned(answer, False),
    ],
)
@pytest.mark.parametrize("body", [{"a": 1}, [1], [None], "x"])
def test_an_answer_that_is_no_list_is_said_to_be_none(decode: Callable[[RestReply], Any], body: Any) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        decode(reply(body))


def test_a_role_without_a_name_is_said_to_be_none() -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        roles.assigned(reply([{"name": None}]), False)


def test_an_answer_that_is_neither_yes_nor_no_is_said_to_be_neither() -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        roles.allowed(reply({}))
