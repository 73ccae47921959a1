"""What batches offer, and the blocks that they run in."""

from typing import Any, TypeVar

from weaviate._async.collections.batch.modes import BatchContextAsync as _ContextManagerAsync
from weaviate._async.collections.batch.protocols import BatchClientProtocolAsync, BatchCollectionProtocolAsync
from weaviate._sync.collections.batch.modes import BatchContext as _ContextManagerSync
from weaviate._sync.collections.batch.modes import Batching as _BatchWrapper
from weaviate._sync.collections.batch.protocols import BatchClientProtocol, BatchCollectionProtocol
from weaviate._sync.collections.batch.running import RunningBatch

__all__ = [
    "BatchClientProtocol",
    "BatchClientProtocolAsync",
    "BatchCollectionProtocol",
    "BatchCollectionProtocolAsync",
    "P",
    "Q",
    "T",
    "_BatchWrapper",
    "_ContextManagerAsync",
    "_ContextManagerSync",
]

P = TypeVar("P", bound=BatchClientProtocol | BatchCollectionProtocol[Any])
Q = TypeVar("Q", bound=BatchClientProtocolAsync | BatchCollectionProtocolAsync[Any])
T = TypeVar("T", bound=RunningBatch)
