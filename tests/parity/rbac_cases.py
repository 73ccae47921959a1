"""Permissions to make and roles to read, the same for both clients."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Case = Callable[[], Any]

_CRUD: dict[str, Any] = dict.fromkeys(("create", "read", "update", "delete"), True)


def permissions(rbac: Any) -> dict[str, Case]:
    """Calls of each factory: with what it must have, with all it can have, and with one argument more each.

    Args:
        rbac: `weaviate.classes.rbac` of either client.
    """
    made = rbac.Permissions
    factories: Mapping[str, tuple[Callable[..., Any], dict[str, Any], dict[str, Any]]] = {
        "alias": (made.alias, {"alias": "short", "collection": "Books"}, _CRUD),
        "backup": (made.backup, {"collection": "Books"}, {"read": True, "manage": True}),
        "cluster": (made.cluster, {}, {"read": True}),
        "collections": (
            made.collections,
            {"collection": "books"},
            {"create_collection": True, "read_config": True, "update_config": True, "delete_collection": True},
        ),
        "data": (made.data, {"collection": "books"}, {"tenant": "t", **_CRUD}),
        "mcp": (made.mcp, {}, {"create": True, "read": True, "update": True}),
        "replicate": (made.replicate, {"collection": "Books"}, {"shard": "s", **_CRUD}),
        "roles": (made.roles, {"role": "editor"}, {"scope": rbac.RoleScope.ALL, **_CRUD}),
        "tenants": (made.tenants, {"collection": "Books"}, {"tenant": "t", **_CRUD}),
        "users": (made.users, {"user": "ada"}, {"assign_and_revoke": True, **_CRUD}),
        "Groups.oidc": (made.Groups.oidc, {"group": "staff"}, {"read": True, "assign_and_revoke": True}),
        "Nodes.minimal": (made.Nodes.minimal, {}, {"read": True}),
        "Nodes.verbose": (made.Nodes.verbose, {"collection": "books"}, {"read": True}),
    }
    cases: dict[str, Case] = {}

    def add(name: str, make: Callable[..., Any], arguments: dict[str, Any]) -> None:
        cases[name] = lambda: make(**arguments)

    for name, (make, required, optional) in factories.items():
        add(f"{name}, required", make, required)
        add(f"{name}, every", make, required | optional)
        for argument, value in optional.items():
            # Nothing is made where nothing is allowed.
            action = {} if value is True else {"read": True}
            add(f"{name}, {argument}", make, required | action | {argument: value})
    return cases | {
        "several aliases": lambda: made.alias(alias=["A", "B"], collection=["C", "D"], create=True),
        "several collections and tenants": lambda: made.data(collection=("A", "b"), tenant=["t", "u"], read=True),
        "no collection": lambda: made.collections(collection=[], read_config=True),
        "no tenant": lambda: made.data(collection="A", tenant=[], read=True),
        "pattern": lambda: made.data(collection="book.*|[a-z]+", tenant="*", read=True),
        "scope that matches": lambda: made.roles(role=["a", "b"], create=True, scope=rbac.RoleScope.MATCH),
        "one permission": lambda: made.cluster(read=True)[0],
        "list of lists": lambda: [made.cluster(read=True), made.mcp(read=True)],
        "list of both": lambda: [*made.cluster(read=True), made.mcp(read=True)],
        "nothing": list,
    }


def _action(action: str, **about: Any) -> dict[str, Any]:
    return {"action": action, **about}


READS: dict[str, list[dict[str, Any]]] = {
    "nothing": [],
    "one of each kind": [
        _action("read_groups", groups={"group": "*", "groupType": "oidc"}),
        _action("read_mcp"),
        _action("read_replicate", replicate={"collection": "*", "shard": "*"}),
        _action("read_aliases", aliases={"alias": "*", "collection": "*"}),
        _action("read_tenants", tenants={"collection": "*", "tenant": "*"}),
        _action("manage_backups", backups={"collection": "*"}),
        _action("read_users", users={"users": "*"}),
        _action("read_data", data={"collection": "*", "object": "*", "tenant": "*"}),
        _action("read_roles", roles={"role": "*", "scope": "all"}),
        _action("read_cluster"),
        _action("read_nodes", nodes={"verbosity": "minimal"}),
        _action("read_collections", collections={"collection": "*"}),
    ],
    "several actions on the same": [
        _action("create_data", data={"collection": "A", "object": "*", "tenant": "*"}),
        _action("read_data", data={"collection": "A", "object": "*", "tenant": "*"}),
        _action("create_mcp"),
        _action("read_mcp"),
    ],
    "actions on others in between": [
        _action("create_data", data={"collection": "A", "tenant": "t"}),
        _action("read_cluster"),
        _action("read_data", data={"collection": "B", "tenant": "t"}),
        _action("read_data", data={"collection": "A", "tenant": "u"}),
        _action("update_data", data={"collection": "A", "tenant": "t"}),
    ],
    "roles by scope": [
        _action("read_roles", roles={"role": "z"}),
        _action("read_roles", roles={"role": "a", "scope": None}),
        _action("create_roles", roles={"role": "a", "scope": "match"}),
        _action("delete_roles", roles={"role": "a", "scope": "all"}),
        _action("update_roles", roles={"role": "a", "scope": "match"}),
    ],
    "nodes by verbosity": [
        _action("read_nodes", nodes={"collection": "A", "verbosity": "verbose"}),
        _action("read_nodes", nodes={"collection": "*", "verbosity": "minimal"}),
    ],
    "words of old servers": [
        _action("manage_data", data={"collection": "A", "tenant": "*"}),
        _action("manage_roles", roles={"role": "*", "scope": "all"}),
        _action("manage_collections", collections={"collection": "A", "tenant": "*"}),
        _action("read_backups", backups={"collection": "A"}),
    ],
    "names left out": [
        _action("read_data", data={"collection": "A"}),
        _action("read_tenants", tenants={"collection": "A"}),
        _action("read_replicate", replicate={"collection": "A"}),
    ],
    "users and groups": [
        _action("read_users", users={"users": "ada"}),
        _action("assign_and_revoke_users", users={"users": "ada"}),
        _action("read_groups", groups={"group": "staff", "groupType": "oidc"}),
        _action("assign_and_revoke_groups", groups={"group": "staff", "groupType": "oidc"}),
    ],
    "unknown actions": [
        _action("manage_namespaces", namespaces={"namespace": "n"}),
        _action("fly_kites"),
        _action("read_cluster"),
    ],
}
"""Permissions as the server says them, by what they are about."""


def described(role: Any) -> dict[str, list[dict[str, Any]]]:
    """What a role allows, as both clients can say it.

    Args:
        role: A role of either client.
    """
    found = {name: value for name, value in vars(role).items() if name.endswith("_permissions") and value}
    return {name: [_described(permission) for permission in value] for name, value in found.items()}


def _described(permission: Any) -> dict[str, Any]:
    fields: dict[str, Any] = permission.model_dump(mode="json", exclude={"unknown"})
    return {"type": type(permission).__name__} | fields | {"actions": sorted(fields["actions"])}
