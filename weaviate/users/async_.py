"""Users and their roles."""

from weaviate._async.users import UsersAsync as _UsersAsync

__all__ = ["_UsersAsync"]
