"""What replicas are made with."""

from weaviate.models.cluster.replication import ReplicationType

__all__ = ["ReplicationType"]
