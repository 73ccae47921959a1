"""Batches with objects of any collection."""

from typing import TypeAlias

from weaviate._async.collections.batch.modes import BatchContextAsync
from weaviate._async.collections.batch.modes import ClientBatchingAsync as _BatchClientWrapperAsync
from weaviate._async.collections.batch.running import ClientBatchAsync as _BatchClientAsync
from weaviate._sync.collections.batch.modes import BatchContext
from weaviate._sync.collections.batch.modes import ClientBatching as _BatchClientWrapper
from weaviate._sync.collections.batch.running import ClientBatch as _BatchClient

__all__ = [
    "BatchClient",
    "BatchClientAsync",
    "BatchClientSync",
    "ClientBatchingContextManager",
    "ClientBatchingContextManagerAsync",
    "_BatchClient",
    "_BatchClientAsync",
    "_BatchClientSync",
    "_BatchClientWrapper",
    "_BatchClientWrapperAsync",
]

# One class runs all kinds of batches.
BatchClient = _BatchClient
BatchClientSync = _BatchClient
_BatchClientSync = _BatchClient
BatchClientAsync = _BatchClientAsync
ClientBatchingContextManager: TypeAlias = BatchContext[BatchClient]
ClientBatchingContextManagerAsync: TypeAlias = BatchContextAsync[BatchClientAsync]
