"""Groups of users and their roles."""

from weaviate._sync.groups import Groups as _Groups

__all__ = ["_Groups"]
