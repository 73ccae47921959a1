"""The roles of a real server with access control; servers without it; what is refused before anything is sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import weaviate
from tests._async.access import client_of
from tests.parity.rbac_cases import Case, permissions
from tests.support.fake import FakeServer
from tests.support.server import GUEST_KEY, Server
from weaviate import WeaviateAsyncClient
from weaviate._core.rest.roles import wire
from weaviate.classes import rbac
from weaviate.classes.rbac import Permissions, RoleScope
from weaviate.exceptions import (
    InsufficientPermissionsError,
    UnexpectedStatusCodeError,
    WeaviateInvalidInputError,
    WeaviateUnauthorizedError,
    WeaviateUnsupportedFeatureError,
)
from weaviate.outputs.rbac import GroupAssignment, Role, UserAssignment
from weaviate.outputs.users import UserTypes

READ = Permissions.data(collection="Books", read=True)
CHANGE = Permissions.data(collection="Books", update=True)

REFUSED = {"backup, every", "backup, read", "empty name"}
"""The server (1.39.3) has no action of the name, and wants a name."""
CASES = {
    **{name: case for name, case in permissions(rbac).items() if name not in REFUSED},
    "namespaces": lambda: Permissions.namespaces(namespace=["one", "two.*"], manage=True),
}


def allowed(role: Role) -> list[str]:
    """What a role allows, in a certain order; the server names the scope that it takes by default."""
    actions = wire(role.permissions)
    for action in actions:
        if "roles" in action:
            action["roles"].setdefault("scope", "match")
    return sorted(json.dumps(action) for action in actions)


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
async def test_permissions_are_accepted_and_come_back(administrator: WeaviateAsyncClient, own: str, case: Case) -> None:
    created = await administrator.roles.create(role_name=own, permissions=case())

    found = await administrator.roles.get(own)

    assert found is not None
    assert found.unknown_permissions == []
    assert allowed(found) == allowed(created)
    for asked in (case(), found.permissions):
        if found.permissions:
            assert await administrator.roles.has_permissions(role=own, permissions=asked)
        else:
            with pytest.raises(WeaviateInvalidInputError, match="there is none"):
                await administrator.roles.has_permissions(role=own, permissions=asked)


async def test_what_is_made_equals_what_is_read(administrator: WeaviateAsyncClient, own: str) -> None:
    made = [READ, Permissions.roles(role="editor", read=True, scope=RoleScope.ALL), Permissions.cluster(read=True)]

    created = await administrator.roles.create(role_name=own, permissions=made)

    assert await administrator.roles.get(own) == created
    assert (await administrator.roles.list_all())[own] == created


async def test_a_role_is_created_changed_and_deleted(administrator: WeaviateAsyncClient, own: str) -> None:
    roles = administrator.roles
    assert not await roles.exists(own)
    assert await roles.get(own) is None

    await roles.create(role_name=own, permissions=READ)
    await roles.add_permissions(role_name=own, permissions=CHANGE)
    assert await roles.has_permissions(role=own, permissions=[READ, CHANGE])
    assert await roles.has_permissions(role=own, permissions=READ[0])
    await roles.remove_permissions(role_name=own, permissions=[READ, Permissions.cluster(read=True)])
    assert not await roles.has_permissions(role=own, permissions=[CHANGE, READ])
    assert await roles.has_permissions(role=own, permissions=CHANGE)

    await roles.delete(own)
    await roles.delete(own)
    assert not await roles.exists(own)
    assert own not in await roles.list_all()


async def test_the_roles_of_the_server_itself_are_read_in_full(administrator: WeaviateAsyncClient) -> None:
    found = await administrator.roles.list_all()

    assert {"admin", "viewer", "root", "read-only"} <= found.keys()
    assert [role.unknown_permissions for role in found.values()] == [[]] * len(found)
    assert len(found["root"].namespaces_permissions) == 1


async def test_a_star_in_a_name_stands_for_any_text(
    administrator: WeaviateAsyncClient, server_with_roles: Server, own: str
) -> None:
    names = ("Pattern", "PatternMore", "Other")
    for name in names:
        await administrator.collections.delete(name)
        await administrator.collections.create(name)
    key = await administrator.users.db.create(user_id=own)
    found = {}
    async with client_of(server_with_roles, key) as client:
        for pattern in ("Pattern", "Pattern*", "Pattern.*", "Pattern|Other", "*"):
            made = Permissions.collections(collection=pattern, read_config=True)
            await administrator.roles.create(role_name=own, permissions=made)
            await administrator.users.db.assign_roles(user_id=own, role_names=own)
            found[pattern] = {*await client.collections.list_all()} & {*names}
            await administrator.roles.delete(own)

    assert found == {
        "Pattern": {"Pattern"},
        "Pattern*": {"Pattern", "PatternMore"},
        "Pattern.*": {"PatternMore"},
        "Pattern|Other": {"Pattern", "Other"},
        "*": {*names},
    }
    for name in names:
        await administrator.collections.delete(name)


async def test_who_has_a_role(administrator: WeaviateAsyncClient, own: str) -> None:
    roles, users, groups = administrator.roles, administrator.users, administrator.groups
    await roles.create(role_name=own, permissions=READ)
    await users.db.create(user_id=own)
    await users.db.assign_roles(user_id=own, role_names=own)
    await users.oidc.assign_roles(user_id="bob", role_names=[own])
    await groups.oidc.assign_roles(group_id="/staff", role_names=own)

    assigned = await roles.get_user_assignments(own)
    assert sorted(assigned, key=lambda each: each.user_id) == sorted(
        [UserAssignment(own, UserTypes.DB_DYNAMIC), UserAssignment("bob", UserTypes.OIDC)],
        key=lambda each: each.user_id,
    )
    assert await roles.get_group_assignments(own) == [GroupAssignment("/staff", rbac_group_type())]
    with pytest.warns(DeprecationWarning, match="use roles.get_user_assignments") as warned:
        assert set(await roles.get_assigned_user_ids(own)) == {own, "bob"}
    assert warned[0].filename == __file__
    await roles.delete(own)
    assert await roles.get_user_assignments(own) == []
    assert await roles.get_group_assignments(own) == []


def rbac_group_type() -> Any:
    """The one type of groups that there is."""
    from weaviate.rbac.models import GroupTypes

    return GroupTypes.OIDC


async def test_the_own_roles_are_those_of_the_own_user(administrator: WeaviateAsyncClient) -> None:
    with pytest.warns(DeprecationWarning, match="use users.get_my_user") as warned:
        found = await administrator.roles.get_current_roles()

    assert [role.name for role in found] == ["root"]
    assert warned[0].filename == __file__


async def test_a_role_that_does_not_exist(administrator: WeaviateAsyncClient) -> None:
    roles = administrator.roles

    assert not await roles.has_permissions(role="missing", permissions=READ)
    assert await roles.get_user_assignments("missing") == []
    for change in (roles.add_permissions, roles.remove_permissions):
        with pytest.raises(UnexpectedStatusCodeError, match="there is no role missing") as caught:
            await change(role_name="missing", permissions=READ)
        assert caught.value.status_code == 404
    # To add to a role that does not exist creates none.
    assert not await roles.exists("missing")


async def test_what_the_server_refuses(administrator: WeaviateAsyncClient, own: str) -> None:
    roles = administrator.roles
    await roles.create(role_name=own, permissions=READ)

    for name, status, said in ((own, 409, "already exists"), ("a b", 400, "invalid"), ("admin", 400, "built-in")):
        with pytest.raises(UnexpectedStatusCodeError, match=f"create the role {name}.*{said}") as caught:
            await roles.create(role_name=name, permissions=CHANGE)
        assert caught.value.status_code == status
        assert not caught.value.retryable
    with pytest.raises(UnexpectedStatusCodeError, match="can not delete built-in role"):
        await roles.delete("admin")
    with pytest.raises(UnexpectedStatusCodeError, match="manage_backups"):
        await roles.add_permissions(role_name=own, permissions=Permissions.backup(collection="A", read=True))


async def test_a_user_without_the_permission_is_told_what_is_missing(
    administrator: WeaviateAsyncClient, server_with_roles: Server, own: str
) -> None:
    await administrator.roles.create(role_name=own, permissions=READ)
    async with client_of(server_with_roles, GUEST_KEY) as guest:
        roles = guest.roles
        refused: list[tuple[str, Callable[[], Any]]] = [
            ("read_roles", lambda: roles.get(own)),
            ("read_roles", lambda: roles.exists(own)),
            ("read_roles", lambda: roles.has_permissions(role=own, permissions=READ)),
            ("read_roles", lambda: roles.get_user_assignments(own)),
            ("create_roles", lambda: roles.create(role_name=f"{own}2", permissions=READ)),
            ("update_roles", lambda: roles.add_permissions(role_name=own, permissions=CHANGE)),
            ("update_roles", lambda: roles.remove_permissions(role_name=own, permissions=READ)),
            ("delete_roles", lambda: roles.delete(own)),
        ]
        for action, call in refused:
            with pytest.raises(InsufficientPermissionsError, match=f"user 'guest'.*{action}.*{own}") as caught:
                await call()
            assert caught.value.status_code == 403
        assert await roles.list_all() == {}


@pytest.mark.parametrize("wrong", ["", ".", "..", 3, None])
async def test_names_that_no_path_can_hold_are_refused(administrator: WeaviateAsyncClient, wrong: Any) -> None:
    roles = administrator.roles
    calls: list[Callable[[], Any]] = [
        lambda: roles.get(wrong),
        lambda: roles.exists(wrong),
        lambda: roles.delete(wrong),
        lambda: roles.add_permissions(role_name=wrong, permissions=READ),
        lambda: roles.remove_permissions(role_name=wrong, permissions=READ),
        lambda: roles.has_permissions(role=wrong, permissions=READ),
        lambda: roles.get_user_assignments(wrong),
        lambda: roles.get_group_assignments(wrong),
    ]
    for call in calls:
        with pytest.raises(WeaviateInvalidInputError, match=r"^role_name: must be a "):
            await call()


async def test_what_is_no_permission_is_refused(administrator: WeaviateAsyncClient) -> None:
    roles = administrator.roles
    calls: list[Callable[[Any], Any]] = [
        lambda wrong: roles.create(role_name="role", permissions=wrong),
        lambda wrong: roles.add_permissions(role_name="role", permissions=wrong),
        lambda wrong: roles.remove_permissions(role_name="role", permissions=wrong),
        lambda wrong: roles.has_permissions(role="role", permissions=wrong),
    ]
    for call in calls:
        for wrong in ("read_data", None, ["read_data"], {"action": "read_data"}):
            with pytest.raises(WeaviateInvalidInputError, match=r"^permissions: must be permissions"):
                await call(wrong)


async def test_a_server_without_access_control_says_how_to_switch_it_on(client: WeaviateAsyncClient) -> None:
    roles = client.roles
    calls: list[Callable[[], Any]] = [
        lambda: roles.create(role_name="role", permissions=READ),
        lambda: roles.delete("role"),
        lambda: roles.get_user_assignments("role"),
        lambda: roles.get_group_assignments("role"),
        client.groups.oidc.get_known_group_names,
        lambda: client.users.db.get_assigned_roles(user_id="ada"),
    ]
    for call in calls:
        with pytest.raises(UnexpectedStatusCodeError, match="AUTHORIZATION_RBAC_ENABLED=true"):
            await call()
    assert await roles.list_all() == {}
    assert await roles.get("role") is None
    with pytest.raises(WeaviateUnauthorizedError, match="the client has no user"):
        await client.users.get_my_user()


async def test_servers_that_are_too_old_are_named() -> None:
    with FakeServer() as fake:
        fake.rest("GET", "/v1/meta").reply(200, {"version": "1.27.3"})
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            calls: list[tuple[str, Callable[[], Any]]] = [
                ("1.28.0", client.roles.list_all),
                ("1.30.0", lambda: client.roles.get_user_assignments("role")),
                ("1.32.5", lambda: client.roles.get_group_assignments("role")),
                ("1.28.5", client.users.get_my_user),
                ("1.30.0", client.users.db.list_all),
                ("1.30.0", lambda: client.users.oidc.assign_roles(user_id="ada", role_names="role")),
                ("1.39.3", client.users.db.export_db_users),
                ("1.28.5", lambda: client.groups.oidc.assign_roles(group_id="staff", role_names="role")),
                ("1.32.5", client.groups.oidc.get_known_group_names),
                ("1.32.0", client.alias.list_all),
                ("1.37.0", lambda: client.tokenization.for_property("Book", "title", "A")),
                ("1.31.0", client.tasks.get),
                ("1.38.0", client.namespaces.list_all),
                ("1.38.7", lambda: client.namespaces.suspend("one")),
                ("1.38.0", client.collections.use("Book").config.get_property_indexes),
                ("1.39.0", lambda: client.collections.use("Book").config.cancel_property_index("title", "searchable")),
            ]
            for minimum, call in calls:
                with pytest.raises(WeaviateUnsupportedFeatureError, match=f"{minimum} or later; this one is 1.27.3"):
                    await call()
        assert [call.path for call in fake.transcript.http("/v1/authz/roles")] == []
