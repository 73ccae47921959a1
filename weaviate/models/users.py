"""Users, as the server describes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, TypeAlias

from weaviate.models.base import WireRecord, known
from weaviate.models.rbac.roles import Role, UserTypes
from weaviate.models.result import Result

USER_TYPE: TypeAlias = Literal["db", "oidc"]
"""Who manages a user: the server, or an OIDC provider."""
USER_TYPE_DB: Literal["db"] = "db"
USER_TYPE_OIDC: Literal["oidc"] = "oidc"


@dataclass(repr=False)
class OwnUser(Result):
    """The user that the client acts as.

    Attributes:
        user_id: Its name.
        roles: Its roles by name.
        groups: The groups that it is in.
    """

    user_id: str
    roles: dict[str, Role]
    groups: list[str]

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> Self:
        """Read it.

        Args:
            wire: The JSON object.
        """
        roles = [Role.from_wire(role) for role in wire.get("roles") or ()]
        return cls(
            user_id=wire["username"], roles={role.name: role for role in roles}, groups=list(wire.get("groups") or ())
        )


@dataclass(repr=False)
class UserBase(Result):
    """A user.

    Attributes:
        user_id: Its name.
        role_names: The names of its roles.
        user_type: Where it comes from.
    """

    user_id: str
    role_names: list[str]
    user_type: UserTypes | str


@dataclass(repr=False)
class UserDB(UserBase):
    """A user that the server manages.

    Attributes:
        active: Whether its key is accepted.
        created_at: When it was created; None where the server was started with it.
        last_used_time: When it last made a call; None where it was not asked for, or there was none.
        api_key_first_letters: The first three letters of its key.
        namespace: Where it belongs, on a server with namespaces; only those who see all of them are told.
    """

    active: bool
    created_at: datetime.datetime | None = None
    last_used_time: datetime.datetime | None = None
    api_key_first_letters: str | None = None
    namespace: str | None = None

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> Self:
        """Read it.

        Args:
            wire: The JSON object.
        """
        return cls(
            user_id=wire["userId"],
            role_names=list(wire.get("roles") or ()),
            user_type=known(UserTypes, wire["dbUserType"]),
            active=wire["active"],
            created_at=_moment(wire.get("createdAt")),
            last_used_time=_moment(wire.get("lastUsedAt")),
            api_key_first_letters=wire.get("apiKeyFirstLetters"),
            namespace=wire.get("namespace"),
        )


@dataclass(repr=False)
class UserOIDC(UserBase):
    """A user that an OIDC provider manages."""

    user_type: UserTypes | str = UserTypes.OIDC


@dataclass(repr=False)
class DBUserCredential(WireRecord):
    """What another cluster needs to accept the key of a user that the server manages.

    It is a secret nearly as the key is. `to_dict` has all of it, to be stored and read again by `from_dict`; what is
    shown of it leaves `secure_hash` out.

    Attributes:
        user_id: The user's name, without a namespace.
        user_identifier: What tells its key from others.
        secure_hash: The key, hashed; None where that cannot be moved.
        api_key_first_letters: The first three letters of the key.
        active: Whether the key is accepted.
        created_at: When the user was created, as the server writes it.
        namespace: Where it belongs, on a server with namespaces.
        status: "exported"; else why it cannot be moved: "imported_key" (the key was not made by the server) or
            "revoked".
    """

    user_id: str
    user_identifier: str | None
    secure_hash: str | None
    api_key_first_letters: str | None
    active: bool
    created_at: str | None
    namespace: str | None
    status: str | None

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        return ((name, value) for name, value in super().__rich_repr__() if name != "secure_hash")


@dataclass(repr=False)
class UserImportResult(WireRecord):
    """What became of a user that was to be imported.

    Attributes:
        user_id: The user's name, without a namespace.
        status: "created", "reconciled", "skipped_exists" or "error".
        error: Why, where it is "error".
    """

    user_id: str
    status: str
    error: str | None


def _moment(text: str | None) -> datetime.datetime | None:
    moment = None if text is None else datetime.datetime.fromisoformat(text)
    # The server writes the first instant of year 1 where it has no time.
    return None if moment is None or moment.year == 1 else moment
