"""One collection."""

from weaviate._async.collections.collection import CollectionAsync
from weaviate._lazy import loader
from weaviate._sync.collections.collection import Collection

__all__ = ["Collection", "CollectionAsync"]

__getattr__ = loader(__name__)
