"""Roles, and who has them."""

# StrEnum would change what str() of a member says.
# ruff: noqa: UP042

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Self

from weaviate.models.base import known
from weaviate.models.rbac.kinds import (
    AliasPermissionOutput,
    BackupsPermissionOutput,
    ClusterPermissionOutput,
    CollectionsPermissionOutput,
    DataPermissionOutput,
    GroupsPermissionOutput,
    MCPPermissionOutput,
    NamespacesPermissionOutput,
    NodesPermissionOutput,
    PermissionsOutputType,
    ReplicatePermissionOutput,
    RolesPermissionOutput,
    T,
    TenantsPermissionOutput,
    UnknownPermissionOutput,
    UsersPermissionOutput,
    permissions_from_wire,
)
from weaviate.models.result import Result


class UserTypes(str, Enum):
    """Where a user comes from.

    Attributes:
        DB_DYNAMIC: It was created by the API, and its key can be changed.
        DB_STATIC: The server was started with it.
        OIDC: An OIDC provider manages it.
    """

    DB_DYNAMIC = "db_user"
    DB_STATIC = "db_env_user"
    OIDC = "oidc"


class GroupTypes(str, Enum):
    """Where a group of users comes from.

    Attributes:
        OIDC: An OIDC provider manages it.
    """

    OIDC = "oidc"


@dataclass(repr=False)
class RoleBase(Result):
    """A role, without what it allows.

    Attributes:
        name: Its name.
    """

    name: str


@dataclass(repr=False)
class Role(RoleBase):
    """A role: what those who have it may do.

    Attributes:
        alias_permissions: With aliases.
        cluster_permissions: With the cluster as a whole.
        collections_permissions: With collections.
        data_permissions: With objects.
        roles_permissions: With roles.
        users_permissions: With users.
        backups_permissions: With backups.
        mcp_permissions: Over the server's MCP endpoint.
        nodes_permissions: With nodes.
        tenants_permissions: With tenants.
        replicate_permissions: With the copying and moving of replicas.
        groups_permissions: With groups of users.
        namespaces_permissions: With namespaces.
        unknown_permissions: What this version of the client does not know.
    """

    alias_permissions: list[AliasPermissionOutput]
    cluster_permissions: list[ClusterPermissionOutput]
    collections_permissions: list[CollectionsPermissionOutput]
    data_permissions: list[DataPermissionOutput]
    roles_permissions: list[RolesPermissionOutput]
    users_permissions: list[UsersPermissionOutput]
    backups_permissions: list[BackupsPermissionOutput]
    mcp_permissions: list[MCPPermissionOutput]
    nodes_permissions: list[NodesPermissionOutput]
    tenants_permissions: list[TenantsPermissionOutput]
    replicate_permissions: list[ReplicatePermissionOutput]
    groups_permissions: list[GroupsPermissionOutput]
    namespaces_permissions: list[NamespacesPermissionOutput] = field(default_factory=list)
    unknown_permissions: list[UnknownPermissionOutput] = field(default_factory=list)

    @property
    def permissions(self) -> list[PermissionsOutputType]:
        """All that it allows."""
        return [
            *self.alias_permissions,
            *self.cluster_permissions,
            *self.collections_permissions,
            *self.data_permissions,
            *self.roles_permissions,
            *self.users_permissions,
            *self.backups_permissions,
            *self.mcp_permissions,
            *self.nodes_permissions,
            *self.tenants_permissions,
            *self.replicate_permissions,
            *self.groups_permissions,
            *self.namespaces_permissions,
            *self.unknown_permissions,
        ]

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> Self:
        """Read a role.

        Args:
            wire: The JSON object.
        """
        found = permissions_from_wire(wire.get("permissions") or ())

        def of(kind: type[T]) -> list[T]:
            return [each for each in found if isinstance(each, kind)]

        return cls(
            name=wire["name"],
            alias_permissions=of(AliasPermissionOutput),
            cluster_permissions=of(ClusterPermissionOutput),
            collections_permissions=of(CollectionsPermissionOutput),
            data_permissions=of(DataPermissionOutput),
            roles_permissions=of(RolesPermissionOutput),
            users_permissions=of(UsersPermissionOutput),
            backups_permissions=of(BackupsPermissionOutput),
            mcp_permissions=of(MCPPermissionOutput),
            nodes_permissions=of(NodesPermissionOutput),
            tenants_permissions=of(TenantsPermissionOutput),
            replicate_permissions=of(ReplicatePermissionOutput),
            groups_permissions=of(GroupsPermissionOutput),
            namespaces_permissions=of(NamespacesPermissionOutput),
            unknown_permissions=of(UnknownPermissionOutput),
        )


@dataclass(repr=False)
class UserAssignment(Result):
    """A user that has a role.

    Attributes:
        user_id: The user.
        user_type: Where it comes from.
    """

    user_id: str
    user_type: UserTypes | str

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> Self:
        """Read it.

        Args:
            wire: The JSON object.
        """
        return cls(user_id=wire["userId"], user_type=known(UserTypes, wire["userType"]))


@dataclass(repr=False)
class GroupAssignment(Result):
    """A group of users that has a role.

    Attributes:
        group_id: The group.
        group_type: Where it comes from.
    """

    group_id: str
    group_type: GroupTypes | str

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> Self:
        """Read it.

        Args:
            wire: The JSON object.
        """
        return cls(group_id=wire["groupId"], group_type=known(GroupTypes, wire["groupType"]))
