"""What roles are made of."""

from weaviate.models.rbac.actions import Actions, RoleScope
from weaviate.models.rbac.kinds import PermissionsInputType
from weaviate.models.rbac.permissions import Permissions

__all__ = ["Actions", "Permissions", "PermissionsInputType", "RoleScope"]
