"""How replicas get to other nodes."""

from weaviate._async.cluster import ReplicateAsync as _ReplicateAsync
from weaviate._lazy import lazy
from weaviate._sync.cluster import Replicate as _Replicate

__all__ = ["_Replicate", "_ReplicateAsync"]

__getattr__, __dir__ = lazy(__name__)
