"""One collection."""

from weaviate._async.collections.collection import CollectionAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.collection import Collection

__all__ = ["Collection", "CollectionAsync"]

__getattr__, __dir__ = lazy(__name__)
