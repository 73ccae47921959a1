"""Groups of users."""

from __future__ import annotations

from typing import Literal, overload

from weaviate._async.connection.session import Session
from weaviate._core.rest import groups as rest
from weaviate._core.rest import roles
from weaviate.models.rbac.roles import Role, RoleBase


class GroupsAsync:
    """Gives roles to groups of users.

    Attributes:
        oidc: The groups that an OIDC provider manages: all that there are.
    """

    def __init__(self, session: Session) -> None:
        self.oidc = GroupsOIDCAsync(session)


class GroupsOIDCAsync:
    """Gives roles to groups that an OIDC provider manages. The server knows of a group only that it has a role."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @overload
    async def get_assigned_roles(
        self, *, group_id: str, include_permissions: Literal[False] = False
    ) -> dict[str, RoleBase]: ...

    @overload
    async def get_assigned_roles(self, *, group_id: str, include_permissions: Literal[True]) -> dict[str, Role]: ...

    @overload
    async def get_assigned_roles(
        self, *, group_id: str, include_permissions: bool
    ) -> dict[str, Role] | dict[str, RoleBase]: ...

    async def get_assigned_roles(
        self, *, group_id: str, include_permissions: bool = False
    ) -> dict[str, Role] | dict[str, RoleBase]:
        """The roles of a group, by name. It needs Weaviate 1.32.5.

        Args:
            group_id: The group. One that does not exist has none.
            include_permissions: Whether to have what they allow too.

        Raises:
            WeaviateInvalidInputError: No path can hold the name. Nothing was sent.
            InsufficientPermissionsError: The user may not see the group.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        reply = await self._session.rest(rest.get_assigned_roles(group_id, full=include_permissions))
        return roles.assigned(reply, include_permissions)

    async def assign_roles(self, *, group_id: str, role_names: str | list[str]) -> None:
        """Give roles to a group, beside those that it has.

        Args:
            group_id: The group. The server takes any name.
            role_names: The roles.

        Raises:
            WeaviateInvalidInputError: No path can hold the group's name, or a role's is no text. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server refused; a role that does not exist gives status 404.
        """
        await self._session.rest(rest.assign_roles(group_id, role_names))

    async def revoke_roles(self, *, group_id: str, role_names: str | list[str]) -> None:
        """Take roles from a group. Those that it does not have are no error.

        Args:
            group_id: The group.
            role_names: The roles.

        Raises:
            WeaviateInvalidInputError: No path can hold the group's name, or a role's is no text. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server refused; a role that does not exist gives status 404.
        """
        await self._session.rest(rest.revoke_roles(group_id, role_names))

    async def get_known_group_names(self) -> list[str]:
        """The groups that have roles. It needs Weaviate 1.32.5.

        Raises:
            InsufficientPermissionsError: The user may not see groups.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return rest.known_group_names(await self._session.rest(rest.get_known_group_names()))
