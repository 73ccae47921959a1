"""All objects of a collection, one after the other."""

from weaviate._async.collections.iterator import ITERATOR_CACHE_SIZE
from weaviate._async.collections.iterator import ObjectIteratorAsync as _ObjectAIterator
from weaviate._sync.collections.iterator import ObjectIterator as _ObjectIterator

__all__ = ["ITERATOR_CACHE_SIZE", "_ObjectAIterator", "_ObjectIterator"]
