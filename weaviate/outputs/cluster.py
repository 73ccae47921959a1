"""What the server says of its nodes."""

from weaviate.models.cluster.nodes import Node, NodeMinimal, NodeVerbose, Shard, Shards, Stats
from weaviate.models.cluster.replication import ShardingState, ShardReplicas
from weaviate.models.cluster.statistics import ClusterStatistics, NodeStatistics, RaftConfigurationMember, RaftStats

__all__ = [
    "ClusterStatistics",
    "Node",
    "NodeMinimal",
    "NodeStatistics",
    "NodeVerbose",
    "RaftConfigurationMember",
    "RaftStats",
    "Shard",
    "ShardReplicas",
    "ShardingState",
    "Shards",
    "Stats",
]
