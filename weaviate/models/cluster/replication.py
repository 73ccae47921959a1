"""Where the replicas of shards are, and how they get to other nodes."""

# StrEnum would change what str() of a member says.
# ruff: noqa: UP042

from __future__ import annotations

import uuid as uuid_package
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, Self

from typing_extensions import TypeVar

from weaviate.models.base import Wire, known
from weaviate.models.result import Result


class ReplicationType(str, Enum):
    """What becomes of the replica that another one is made from."""

    COPY = "COPY"
    """It stays."""
    MOVE = "MOVE"
    """It is deleted."""


class ReplicateOperationState(str, Enum):
    """How far a new replica is."""

    CANCELLED = "CANCELLED"
    DEHYDRATING = "DEHYDRATING"
    """The old replica of a move is deleted."""
    FINALIZING = "FINALIZING"
    """What was written meanwhile is copied."""
    HYDRATING = "HYDRATING"
    """The data is copied."""
    INTEGRATING = "INTEGRATING"
    """The new replica begins to take part."""
    READY = "READY"
    REGISTERED = "REGISTERED"


@dataclass(repr=False)
class ReplicateOperationStatus(Result):
    """One of the states that an operation is or was in.

    Attributes:
        state: The state. One that this version does not know stays a string.
        errors: What went wrong in it.
    """

    state: ReplicateOperationState | str
    errors: list[str]

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object.

        Args:
            wire: What the server sent.

        Raises:
            LookupError: It has no state.
        """
        return cls(
            state=known(ReplicateOperationState, wire["state"]),
            errors=[error["message"] for error in wire.get("errors") or []],
        )


H = TypeVar("H")


@dataclass(repr=False)
class ReplicateOperationReturn(Result, Generic[H]):
    """The making of a replica on another node.

    Attributes:
        collection: The collection.
        shard: The shard; the tenant, where the collection has tenants.
        source_node: The node whose replica is copied or moved.
        status: How far it is.
        status_history: The states that it was in before; None unless they were asked for.
        target_node: The node that gets the new replica.
        transfer_type: What becomes of the old one. A type that this version does not know stays a string.
        uuid: The operation's id.
        uncancelable: Whether it can no longer be called off.
        scheduled_for_cancel: Whether it is to be called off.
        scheduled_for_delete: Whether it is to be deleted.
    """

    collection: str
    shard: str
    source_node: str
    status: ReplicateOperationStatus
    status_history: H
    target_node: str
    transfer_type: ReplicationType | str
    uuid: uuid_package.UUID
    uncancelable: bool = False
    scheduled_for_cancel: bool = False
    scheduled_for_delete: bool = False


ReplicateOperationWithoutHistory = ReplicateOperationReturn[None]
ReplicateOperationWithHistory = ReplicateOperationReturn[list[ReplicateOperationStatus]]
ReplicateOperation = ReplicateOperationWithoutHistory | ReplicateOperationWithHistory
ReplicateOperations = list[ReplicateOperationWithoutHistory] | list[ReplicateOperationWithHistory]


def operation_without_history(wire: Wire) -> ReplicateOperationWithoutHistory:
    """Read an operation, without the states that it was in before.

    Args:
        wire: What the server sent.

    Raises:
        LookupError: A part is missing.
        ValueError: Its id is none.
    """
    return _operation(wire, None)


def operation_with_history(wire: Wire) -> ReplicateOperationWithHistory:
    """Read an operation, with the states that it was in before. One that has just begun has none.

    Args:
        wire: What the server sent.

    Raises:
        LookupError: A part is missing.
        ValueError: Its id is none.
    """
    return _operation(wire, [ReplicateOperationStatus.from_wire(each) for each in wire.get("statusHistory") or []])


def _operation(wire: Wire, history: H) -> ReplicateOperationReturn[H]:
    return ReplicateOperationReturn(
        collection=wire["collection"],
        shard=wire["shard"],
        source_node=wire["sourceNode"],
        status=ReplicateOperationStatus.from_wire(wire["status"]),
        status_history=history,
        target_node=wire["targetNode"],
        transfer_type=known(ReplicationType, wire["type"]),
        uuid=uuid_package.UUID(wire["id"]),
        uncancelable=wire.get("uncancelable") or False,
        scheduled_for_cancel=wire.get("scheduledForCancel") or False,
        scheduled_for_delete=wire.get("scheduledForDelete") or False,
    )


@dataclass(repr=False)
class ShardReplicas(Result):
    """Where the replicas of a shard are.

    Attributes:
        name: The shard; the tenant, where the collection has tenants.
        replicas: The names of the nodes.
    """

    name: str
    replicas: list[str]

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object.

        Args:
            wire: What the server sent.

        Raises:
            LookupError: It has no name.
        """
        return cls(name=wire["shard"], replicas=wire.get("replicas") or [])


