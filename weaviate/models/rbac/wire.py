"""Access control as the server's JSON has it."""

# Without postponed annotations: they would hide `NotRequired` from Python 3.11.
from typing import Literal, NotRequired, TypedDict


class PermissionCollections(TypedDict):
    """What a permission for collections is about."""

    collection: str


class PermissionData(TypedDict):
    """What a permission for objects is about."""

    collection: str
    tenant: str


class PermissionNodes(TypedDict):
    """What a permission for nodes is about."""

    collection: str
    verbosity: Literal["minimal", "verbose"]


class PermissionBackup(TypedDict):
    """What a permission for backups is about."""

    collection: str


class PermissionReplicate(TypedDict):
    """What a permission for the copying of replicas is about."""

    collection: str
    shard: str


class PermissionRoles(TypedDict):
    """What a permission for roles is about."""

    role: str
    scope: NotRequired[str]


class PermissionsAlias(TypedDict):
    """What a permission for aliases is about."""

    alias: str
    collection: str


class PermissionsGroups(TypedDict):
    """What a permission for groups is about."""

    group: str
    groupType: str


class PermissionsTenants(TypedDict):
    """What a permission for tenants is about."""

    collection: str
    tenant: str


class PermissionsUsers(TypedDict):
    """What a permission for users is about."""

    users: str


class WeaviatePermissionRequired(TypedDict):
    """What every permission has."""

    action: str


class WeaviatePermission(WeaviatePermissionRequired, total=False):
    """A permission: one action, with what it is about."""

    aliases: PermissionsAlias | None
    backups: PermissionBackup | None
    collections: PermissionCollections | None
    data: PermissionData | None
    groups: PermissionsGroups | None
    nodes: PermissionNodes | None
    replicate: PermissionReplicate | None
    roles: PermissionRoles | None
    tenants: PermissionsTenants | None
    users: PermissionsUsers | None


class WeaviateRole(TypedDict):
    """A role."""

    name: str
    permissions: list[WeaviatePermission]


class WeaviateUser(TypedDict):
    """A user, as it sees itself."""

    user_id: str
    roles: list[WeaviateRole] | None
    groups: list[str]


class WeaviateDBUserRoleNames(TypedDict):
    """A user that the server manages, with the names of its roles."""

    userId: str
    dbUserType: str
    roles: list[str]
    groups: list[str]
    active: bool
    createdAt: NotRequired[str]
    lastUsedAt: NotRequired[str]
    apiKeyFirstLetters: NotRequired[str]


class WeaviateUserAssignment(TypedDict):
    """A user that has a role."""

    userId: str
    userType: str
