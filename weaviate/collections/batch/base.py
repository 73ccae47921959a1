"""What all batches have in common."""

from weaviate._sync.collections.batch.running import RunningBatch as _BatchBase

__all__ = ["_BatchBase"]
