"""How the nodes of a cluster agree: the state of Raft on each of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Self

from weaviate.models.base import Wire, camel_case
from weaviate.models.result import Result


@dataclass(repr=False)
class RaftConfigurationMember(Result):
    """A node, as Raft knows it. What is not said of it is empty.

    Attributes:
        address: Its host and port for Raft.
        node_id: Its name.
        suffrage: Whether it has a vote: 0 for one that has, or of which that is not said.
    """

    address: str
    node_id: str
    suffrage: int

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object.

        Args:
            wire: What the server sent.
        """
        return cls(address=wire.get("address") or "", node_id=wire.get("id") or "", suffrage=wire.get("suffrage") or 0)


@dataclass(repr=False)
class RaftStats(Result):
    """The state of Raft on a node, in Raft's own words; numbers are text. What the node does not say is empty.

    Attributes:
        applied_index: The last entry of the log that was applied.
        commit_index: The last one that most nodes have.
        fsm_pending: How many wait to be applied.
        last_contact: How long ago the leader was heard of; "0" on the leader.
        last_log_index: The last entry of the log.
        last_log_term: The term of that entry.
        last_snapshot_index: The last entry in the last snapshot.
        last_snapshot_term: The term of that entry.
        latest_configuration: The nodes that take part.
        latest_configuration_index: The entry that says so.
        num_peers: How many others have a vote.
        protocol_version: The version of the protocol.
        protocol_version_max: The latest that the node speaks.
        protocol_version_min: The earliest.
        snapshot_version_max: The latest version of snapshots that it reads.
        snapshot_version_min: The earliest.
        state: "Leader", "Follower" or "Candidate".
        term: How often a leader was elected.
    """

    applied_index: str
    commit_index: str
    fsm_pending: str
    last_contact: str
    last_log_index: str
    last_log_term: str
    last_snapshot_index: str
    last_snapshot_term: str
    latest_configuration: list[RaftConfigurationMember]
    latest_configuration_index: str
    num_peers: str
    protocol_version: str
    protocol_version_max: str
    protocol_version_min: str
    snapshot_version_max: str
    snapshot_version_min: str
    state: str
    term: str

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object.

        Args:
            wire: What the server sent.
        """
        said: dict[str, Any] = {field.name: wire.get(camel_case(field.name)) or "" for field in fields(cls)}
        said["latest_configuration"] = [
            RaftConfigurationMember.from_wire(member) for member in said["latest_configuration"]
        ]
        return cls(**said)


@dataclass(repr=False)
class NodeStatistics(Result):
    """How one node takes part in the cluster.

    Attributes:
        candidates: The nodes that it tries to join, by name.
        db_loaded: Whether its data is loaded.
        initial_last_applied_index: The last entry of Raft's log that it had applied before it started.
        is_voter: Whether it has a vote.
        leader_address: The leader's host and port for Raft.
        leader_id: The leader's name.
        name: Its name.
        is_open: Whether its Raft runs.
        raft: The state of its Raft.
        ready: Whether it takes requests.
        status: "HEALTHY", "UNHEALTHY", "UNAVAILABLE" or "TIMEOUT".
    """

    candidates: dict[str, Any]
    db_loaded: bool
    initial_last_applied_index: int
    is_voter: bool
    leader_address: str
    leader_id: str
    name: str
    is_open: bool
    raft: RaftStats
    ready: bool
    status: str

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object. A node that does not answer has a name and a status only.

        Args:
            wire: What the server sent.

        Raises:
            LookupError: It has no name, or no status.
        """
        return cls(
            candidates=wire.get("candidates") or {},
            db_loaded=wire.get("dbLoaded") or False,
            initial_last_applied_index=wire.get("initialLastAppliedIndex") or 0,
            is_voter=wire.get("isVoter") or False,
            leader_address=wire.get("leaderAddress") or "",
            leader_id=wire.get("leaderId") or "",
            name=wire["name"],
            is_open=wire.get("open") or False,
            raft=RaftStats.from_wire(wire.get("raft") or {}),
            ready=wire.get("ready") or False,
            status=wire["status"],
        )


@dataclass(repr=False)
class ClusterStatistics(Result):
    """How the nodes of a cluster agree.

    Attributes:
        statistics: Each node.
        synchronized: Whether all of them have the same schema.
    """

    statistics: list[NodeStatistics]
    synchronized: bool

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """Read this from a JSON object.

        Args:
            wire: What the server sent.

        Raises:
            LookupError: A node has no name, or no status.
        """
        return cls(
            statistics=[NodeStatistics.from_wire(node) for node in wire.get("statistics") or []],
            synchronized=wire.get("synchronized") or False,
        )
