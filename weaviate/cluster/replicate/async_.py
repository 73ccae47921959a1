"""How replicas get to other nodes."""

from weaviate._async.cluster import ReplicateAsync as _ReplicateAsync

__all__ = ["_ReplicateAsync"]
