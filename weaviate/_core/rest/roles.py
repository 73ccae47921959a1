"""REST: roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar, overload

from weaviate._core.rest.parts import answered, packed, read, read_list, segment, string
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateInvalidInputError
from weaviate.models.base import Wire
from weaviate.models.checked import refused, text
from weaviate.models.rbac.kinds import Permission, PermissionsInputType, PermissionsOutputType
from weaviate.models.rbac.roles import GroupAssignment, Role, RoleBase, UserAssignment

_READ = "read a role"
_LIST = "list all roles"
_ASSIGNED = "read the roles that are assigned"
_USERS = "read the users that have a role"
_GROUPS = "read the groups that have a role"

SINCE = ServerVersion(1, 28)
TYPES_SINCE = ServerVersion(1, 30)
"""The first version that tells the users of the server from those of a provider."""
GROUPS_SINCE = ServerVersion(1, 32, 5)

SWITCHED_OFF = "role-based access control is off. AUTHORIZATION_RBAC_ENABLED=true in its environment switches it on"
"""What it means when a server answers nothing at all. One that knows its users says instead that there are no roles."""

_T = TypeVar("_T")


def create(role_name: str, permissions: PermissionsInputType | PermissionsOutputType) -> RestRequest:
    """Create a role.

    Args:
        role_name: Its name.
        permissions: What it allows.

    Raises:
        WeaviateInvalidInputError: The name is no string, or what it allows is no permission.
    """
    body = {"name": text(role_name, "role_name"), "permissions": wire(permissions)}
    return RestRequest(
        "POST",
        "/authz/roles",
        f"create the role {role_name}",
        body=packed(body),
        ok=(201,),
        timeout="insert",
        # The second of two equal requests is refused, and would look as if the first had been.
        idempotent=False,
        meanings={200: SWITCHED_OFF},
        since=SINCE,
    )


def created(role_name: str, permissions: PermissionsInputType | PermissionsOutputType) -> Role:
    """A role that was created: the server does not describe it.

    Args:
        role_name: Its name.
        permissions: What it allows.
    """
    return Role.from_wire({"name": role_name, "permissions": wire(permissions)})


def get(role_name: str) -> RestRequest:
    """Read a role.

    Args:
        role_name: Its name.

    Raises:
        WeaviateInvalidInputError: It is none that a path can hold.
    """
    return RestRequest("GET", _path(role_name), f"read the role {role_name}", ok=(200, 404), since=SINCE)


def role(reply: RestReply) -> Role | None:
    """A role; None where there is none of its name.

    Args:
        reply: The answer to `get`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no role.
    """
    return None if reply.status_code == 404 else read(reply, Role.from_wire, _READ)


def existed(reply: RestReply) -> bool:
    """Whether there is a role.

    Args:
        reply: The answer to `get`.
    """
    return reply.status_code == 200


def list_all() -> RestRequest:
    """Read all roles."""
    return RestRequest("GET", "/authz/roles", _LIST, since=SINCE)


def roles(reply: RestReply) -> dict[str, Role]:
    """All roles by name.

    Args:
        reply: The answer to `list_all`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of roles.
    """
    return {each.name: each for each in read_list(reply, Role.from_wire, _LIST)}


def delete(role_name: str) -> RestRequest:
    """Delete a role. One that does not exist is no error.

    Args:
        role_name: Its name.

    Raises:
        WeaviateInvalidInputError: It is none that a path can hold.
    """
    return RestRequest(
        "DELETE",
        _path(role_name),
        f"delete the role {role_name}",
        ok=(204,),
        timeout="insert",
        meanings={200: SWITCHED_OFF},
        since=SINCE,
    )


def add_permissions(role_name: str, permissions: PermissionsInputType | PermissionsOutputType) -> RestRequest:
    """Let a role allow more.

    Args:
        role_name: Its name.
        permissions: What it allows from now on, beside what it allows already.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold, or what it allows is no permission.
    """
    return _change(role_name, "add-permissions", permissions, f"add permissions to the role {role_name}")


def remove_permissions(role_name: str, permissions: PermissionsInputType | PermissionsOutputType) -> RestRequest:
    """Let a role allow less.

    Args:
        role_name: Its name.
        permissions: What it does not allow any more.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold, or what it does not allow is no permission.
    """
    return _change(role_name, "remove-permissions", permissions, f"remove permissions from the role {role_name}")


def has_permissions(
    role_name: str,
    permissions: PermissionsInputType | PermissionsOutputType | Sequence[PermissionsOutputType],
) -> list[RestRequest]:
    """Ask whether a role allows something: one request for each action.

    Args:
        role_name: Its name.
        permissions: What it may allow.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold, or what it may allow is no permission, or
            nothing.
    """
    path, what = f"{_path(role_name)}/has-permission", f"ask what the role {role_name} allows"
    asked = [RestRequest("POST", path, what, body=packed(each), since=SINCE) for each in wire(permissions)]
    if not asked:
        raise WeaviateInvalidInputError("permissions: there is none; what makes them needs an action that is True")
    return asked


def allowed(reply: RestReply) -> bool:
    """Whether a role allows an action.

    Args:
        reply: The answer to one of `has_permissions`.

    Raises:
        ResponseCannotBeDecodedError: The answer is neither yes nor no.
    """
    what = "ask what a role allows"
    answer = reply.json(what)
    if not isinstance(answer, bool):
        raise reply.undecodable(what)
    return answer


def get_user_assignments(role_name: str) -> RestRequest:
    """Read which users have a role.

    Args:
        role_name: Its name.

    Raises:
        WeaviateInvalidInputError: It is none that a path can hold.
    """
    what = f"read the users that have the role {role_name}"
    return RestRequest(
        "GET", f"{_path(role_name)}/user-assignments", what, meanings=_absent(role_name), since=TYPES_SINCE
    )


def user_assignments(reply: RestReply) -> list[UserAssignment]:
    """The users that have a role.

    Args:
        reply: The answer to `get_user_assignments`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of users.
    """
    return listed(reply, UserAssignment.from_wire, _USERS)


def get_group_assignments(role_name: str) -> RestRequest:
    """Read which groups of users have a role.

    Args:
        role_name: Its name.

    Raises:
        WeaviateInvalidInputError: It is none that a path can hold.
    """
    what = f"read the groups that have the role {role_name}"
    path = f"{_path(role_name)}/group-assignments"
    return RestRequest("GET", path, what, meanings=_absent(role_name), since=GROUPS_SINCE)


def group_assignments(reply: RestReply) -> list[GroupAssignment]:
    """The groups of users that have a role.

    Args:
        reply: The answer to `get_group_assignments`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of groups.
    """
    return listed(reply, GroupAssignment.from_wire, _GROUPS)


def get_assigned_user_ids(role_name: str) -> RestRequest:
    """Read the names of the users that have a role. Deprecated by the server: `get_user_assignments` says more.

    Args:
        role_name: Its name.

    Raises:
        WeaviateInvalidInputError: It is none that a path can hold.
    """
    what = f"read the users that have the role {role_name}"
    return RestRequest("GET", f"{_path(role_name)}/users", what, meanings=_absent(role_name), since=SINCE)


def assigned_user_ids(reply: RestReply) -> list[str]:
    """The names of the users that have a role.

    Args:
        reply: The answer to `get_assigned_user_ids`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of names.
    """
    return listed(reply, string, _USERS)


@overload
def assigned(reply: RestReply, full: Literal[True]) -> dict[str, Role]: ...
@overload
def assigned(reply: RestReply, full: Literal[False]) -> dict[str, RoleBase]: ...
@overload
def assigned(reply: RestReply, full: bool) -> dict[str, Role] | dict[str, RoleBase]: ...
def assigned(reply: RestReply, full: bool) -> dict[str, Role] | dict[str, RoleBase]:
    """The roles that a user or a group has, by name.

    Args:
        reply: The answer to `get_assigned_roles` of users or of groups.
        full: Say what they allow: the server was asked for it.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of roles.
    """
    if full:
        return {each.name: each for each in listed(reply, Role.from_wire, _ASSIGNED)}
    return {name: RoleBase(name) for name in listed(reply, lambda role: string(role["name"]), _ASSIGNED)}


def listed(reply: RestReply, reader: Callable[[Any], _T], what: str) -> list[_T]:
    """Read a list that a server without roles does not answer with.

    Args:
        reply: The answer.
        reader: What reads one item.
        what: What is being done, for the error.

    Raises:
        UnexpectedStatusCodeError: The server has no roles.
        ResponseCannotBeDecodedError: The answer is no list.
    """
    if not reply.content.strip():
        error = UnexpectedStatusCodeError(what, RestReply(reply.status_code, {}, SWITCHED_OFF.encode()))
        raise error.with_details(answered(reply, what, SWITCHED_OFF))
    return read_list(reply, reader, what)


def wire(permissions: object) -> list[Wire]:
    """Permissions as the server has them: one JSON object for each action.

    Args:
        permissions: A permission, or any nesting of sequences of permissions.

    Raises:
        WeaviateInvalidInputError: Something else is in it.
    """
    return [action for permission in _flat(permissions) for action in permission.to_wire()]


def role_names(names: str | Sequence[str]) -> list[str]:
    """The names of roles.

    Args:
        names: A name, or several.

    Raises:
        WeaviateInvalidInputError: They are something else.
    """
    if not isinstance(names, Sequence):
        raise refused("role_names", names, "a string or a sequence of strings")
    return [text(name, "role_names") for name in ([names] if isinstance(names, str) else names)]


def _flat(permissions: object) -> Iterator[Permission[Any]]:
    if isinstance(permissions, Permission):
        yield permissions
    elif isinstance(permissions, Sequence) and not isinstance(permissions, str):
        for each in permissions:
            yield from _flat(each)
    else:
        raise refused("permissions", permissions, "permissions, as the factories of Permissions make them")


def _change(role_name: str, verb: str, permissions: object, what: str) -> RestRequest:
    body = packed({"permissions": wire(permissions)})
    path = f"{_path(role_name)}/{verb}"
    return RestRequest("POST", path, what, body=body, timeout="insert", meanings=_absent(role_name), since=SINCE)


def _absent(role_name: str) -> Mapping[int, str]:
    return {404: f"there is no role {role_name}"}


def _path(role_name: str) -> str:
    return f"/authz/roles/{segment(role_name, 'role_name')}"
