# Generated from tests/_async/test_replication.py by scripts/unasync.py. Do not edit.
"""Where replicas are and how they move: three servers that are one cluster, and the fake one where bytes matter."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from tests.support.server import Server
from weaviate import WeaviateClient
from weaviate._io.blocking import now, sleep
from weaviate.classes.config import Configure
from weaviate.classes.replication import ReplicationType
from weaviate.cluster.models import ReplicateOperationState, ShardingState, ShardReplicas
from weaviate.exceptions import (
    ResponseCannotBeDecodedError,
    UnexpectedStatusCodeError,
    WeaviateInvalidInputError,
    WeaviateUnsupportedFeatureError,
)
from weaviate.outputs.replication import ReplicationScalePlan, ShardScaleActions

NOWHERE = "node-9"
"""A node that does not exist: what is to go there stays at its beginning."""

ID = uuid.UUID(int=7)
OPERATION = {
    "id": str(ID),
    "collection": "Book",
    "shard": "s",
    "sourceNode": "node-0",
    "targetNode": "node-1",
    "type": "COPY",
    "status": {"state": "READY"},
}
READY, REGISTERED = ReplicateOperationState.READY, ReplicateOperationState.REGISTERED


@pytest.fixture
def cluster(three_servers: Sequence[Server]) -> Iterator[WeaviateClient]:
    """A client of three servers, of which none makes a replica."""
    server = three_servers[0]
    with weaviate.connect_to_local(port=server.http_port, grpc_port=server.grpc_port) as opened:
        yield opened
        for node in ("node-0", "node-1", "node-2", NOWHERE):
            opened.cluster.replications.force_delete(target_node=node)


@pytest.fixture
def books(cluster: WeaviateClient, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A collection with one shard and one object."""
    name = "T" + re.sub(r"\W+", "_", request.node.name)
    cluster.collections.delete(name)
    collection = cluster.collections.create(name, sharding_config=Configure.sharding(desired_count=1))
    collection.data.insert({})
    yield collection
    cluster.collections.delete(name)


def where(client: WeaviateClient, books: Any) -> tuple[str, list[str]]:
    """The shard, and the nodes that have it."""
    state = client.cluster.query_sharding_state(collection=books.name)
    assert state is not None
    [shard] = state.shards
    return shard.name, sorted(shard.replicas)


def done(client: WeaviateClient, operation: uuid.UUID) -> None:
    """Ask until an operation is done."""
    until = now() + 60
    while True:
        found = client.cluster.replications.get(uuid=operation)
        assert found is not None
        assert now() < until, found
        if found.status.state is READY:
            return
        sleep(0.1)


def elsewhere(nodes: Sequence[str]) -> str:
    """A node that is none of these."""
    return next(node for node in ("node-0", "node-1", "node-2") if node not in nodes)


# ---------------------------------------------------------------------------------------------------- the real cluster


def test_a_replica_is_copied_and_moved(cluster: WeaviateClient, books: Any) -> None:
    shard, [first] = where(cluster, books)
    second = elsewhere([first])
    third = elsewhere([first, second])
    lower = books.name[0].lower() + books.name[1:]

    copied = cluster.cluster.replicate(collection=lower, shard=shard, source_node=first, target_node=second)
    done(cluster, copied)
    assert where(cluster, books) == (shard, sorted([first, second]))
    moved = cluster.cluster.replicate(
        collection=books.name,
        shard=shard,
        source_node=first,
        target_node=third,
        replication_type=ReplicationType.MOVE,
    )
    done(cluster, moved)

    assert where(cluster, books) == (shard, sorted([second, third]))
    assert books.length() == 1
    operation = cluster.cluster.replications.get(uuid=moved, include_history=True)
    assert operation is not None
    assert (operation.uuid, operation.collection, operation.shard) == (moved, books.name, shard)
    assert (operation.source_node, operation.target_node) == (first, third)
    assert operation.transfer_type is ReplicationType.MOVE
    assert operation.uncancelable
    states = [status.state for status in operation.status_history]
    assert states[:2] == [REGISTERED, ReplicateOperationState.HYDRATING]


