"""Searches with generation."""

from weaviate._async.collections.generate.collection import GenerateCollectionAsync as _GenerateCollectionAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.generate.collection import GenerateCollection as _GenerateCollection

__all__ = ["_GenerateCollection", "_GenerateCollectionAsync"]

__getattr__, __dir__ = lazy(__name__)
