"""Searches."""

from weaviate._async.collections.query.collection import QueryCollectionAsync as _QueryCollectionAsync
from weaviate._lazy import loader
from weaviate._sync.collections.query.collection import QueryCollection as _QueryCollection

__all__ = ["_QueryCollection", "_QueryCollectionAsync"]

__getattr__ = loader(__name__)
