"""The factories of permissions."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import refused
from weaviate.models.rbac.actions import (
    Action,
    AliasAction,
    BackupsAction,
    ClusterAction,
    CollectionsAction,
    DataAction,
    GroupAction,
    MCPAction,
    NamespacesAction,
    NodesAction,
    ReplicateAction,
    RolesAction,
    RoleScope,
    TenantsAction,
    UsersAction,
)
from weaviate.models.rbac.kinds import (
    ANY,
    AliasPermissionOutput,
    BackupsPermissionOutput,
    ClusterPermissionOutput,
    CollectionsPermissionOutput,
    DataPermissionOutput,
    GroupsPermissionOutput,
    MCPPermissionOutput,
    NamespacesPermissionOutput,
    NodesPermissionOutput,
    Permission,
    PermissionsCreateType,
    ReplicatePermissionOutput,
    RolesPermissionOutput,
    TenantsPermissionOutput,
    UsersPermissionOutput,
)

Names = str | Sequence[str]
"""A name, a pattern that names match, or several of either: see `Permissions`."""
_PARAMETERS: dict[Action, str] = {
    CollectionsAction.CREATE: "create_collection",
    CollectionsAction.READ: "read_config",
    CollectionsAction.UPDATE: "update_config",
    CollectionsAction.DELETE: "delete_collection",
}
"""The parameters that are not named like their actions."""


def _permissions(
    kind: type[Permission[Any]], wanted: Mapping[Action, bool], fixed: Mapping[str, Any] = {}, **names: Names
) -> PermissionsCreateType:
    """One permission for each combination of names; none where no action is wanted."""
    for action, chosen in wanted.items():
        if not isinstance(chosen, bool):
            raise refused(f"{kind.made_by}.{_PARAMETERS.get(action, action.name.lower())}", chosen, "True or False")
    actions = {action for action, chosen in wanted.items() if chosen}
    if not actions:
        return []
    for parameter, given in names.items():
        if not isinstance(given, Sequence):
            raise refused(f"{kind.made_by}.{parameter}", given, "a string or a sequence of strings")
    each = {parameter: [given] if isinstance(given, str) else given for parameter, given in names.items()}
    for parameter, given in each.items():
        if "" in given:  # servers take it for all of them, or refuse it
            raise WeaviateInvalidInputError(f"{kind.made_by}.{parameter}: must not be empty")
    combinations: Iterator[dict[str, Any]] = (
        dict(zip(names, one, strict=True)) for one in itertools.product(*each.values())
    )
    return [kind(actions=set(actions), **fixed, **one) for one in combinations]


class NodesPermissions:
    """Permissions to see the state of the nodes."""

    @staticmethod
    def minimal(*, read: bool = False) -> PermissionsCreateType:
        """The nodes without their shards.

        Args:
            read: See them.
        """
        return _permissions(NodesPermissionOutput, {NodesAction.READ: read}, {"verbosity": "minimal"}, collection=ANY)

    @staticmethod
    def verbose(*, collection: Names, read: bool = False) -> PermissionsCreateType:
        """The nodes with their shards.

        Args:
            collection: The collections whose shards are shown.
            read: See them.

        Raises:
            WeaviateInvalidInputError: A name is no string, or an action neither True nor False.
        """
        return _permissions(
            NodesPermissionOutput, {NodesAction.READ: read}, {"verbosity": "verbose"}, collection=collection
        )


class GroupsPermissions:
    """Permissions for groups of users."""

    @staticmethod
    def oidc(*, group: Names, read: bool = False, assign_and_revoke: bool = False) -> PermissionsCreateType:
        """Groups that an OIDC provider manages.

        Args:
            group: The groups. The server (1.39.3) takes no `/` in them.
            read: See the groups and their roles.
            assign_and_revoke: Give roles to the groups, and take them away.

        Raises:
            WeaviateInvalidInputError: A name is no string, or an action neither True nor False.
        """
        return _permissions(
            GroupsPermissionOutput,
            {GroupAction.READ: read, GroupAction.ASSIGN_AND_REVOKE: assign_and_revoke},
            {"group_type": "oidc"},
            group=group,
        )


class Permissions:
    """What a role may do.

    Where a name is wanted, a pattern that names match will do, or several of either: a regular expression in which `*`
    stands for any text. `Book*` is all that begins with `Book`, `*` is everything.

    Each factory gives one permission for each combination of the names, and none where no action is wanted. They raise
    `WeaviateInvalidInputError` for a name that is no string, and for an action that is neither True nor False.
    """

    Nodes: ClassVar = NodesPermissions
    Groups: ClassVar = GroupsPermissions

    @staticmethod
    def data(
        *,
        collection: Names,
        tenant: Names | None = None,
        create: bool = False,
        read: bool = False,
        update: bool = False,
        delete: bool = False,
    ) -> PermissionsCreateType:
        """Objects.

        Args:
            collection: The collections that they are in.
            tenant: The tenants that they are of; all by default.
            create: Insert them.
            read: Read and search them.
            update: Change them.
            delete: Delete them.
        """
        tenants = ANY if tenant is None else tenant
        return _permissions(
            DataPermissionOutput,
            {
                DataAction.CREATE: create,
                DataAction.READ: read,
                DataAction.UPDATE: update,
                DataAction.DELETE: delete,
            },
            collection=collection,
            tenant=tenants,
        )

    @staticmethod
    def collections(
        *,
        collection: Names,
        create_collection: bool = False,
        read_config: bool = False,
        update_config: bool = False,
        delete_collection: bool = False,
    ) -> PermissionsCreateType:
        """Collections.

        Args:
            collection: The collections.
            create_collection: Create them.
            read_config: Read their configuration.
            update_config: Change their configuration.
            delete_collection: Delete them.
        """
        return _permissions(
            CollectionsPermissionOutput,
            {
                CollectionsAction.CREATE: create_collection,
                CollectionsAction.READ: read_config,
                CollectionsAction.UPDATE: update_config,
                CollectionsAction.DELETE: delete_collection,
            },
            collection=collection,
        )

    @staticmethod
    def tenants(
        *,
        collection: Names,
        tenant: Names | None = None,
        create: bool = False,
        read: bool = False,
        update: bool = False,
        delete: bool = False,
    ) -> PermissionsCreateType:
        """Tenants: not their objects.

        Args:
            collection: The collections that they are of.
            tenant: The tenants; all by default.
            create: Create them.
            read: Read which there are, and whether they are active.
            update: Activate, deactivate and offload them.
            delete: Delete them.
        """
        tenants = ANY if tenant is None else tenant
        return _permissions(
            TenantsPermissionOutput,
            {
                TenantsAction.CREATE: create,
                TenantsAction.READ: read,
                TenantsAction.UPDATE: update,
                TenantsAction.DELETE: delete,
            },
            collection=collection,
            tenant=tenants,
        )

    @staticmethod
    def replicate(
        *,
        collection: Names,
        shard: Names | None = None,
        create: bool = False,
        read: bool = False,
        update: bool = False,
        delete: bool = False,
    ) -> PermissionsCreateType:
        """The copying and moving of replicas.

        Args:
            collection: The collections.
            shard: The shards; all by default.
            create: Begin it.
            read: See how it goes.
            update: Cancel it.
            delete: Remove its records.
        """
        shards = ANY if shard is None else shard
        return _permissions(
            ReplicatePermissionOutput,
            {
                ReplicateAction.CREATE: create,
                ReplicateAction.READ: read,
                ReplicateAction.UPDATE: update,
                ReplicateAction.DELETE: delete,
            },
            collection=collection,
            shard=shards,
        )

    @staticmethod
    def alias(
        *,
        alias: Names,
        collection: Names,
        create: bool = False,
        read: bool = False,
        update: bool = False,
        delete: bool = False,
    ) -> PermissionsCreateType:
        """Aliases.

        Args:
            alias: The aliases.
            collection: The collections that they stand for.
            create: Create them.
            read: Read which there are.
            update: Let them stand for another collection.
            delete: Delete them.
        """
        return _permissions(
            AliasPermissionOutput,
            {
                AliasAction.CREATE: create,
                AliasAction.READ: read,
                AliasAction.UPDATE: update,
                AliasAction.DELETE: delete,
            },
            alias=alias,
            collection=collection,
        )

    @staticmethod
    def roles(
        *,
        role: Names,
        create: bool = False,
        read: bool = False,
        update: bool = False,
        delete: bool = False,
        scope: RoleScope | None = None,
    ) -> PermissionsCreateType:
        """Roles.

        Args:
            role: The roles.
            create: Create them.
            read: Read what they allow.
            update: Change what they allow.
            delete: Delete them.
            scope: Which roles may be made. The server takes `RoleScope.MATCH` by default.

        Raises:
            WeaviateInvalidInputError: A name is no string, or there is no such scope.
        """
        if scope is not None and scope not in RoleScope:
            raise refused("Permissions.roles.scope", scope, "a RoleScope")
        return _permissions(
            RolesPermissionOutput,
            {
                RolesAction.CREATE: create,
                RolesAction.READ: read,
                RolesAction.UPDATE: update,
                RolesAction.DELETE: delete,
            },
            {"scope": None if scope is None else RoleScope(scope).value},
            role=role,
        )

    @staticmethod
    def users(
        *,
        user: Names,
        create: bool = False,
        read: bool = False,
        update: bool = False,
        delete: bool = False,
        assign_and_revoke: bool = False,
    ) -> PermissionsCreateType:
        """Users.

        Args:
            user: The users.
            create: Create them.
            read: See them and their roles.
            update: Give them new keys, activate and deactivate them.
            delete: Delete them.
            assign_and_revoke: Give roles to them, and take them away.
        """
        return _permissions(
            UsersPermissionOutput,
            {
                UsersAction.CREATE: create,
                UsersAction.READ: read,
                UsersAction.UPDATE: update,
                UsersAction.DELETE: delete,
                UsersAction.ASSIGN_AND_REVOKE: assign_and_revoke,
            },
            users=user,
        )

    @staticmethod
    def backup(*, collection: Names, read: bool = False, manage: bool = False) -> PermissionsCreateType:
        """Backups.

        Args:
            collection: The collections that are backed up.
            read: See them. The server (1.39.3) refuses it; `manage` covers it.
            manage: Create, restore, cancel and see them.
        """
        return _permissions(
            BackupsPermissionOutput, {BackupsAction.READ: read, BackupsAction.MANAGE: manage}, collection=collection
        )

    @staticmethod
    def cluster(*, read: bool = False) -> PermissionsCreateType:
        """The cluster as a whole.

        Args:
            read: See its state.
        """
        return _permissions(ClusterPermissionOutput, {ClusterAction.READ: read})

    @staticmethod
    def namespaces(*, namespace: Names, manage: bool = False) -> PermissionsCreateType:
        """Namespaces, on a server that has them.

        Args:
            namespace: The namespaces.
            manage: Create, see, change, suspend, resume and delete them.
        """
        return _permissions(NamespacesPermissionOutput, {NamespacesAction.MANAGE: manage}, namespace=namespace)

    @staticmethod
    def mcp(*, create: bool = False, read: bool = False, update: bool = False) -> PermissionsCreateType:
        """The server's MCP endpoint.

        Args:
            create: Use its tools that create.
            read: Use its tools that read.
            update: Use its tools that change.
        """
        return _permissions(
            MCPPermissionOutput, {MCPAction.CREATE: create, MCPAction.READ: read, MCPAction.UPDATE: update}
        )
