"""How replicas get to other nodes."""

from weaviate._sync.cluster import Replicate as _Replicate

__all__ = ["_Replicate"]
