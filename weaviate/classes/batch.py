"""What batches take, what they write to, and what they tell while they run."""

from weaviate.models.batch import BatchOptions, BatchProgress, Shard
from weaviate.models.progress import ProgressBar

__all__ = ["BatchOptions", "BatchProgress", "ProgressBar", "Shard"]
