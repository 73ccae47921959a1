"""One collection."""

from weaviate._async.collections.collection import CollectionAsync
from weaviate._sync.collections.collection import Collection

__all__ = ["Collection", "CollectionAsync"]