@dataclass(repr=False)
class ShardingState(Result):
    """Where the replicas of a collection's shards are.

    Attributes:
        collection: The collection.
        shards: Its shards.
    """

    collection: str
    shards: list[ShardReplicas]

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from the JSON object of the field `shardingState`.

        Args:
            wire: What the server sent.

        Raises:
            LookupError: It names no collection, or a shard has no name.
        """
        shards = [ShardReplicas.from_wire(shard) for shard in wire.get("shards") or []]
        return cls(collection=wire["collection"], shards=shards)


@dataclass(repr=False)
class ShardScaleActions(Result):
    """What becomes of the replicas of a shard.

    Attributes:
        add_nodes: The nodes that get one, each with the node that it is copied from; None for an empty one.
        remove_nodes: The nodes whose replica is deleted. One that another is copied from is moved.
    """

    add_nodes: dict[str, str | None] = field(default_factory=dict)
    remove_nodes: list[str] = field(default_factory=list)

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object.

        Args:
            wire: What the server sent.
        """
        added = wire.get("addNodes") or {}
        return cls(
            add_nodes={node: source or None for node, source in added.items()},
            remove_nodes=list(wire.get("removeNodes") or []),
        )

    def to_wire(self) -> Wire:
        """This as a JSON object."""
        return {"addNodes": dict(self.add_nodes), "removeNodes": list(self.remove_nodes)}


@dataclass(repr=False)
class ReplicationScalePlan(Result):
    """How a collection gets another number of replicas. It can be changed before it is carried out.

    Attributes:
        plan_id: The plan's id.
        collection: The collection.
        shards: What becomes of the replicas of each shard, by its name. Shards that stay as they are are left out.
    """

    plan_id: uuid_package.UUID
    collection: str
    shards: dict[str, ShardScaleActions]

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object.

        Args:
            wire: What the server sent.

        Raises:
            LookupError: It has no id, or no collection.
            ValueError: Its id is none.
        """
        actions = wire.get("shardScaleActions") or {}
        return cls(
            plan_id=uuid_package.UUID(wire["planId"]),
            collection=wire["collection"],
            shards={shard: ShardScaleActions.from_wire(each) for shard, each in actions.items()},
        )

    def to_wire(self) -> Wire:
        """This as a JSON object."""
        return {
            "planId": str(self.plan_id),
            "collection": self.collection,
            "shardScaleActions": {shard: each.to_wire() for shard, each in self.shards.items()},
        }


@dataclass(repr=False)
class ReplicationScaled(Result):
    """What carrying out a plan began.

    Attributes:
        plan_id: The plan's id.
        collection: The collection.
        operations: The ids of the operations that make replicas. Those that are deleted are so already.
    """

    plan_id: uuid_package.UUID
    collection: str
    operations: list[uuid_package.UUID]

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object.

        Args:
            wire: What the server sent.

        Raises:
            LookupError: It has no id, or no collection.
            ValueError: An id is none.
        """
        return cls(
            plan_id=uuid_package.UUID(wire["planId"]),
            collection=wire["collection"],
            operations=[uuid_package.UUID(each) for each in wire.get("operationIds") or []],
        )
