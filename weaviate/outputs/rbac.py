"""What the server says of roles."""

from weaviate.models.rbac.actions import RoleScope
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
    TenantsPermissionOutput,
    UnknownPermissionOutput,
    UsersPermissionOutput,
)
from weaviate.models.rbac.roles import GroupAssignment, Role, RoleBase, UserAssignment

__all__ = [
    "AliasPermissionOutput",
    "BackupsPermissionOutput",
    "ClusterPermissionOutput",
    "CollectionsPermissionOutput",
    "DataPermissionOutput",
    "GroupAssignment",
    "GroupsPermissionOutput",
    "MCPPermissionOutput",
    "NamespacesPermissionOutput",
    "NodesPermissionOutput",
    "PermissionsOutputType",
    "ReplicatePermissionOutput",
    "Role",
    "RoleBase",
    "RoleScope",
    "RolesPermissionOutput",
    "TenantsPermissionOutput",
    "UnknownPermissionOutput",
    "UserAssignment",
    "UsersPermissionOutput",
]
