# Generated from tests/_async/test_cluster.py by scripts/unasync.py. Do not edit.
"""The nodes of a cluster: a plain server, three that are one cluster, and the fake one where exact bytes matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from tests.support.server import Server
from weaviate import WeaviateClient
from weaviate.classes.config import Configure
from weaviate.exceptions import (
    EmptyResponseError,
    ResponseCannotBeDecodedError,
    UnexpectedStatusCodeError,
    WeaviateInvalidInputError,
    WeaviateUnsupportedFeatureError,
)
from weaviate.outputs.cluster import Shard, Stats


def test_nodes_are_told_without_what_is_on_them(client: WeaviateClient) -> None:
    [node] = client.cluster.nodes()

    assert (node.status, node.version) == ("HEALTHY", "1.39.3")
    assert (node.shards, node.stats) == (None, None)
    assert client.cluster.nodes(output="minimal") == [node]


def test_nodes_are_told_with_the_shards_of_a_collection(client: WeaviateClient, name: str) -> None:
    books = client.collections.create(name, sharding_config=Configure.sharding(desired_count=2))
    [node] = client.cluster.nodes(name[0].lower() + name[1:], output="verbose")
    [everything] = client.cluster.nodes(output="verbose")

    assert node.stats == Stats(object_count=0, shard_count=2)
    assert [(type(shard), shard.collection, shard.node) for shard in node.shards] == [(Shard, name, node.name)] * 2
    assert {shard.name for shard in node.shards} <= {shard.name for shard in everything.shards}
    assert books.shards() == node.shards


def test_one_shard_is_told_alone(client: WeaviateClient, name: str) -> None:
    books = client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy())
    books.tenants.create(["a", "b"])

    [node] = client.cluster.nodes(name, "b", output="verbose")
    [other] = client.cluster.nodes(name, "missing", output="verbose")

    assert [shard.name for shard in node.shards] == ["b"]
    assert other.shards == []


def test_a_collection_that_does_not_exist_is_named(client: WeaviateClient) -> None:
    with pytest.raises(UnexpectedStatusCodeError, match=r"read the nodes of Missing .*not found") as caught:
        client.cluster.nodes("missing")

    assert (caught.value.status_code, caught.value.details.collection) == (404, "Missing")


def test_how_one_node_agrees_with_itself(client: WeaviateClient) -> None:
    statistics = client.cluster.statistics()

    [node] = statistics.statistics
    assert (node.status, node.ready, node.is_voter, node.db_loaded) == ("HEALTHY", True, True, True)
    assert node.leader_id == node.name
    assert node.raft.state == "Leader"


def test_all_nodes_of_a_cluster_are_told(three_servers: Sequence[Server]) -> None:
    server = three_servers[1]
    with weaviate.connect_to_local(port=server.http_port, grpc_port=server.grpc_port) as client:
        nodes = client.cluster.nodes()
        statistics = client.cluster.statistics()

    assert sorted(node.name for node in nodes) == ["node-0", "node-1", "node-2"]
    assert sorted(node.name for node in statistics.statistics) == ["node-0", "node-1", "node-2"]
    assert sorted(node.raft.state for node in statistics.statistics) == ["Follower", "Follower", "Leader"]
    [leader] = {node.leader_id for node in statistics.statistics}
    assert leader in {node.name for node in nodes}
    members = statistics.statistics[0].raft.latest_configuration
    assert sorted(member.node_id for member in members) == ["node-0", "node-1", "node-2"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"shard": "s"}, "^shard: the server looks at it only together with a collection"),
        ({"collection": "A b"}, "^collection: 'A b' is not a collection's name"),
        ({"collection": "A", "shard": 3}, "^shard: must be a string"),
        ({"output": "loud"}, "^output: must be 'minimal' or 'verbose'"),
    ],
)
def test_what_cannot_be_asked_is_refused(arguments: Any, said: str) -> None:
    with FakeServer() as fake:
        with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            with pytest.raises(WeaviateInvalidInputError, match=said):
                client.cluster.nodes(**arguments)
        assert not [call for call in fake.transcript.http() if "/nodes" in call.path]


def test_answers_that_are_none_are_errors() -> None:
    with FakeServer() as fake:
        fake.rest("GET", "/v1/nodes").reply(200, {"nodes": []}, times=1)
        fake.rest("GET", "/v1/nodes").reply(200, {"nodes": [{}]})
        fake.rest("GET", "/v1/cluster/statistics").html(200)
        with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            with pytest.raises(EmptyResponseError):
                client.cluster.nodes()
            with pytest.raises(ResponseCannotBeDecodedError, match="read the nodes"):
                client.cluster.nodes()
            with pytest.raises(ResponseCannotBeDecodedError, match="statistics"):
                client.cluster.statistics()


def test_a_server_that_would_ignore_the_shard_is_not_asked() -> None:
    with FakeServer(version="1.30.0") as fake:
        with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            with pytest.raises(WeaviateUnsupportedFeatureError, match=r"shard needs a Weaviate server 1\.31\.0"):
                client.cluster.nodes("Book", "s")
