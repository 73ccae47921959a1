"""The nodes of a cluster."""

from weaviate._async.cluster import ClusterAsync as _ClusterAsync

__all__ = ["_ClusterAsync"]
