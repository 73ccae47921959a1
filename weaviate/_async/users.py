"""Users."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Sequence
from typing import Literal, overload

from weaviate._async.connection.session import Session
from weaviate._core.rest import roles
from weaviate._core.rest import users as rest
from weaviate.models.rbac.roles import Role, RoleBase
from weaviate.models.users import DBUserCredential, OwnUser, UserDB, UserImportResult


class UsersAsync:
    """Manages users and their roles.

    Attributes:
        db: The users that the server manages, by API keys.
        oidc: The users that an OIDC provider manages.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.db = UsersDBAsync(session)
        self.oidc = UsersOIDCAsync(session)

    async def get_my_user(self) -> OwnUser:
        """The user that the client acts as, with its roles and groups.

        Raises:
            WeaviateUnauthorizedError: It has none: it gave no credentials, and the server lets anybody in.
        """
        return rest.own_user(await self._session.rest(rest.get_my_user()))

    async def get_assigned_roles(self, user_id: str) -> dict[str, Role]:
        """The roles of a user of either kind, by name. Deprecated: `db` and `oidc` have this too.

        Args:
            user_id: The user.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The client's user may not see it.
            UnexpectedStatusCodeError: The server refused; a user that does not exist gives status 404.
        """
        _warn("get_assigned_roles")
        return roles.assigned(await self._session.rest(rest.get_assigned_roles(user_id, None)), True)

    async def assign_roles(self, *, user_id: str, role_names: str | list[str]) -> None:
        """Give roles to a user of either kind. Deprecated: `db` and `oidc` have this too.

        Args:
            user_id: The user.
            role_names: The roles.

        Raises:
            WeaviateInvalidInputError: No path can hold the user's name, or a role's is no text. Nothing was sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a user or a role that does not exist gives status 404.
        """
        _warn("assign_roles")
        await self._session.rest(rest.assign_roles(user_id, role_names, None))

    async def revoke_roles(self, *, user_id: str, role_names: str | list[str]) -> None:
        """Take roles from a user of either kind. Deprecated: `db` and `oidc` have this too.

        Args:
            user_id: The user.
            role_names: The roles.

        Raises:
            WeaviateInvalidInputError: No path can hold the user's name, or a role's is no text. Nothing was sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a user or a role that does not exist gives status 404.
        """
        _warn("revoke_roles")
        await self._session.rest(rest.revoke_roles(user_id, role_names, None))


