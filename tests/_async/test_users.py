"""The users of a real server, by their keys and roles; servers that have none."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests._async.access import client_of
from tests.conftest import StartServer
from tests.support.server import ACCESS, API_KEY, GUEST_KEY, Server
from weaviate import WeaviateAsyncClient
from weaviate.classes.rbac import Permissions
from weaviate.exceptions import (
    InsufficientPermissionsError,
    UnexpectedStatusCodeError,
    WeaviateInvalidInputError,
    WeaviateUnauthorizedError,
)
from weaviate.outputs.rbac import RoleBase
from weaviate.outputs.users import DBUserCredential, OwnUser, UserImportResult, UserTypes

READ = Permissions.collections(collection="*", read_config=True)


async def test_a_user_is_created_acts_by_its_key_and_is_deleted(
    administrator: WeaviateAsyncClient, server_with_roles: Server, own: str
) -> None:
    users = administrator.users.db
    assert await users.get(user_id=own) is None

    key = await users.create(user_id=own)

    async with client_of(server_with_roles, key) as client:
        assert await client.users.get_my_user() == OwnUser(own, {}, [])
    found = await users.get(user_id=own)
    assert found is not None
    assert (found.user_id, found.active, found.role_names) == (own, True, [])
    assert (found.user_type, found.last_used_time, found.namespace) == (UserTypes.DB_DYNAMIC, None, None)
    assert found.created_at is not None
    assert found.created_at.utcoffset() == datetime.timedelta(0)
    assert key.startswith(found.api_key_first_letters or "-")
    assert await users.delete(user_id=own)
    assert not await users.delete(user_id=own)
    with pytest.raises(WeaviateUnauthorizedError):
        await client_of(server_with_roles, key).connect()


async def test_all_users_are_listed(administrator: WeaviateAsyncClient, own: str) -> None:
    await administrator.users.db.create(user_id=own)

    found = {each.user_id: each for each in await administrator.users.db.list_all()}

    assert found[own].user_type is UserTypes.DB_DYNAMIC
    assert (found["administrator"].user_type, found["administrator"].role_names) == (UserTypes.DB_STATIC, ["root"])
    assert found["administrator"].created_at is None


async def test_when_a_user_made_a_call_is_said_on_request(
    administrator: WeaviateAsyncClient, server_with_roles: Server, own: str
) -> None:
    users = administrator.users.db
    async with client_of(server_with_roles, await users.create(user_id=own)) as client:
        await client.users.get_my_user()

    plain, asked = await users.get(user_id=own), await users.get(user_id=own, include_last_used_time=True)
    listed = [each for each in await users.list_all(include_last_used_time=True) if each.user_id == own]

    assert plain is not None
    assert asked is not None
    assert plain.last_used_time is None
    assert asked.last_used_time is not None
    assert [each.last_used_time for each in listed] == [asked.last_used_time]


async def test_a_key_is_changed(administrator: WeaviateAsyncClient, server_with_roles: Server, own: str) -> None:
    users = administrator.users.db
    old = await users.create(user_id=own)

    new = await users.rotate_key(user_id=own)

    async with client_of(server_with_roles, new) as client:
        assert (await client.users.get_my_user()).user_id == own
    with pytest.raises(WeaviateUnauthorizedError):
        await client_of(server_with_roles, old).connect()


async def test_a_user_is_locked_out_and_let_in_again(
    administrator: WeaviateAsyncClient, server_with_roles: Server, own: str
) -> None:
    users = administrator.users.db
    key = await users.create(user_id=own)

    assert not await users.activate(user_id=own)
    assert await users.deactivate(user_id=own)
    assert not await users.deactivate(user_id=own)
    with pytest.raises(WeaviateUnauthorizedError):
        await client_of(server_with_roles, key).connect()
    assert await users.activate(user_id=own)
    async with client_of(server_with_roles, key) as client:
        assert (await client.users.get_my_user()).user_id == own


async def test_a_key_that_is_revoked_does_not_come_back(
    administrator: WeaviateAsyncClient, server_with_roles: Server, own: str
) -> None:
    users = administrator.users.db
    key = await users.create(user_id=own)

    assert await users.deactivate(user_id=own, revoke_key=True)
    await users.activate(user_id=own)

    with pytest.raises(WeaviateUnauthorizedError):
        await client_of(server_with_roles, key).connect()
    async with client_of(server_with_roles, await users.rotate_key(user_id=own)) as client:
        assert (await client.users.get_my_user()).user_id == own


async def test_roles_are_given_and_taken(
    administrator: WeaviateAsyncClient, server_with_roles: Server, own: str
) -> None:
    users = administrator.users.db
    key = await users.create(user_id=own)
    role = await administrator.roles.create(role_name=own, permissions=READ)

    await users.assign_roles(user_id=own, role_names=own)
    await users.assign_roles(user_id=own, role_names=["viewer"])

    assert await users.get_assigned_roles(user_id=own) == {own: RoleBase(own), "viewer": RoleBase("viewer")}
    full = await users.get_assigned_roles(user_id=own, include_permissions=True)
    assert full[own] == role
    assert full.keys() == {own, "viewer"}
    async with client_of(server_with_roles, key) as client:
        assert (await client.users.get_my_user()).roles == full
    await users.revoke_roles(user_id=own, role_names=["viewer", own])
    await users.revoke_roles(user_id=own, role_names=own)
    assert await users.get_assigned_roles(user_id=own) == {}


async def test_users_of_a_provider_have_roles(administrator: WeaviateAsyncClient, own: str) -> None:
    users = administrator.users.oidc
    role = await administrator.roles.create(role_name=own, permissions=READ)

    await users.assign_roles(user_id="bob/b", role_names=[own])

    assert await users.get_assigned_roles(user_id="bob/b") == {own: RoleBase(own)}
    assert await users.get_assigned_roles(user_id="bob/b", include_permissions=True) == {own: role}
    await users.revoke_roles(user_id="bob/b", role_names=own)
    assert await users.get_assigned_roles(user_id="bob/b") == {}


async def test_the_older_methods_are_of_users_of_either_kind(administrator: WeaviateAsyncClient, own: str) -> None:
    await administrator.users.db.create(user_id=own)
    role = await administrator.roles.create(role_name=own, permissions=READ)
    users = administrator.users

    with pytest.warns(DeprecationWarning, match="use users.db.assign_roles or users.oidc.assign_roles") as warned:
        await users.assign_roles(user_id=own, role_names=own)
    assert warned[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="get_assigned_roles"):
        assert await users.get_assigned_roles(own) == {own: role}
    with pytest.warns(DeprecationWarning, match="revoke_roles"):
        await users.revoke_roles(user_id=own, role_names=[own])
    assert await users.db.get_assigned_roles(user_id=own) == {}


async def test_a_user_or_role_that_does_not_exist(administrator: WeaviateAsyncClient, own: str) -> None:
    users = administrator.users.db
    await users.create(user_id=own)
    calls: list[tuple[str, Callable[[], Any]]] = [
        ("there is no user missing", lambda: users.rotate_key(user_id="missing")),
        ("there is no user missing", lambda: users.activate(user_id="missing")),
        ("there is no user missing", lambda: users.deactivate(user_id="missing")),
        ("there is no user missing", lambda: users.get_assigned_roles(user_id="missing")),
        ("username.*doesn't exist", lambda: users.assign_roles(user_id="missing", role_names="viewer")),
        ("username.*doesn't exist", lambda: users.revoke_roles(user_id="missing", role_names="viewer")),
        ("roles.*doesn't exist", lambda: users.assign_roles(user_id=own, role_names="missing")),
        ("roles.*doesn't exist", lambda: users.revoke_roles(user_id=own, role_names=["viewer", "missing"])),
    ]
    for said, call in calls:
        with pytest.raises(UnexpectedStatusCodeError, match=said) as caught:
            await call()
        assert caught.value.status_code == 404


async def test_what_the_server_refuses(administrator: WeaviateAsyncClient, own: str) -> None:
    users = administrator.users.db
    await users.create(user_id=own)
    calls: list[tuple[int, str, Callable[[], Any]]] = [
        (409, "already exists", lambda: users.create(user_id=own)),
        (409, "already exists", lambda: users.create(user_id="guest")),
        (422, "not a valid user name", lambda: users.create(user_id="a b")),
        (422, "not a valid user name", lambda: users.create(user_id="a/b")),
        (404, "static user", lambda: users.create(user_id=f"{own}2", import_=True)),
        (422, "static user", lambda: users.delete(user_id="guest")),
        (422, "static user", lambda: users.rotate_key(user_id="guest")),
        (400, "roles can not be empty", lambda: users.assign_roles(user_id=own, role_names=[])),
    ]
    for status, said, call in calls:
        with pytest.raises(UnexpectedStatusCodeError, match=said) as caught:
            await call()
        assert caught.value.status_code == status


async def test_a_user_without_the_permission_is_told_what_is_missing(
    administrator: WeaviateAsyncClient, server_with_roles: Server, own: str
) -> None:
    await administrator.users.db.create(user_id=own)
    async with client_of(server_with_roles, GUEST_KEY) as guest:
        users = guest.users.db
        refused: list[tuple[str, Callable[[], Any]]] = [
            ("create_users", lambda: users.create(user_id=f"{own}2")),
            ("read_users", lambda: users.get(user_id=own)),
            ("update_users", lambda: users.rotate_key(user_id=own)),
            ("update_users", lambda: users.deactivate(user_id=own)),
            ("delete_users", lambda: users.delete(user_id=own)),
            ("read_users", lambda: users.get_assigned_roles(user_id=own)),
            ("assign_and_revoke_users", lambda: users.assign_roles(user_id=own, role_names="viewer")),
        ]
        for action, call in refused:
            with pytest.raises(InsufficientPermissionsError, match=f"user 'guest'.*{action}.*{own}"):
                await call()
        assert await users.list_all() == []
        with pytest.raises(InsufficientPermissionsError, match="only root users"):
            await users.export_db_users()
        with pytest.raises(InsufficientPermissionsError, match="only root users"):
            await users.import_db_users([])


async def test_wrong_input_is_refused(administrator: WeaviateAsyncClient) -> None:
    users: Any = administrator.users.db
    moment = datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC)
    calls: list[tuple[str, Callable[[], Any]]] = [
        ("user_id: must be a name", lambda: users.create(user_id="..")),
        ("user_id: must be a string", lambda: users.get(user_id=None)),
        ("import_: must be True or False", lambda: users.create(user_id="ada", import_="yes")),
        ("create_time: must be a datetime", lambda: users.create(user_id="ada", import_=True, create_time="now")),
        ("create_time: the server ignores it", lambda: users.create(user_id="ada", create_time=moment)),
        ("revoke_key: must be True or False", lambda: users.deactivate(user_id="ada", revoke_key=1)),
        ("role_names: must be a string", lambda: users.assign_roles(user_id="ada", role_names=None)),
        ("role_names: must be a string", lambda: users.revoke_roles(user_id="ada", role_names=["a", 3])),
        (
            "include_permissions: must be True or False",
            lambda: users.get_assigned_roles(user_id="ada", include_permissions="no"),
        ),
        ("include_last_used_time: must be", lambda: users.list_all(include_last_used_time=None)),
        ("users: must be a list", lambda: users.import_db_users("ada")),
        (r"users\[0\]: must be an exported user", lambda: users.import_db_users([{"userId": "ada"}])),
        ("namespace: must be a string", lambda: users.import_db_users([], namespace=3)),
    ]
    for said, call in calls:
        with pytest.raises(WeaviateInvalidInputError, match=f"^{said}"):
            await call()


async def test_keys_are_moved_to_another_cluster(
    start_server: StartServer, own: str, server_with_roles: Server
) -> None:
    moved, left = f"{own}-moved", f"{own}-left"
    source = start_server(ACCESS)
    async with client_of(source, API_KEY) as client:
        key = await client.users.db.create(user_id=moved)
        await client.users.db.create(user_id=left)
        await client.users.db.deactivate(user_id=left, revoke_key=True)
        exported = {each.user_id: each for each in await client.users.db.export_db_users()}
    assert (exported[moved].status, exported[left].status) == ("exported", "revoked")
    assert str(exported[moved].secure_hash) not in repr(exported[moved])
    stored = json.dumps([each.to_dict() for each in exported.values()])

    async with client_of(server_with_roles, API_KEY) as target:
        users = [DBUserCredential.from_dict(each) for each in json.loads(stored)]
        results = {each.user_id: each for each in await target.users.db.import_db_users(users)}
        again = await target.users.db.import_db_users([exported[moved]])
        with pytest.raises(UnexpectedStatusCodeError, match="NAMESPACES_ENABLED=true"):
            await target.users.db.import_db_users(users, namespace="one")
        async with client_of(server_with_roles, key) as user:
            assert (await user.users.get_my_user()).user_id == moved
        await target.users.db.delete(user_id=moved)

    assert results[moved] == UserImportResult(moved, "created", None)
    assert results[left].status == "error"
    assert "secureHash" in (results[left].error or "")
    assert [each.status for each in again] == ["skipped_exists"]


async def test_a_user_of_the_start_is_made_one_of_the_server(start_server: StartServer) -> None:
    moment = datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
    async with client_of(start_server(ACCESS), API_KEY) as client:
        key = await client.users.db.create(user_id="guest", import_=True, create_time=moment)
        found = await client.users.db.get(user_id="guest")

    assert key == GUEST_KEY
    assert found is not None
    assert (found.user_type, found.created_at) == (UserTypes.DB_DYNAMIC, moment)


async def test_a_server_without_users_says_how_to_switch_them_on(client: WeaviateAsyncClient) -> None:
    users = client.users.db
    calls: list[Callable[[], Any]] = [
        lambda: users.create(user_id="ada"),
        lambda: users.get(user_id="ada"),
        lambda: users.delete(user_id="ada"),
        lambda: users.rotate_key(user_id="ada"),
        lambda: users.activate(user_id="ada"),
        lambda: users.deactivate(user_id="ada"),
    ]
    for call in calls:
        with pytest.raises(UnexpectedStatusCodeError, match="AUTHENTICATION_DB_USERS_ENABLED=true") as caught:
            await call()
        assert caught.value.status_code == 422


async def test_a_server_without_a_provider_says_how_to_name_one(start_server: StartServer) -> None:
    async with client_of(start_server(ACCESS), API_KEY) as client:
        with pytest.raises(UnexpectedStatusCodeError, match="AUTHENTICATION_OIDC_ENABLED=true"):
            await client.users.oidc.assign_roles(user_id="bob", role_names="viewer")
        with pytest.raises(UnexpectedStatusCodeError, match="AUTHENTICATION_OIDC_ENABLED=true"):
            await client.users.oidc.get_assigned_roles(user_id="bob")