def test_operations_are_found(cluster: WeaviateClient, books: Any) -> None:
    shard, [node] = where(cluster, books)
    wanted = {"collection": books.name, "shard": shard, "source_node": node}
    operation = cluster.cluster.replicate(**wanted, target_node=NOWHERE)
    replications = cluster.cluster.replications

    found = replications.get(uuid=str(operation))
    assert found is not None
    assert (found.uuid, found.status.state, found.status_history) == (operation, REGISTERED, None)
    for arguments in (
        {},
        {"collection": books.name},
        {"collection": books.name, "shard": shard},
        {"target_node": NOWHERE},
        {"collection": books.name, "target_node": NOWHERE},
    ):
        assert replications.query(**arguments) == [found]
    for arguments in (
        {"collection": "Missing"},
        {"collection": books.name, "shard": "missing"},
        {"target_node": "node-8"},
        {"collection": books.name, "target_node": "node-8"},
    ):
        assert replications.query(**arguments) == []

    [listed] = replications.list_all()
    assert listed.status_history == []
    assert listed == replications.query(include_history=True)[0]
    assert listed == replications.get(uuid=operation, include_history=True)
    assert replications.get(uuid=uuid.uuid4()) is None


def test_an_operation_is_called_off_and_deleted(cluster: WeaviateClient, books: Any) -> None:
    shard, [node] = where(cluster, books)
    replications = cluster.cluster.replications
    operation = cluster.cluster.replicate(collection=books.name, shard=shard, source_node=node, target_node=NOWHERE)

    replications.cancel(uuid=operation)
    found = replications.get(uuid=operation)
    assert found is not None
    assert (found.scheduled_for_cancel, found.scheduled_for_delete) == (True, False)
    replications.delete(uuid=operation)
    found = replications.get(uuid=operation)
    assert found is None or found.scheduled_for_delete


def test_all_operations_are_deleted(cluster: WeaviateClient, books: Any) -> None:
    shard, [node] = where(cluster, books)
    cluster.cluster.replicate(collection=books.name, shard=shard, source_node=node, target_node=NOWHERE)

    cluster.cluster.replications.delete_all()

    found = cluster.cluster.replications.list_all()
    assert all(operation.scheduled_for_delete for operation in found)


def test_an_operation_that_is_done_cannot_be_called_off(cluster: WeaviateClient, books: Any) -> None:
    shard, [node] = where(cluster, books)
    operation = cluster.cluster.replicate(
        collection=books.name, shard=shard, source_node=node, target_node=elsewhere([node])
    )
    done(cluster, operation)

    with pytest.raises(UnexpectedStatusCodeError, match=f"call off the operation {operation}.*impossible") as caught:
        cluster.cluster.replications.cancel(uuid=operation)
    assert caught.value.status_code == 409
    cluster.cluster.replications.delete(uuid=operation)
    until = now() + 60
    while (found := cluster.cluster.replications.get(uuid=operation)) is not None:
        assert found.scheduled_for_delete
        assert now() < until
        sleep(0.1)


def test_operations_are_deleted_by_force(cluster: WeaviateClient, books: Any) -> None:
    shard, [node] = where(cluster, books)
    replications = cluster.cluster.replications
    ways: list[dict[str, Any]] = [
        {"collection": books.name},
        {"collection": books.name, "shard": shard},
        {"target_node": NOWHERE},
    ]
    for way in ways:
        operation = cluster.cluster.replicate(collection=books.name, shard=shard, source_node=node, target_node=NOWHERE)
        assert replications.force_delete(**way, dry_run=True) == [operation]
        assert replications.get(uuid=operation) is not None
        assert replications.force_delete(**way) == []
        assert replications.get(uuid=operation) is None

    operation = cluster.cluster.replicate(collection=books.name, shard=shard, source_node=node, target_node=NOWHERE)
    assert replications.force_delete(uuid=operation, dry_run=True) == [operation]
    assert replications.force_delete(uuid=operation) == []
    assert replications.list_all() == []


def test_a_collection_is_scaled(cluster: WeaviateClient, books: Any) -> None:
    shard, [node] = where(cluster, books)

    plan = cluster.cluster.get_replication_scale_plan(collection=books.name, replication_factor=3)
    assert (plan.collection, list(plan.shards)) == (books.name, [shard])
    assert sorted(plan.shards[shard].add_nodes) == sorted({"node-0", "node-1", "node-2"} - {node})
    assert where(cluster, books) == (shard, [node])
    begun = cluster.cluster.apply_replication_scale_plan(plan)
    assert (begun.plan_id, begun.collection, len(begun.operations)) == (plan.plan_id, books.name, 2)
    for operation in begun.operations:
        done(cluster, operation)
    assert where(cluster, books) == (shard, ["node-0", "node-1", "node-2"])

    plan = cluster.cluster.get_replication_scale_plan(collection=books.name, replication_factor=1)
    assert (plan.shards[shard].add_nodes, len(plan.shards[shard].remove_nodes)) == ({}, 2)
    begun = cluster.cluster.apply_replication_scale_plan(plan)
    assert begun.operations == []
    assert len(where(cluster, books)[1]) == 1


