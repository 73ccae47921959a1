"""What the server says of users."""

from weaviate.models.rbac.roles import UserTypes
from weaviate.models.users import OwnUser, UserDB

__all__ = ["OwnUser", "UserDB", "UserTypes"]
