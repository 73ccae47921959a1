"""REST: users and their roles."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from weaviate._core.rest import roles
from weaviate._core.rest.parts import flag, packed, read, read_list, segment, string
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.base import Wire
from weaviate.models.checked import refused, text, truth
from weaviate.models.times import rfc3339
from weaviate.models.users import USER_TYPE, DBUserCredential, OwnUser, UserDB, UserImportResult

_OWN = "read the client's own user"
_LIST = "list all users"
_EXPORT = "export the users"
_IMPORT = "import users"

_OWN_SINCE = ServerVersion(1, 28, 5)
_DB_SINCE = ServerVersion(1, 30)
_MOVED_SINCE = ServerVersion(1, 39, 3)


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
    meanings = _absent(user_id)
    if user_type is None:
        return RestRequest("GET", path, what, meanings=meanings, since=roles.SINCE)
    path, params = f"{path}/{_checked(user_type)}", {"includeFullRoles": flag(truth(full, "include_permissions"))}
    return RestRequest("GET", path, what, params=params, meanings=meanings, since=roles.TYPES_SINCE)


def get_my_user() -> RestRequest:
    """Read the user that the client acts as."""
    return RestRequest("GET", "/users/own-info", _OWN, meanings={401: "the client has no user"}, since=_OWN_SINCE)


def own_user(reply: RestReply) -> OwnUser:
    """The user that the client acts as.

    Args:
        reply: The answer to `get_my_user`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no user.
    """
    return read(reply, OwnUser.from_wire, _OWN)


def create(user_id: str, *, import_: bool = False, create_time: datetime.datetime | None = None) -> RestRequest:
    """Create a user that the server manages.

    Args:
        user_id: Its name.
        import_: Make it of a user that the server was started with, which keeps its key.
        create_time: When that one is said to have been created.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold, the time is no datetime, or there is one of a
            user that is not imported.
    """
    body: Wire = {"import": True} if truth(import_, "import_") else {}
    if create_time is not None:
        if not isinstance(create_time, datetime.datetime):
            raise refused("create_time", create_time, "a datetime")
        if not import_:
            raise WeaviateInvalidInputError("create_time: the server ignores it without import_=True")
        body["createTime"] = rfc3339(create_time)
    # A user is created once, and its key is said once.
    return _post(_db(user_id), f"create the user {user_id}", body, ok=(201,), idempotent=False, since=_DB_SINCE)


def rotate_key(user_id: str) -> RestRequest:
    """Give a user a new key; the old one is not accepted any more.

    Args:
        user_id: The user.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold.
    """
    # Of two answers only one has the key that counts.
    path, what = f"{_db(user_id)}/rotate-key", f"rotate the key of the user {user_id}"
    return _post(path, what, {}, idempotent=False, meanings=_absent(user_id), since=_DB_SINCE)


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
    what = f"delete the user {user_id}"
    return RestRequest("DELETE", _db(user_id), what, ok=(204, 404), timeout="insert", since=_DB_SINCE)


def activate(user_id: str) -> RestRequest:
    """Let a user's key be accepted again.

    Args:
        user_id: The user.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold.
    """
    path, what = f"{_db(user_id)}/activate", f"activate the user {user_id}"
    return _post(path, what, {}, ok=(200, 409), meanings=_absent(user_id), since=_DB_SINCE)


def deactivate(user_id: str, *, revoke_key: bool) -> RestRequest:
    """Let a user's key not be accepted any more.

    Args:
        user_id: The user.
        revoke_key: Make the key worthless: the user needs a new one to be of use again.

    Raises:
        WeaviateInvalidInputError: The name is none that a path can hold.
    """
    path, what = f"{_db(user_id)}/deactivate", f"deactivate the user {user_id}"
    body = {"revoke_key": truth(revoke_key, "revoke_key")}
    return _post(path, what, body, ok=(200, 409), meanings=_absent(user_id), since=_DB_SINCE)


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
    params = {"includeLastUsedTime": flag(truth(include_last_used_time, "include_last_used_time"))}
    return RestRequest("GET", _db(user_id), f"read the user {user_id}", params=params, ok=(200, 404), since=_DB_SINCE)


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
    params = {"includeLastUsedTime": flag(truth(include_last_used_time, "include_last_used_time"))}
    return RestRequest("GET", "/users/db", _LIST, params=params, since=_DB_SINCE)


def users(reply: RestReply) -> list[UserDB]:
    """All users that the server manages.

    Args:
        reply: The answer to `list_all`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of users.
    """
    return read_list(reply, UserDB.from_wire, _LIST)


def export_db_users() -> RestRequest:
    """Read what another cluster needs to accept the keys of the users."""
    return RestRequest("POST", "/experimental/export-db-users", _EXPORT, body=packed({}), since=_MOVED_SINCE)


def exported(reply: RestReply) -> list[DBUserCredential]:
    """What another cluster needs to accept the keys of the users.

    Args:
        reply: The answer to `export_db_users`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of users.
    """
    return read(reply, lambda body: [_credential(each) for each in body["users"] or ()], _EXPORT)


def _credential(item: Wire) -> DBUserCredential:
    return DBUserCredential.from_wire({**item, "userId": string(item["userId"])})


def import_db_users(users: object, namespace: str | None) -> RestRequest:
    """Create users with the keys that they have on another cluster.

    Args:
        users: What that one exported.
        namespace: The namespace that they are created in; None where the server has none.

    Raises:
        WeaviateInvalidInputError: A user is something else, or the namespace is no text.
    """
    if not isinstance(users, Sequence) or isinstance(users, str):
        raise WeaviateInvalidInputError(f"users: must be a list of exported users, not {type(users).__name__}")
    for index, each in enumerate(users):
        if not isinstance(each, DBUserCredential):
            # It may hold a secret: it is not shown.
            kind = type(each).__name__
            raise WeaviateInvalidInputError(f"users[{index}]: must be an exported user, a DBUserCredential, not {kind}")
    body: Wire = {"users": [each.to_wire() for each in users]}
    if namespace is not None:
        body["namespace"] = text(namespace, "namespace")
    # Of two answers the second one says that all of them exist.
    return _post("/experimental/import-db-users", _IMPORT, body, idempotent=False, since=_MOVED_SINCE)


def imported(reply: RestReply) -> list[UserImportResult]:
    """What became of each user.

    Args:
        reply: The answer to `import_db_users`.

    Raises:
        ResponseCannotBeDecodedError: The answer does not say it.
    """
    return read(reply, lambda body: [UserImportResult.from_wire(each) for each in body["results"] or ()], _IMPORT)


def _absent(user_id: str) -> Mapping[int, str]:
    return {404: f"there is no user {user_id}"}


def _change(
    verb: str, user_id: str, role_names: str | Sequence[str], user_type: USER_TYPE | None, what: str
) -> RestRequest:
    body: Wire = {"roles": roles.role_names(role_names)}
    if user_type is not None:
        body["userType"] = _checked(user_type)
    since = roles.SINCE if user_type is None else roles.TYPES_SINCE
    return _post(f"{_authz(user_id)}/{verb}", what, body, since=since)


def _post(
    path: str,
    what: str,
    body: Wire,
    *,
    since: ServerVersion,
    ok: tuple[int, ...] = (200,),
    idempotent: bool = True,
    meanings: Mapping[int, str] = MappingProxyType({}),
) -> RestRequest:
    return RestRequest(
        "POST",
        path,
        what,
        body=packed(body),
        ok=ok,
        timeout="insert",
        idempotent=idempotent,
        meanings=meanings,
        since=since,
    )


def _checked(user_type: USER_TYPE) -> USER_TYPE:
    if user_type not in get_args(USER_TYPE):
        raise refused("user_type", user_type, " or ".join(map(repr, get_args(USER_TYPE))))
    return user_type


def _authz(user_id: str) -> str:
    return f"/authz/users/{segment(user_id, 'user_id')}"


def _db(user_id: str) -> str:
    return f"/users/db/{segment(user_id, 'user_id')}"
