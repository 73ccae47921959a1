"""What a role can be allowed to do: the server's own words."""

# StrEnum would change what str() of a member says.
# ruff: noqa: UP042

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import ClassVar, TypeAlias, TypeVar

from weaviate.str_enum import BaseEnum


class Action(str, Enum):
    """Something that a role can be allowed to do."""


class AliasAction(Action):
    """What can be done with aliases."""

    CREATE = "create_aliases"
    READ = "read_aliases"
    UPDATE = "update_aliases"
    DELETE = "delete_aliases"


class BackupsAction(Action):
    """What can be done with backups.

    Attributes:
        READ: The server (1.39.3) refuses it; `MANAGE` covers it.
    """

    READ = "read_backups"
    MANAGE = "manage_backups"


class ClusterAction(Action):
    """What can be done with the cluster as a whole."""

    READ = "read_cluster"


class CollectionsAction(Action):
    """What can be done with collections: their configuration, not their objects.

    Attributes:
        MANAGE: All of the others. The server (1.39.3) refuses it.
    """

    CREATE = "create_collections"
    READ = "read_collections"
    UPDATE = "update_collections"
    DELETE = "delete_collections"
    MANAGE = "manage_collections"


class DataAction(Action):
    """What can be done with objects.

    Attributes:
        MANAGE: All of the others. The server (1.39.3) refuses it.
    """

    CREATE = "create_data"
    READ = "read_data"
    UPDATE = "update_data"
    DELETE = "delete_data"
    MANAGE = "manage_data"


class GroupAction(Action):
    """What can be done with groups of users."""

    READ = "read_groups"
    ASSIGN_AND_REVOKE = "assign_and_revoke_groups"


class MCPAction(Action):
    """What can be done over the server's MCP endpoint."""

    CREATE = "create_mcp"
    READ = "read_mcp"
    UPDATE = "update_mcp"


class NamespacesAction(Action):
    """What can be done with namespaces."""

    MANAGE = "manage_namespaces"


class NodesAction(Action):
    """What can be done with nodes."""

    READ = "read_nodes"


class ReplicateAction(Action):
    """What can be done with the copying and moving of replicas."""

    CREATE = "create_replicate"
    READ = "read_replicate"
    UPDATE = "update_replicate"
    DELETE = "delete_replicate"


class RolesAction(Action):
    """What can be done with roles.

    Attributes:
        MANAGE: All of the others. The server (1.39.3) refuses it.
    """

    CREATE = "create_roles"
    READ = "read_roles"
    UPDATE = "update_roles"
    DELETE = "delete_roles"
    MANAGE = "manage_roles"


class TenantsAction(Action):
    """What can be done with tenants: not with their objects."""

    CREATE = "create_tenants"
    READ = "read_tenants"
    UPDATE = "update_tenants"
    DELETE = "delete_tenants"


class UsersAction(Action):
    """What can be done with users."""

    CREATE = "create_users"
    READ = "read_users"
    UPDATE = "update_users"
    DELETE = "delete_users"
    ASSIGN_AND_REVOKE = "assign_and_revoke_users"


class Actions:
    """All that a role can be allowed to do, by what it is done with."""

    Alias: ClassVar = AliasAction
    Backups: ClassVar = BackupsAction
    Cluster: ClassVar = ClusterAction
    Collections: ClassVar = CollectionsAction
    Data: ClassVar = DataAction
    Groups: ClassVar = GroupAction
    MCP: ClassVar = MCPAction
    Namespaces: ClassVar = NamespacesAction
    Nodes: ClassVar = NodesAction
    Replicate: ClassVar = ReplicateAction
    Roles: ClassVar = RolesAction
    Tenants: ClassVar = TenantsAction
    Users: ClassVar = UsersAction


ActionT = TypeVar("ActionT", bound=Enum)
ActionsType: TypeAlias = Action | Sequence[Action]
"""An action, or several."""


class RoleScope(str, BaseEnum):
    """Which roles those who manage roles may make.

    Attributes:
        MATCH: Those that allow no more than their own roles do.
        ALL: Any.
    """

    ALL = "all"
    MATCH = "match"
