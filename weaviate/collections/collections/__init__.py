"""The collections of a server."""

from weaviate._async.collections.manager import CollectionsAsync as _CollectionsAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.manager import Collections as _Collections

__all__ = ["_Collections", "_CollectionsAsync"]

__getattr__, __dir__ = lazy(__name__)
