"""What type checkers make of roles, users and groups, in both colours."""

from __future__ import annotations

from typing import assert_type

from weaviate import WeaviateAsyncClient, WeaviateClient
from weaviate.classes.rbac import Permissions
from weaviate.outputs.rbac import Role, RoleBase
from weaviate.outputs.users import UserDB


def of_the_blocking_client(client: WeaviateClient, full: bool) -> None:
    """With and without what roles allow."""
    users, groups = client.users.db, client.groups.oidc
    assert_type(users.get_assigned_roles(user_id="ada"), dict[str, RoleBase])
    assert_type(users.get_assigned_roles(user_id="ada", include_permissions=True), dict[str, Role])
    assert_type(
        users.get_assigned_roles(user_id="ada", include_permissions=full), dict[str, Role] | dict[str, RoleBase]
    )
    assert_type(groups.get_assigned_roles(group_id="staff"), dict[str, RoleBase])
    assert_type(groups.get_assigned_roles(group_id="staff", include_permissions=True), dict[str, Role])
    assert_type(client.users.oidc.get_assigned_roles(user_id="bob", include_permissions=True), dict[str, Role])
    assert_type(users.get(user_id="ada"), UserDB | None)
    role = client.roles.create(role_name="r", permissions=[Permissions.cluster(read=True), Permissions.mcp(read=True)])
    client.roles.add_permissions(role_name="s", permissions=role.permissions)
    client.roles.has_permissions(role="s", permissions=role.data_permissions)
    client.roles.has_permissions(role="s", permissions=role.permissions[0])


async def of_the_other_client(client: WeaviateAsyncClient) -> None:
    """The same, to await."""
    users = client.users.db
    assert_type(await users.get_assigned_roles(user_id="ada"), dict[str, RoleBase])
    assert_type(await users.get_assigned_roles(user_id="ada", include_permissions=True), dict[str, Role])
    assert_type(await client.groups.oidc.get_known_group_names(), list[str])
