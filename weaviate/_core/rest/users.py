"""REST: users and their roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from weaviate._core.rest import roles
from weaviate._core.rest.parts import flag, packed, read, read_list, segment, string
from weaviate._core.transport import RestReply, RestRequest
from weaviate.models.base import Wire
from weaviate.models.checked import refused
from weaviate.models.users import USER_TYPE, OwnUser, UserDB

_OWN = "read the client's own user"
_LIST = "list all users"


def assign_roles(user_id: str, role_names: str | Sequence[str], user_type: USER_TYPE | None) -> RestRequest:
    """Give roles to a user, beside those that it has.

    Args:
        user_id: The user.
        role_names: The roles.
        user_type: Who manages it; None means each user of this name, which servers before 1.30 need.

    Raises:
        WeaviateInvalidInputError: A name is no string, the user's is none that a path can hold, or there is no such
            type.
    """
    return _change("assign", user_id, role_names, user_type, f"assign roles to the user {user_id}")


def revoke_roles(user_id: str, role_names: str | Sequence[str], user_type: USER_TYPE | None) -> RestRequest:
    """Take roles from a user.

    Args:
        user_id: The user.
        role_names: The roles.
        user_type: Who manages it; None means each user of this name, which servers before 1.30 need.

    Raises:
        WeaviateInvalidInputError: A name is no string, the user's is none that a path can hold, or there is no such
            type.
    """
    return _change("revoke", user_id, role_names, user_type, f"revoke roles from the user {user_id}")


def get_assigned_roles(user_id: str, user_type: USER_TYPE | None, *, full: bool = False) -> RestRequest:
    """Read the roles of a user; `roles.assigned` reads the answer.

    Args:
        user_id: The user.
        user_type: Who manages it; None means each user of this name, which servers before 1.30 need, and which always
            says what the roles allow.
        full: Say what the roles allow.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold, or there is no such type.
    """
    path, what = f"{_authz(user_id)}/roles", f"read the roles of the user {user_id}"
    if user_type is None:
        return RestRequest("GET", path, what)
    return RestRequest("GET", f"{path}/{_checked(user_type)}", what, params={"includeFullRoles": flag(full)})


def get_my_user() -> RestRequest:
    """Read the user that the client acts as."""
    return RestRequest("GET", "/users/own-info", _OWN)


def own_user(reply: RestReply) -> OwnUser:
    """The user that the client acts as.

    Args:
        reply: The answer to `get_my_user`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no user.
    """
    return read(reply, OwnUser.from_wire, _OWN)


def create(user_id: str) -> RestRequest:
    """Create a user that the server manages.

    Args:
        user_id: Its name.

    Raises:
        WeaviateInvalidInputError: It is none that a path can hold.
    """
    # A user is created once, and its key is said once.
    return _post(_db(user_id), f"create the user {user_id}", {}, ok=(201,), idempotent=False)


def rotate_key(user_id: str) -> RestRequest:
    """Give a user a new key; the old one is not accepted any more.

    Args:
        user_id: The user.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold.
    """
    # Of two answers only one has the key that counts.
    return _post(f"{_db(user_id)}/rotate-key", f"rotate the key of the user {user_id}", {}, idempotent=False)


def key(reply: RestReply) -> str:
    """A user's new key.

    Args:
        reply: The answer to `create` or `rotate_key`.

    Raises:
        ResponseCannotBeDecodedError: The answer has none.
    """
    return read(reply, lambda body: string(body["apikey"]), "read a user's new key")


def delete(user_id: str) -> RestRequest:
    """Delete a user that the server manages.

    Args:
        user_id: The user.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold.
    """
    return RestRequest("DELETE", _db(user_id), f"delete the user {user_id}", ok=(204, 404), timeout="insert")


def activate(user_id: str) -> RestRequest:
    """Let a user's key be accepted again.

    Args:
        user_id: The user.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold.
    """
    return _post(f"{_db(user_id)}/activate", f"activate the user {user_id}", {}, ok=(200, 409))


def deactivate(user_id: str, *, revoke_key: bool) -> RestRequest:
    """Let a user's key not be accepted any more.

    Args:
        user_id: The user.
        revoke_key: Make the key worthless: the user needs a new one to be of use again.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold.
    """
    body = {"revoke_key": bool(revoke_key)}
    return _post(f"{_db(user_id)}/deactivate", f"deactivate the user {user_id}", body, ok=(200, 409))


def changed(reply: RestReply) -> bool:
    """Whether that made a difference: the user was not yet active, inactive or deleted, as it is now.

    Args:
        reply: The answer to `delete`, `activate` or `deactivate`.
    """
    return reply.status_code < 300


def get(user_id: str, *, include_last_used_time: bool) -> RestRequest:
    """Read a user that the server manages.

    Args:
        user_id: The user.
        include_last_used_time: Say when it last made a call.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold.
    """
    params = {"includeLastUsedTime": flag(include_last_used_time)}
    return RestRequest("GET", _db(user_id), f"read the user {user_id}", params=params, ok=(200, 404))


def user(reply: RestReply) -> UserDB | None:
    """A user; None where there is none of its name.

    Args:
        reply: The answer to `get`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no user.
    """
    return None if reply.status_code == 404 else read(reply, UserDB.from_wire, "read a user")


def list_all(*, include_last_used_time: bool) -> RestRequest:
    """Read all users that the server manages.

    Args:
        include_last_used_time: Say when they last made a call.
    """
    return RestRequest("GET", "/users/db", _LIST, params={"includeLastUsedTime": flag(include_last_used_time)})


def users(reply: RestReply) -> list[UserDB]:
    """All users that the server manages.

    Args:
        reply: The answer to `list_all`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of users.
    """
    return read_list(reply, UserDB.from_wire, _LIST)


def _change(
    verb: str, user_id: str, role_names: str | Sequence[str], user_type: USER_TYPE | None, what: str
) -> RestRequest:
    body: Wire = {"roles": roles.role_names(role_names)}
    if user_type is not None:
        body["userType"] = _checked(user_type)
    return _post(f"{_authz(user_id)}/{verb}", what, body)


def _post(path: str, what: str, body: Wire, *, ok: tuple[int, ...] = (200,), idempotent: bool = True) -> RestRequest:
    return RestRequest("POST", path, what, body=packed(body), ok=ok, timeout="insert", idempotent=idempotent)


def _checked(user_type: USER_TYPE) -> USER_TYPE:
    if user_type not in get_args(USER_TYPE):
        raise refused("user_type", user_type, " or ".join(map(repr, get_args(USER_TYPE))))
    return user_type


def _authz(user_id: str) -> str:
    return f"/authz/users/{segment(user_id, 'user_id')}"


def _db(user_id: str) -> str:
    return f"/users/db/{segment(user_id, 'user_id')}"
