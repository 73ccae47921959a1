"""What all batches have in common, where they await."""

from weaviate._async.collections.batch.running import RunningBatchAsync as _BatchBaseAsync

__all__ = ["_BatchBaseAsync"]
