"""The collections of a server."""

from weaviate._async.collections.manager import CollectionsAsync as _CollectionsAsync

__all__ = ["_CollectionsAsync"]
