"""Batches."""

from weaviate._async.collections.batch.running import ClientBatchAsync as _BatchClientAsync
from weaviate._async.collections.batch.running import CollectionBatchAsync as _BatchCollectionAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.batch.running import ClientBatch as _BatchClient
from weaviate._sync.collections.batch.running import CollectionBatch as _BatchCollection

__all__ = ["_BatchClient", "_BatchClientAsync", "_BatchCollection", "_BatchCollectionAsync"]

__getattr__, __dir__ = lazy(__name__)
