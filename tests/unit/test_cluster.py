"""What is read of a cluster: its nodes, their shards, how they agree, and how replicas get to other nodes."""

from __future__ import annotations

import copy
import json
import pickle
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weaviate.models.cluster.nodes import Node, Shard, Stats, minimal_node, verbose_node
from weaviate.models.cluster.replication import (
    ReplicateOperationState,
    ReplicateOperationStatus,
    ReplicationScaled,
    ReplicationScalePlan,
    ReplicationType,
    ShardingState,
    ShardReplicas,
    ShardScaleActions,
    operation_with_history,
    operation_without_history,
)
from weaviate.models.cluster.statistics import ClusterStatistics, RaftConfigurationMember
from weaviate.models.result import Result

ID = "1c9cd584-88fe-5010-83d0-017cb3fcb446"
SHARD = {
    "asyncReplicationStatus": [],
    "class": "Book",
    "compressed": True,
    "loaded": False,
    "name": "s1",
    "numberOfReplicas": 1,
    "objectCount": 3,
    "vectorIndexingStatus": "INDEXING",
    "vectorQueueLength": 4,
}
NODE: dict[str, Any] = {
    "batchStats": {"queueLength": 0, "ratePerSecond": 0},
    "gitHash": "abc",
    "name": "n1",
    "operationalMode": "ReadWrite",
    "shards": [SHARD],
    "stats": {"objectCount": 3, "shardCount": 1},
    "status": "HEALTHY",
    "version": "1.39.3",
}
STATISTICS = {
    "bootstrapped": True,
    "candidates": {"n2": "b:1"},
    "dbLoaded": True,
    "initialLastAppliedIndex": 5,
    "isVoter": True,
    "leaderAddress": "a:1",
    "leaderId": "n1",
    "name": "n1",
    "open": True,
    "raft": {
        "appliedIndex": "3",
        "latestConfiguration": [{"address": "a:1", "id": "n1", "suffrage": 0}],
        "protocolVersionMax": "3",
        "state": "Leader",
    },
    "ready": True,
    "status": "HEALTHY",
}
OPERATION: dict[str, Any] = {
    "id": ID,
    "collection": "Book",
    "shard": "s1",
    "sourceNode": "n1",
    "targetNode": "n2",
    "type": "COPY",
    "status": {"state": "READY", "errors": [{"message": "slow", "whenErroredUnixMs": 4}]},
    "statusHistory": [{"state": "REGISTERED"}, {"state": "HYDRATING", "errors": None}],
}


def test_a_node_is_read_with_what_is_on_it() -> None:
    shard = Shard("Book", "s1", "n1", 3, "INDEXING", 4, compressed=True, loaded=False)

    assert verbose_node(NODE) == Node("abc", "n1", [shard], Stats(3, 1), "HEALTHY", "1.39.3")


def test_a_node_is_read_without_what_is_on_it() -> None:
    assert minimal_node(NODE) == Node("abc", "n1", None, None, "HEALTHY", "1.39.3")


def test_a_node_that_does_not_answer_is_read() -> None:
    assert verbose_node({"name": "n1", "status": "TIMEOUT"}) == Node("", "n1", [], Stats(0, 0), "TIMEOUT", "")


def test_a_shard_that_is_not_loaded_says_little() -> None:
    shard = Shard.from_wire({"name": "s1", "class": "Book"}, "n1")

    assert (shard.object_count, shard.vector_queue_length, shard.compressed, shard.loaded) == (0, 0, False, None)


def test_how_nodes_agree_is_read() -> None:
    statistics = ClusterStatistics.from_wire({"statistics": [STATISTICS], "synchronized": True})

    (node,) = statistics.statistics
    assert statistics.synchronized
    assert (node.name, node.is_open, node.candidates, node.initial_last_applied_index) == ("n1", True, {"n2": "b:1"}, 5)
    assert (node.raft.applied_index, node.raft.protocol_version_max, node.raft.state) == ("3", "3", "Leader")
    assert node.raft.latest_configuration == [RaftConfigurationMember("a:1", "n1", 0)]
    assert node.raft.term == ""


