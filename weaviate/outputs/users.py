"""What the server says of users."""

from weaviate.models.rbac.roles import UserTypes
from weaviate.models.users import DBUserCredential, OwnUser, UserDB, UserImportResult

__all__ = ["DBUserCredential", "OwnUser", "UserDB", "UserImportResult", "UserTypes"]
