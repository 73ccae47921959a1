"""What the server does in the background."""

from weaviate.models.tasks import DistributedTask, DistributedTaskUnit

__all__ = ["DistributedTask", "DistributedTaskUnit"]
