"""Users."""

from weaviate.models.rbac.roles import UserTypes
from weaviate.models.users import USER_TYPE, USER_TYPE_DB, USER_TYPE_OIDC, OwnUser, UserBase, UserDB, UserOIDC

__all__ = ["USER_TYPE", "USER_TYPE_DB", "USER_TYPE_OIDC", "OwnUser", "UserBase", "UserDB", "UserOIDC", "UserTypes"]