class UsersDBAsync:
    """Manages the users that the server manages, by API keys.

    They need Weaviate 1.30, started with `AUTHENTICATION_DB_USERS_ENABLED=true`. Those that the server was started with
    are read and have roles, and cannot be changed otherwise.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    async def list_all(self, *, include_last_used_time: bool = False) -> list[UserDB]:
        """All users. Those that the client's user may not see are left out.

        Args:
            include_last_used_time: Whether to have when each last made a call.

        Raises:
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return rest.users(await self._session.rest(rest.list_all(include_last_used_time=include_last_used_time)))

    async def get(self, *, user_id: str, include_last_used_time: bool = False) -> UserDB | None:
        """A user; None, where there is none of this name.

        Args:
            user_id: The user.
            include_last_used_time: Whether to have when it last made a call.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The client's user may not see it.
            UnexpectedStatusCodeError: The server refused; one without such users gives status 422.
        """
        request = rest.get(user_id, include_last_used_time=include_last_used_time)
        return rest.user(await self._session.rest(request))

    async def create(self, *, user_id: str, import_: bool = False, create_time: datetime.datetime | None = None) -> str:
        """Create a user.

        Args:
            user_id: Its name.
            import_: Make it of a user of this name that the server was started with, which keeps its key. Weaviate says
                that this will go.
            create_time: When that one is said to have been created; now by default.

        Returns:
            Its key, which nobody can say again.

        Raises:
            WeaviateInvalidInputError: No path can hold the name, or there is a time without `import_`. Nothing was
                sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a name that is taken gives status 409, one that no user can
                have, and a server without such users, 422; what cannot be imported 404.
        """
        request = rest.create(user_id, import_=import_, create_time=create_time)
        return rest.key(await self._session.rest(request))

    async def delete(self, *, user_id: str) -> bool:
        """Delete a user.

        Args:
            user_id: The user.

        Returns:
            Whether there was a user of this name.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a user that it was started with gives status 422.
        """
        return rest.changed(await self._session.rest(rest.delete(user_id)))

    async def rotate_key(self, *, user_id: str) -> str:
        """Give a user a new key. The old one is not accepted any more.

        Args:
            user_id: The user.

        Returns:
            The key, which nobody can say again.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a user that does not exist gives status 404, one that it was
                started with 422.
        """
        return rest.key(await self._session.rest(rest.rotate_key(user_id)))

    async def activate(self, *, user_id: str) -> bool:
        """Let a user's key be accepted again.

        Args:
            user_id: The user.

        Returns:
            Whether it was not active before.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a user that does not exist gives status 404, one that it was
                started with 422.
        """
        return rest.changed(await self._session.rest(rest.activate(user_id)))

    async def deactivate(self, *, user_id: str, revoke_key: bool = False) -> bool:
        """Let a user's key not be accepted any more.

        Args:
            user_id: The user.
            revoke_key: Make the key worthless: to be of use again, the user needs a new one by `rotate_key`.

        Returns:
            Whether it was active before.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a user that does not exist gives status 404, one that it was
                started with 422.
        """
        return rest.changed(await self._session.rest(rest.deactivate(user_id, revoke_key=revoke_key)))

    @overload
    async def get_assigned_roles(
        self, *, user_id: str, include_permissions: Literal[False] = False
    ) -> dict[str, RoleBase]: ...

    @overload
    async def get_assigned_roles(self, *, user_id: str, include_permissions: Literal[True]) -> dict[str, Role]: ...

    @overload
    async def get_assigned_roles(
        self, *, user_id: str, include_permissions: bool
    ) -> dict[str, Role] | dict[str, RoleBase]: ...

    async def get_assigned_roles(
        self, *, user_id: str, include_permissions: bool = False
    ) -> dict[str, Role] | dict[str, RoleBase]:
        """The roles of a user, by name.

        Args:
            user_id: The user.
            include_permissions: Whether to have what they allow too.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The client's user may not see it.
            UnexpectedStatusCodeError: The server refused; a user that does not exist gives status 404.
        """
        reply = await self._session.rest(rest.get_assigned_roles(user_id, "db", full=include_permissions))
        return roles.assigned(reply, include_permissions)

    async def assign_roles(self, *, user_id: str, role_names: str | list[str]) -> None:
        """Give roles to a user, beside those that it has.

        Args:
            user_id: The user.
            role_names: The roles.

        Raises:
            WeaviateInvalidInputError: No path can hold the user's name, or a role's is no text. Nothing was sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a user or a role that does not exist gives status 404.
        """
        await self._session.rest(rest.assign_roles(user_id, role_names, "db"))

    async def revoke_roles(self, *, user_id: str, role_names: str | list[str]) -> None:
        """Take roles from a user. Those that it does not have are no error.

        Args:
            user_id: The user.
            role_names: The roles.

        Raises:
            WeaviateInvalidInputError: No path can hold the user's name, or a role's is no text. Nothing was sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a user or a role that does not exist gives status 404.
        """
        await self._session.rest(rest.revoke_roles(user_id, role_names, "db"))

    async def export_db_users(self) -> list[DBUserCredential]:
        """What another cluster needs to accept the keys of all users: see `import_db_users`.

        It needs Weaviate 1.39.3 and a user of `AUTHORIZATION_RBAC_ROOT_USERS`. Weaviate calls it experimental.

        Raises:
            WeaviateUnsupportedFeatureError: The server is too old.
            InsufficientPermissionsError: The client's user is not such a one.
        """
        return rest.exported(await self._session.rest(rest.export_db_users()))

    async def import_db_users(
        self, users: Sequence[DBUserCredential], *, namespace: str | None = None
    ) -> list[UserImportResult]:
        """Create users whose keys are those that they have on another cluster. Those that exist stay as they are.

        It needs Weaviate 1.39.3 and a user of `AUTHORIZATION_RBAC_ROOT_USERS`. Weaviate calls it experimental.

        Args:
            users: What `export_db_users` gave on the other cluster.
            namespace: The namespace that they are created in, on a server with namespaces.

        Returns:
            What became of each: one that failed does not raise.

        Raises:
            WeaviateInvalidInputError: A user is something else. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            InsufficientPermissionsError: The client's user is not such a one.
            UnexpectedStatusCodeError: The server refused; a namespace where there are none, or none where there are,
                gives status 422.
        """
        return rest.imported(await self._session.rest(rest.import_db_users(users, namespace)))


class UsersOIDCAsync:
    """Gives roles to the users that an OIDC provider manages. The server takes any name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @overload
    async def get_assigned_roles(
        self, *, user_id: str, include_permissions: Literal[False] = False
    ) -> dict[str, RoleBase]: ...

    @overload
    async def get_assigned_roles(self, *, user_id: str, include_permissions: Literal[True]) -> dict[str, Role]: ...

    @overload
    async def get_assigned_roles(
        self, *, user_id: str, include_permissions: bool
    ) -> dict[str, Role] | dict[str, RoleBase]: ...

    async def get_assigned_roles(
        self, *, user_id: str, include_permissions: bool = False
    ) -> dict[str, Role] | dict[str, RoleBase]:
        """The roles of a user, by name.

        Args:
            user_id: The user.
            include_permissions: Whether to have what they allow too.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The client's user may not see it.
            UnexpectedStatusCodeError: The server refused; one without a provider gives status 500.
        """
        reply = await self._session.rest(rest.get_assigned_roles(user_id, "oidc", full=include_permissions))
        return roles.assigned(reply, include_permissions)

    async def assign_roles(self, *, user_id: str, role_names: str | list[str]) -> None:
        """Give roles to a user, beside those that it has.

        Args:
            user_id: The user.
            role_names: The roles.

        Raises:
            WeaviateInvalidInputError: No path can hold the user's name, or a role's is no text. Nothing was sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a role that does not exist gives status 404, a server without
                a provider 500.
        """
        await self._session.rest(rest.assign_roles(user_id, role_names, "oidc"))

    async def revoke_roles(self, *, user_id: str, role_names: str | list[str]) -> None:
        """Take roles from a user. Those that it does not have are no error.

        Args:
            user_id: The user.
            role_names: The roles.

        Raises:
            WeaviateInvalidInputError: No path can hold the user's name, or a role's is no text. Nothing was sent.
            InsufficientPermissionsError: The client's user may not do that.
            UnexpectedStatusCodeError: The server refused; a role that does not exist, and a server without a provider,
                give status 404.
        """
        await self._session.rest(rest.revoke_roles(user_id, role_names, "oidc"))


def _warn(method: str) -> None:
    warnings.warn(
        f"users.{method} is deprecated; use users.db.{method} or users.oidc.{method}.", DeprecationWarning, stacklevel=3
    )
