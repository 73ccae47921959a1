"""Groups of users and their roles."""

from weaviate._async.groups import GroupsAsync as _GroupsAsync

__all__ = ["_GroupsAsync"]
