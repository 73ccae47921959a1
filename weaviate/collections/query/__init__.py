"""Searches."""

from weaviate._async.collections.query.collection import QueryCollectionAsync as _QueryCollectionAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.query.collection import QueryCollection as _QueryCollection

__all__ = ["_QueryCollection", "_QueryCollectionAsync"]

__getattr__, __dir__ = lazy(__name__)
