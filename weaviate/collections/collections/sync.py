"""The collections of a server."""

from weaviate._sync.collections.manager import Collections as _Collections

__all__ = ["_Collections"]
