"""The kinds of permission: what is allowed, with what. Users make them by `Permissions`, and roles have them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Annotated, Any, ClassVar, Generic, Self, TypeAlias, TypeVar

from pydantic import AfterValidator, Field, field_validator

from weaviate.models.base import Wire, camel_case, json_object, known
from weaviate.models.checked import CheckedModel
from weaviate.models.cluster.nodes import Verbosity
from weaviate.models.names import capitalised
from weaviate.models.rbac.actions import (
    Action,
    ActionT,
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
    TenantsAction,
    UsersAction,
)
from weaviate.models.result import Result

ANY = "*"
"""The pattern that everything matches."""


CollectionPattern = Annotated[str, AfterValidator(capitalised)]
"""A collection's or an alias's name, or a regular expression. The first letter becomes a capital, as theirs do."""
_ABSENT = {"verbosity": "minimal", "group_type": "oidc", "scope": None}
"""What the server means by leaving a field out, where that is not everything."""


class Permission(Result, CheckedModel, Generic[ActionT]):
    """What a role may do with one thing, or with all things whose names match a pattern.

    Attributes:
        actions: What it may do. An action that this version of the client does not know is a string.
        unknown: What else the server says of it that this version of the client does not know, such as a restriction:
            a part of the server's JSON object.
    """

    actions: set[ActionT | str]
    unknown: dict[str, Any] = Field(default_factory=dict)

    known_actions: ClassVar[type[Action] | None] = None
    resource: ClassVar[str | None] = None
    """What holds the patterns on the wire; None where there are none."""

    @field_validator("actions")
    @classmethod
    def _known(cls, actions: set[Action | str]) -> set[Action | str]:
        return {known(cls.known_actions, action) if cls.known_actions else action for action in actions}

    def to_wire(self) -> list[Wire]:
        """This as the server has it: one JSON object for each action."""
        beside = dict(self.unknown)
        if self.resource is not None:
            beside[self.resource] = {**self.patterns(), **json_object(self.unknown.get(self.resource))}
        actions = sorted(str(action.value if isinstance(action, Enum) else action) for action in self.actions)
        return [{"action": action, **beside} for action in actions]

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> Self:
        """Read one action. It is never refused: what the server leaves out is everything, as it defines.

        Args:
            wire: The JSON object.
        """
        action = wire["action"]
        unknown = {key: value for key, value in wire.items() if key != "action" and value is not None}
        patterns: dict[str, Any] = {}
        if cls.resource is not None:
            said = dict(json_object(unknown.pop(cls.resource, None)))
            for name in cls._pattern_names():
                value = said.pop(camel_case(name), None)
                patterns[name] = _ABSENT.get(name, ANY) if value is None else value
            # Everything is no restriction.
            restrictions = {key: value for key, value in said.items() if value not in (None, ANY)}
            if restrictions:
                unknown[cls.resource] = restrictions
        return cls.model_construct(actions=cls._known({action}), unknown=unknown, **patterns)

    def patterns(self) -> Wire:
        """What it is about, as the server has it."""
        named = ((name, getattr(self, name)) for name in self._pattern_names())
        return {camel_case(name): value for name, value in named if value is not None}

    @classmethod
    def _pattern_names(cls) -> list[str]:
        return [name for name in cls.model_fields if name not in Permission.model_fields]


class AliasPermissionOutput(Permission[AliasAction]):
    """What a role may do with aliases.

    Attributes:
        alias: The aliases.
        collection: The collections that they stand for.
    """

    alias: CollectionPattern
    collection: CollectionPattern

    known_actions: ClassVar = AliasAction
    resource: ClassVar = "aliases"
    made_by: ClassVar = "Permissions.alias"


class ClusterPermissionOutput(Permission[ClusterAction]):
    """What a role may do with the cluster as a whole."""

    known_actions: ClassVar = ClusterAction
    made_by: ClassVar = "Permissions.cluster"


class CollectionsPermissionOutput(Permission[CollectionsAction]):
    """What a role may do with collections: their configuration, not their objects.

    Attributes:
        collection: The collections.
    """

    collection: CollectionPattern

    known_actions: ClassVar = CollectionsAction
    resource: ClassVar = "collections"
    made_by: ClassVar = "Permissions.collections"


class DataPermissionOutput(Permission[DataAction]):
    """What a role may do with objects.

    Attributes:
        collection: The collections that the objects are in.
        tenant: The tenants that the objects are of.
    """

    collection: CollectionPattern
    tenant: str

    known_actions: ClassVar = DataAction
    resource: ClassVar = "data"
    made_by: ClassVar = "Permissions.data"


class RolesPermissionOutput(Permission[RolesAction]):
    """What a role may do with roles.

    Attributes:
        role: The roles.
        scope: Which roles may be made: see `RoleScope`. None leaves it to the server, which takes "match".
    """

    role: str
    scope: str | None = None

    known_actions: ClassVar = RolesAction
    resource: ClassVar = "roles"
    made_by: ClassVar = "Permissions.roles"


class UsersPermissionOutput(Permission[UsersAction]):
    """What a role may do with users.

    Attributes:
        users: The users.
    """

    users: str

    known_actions: ClassVar = UsersAction
    resource: ClassVar = "users"
    made_by: ClassVar = "Permissions.users"


class BackupsPermissionOutput(Permission[BackupsAction]):
    """What a role may do with backups.

    Attributes:
        collection: The collections that are backed up.
    """

    collection: CollectionPattern

    known_actions: ClassVar = BackupsAction
    resource: ClassVar = "backups"
    made_by: ClassVar = "Permissions.backup"


class MCPPermissionOutput(Permission[MCPAction]):
    """What a role may do over the server's MCP endpoint."""

    known_actions: ClassVar = MCPAction
    made_by: ClassVar = "Permissions.mcp"


