"""The nodes of a cluster, and the shards on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, Self, TypedDict

from typing_extensions import TypeVar

from weaviate.models.base import Wire
from weaviate.models.result import Result

Verbosity = Literal["minimal", "verbose"]
"""Whether the shards of each node are told too."""


@dataclass(repr=False)
class Shard(Result):
    """A part of a collection, on one node.

    Attributes:
        collection: The collection.
        name: The shard's name; the tenant's, where the collection has tenants.
        node: The node that it is on.
        object_count: How many objects it holds.
        vector_indexing_status: Whether the vector index takes objects: "READY", "INDEXING", "READONLY" or
            "LAZY_LOADING".
        vector_queue_length: How many vectors wait to be indexed.
        compressed: Whether its vectors are compressed.
        loaded: Whether it is in memory; None where the server does not say.
    """

    collection: str
    name: str
    node: str
    object_count: int
    vector_indexing_status: Literal["READONLY", "INDEXING", "READY", "LAZY_LOADING"]
    vector_queue_length: int
    compressed: bool
    loaded: bool | None

    @classmethod
    def from_wire(cls, wire: Wire, node: str) -> Self:
        """Read this from a JSON object.

        Args:
            wire: What the server sent.
            node: The name of the node that it is on.

        Raises:
            LookupError: It has no name, or no collection.
        """
        return cls(
            collection=wire["class"],
            name=wire["name"],
            node=node,
            object_count=wire.get("objectCount") or 0,
            vector_indexing_status=wire.get("vectorIndexingStatus") or "READY",
            vector_queue_length=wire.get("vectorQueueLength") or 0,
            compressed=wire.get("compressed") or False,
            loaded=wire.get("loaded"),
        )


@dataclass(repr=False)
class Stats(Result):
    """What a node holds.

    Attributes:
        object_count: How many objects, its replicas of others included.
        shard_count: How many shards.
    """

    object_count: int
    shard_count: int

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object. What is left out is 0.

        Args:
            wire: What the server sent.
        """
        return cls(object_count=wire.get("objectCount") or 0, shard_count=wire.get("shardCount") or 0)


Shards = list[Shard]
Sh = TypeVar("Sh")
St = TypeVar("St")


@dataclass(repr=False)
class Node(Result, Generic[Sh, St]):
    """One server of a cluster.

    Attributes:
        git_hash: What its program was built from.
        name: Its name.
        shards: The shards on it; None unless they were asked for, with `output="verbose"`.
        stats: What it holds; None likewise.
        status: "HEALTHY", "UNHEALTHY", "UNAVAILABLE" or "TIMEOUT".
        version: The version of its program; empty where it does not answer.
    """

    git_hash: str
    name: str
    shards: Sh
    stats: St
    status: str
    version: str


NodeMinimal = Node[None, None]
NodeVerbose = Node[Shards, Stats]


def minimal_node(wire: Wire) -> NodeMinimal:
    """Read a node, without what is on it.

    Args:
        wire: What the server sent.

    Raises:
        LookupError: It has no name, or no status.
    """
    return Node(
        git_hash=wire.get("gitHash") or "",
        name=wire["name"],
        shards=None,
        stats=None,
        status=wire["status"],
        version=wire.get("version") or "",
    )


def verbose_node(wire: Wire) -> NodeVerbose:
    """Read a node, with what is on it. One that does not answer has no shards.

    Args:
        wire: What the server sent.

    Raises:
        LookupError: It has no name, or no status.
    """
    node = minimal_node(wire)
    return Node(
        git_hash=node.git_hash,
        name=node.name,
        shards=[Shard.from_wire(shard, node.name) for shard in wire.get("shards") or []],
        stats=Stats.from_wire(wire.get("stats") or {}),
        status=node.status,
        version=node.version,
    )


class BatchStatsJson(TypedDict):
    """What the server says of a node's batches."""

    queueLength: int
    ratePerSecond: int


class StatsJson(TypedDict):
    """What the server says of all that a node holds."""

    objectCount: int
    shardCount: int


ShardJson = TypedDict(
    "ShardJson",
    {
        "name": str,
        "class": str,
        "objectCount": int,
        "vectorIndexingStatus": Literal["READONLY", "INDEXING", "READY"],
        "vectorQueueLength": int,
        "compressed": bool,
        "loaded": bool | None,
    },
)
"""What the server says of a shard."""


class NodeJson(TypedDict):
    """What the server says of a node."""

    batchStats: BatchStatsJson
    gitHash: str
    name: str
    shards: list[ShardJson] | None
    stats: StatsJson
    status: str
    version: str
