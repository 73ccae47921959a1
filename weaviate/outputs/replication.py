"""What the server says of the making of replicas."""

from weaviate.models.cluster.replication import (
    ReplicateOperation,
    ReplicateOperations,
    ReplicateOperationState,
    ReplicateOperationStatus,
    ReplicateOperationWithHistory,
    ReplicateOperationWithoutHistory,
    ReplicationScaled,
    ReplicationScalePlan,
    ShardScaleActions,
)

__all__ = [
    "ReplicateOperation",
    "ReplicateOperationState",
    "ReplicateOperationStatus",
    "ReplicateOperationWithHistory",
    "ReplicateOperationWithoutHistory",
    "ReplicateOperations",
    "ReplicationScalePlan",
    "ReplicationScaled",
    "ShardScaleActions",
]
