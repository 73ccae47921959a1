"""REST: the roles of groups of users that an OIDC provider manages."""

from __future__ import annotations

from collections.abc import Sequence

from weaviate._core.rest import roles
from weaviate._core.rest.parts import flag, packed, segment, string
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate.models.checked import truth

_LIST = "list the groups that have roles"
_SINCE = ServerVersion(1, 28, 5)


def assign_roles(group_id: str, role_names: str | Sequence[str]) -> RestRequest:
    """Give roles to a group, beside those that it has.

    Args:
        group_id: The group.
        role_names: The roles.

    Raises:
        WeaviateInvalidInputError: A name is no string, or the group's is none that a path can hold.
    """
    return _change("assign", group_id, role_names, f"assign roles to the group {group_id}")


def revoke_roles(group_id: str, role_names: str | Sequence[str]) -> RestRequest:
    """Take roles from a group.

    Args:
        group_id: The group.
        role_names: The roles.

    Raises:
        WeaviateInvalidInputError: A name is no string, or the group's is none that a path can hold.
    """
    return _change("revoke", group_id, role_names, f"revoke roles from the group {group_id}")


def get_assigned_roles(group_id: str, *, full: bool) -> RestRequest:
    """Read the roles of a group; `roles.assigned` reads the answer.

    Args:
        group_id: The group.
        full: Say what the roles allow.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold.
    """
    path, what = f"{_path(group_id)}/roles/oidc", f"read the roles of the group {group_id}"
    return RestRequest(
        "GET",
        path,
        what,
        params={"includeFullRoles": flag(truth(full, "include_permissions"))},
        since=roles.GROUPS_SINCE,
    )


def get_known_group_names() -> RestRequest:
    """Read which groups have roles."""
    return RestRequest("GET", "/authz/groups/oidc", _LIST, since=roles.GROUPS_SINCE)


def known_group_names(reply: RestReply) -> list[str]:
    """The groups that have roles.

    Args:
        reply: The answer to `get_known_group_names`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of names.
    """
    return roles.listed(reply, string, _LIST)


def _change(verb: str, group_id: str, role_names: str | Sequence[str], what: str) -> RestRequest:
    body = packed({"roles": roles.role_names(role_names), "groupType": "oidc"})
    meanings = {404: "one of the roles does not exist"}
    return RestRequest(
        "POST", f"{_path(group_id)}/{verb}", what, body=body, timeout="insert", meanings=meanings, since=_SINCE
    )


def _path(group_id: str) -> str:
    return f"/authz/groups/{segment(group_id, 'group_id')}"