def test_what_raft_does_not_say_of_a_node_is_empty() -> None:
    raft = {"latestConfiguration": [{"id": "n1"}, {}]}

    statistics = ClusterStatistics.from_wire({"statistics": [{**STATISTICS, "raft": raft}]})

    assert statistics.statistics[0].raft.latest_configuration == [
        RaftConfigurationMember("", "n1", 0),
        RaftConfigurationMember("", "", 0),
    ]


def test_a_node_that_does_not_answer_agrees_on_nothing() -> None:
    statistics = ClusterStatistics.from_wire({"statistics": [{"name": "n1", "status": "TIMEOUT"}]})

    (node,) = statistics.statistics
    assert (statistics.synchronized, node.ready, node.raft.latest_configuration) == (False, False, [])


def test_an_operation_is_read_with_the_states_before() -> None:
    operation = operation_with_history(OPERATION)

    assert operation.status == ReplicateOperationStatus(ReplicateOperationState.READY, ["slow"])
    assert operation.status_history == [
        ReplicateOperationStatus(ReplicateOperationState.REGISTERED, []),
        ReplicateOperationStatus(ReplicateOperationState.HYDRATING, []),
    ]
    assert (operation.uuid, operation.transfer_type) == (uuid.UUID(ID), ReplicationType.COPY)
    assert (operation.source_node, operation.target_node) == ("n1", "n2")


def test_an_operation_is_read_without_the_states_before() -> None:
    assert operation_without_history(OPERATION).status_history is None


def test_an_operation_that_has_just_begun_has_no_states_before() -> None:
    operation = operation_with_history({key: value for key, value in OPERATION.items() if key != "statusHistory"})

    assert operation.status_history == []


def test_states_and_types_of_a_newer_server_stay_text() -> None:
    operation = operation_without_history({**OPERATION, "type": "SWAP", "status": {"state": "RESTING"}})

    assert (operation.transfer_type, operation.status.state) == ("SWAP", "RESTING")


def test_where_replicas_are_is_read() -> None:
    state = ShardingState.from_wire({"collection": "Book", "shards": [{"shard": "s1", "replicas": ["n1", "n2"]}]})

    assert state == ShardingState("Book", [ShardReplicas("s1", ["n1", "n2"])])


@pytest.mark.parametrize(
    "result",
    [
        verbose_node(NODE),
        minimal_node(NODE),
        ClusterStatistics.from_wire({"statistics": [STATISTICS], "synchronized": True}),
        operation_with_history(OPERATION),
    ],
    ids=lambda result: type(result).__name__,
)
def test_results_become_json_and_can_be_copied(result: Result) -> None:
    assert pickle.loads(pickle.dumps(result)) == copy.deepcopy(result) == result
    assert json.loads(result.to_json()) == result.to_dict()


NODES = st.text(min_size=1)


@given(
    st.uuids(),
    st.text(),
    st.dictionaries(
        st.text(),
        st.builds(ShardScaleActions, add_nodes=st.dictionaries(NODES, NODES | st.none()), remove_nodes=st.lists(NODES)),
    ),
)
def test_a_plan_is_read_as_it_was_written(
    plan_id: uuid.UUID, collection: str, shards: dict[str, ShardScaleActions]
) -> None:
    plan = ReplicationScalePlan(plan_id, collection, shards)

    assert ReplicationScalePlan.from_wire(json.loads(json.dumps(plan.to_wire()))) == plan
    assert copy.deepcopy(plan) == pickle.loads(pickle.dumps(plan)) == plan


def test_a_plan_is_read_as_servers_write_it() -> None:
    actions = {"s": {"addNodes": {"a": "b", "c": ""}, "removeNodes": []}, "t": {"removeNodes": ["a"]}}

    plan = ReplicationScalePlan.from_wire({"planId": ID, "collection": "Book", "shardScaleActions": actions})

    assert plan.shards == {"s": ShardScaleActions({"a": "b", "c": None}), "t": ShardScaleActions({}, ["a"])}
    assert ReplicationScaled.from_wire({"planId": ID, "collection": "Book", "operationIds": None}).operations == []