def test_shards_are_told_with_their_nodes(cluster: WeaviateClient, books: Any) -> None:
    shard, [node] = where(cluster, books)
    lower = books.name[0].lower() + books.name[1:]

    state = cluster.cluster.query_sharding_state(collection=lower, shard=shard)

    assert state == ShardingState(books.name, [ShardReplicas(shard, [node])])
    assert cluster.cluster.query_sharding_state(collection=books.name, shard="missing") is None
    assert cluster.cluster.query_sharding_state(collection="Missing") is None


def test_what_the_server_refuses_is_named(cluster: WeaviateClient, books: Any) -> None:
    shard, [node] = where(cluster, books)
    other = elsewhere([node])

    with pytest.raises(UnexpectedStatusCodeError, match=f"replicate the shard x of {books.name} .*shard not found"):
        cluster.cluster.replicate(collection=books.name, shard="x", source_node=node, target_node=other)
    with pytest.raises(UnexpectedStatusCodeError, match="on source node") as caught:
        cluster.cluster.replicate(collection=books.name, shard=shard, source_node=other, target_node=NOWHERE)
    assert (caught.value.status_code, caught.value.details.collection) == (422, books.name)
    with pytest.raises(UnexpectedStatusCodeError, match="class not found: Missing"):
        cluster.cluster.get_replication_scale_plan(collection="Missing", replication_factor=2)
    with pytest.raises(UnexpectedStatusCodeError, match="not enough storage replicas"):
        cluster.cluster.get_replication_scale_plan(collection=books.name, replication_factor=4)
    plan = ReplicationScalePlan(uuid.uuid4(), books.name, {"x": ShardScaleActions({other: node})})
    with pytest.raises(UnexpectedStatusCodeError, match=f"scale the replicas of {books.name}.*shard not found"):
        cluster.cluster.apply_replication_scale_plan(plan)


def every_call(client: WeaviateClient) -> dict[str, Any]:
    """A call of each method that is about replicas."""
    cluster, replications = client.cluster, client.cluster.replications
    plan = ReplicationScalePlan(ID, "Book", {})
    return {
        "read where the replicas of Book are": lambda: cluster.query_sharding_state(collection="Book"),
        "begin to replicate": lambda: cluster.replicate(collection="Book", shard="s", source_node="a", target_node="b"),
        "read how Book would be scaled": lambda: cluster.get_replication_scale_plan(
            collection="Book", replication_factor=2
        ),
        "scale the replicas of Book": lambda: cluster.apply_replication_scale_plan(plan),
        "read the operation": lambda: replications.get(uuid=ID),
        "list the replicas": replications.list_all,
        "call off the operation": lambda: replications.cancel(uuid=ID),
        "delete the operation": lambda: replications.delete(uuid=ID),
        "delete all operations": replications.delete_all,
        "delete operations by force": lambda: replications.force_delete(uuid=ID),
    }


def test_a_server_that_moves_no_replicas_says_how_to_switch_that_on(client: WeaviateClient) -> None:
    for what, call in every_call(client).items():
        with pytest.raises(UnexpectedStatusCodeError, match=f"{what}.*REPLICA_MOVEMENT_ENABLED=true") as caught:
            call()
        assert caught.value.status_code == 501


def test_a_server_that_is_too_old_is_not_asked() -> None:
    with FakeServer(version="1.30.22") as fake:
        with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            for what, call in every_call(client).items():
                with pytest.raises(WeaviateUnsupportedFeatureError, match=f"{what}.* needs a Weaviate server 1.31"):
                    call()
        assert not [call for call in fake.transcript.http() if "/replication" in call.path]


# ---------------------------------------------------------------------------------------------------- the fake server


def test_what_is_given_is_sent(fake: FakeServer, faked: WeaviateClient) -> None:
    fake.rest("POST", "/v1/replication/replicate").reply(200, {"id": str(ID)})
    fake.rest("POST", "/v1/replication/replicate/force-delete").reply(200, {"deleted": None})
    fake.rest("POST", "/v1/replication/scale").reply(
        200, {"planId": str(ID), "collection": "Book", "operationIds": [str(ID)]}
    )
    kind: Any = "MOVE"
    plan = ReplicationScalePlan(ID, "Book", {"s": ShardScaleActions({"a": "b", "c": None}, ["b"])})

    made = faked.cluster.replicate(
        collection="book", shard="s", source_node="a", target_node="b", replication_type=kind
    )
    faked.cluster.replications.force_delete(collection="book", shard="s", dry_run=True)
    scaled = faked.cluster.apply_replication_scale_plan(plan)

    calls = [call for call in fake.transcript.http() if "/replication" in call.path]
    assert [json.loads(call.body) for call in calls] == [
        {"collection": "Book", "shard": "s", "sourceNode": "a", "targetNode": "b", "type": "MOVE"},
        {"collection": "Book", "shard": "s", "dryRun": True},
        {
            "planId": str(ID),
            "collection": "Book",
            "shardScaleActions": {"s": {"addNodes": {"a": "b", "c": None}, "removeNodes": ["b"]}},
        },
    ]
    assert (made, scaled.operations) == (ID, [ID])


