# Generated from weaviate/_async/roles.py by scripts/unasync.py. Do not edit.
"""Roles."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from weaviate._core.rest import roles as rest
from weaviate._core.rest import users
from weaviate._sync.connection.session import Session
from weaviate.models.rbac.kinds import PermissionsInputType, PermissionsOutputType
from weaviate.models.rbac.roles import GroupAssignment, Role, UserAssignment


class Roles:
    """Creates, reads, changes and removes roles, which say what those who have them may do.

    Roles are given to users by `client.users` and to groups by `client.groups`. The server must have been started with
    `AUTHORIZATION_RBAC_ENABLED=true`; without it, there are no roles: one that knows its users takes new ones all the
    same, and forgets them.

    Examples:
        >>> from weaviate.classes.rbac import Permissions
        >>> client.roles.create(role_name="reader", permissions=Permissions.data(collection="Book", read=True))
        >>> client.users.db.assign_roles(user_id="ada", role_names="reader")
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def list_all(self) -> dict[str, Role]:
        """All roles, by name. Those that the user may not see are left out.

        Raises:
            UnexpectedStatusCodeError: The server refused.
        """
        return rest.roles(self._session.rest(rest.list_all()))

    def get(self, role_name: str) -> Role | None:
        """A role; None, where there is none of this name.

        Args:
            role_name: Its name.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The user may not see it.
        """
        return rest.role(self._session.rest(rest.get(role_name)))

    def exists(self, role_name: str) -> bool:
        """Whether there is a role of this name.

        Args:
            role_name: The name.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The user may not see it.
        """
        return rest.existed(self._session.rest(rest.get(role_name)))

    def create(self, *, role_name: str, permissions: PermissionsInputType) -> Role:
        """Create a role.

        Args:
            role_name: Its name.
            permissions: What it allows: see `Permissions`.

        Returns:
            The role.

        Raises:
            WeaviateInvalidInputError: The name is no text, or what it allows no permission. Nothing was sent.
            InsufficientPermissionsError: The user may not do that, or the role would allow more than its own do.
            UnexpectedStatusCodeError: The server refused; a name that is taken gives status 409, one that no role can
                have 400.
        """
        self._session.rest(rest.create(role_name, permissions))
        return rest.created(role_name, permissions)

    def delete(self, role_name: str) -> None:
        """Delete a role, and take it from all who have it. One that does not exist is no error.

        Args:
            role_name: Its name.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server refused; one of its own roles gives status 400.
        """
        self._session.rest(rest.delete(role_name))

    def add_permissions(self, *, permissions: PermissionsInputType, role_name: str) -> None:
        """Let a role allow more.

        Args:
            permissions: What it allows from now on, beside what it allows already.
            role_name: The role.

        Raises:
            WeaviateInvalidInputError: No path can hold the name, or what it allows is no permission. Nothing was sent.
            InsufficientPermissionsError: The user may not do that, or the role would allow more than its own do.
            UnexpectedStatusCodeError: The server refused; a role that does not exist gives status 404, one of the
                server's own 400.
        """
        self._session.rest(rest.add_permissions(role_name, permissions))

    def remove_permissions(self, *, permissions: PermissionsInputType, role_name: str) -> None:
        """Let a role allow less. What it does not allow is no error.

        Args:
            permissions: What it does not allow any more.
            role_name: The role.

        Raises:
            WeaviateInvalidInputError: No path can hold the name, or what it allows is no permission. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server refused; a role that does not exist gives status 404, one of the
                server's own 400.
        """
        self._session.rest(rest.remove_permissions(role_name, permissions))

    def has_permissions(
        self,
        *,
        permissions: PermissionsInputType | PermissionsOutputType | Sequence[PermissionsOutputType],
        role: str,
    ) -> bool:
        """Whether a role allows all of this. The server is asked of each action, until one is not allowed.

        Args:
            permissions: What it may allow: as `Permissions` make it, or as a role has it.
            role: The name of the role. One that does not exist allows nothing.

        Raises:
            WeaviateInvalidInputError: No path can hold the name, or what it allows is no permission. Nothing was sent.
            InsufficientPermissionsError: The user may not see the role.
        """
        allowed = True
        for request in rest.has_permissions(role, permissions):
            allowed = allowed and rest.allowed(self._session.rest(request))
        return allowed

    def get_user_assignments(self, role_name: str) -> list[UserAssignment]:
        """The users that have a role. It needs Weaviate 1.30.

        Args:
            role_name: The role. One that does not exist is had by nobody.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The user may not see the role.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return rest.user_assignments(self._session.rest(rest.get_user_assignments(role_name)))

    def get_group_assignments(self, role_name: str) -> list[GroupAssignment]:
        """The groups that have a role. It needs Weaviate 1.32.5.

        Args:
            role_name: The role. One that does not exist is had by nobody.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The user may not see the role.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return rest.group_assignments(self._session.rest(rest.get_group_assignments(role_name)))

    def get_assigned_user_ids(self, role_name: str) -> list[str]:
        """The names of the users that have a role. Deprecated: `get_user_assignments` says of what kind they are.

        Args:
            role_name: The role. One that does not exist is had by nobody.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The user may not see the role.
        """
        warnings.warn(
            "roles.get_assigned_user_ids is deprecated; use roles.get_user_assignments.",
            DeprecationWarning,
            stacklevel=2,
        )
        return rest.assigned_user_ids(self._session.rest(rest.get_assigned_user_ids(role_name)))

    def get_current_roles(self) -> list[Role]:
        """The roles of the client's own user. Deprecated: `client.users.get_my_user` has them too.

        Raises:
            WeaviateUnauthorizedError: The client has no user.
        """
        warnings.warn("roles.get_current_roles is deprecated; use users.get_my_user.", DeprecationWarning, stacklevel=2)
        return list(users.own_user(self._session.rest(users.get_my_user())).roles.values())
