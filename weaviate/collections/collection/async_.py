"""One collection."""

from weaviate._async.collections.collection import CollectionAsync

__all__ = ["CollectionAsync"]