@pytest.mark.parametrize(
    ("method", "arguments", "said"),
    [
        ("replicate", {"target_node": "a"}, "^target_node: 'a' is the source_node too"),
        ("replicate", {"collection": "A b"}, "^collection: 'A b' is not a collection's name"),
        ("replicate", {"shard": None}, "^shard: must be a string"),
        ("replicate", {"replication_type": "SWAP"}, r"^replication_type: must be ReplicationType\.COPY or"),
        ("query_sharding_state", {"collection": ""}, "^collection: '' is not"),
        ("query_sharding_state", {"collection": "A", "shard": 1}, "^shard: must be a string"),
        ("get_replication_scale_plan", {"collection": "A", "replication_factor": 0}, "0 is not above 0"),
        ("get_replication_scale_plan", {"collection": "A", "replication_factor": "2"}, "^replication_factor: must be"),
        ("apply_replication_scale_plan", {"plan": {}}, "^plan: must be made by get_replication_scale_plan"),
        ("replications.get", {"uuid": "x"}, "^uuid: must be a UUID"),
        ("replications.get", {"uuid": ID, "include_history": 1}, "^include_history: must be True or False"),
        ("replications.cancel", {"uuid": 3}, "^uuid: must be a UUID"),
        ("replications.delete", {"uuid": None}, "^uuid: must be a UUID"),
        ("replications.query", {"shard": "s"}, "^shard: needs a collection"),
        ("replications.query", {"target_node": 3}, "^target_node: must be a string"),
        ("replications.force_delete", {}, "^Give one of uuid, collection and target_node"),
        ("replications.force_delete", {"uuid": ID, "target_node": "a"}, "^Give one of uuid, collection"),
        ("replications.force_delete", {"shard": "s"}, "^shard: needs a collection"),
        ("replications.force_delete", {"target_node": ""}, "^target_node: must not be empty"),
        ("replications.force_delete", {"collection": "A", "shard": ""}, "^shard: must not be empty"),
        ("nodes", {"collection": "A", "shard": ""}, "^shard: must not be empty"),
        ("replications.force_delete", {"uuid": ID, "dry_run": "no"}, "^dry_run: must be True or False"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_sent(
    fake: FakeServer, faked: WeaviateClient, method: str, arguments: Any, said: str
) -> None:
    if method == "replicate":
        arguments = {"collection": "A", "shard": "s", "source_node": "a", "target_node": "b", **arguments}
    call: Any = faked.cluster
    for part in method.split("."):
        call = getattr(call, part)

    with pytest.raises(WeaviateInvalidInputError, match=said):
        call(**arguments)
    assert not [call for call in fake.transcript.http() if "/replication" in call.path]


def test_what_a_server_leaves_out_or_adds_is_read(fake: FakeServer, faked: WeaviateClient) -> None:
    new = {**OPERATION, "type": "TELEPORT", "status": {"state": "BEAMING", "errors": [{"message": "lost"}]}}
    fake.rest("GET", "/v1/replication/replicate/list").reply(200, [OPERATION, new], times=1)
    fake.rest("GET", "/v1/replication/replicate/list").reply(200)

    plain, unknown = faked.cluster.replications.query()

    assert (plain.status.state, plain.status.errors, plain.uncancelable) == (READY, [], False)
    assert (unknown.transfer_type, unknown.status.state, unknown.status.errors) == ("TELEPORT", "BEAMING", ["lost"])
    assert faked.cluster.replications.query() == []


def test_garbage_is_an_error_of_this_package(fake: FakeServer, faked: WeaviateClient) -> None:
    calls = every_call(faked)
    for method, path in (
        ("GET", "/sharding-state"),
        ("GET", "/scale"),
        ("POST", "/scale"),
        ("POST", "/replicate"),
        ("GET", "/replicate/list"),
        ("GET", f"/replicate/{ID}"),
        ("POST", "/replicate/force-delete"),
    ):
        fake.rest(method, f"/v1/replication{path}").reply(200, [{"id": "none"}])
    for what in calls.keys() - {"call off the operation", "delete the operation", "delete all operations"}:
        with pytest.raises(ResponseCannotBeDecodedError):
            calls[what]()