class NodesPermissionOutput(Permission[NodesAction]):
    """What a role may do with nodes.

    Attributes:
        verbosity: How much is shown.
        collection: The collections whose shards are shown, where verbosity is "verbose".
    """

    verbosity: Verbosity
    collection: CollectionPattern

    known_actions: ClassVar = NodesAction
    resource: ClassVar = "nodes"
    made_by: ClassVar = "Permissions.Nodes"


class TenantsPermissionOutput(Permission[TenantsAction]):
    """What a role may do with tenants: not with their objects.

    Attributes:
        collection: The collections that the tenants are of.
        tenant: The tenants.
    """

    collection: CollectionPattern
    tenant: str

    known_actions: ClassVar = TenantsAction
    resource: ClassVar = "tenants"
    made_by: ClassVar = "Permissions.tenants"


class ReplicatePermissionOutput(Permission[ReplicateAction]):
    """What a role may do with the copying and moving of replicas.

    Attributes:
        collection: The collections.
        shard: The shards.
    """

    collection: CollectionPattern
    shard: str

    known_actions: ClassVar = ReplicateAction
    resource: ClassVar = "replicate"
    made_by: ClassVar = "Permissions.replicate"


class GroupsPermissionOutput(Permission[GroupAction]):
    """What a role may do with groups of users.

    Attributes:
        group: The groups.
        group_type: Who manages them: "oidc".
    """

    group: str
    group_type: str

    known_actions: ClassVar = GroupAction
    resource: ClassVar = "groups"
    made_by: ClassVar = "Permissions.Groups"


class NamespacesPermissionOutput(Permission[NamespacesAction]):
    """What a role may do with namespaces.

    Attributes:
        namespace: The namespaces.
    """

    namespace: str

    known_actions: ClassVar = NamespacesAction
    resource: ClassVar = "namespaces"
    made_by: ClassVar = "Permissions.namespaces"


class UnknownPermissionOutput(Permission[Action]):
    """What a role may do that this version of the client does not know: `unknown` has what it is about."""


PermissionsCreateType: TypeAlias = list[Permission[Any]]
"""What the factories of permissions give: one permission for each combination of names."""
PermissionsInputType: TypeAlias = (
    Permission[Any]
    | Sequence[Permission[Any]]
    | Sequence[Sequence[Permission[Any]]]
    | Sequence[Permission[Any] | Sequence[Permission[Any]]]
)
"""Permissions to give to a role, or to take from it."""
PermissionsOutputType: TypeAlias = (
    AliasPermissionOutput
    | ClusterPermissionOutput
    | CollectionsPermissionOutput
    | DataPermissionOutput
    | RolesPermissionOutput
    | UsersPermissionOutput
    | BackupsPermissionOutput
    | MCPPermissionOutput
    | NodesPermissionOutput
    | TenantsPermissionOutput
    | ReplicatePermissionOutput
    | GroupsPermissionOutput
    | NamespacesPermissionOutput
    | UnknownPermissionOutput
)
"""A permission of a role."""

KINDS: tuple[type[PermissionsOutputType], ...] = (
    AliasPermissionOutput,
    ClusterPermissionOutput,
    CollectionsPermissionOutput,
    DataPermissionOutput,
    RolesPermissionOutput,
    UsersPermissionOutput,
    BackupsPermissionOutput,
    MCPPermissionOutput,
    NodesPermissionOutput,
    TenantsPermissionOutput,
    ReplicatePermissionOutput,
    GroupsPermissionOutput,
    NamespacesPermissionOutput,
)
"""The kinds that this version of the client knows, in the order that roles list them."""

T = TypeVar("T", bound=Permission[Any])

_BY_ACTION: dict[str, type[PermissionsOutputType]] = {
    action.value: kind for kind in KINDS if kind.known_actions for action in kind.known_actions
}
_BY_RESOURCE = {kind.resource: kind for kind in KINDS if kind.resource is not None}


def permissions_from_wire(wire: Iterable[Mapping[str, Any]]) -> list[PermissionsOutputType]:
    """Read permissions: the actions that are allowed with the same thing become one, in the order of their first.

    Args:
        wire: One JSON object for each action.
    """
    found: dict[tuple[type, str], PermissionsOutputType] = {}
    for each in wire:
        read = _kind(each).from_wire(each)
        same = found.setdefault((type(read), json.dumps([read.patterns(), read.unknown], sort_keys=True)), read)
        same.actions.update(read.actions)
    return list(found.values())


def _kind(wire: Mapping[str, Any]) -> type[PermissionsOutputType]:
    """What kind a permission is: by its action, or, where that is not known, by what it is about."""
    by_action = _BY_ACTION.get(wire["action"])
    by_resource = (kind for resource, kind in _BY_RESOURCE.items() if wire.get(resource) is not None)
    return by_action or next(by_resource, UnknownPermissionOutput)
