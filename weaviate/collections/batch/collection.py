"""Batches with objects of one collection."""

from typing import TypeAlias

from weaviate._async.collections.batch.modes import BatchContextAsync
from weaviate._async.collections.batch.modes import CollectionBatchingAsync as _BatchCollectionWrapperAsync
from weaviate._async.collections.batch.running import CollectionBatchAsync as _BatchCollectionAsync
from weaviate._sync.collections.batch.modes import BatchContext
from weaviate._sync.collections.batch.modes import CollectionBatching as _BatchCollectionWrapper
from weaviate._sync.collections.batch.running import CollectionBatch as _BatchCollection
from weaviate.models.results import Properties

__all__ = [
    "BatchCollection",
    "BatchCollectionAsync",
    "BatchCollectionSync",
    "CollectionBatchingContextManager",
    "CollectionBatchingContextManagerAsync",
    "_BatchCollection",
    "_BatchCollectionAsync",
    "_BatchCollectionSync",
    "_BatchCollectionWrapper",
    "_BatchCollectionWrapperAsync",
]

# One class runs all kinds of batches.
BatchCollection = _BatchCollection
BatchCollectionSync = _BatchCollection
_BatchCollectionSync = _BatchCollection
BatchCollectionAsync = _BatchCollectionAsync
CollectionBatchingContextManager: TypeAlias = BatchContext[BatchCollection[Properties]]
CollectionBatchingContextManagerAsync: TypeAlias = BatchContextAsync[BatchCollectionAsync[Properties]]
