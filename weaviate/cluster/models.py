"""What the server says of replicas, and of how nodes agree."""

from weaviate.models.cluster.replication import (
    H,
    ReplicateOperation,
    ReplicateOperations,
    ReplicateOperationState,
    ReplicateOperationStatus,
    ReplicateOperationWithHistory,
    ReplicateOperationWithoutHistory,
    ReplicationType,
    ShardingState,
    ShardReplicas,
)
from weaviate.models.cluster.statistics import ClusterStatistics, NodeStatistics, RaftConfigurationMember, RaftStats

__all__ = [
    "ClusterStatistics",
    "H",
    "NodeStatistics",
    "RaftConfigurationMember",
    "RaftStats",
    "ReplicateOperation",
    "ReplicateOperationState",
    "ReplicateOperationStatus",
    "ReplicateOperationWithHistory",
    "ReplicateOperationWithoutHistory",
    "ReplicateOperations",
    "ReplicationType",
    "ShardReplicas",
    "ShardingState",
]
