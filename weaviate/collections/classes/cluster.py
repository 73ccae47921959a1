"""The nodes of a cluster, and the shards on them."""

from weaviate.models.cluster.nodes import Node, NodeMinimal, NodeVerbose, Sh, Shard, Shards, St, Stats

__all__ = ["Node", "NodeMinimal", "NodeVerbose", "Sh", "Shard", "Shards", "St", "Stats"]
