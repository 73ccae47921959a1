"""Users and their roles."""

from weaviate._sync.users import Users as _Users

__all__ = ["_Users"]
