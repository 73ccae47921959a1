"""What all batches have in common, where they block."""

from weaviate._sync.collections.batch.running import RunningBatch as _BatchBaseSync

__all__ = ["_BatchBaseSync"]
