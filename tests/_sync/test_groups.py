# Generated from tests/_async/test_groups.py by scripts/unasync.py. Do not edit.
"""Groups of users of a real server: what roles they have."""

from __future__ import annotations

from typing import Any

import pytest

from tests._sync.access import client_of
from tests.support.server import GUEST_KEY, Server
from weaviate import WeaviateClient
from weaviate.classes.rbac import Permissions
from weaviate.exceptions import InsufficientPermissionsError, UnexpectedStatusCodeError, WeaviateInvalidInputError
from weaviate.outputs.rbac import RoleBase

READ = Permissions.collections(collection="*", read_config=True)


def test_roles_are_given_to_a_group_and_taken(administrator: WeaviateClient, own: str) -> None:
    groups, group = administrator.groups.oidc, f"/staff/{own}"
    role = administrator.roles.create(role_name=own, permissions=READ)
    assert group not in groups.get_known_group_names()

    groups.assign_roles(group_id=group, role_names=own)
    groups.assign_roles(group_id=group, role_names=[own, "viewer"])

    assert group in groups.get_known_group_names()
    assert groups.get_assigned_roles(group_id=group) == {own: RoleBase(own), "viewer": RoleBase("viewer")}
    assert groups.get_assigned_roles(group_id=group, include_permissions=True)[own] == role
    groups.revoke_roles(group_id=group, role_names="viewer")
    groups.revoke_roles(group_id=group, role_names=["viewer", own])
    assert groups.get_assigned_roles(group_id=group) == {}
    assert group not in groups.get_known_group_names()


def test_roles_that_do_not_exist_are_said_so(administrator: WeaviateClient) -> None:
    groups = administrator.groups.oidc

    assert groups.get_assigned_roles(group_id="missing") == {}
    for change in (groups.assign_roles, groups.revoke_roles):
        with pytest.raises(UnexpectedStatusCodeError, match="one of the roles does not exist") as caught:
            change(group_id="staff", role_names="missing")
        assert caught.value.status_code == 404


def test_a_user_without_the_permission_is_told_what_is_missing(server_with_roles: Server) -> None:
    with client_of(server_with_roles, GUEST_KEY) as guest:
        groups = guest.groups.oidc
        # Here the server does not say of what.
        with pytest.raises(InsufficientPermissionsError, match=r"'guest'.*read_groups.*the roles of the group staff"):
            groups.get_assigned_roles(group_id="staff")
        with pytest.raises(InsufficientPermissionsError, match=r"'guest'.*assign_and_revoke_groups.*staff"):
            groups.assign_roles(group_id="staff", role_names="viewer")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"group_id": "..", "role_names": "viewer"}, "group_id: must be a name"),
        ({"group_id": 3, "role_names": "viewer"}, "group_id: must be a string"),
        ({"group_id": "staff", "role_names": [3]}, "role_names: must be a string"),
    ],
)
def test_wrong_input_is_refused(administrator: WeaviateClient, arguments: Any, said: str) -> None:
    for change in (administrator.groups.oidc.assign_roles, administrator.groups.oidc.revoke_roles):
        with pytest.raises(WeaviateInvalidInputError, match=f"^{said}"):
            change(**arguments)
