"""What batches write to."""

from weaviate.models.batch import Shard

__all__ = ["Shard"]
