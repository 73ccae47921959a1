"""One collection."""

from weaviate._sync.collections.collection import Collection

__all__ = ["Collection"]
