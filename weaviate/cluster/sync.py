"""The nodes of a cluster."""

from weaviate._sync.cluster import Cluster as _Cluster

__all__ = ["_Cluster"]
