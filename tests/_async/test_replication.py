"""Where replicas are and how they move: three servers that are one cluster, and the fake one where bytes matter."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from tests.support.server import Server
from weaviate import WeaviateAsyncClient
from weaviate._io.aio import now, sleep
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
async def cluster(three_servers: Sequence[Server]) -> AsyncIterator[WeaviateAsyncClient]:
    """A client of three servers, of which none makes a replica."""
    server = three_servers[0]
    async with weaviate.use_async_with_local(port=server.http_port, grpc_port=server.grpc_port) as opened:
        yield opened
        for node in ("node-0", "node-1", "node-2", NOWHERE):
            await opened.cluster.replications.force_delete(target_node=node)


@pytest.fixture
async def books(cluster: WeaviateAsyncClient, request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    """A collection with one shard and one object."""
    name = "T" + re.sub(r"\W+", "_", request.node.name)
    await cluster.collections.delete(name)
    collection = await cluster.collections.create(name, sharding_config=Configure.sharding(desired_count=1))
    await collection.data.insert({})
    yield collection
    await cluster.collections.delete(name)


async def where(client: WeaviateAsyncClient, books: Any) -> tuple[str, list[str]]:
    """The shard, and the nodes that have it."""
    state = await client.cluster.query_sharding_state(collection=books.name)
    assert state is not None
    [shard] = state.shards
    return shard.name, sorted(shard.replicas)


async def done(client: WeaviateAsyncClient, operation: uuid.UUID) -> None:
    """Ask until an operation is done."""
    until = now() + 60
    while True:
        found = await client.cluster.replications.get(uuid=operation)
        assert found is not None
        assert now() < until, found
        if found.status.state is READY:
            return
        await sleep(0.1)


def elsewhere(nodes: Sequence[str]) -> str:
    """A node that is none of these."""
    return next(node for node in ("node-0", "node-1", "node-2") if node not in nodes)


# ---------------------------------------------------------------------------------------------------- the real cluster


async def test_a_replica_is_copied_and_moved(cluster: WeaviateAsyncClient, books: Any) -> None:
    shard, [first] = await where(cluster, books)
    second = elsewhere([first])
    third = elsewhere([first, second])
    lower = books.name[0].lower() + books.name[1:]

    copied = await cluster.cluster.replicate(collection=lower, shard=shard, source_node=first, target_node=second)
    await done(cluster, copied)
    assert await where(cluster, books) == (shard, sorted([first, second]))
    moved = await cluster.cluster.replicate(
        collection=books.name,
        shard=shard,
        source_node=first,
        target_node=third,
        replication_type=ReplicationType.MOVE,
    )
    await done(cluster, moved)

    assert await where(cluster, books) == (shard, sorted([second, third]))
    assert await books.length() == 1
    operation = await cluster.cluster.replications.get(uuid=moved, include_history=True)
    assert operation is not None
    assert (operation.uuid, operation.collection, operation.shard) == (moved, books.name, shard)
    assert (operation.source_node, operation.target_node) == (first, third)
    assert operation.transfer_type is ReplicationType.MOVE
    assert operation.uncancelable
    states = [status.state for status in operation.status_history]
    assert states[:2] == [REGISTERED, ReplicateOperationState.HYDRATING]


async def test_operations_are_found(cluster: WeaviateAsyncClient, books: Any) -> None:
    shard, [node] = await where(cluster, books)
    wanted = {"collection": books.name, "shard": shard, "source_node": node}
    operation = await cluster.cluster.replicate(**wanted, target_node=NOWHERE)
    replications = cluster.cluster.replications

    found = await replications.get(uuid=str(operation))
    assert found is not None
    assert (found.uuid, found.status.state, found.status_history) == (operation, REGISTERED, None)
    for arguments in (
        {},
        {"collection": books.name},
        {"collection": books.name, "shard": shard},
        {"target_node": NOWHERE},
        {"collection": books.name, "target_node": NOWHERE},
    ):
        assert await replications.query(**arguments) == [found]
    for arguments in (
        {"collection": "Missing"},
        {"collection": books.name, "shard": "missing"},
        {"target_node": "node-8"},
        {"collection": books.name, "target_node": "node-8"},
    ):
        assert await replications.query(**arguments) == []

    [listed] = await replications.list_all()
    assert listed.status_history == []
    assert listed == (await replications.query(include_history=True))[0]
    assert listed == await replications.get(uuid=operation, include_history=True)
    assert await replications.get(uuid=uuid.uuid4()) is None


async def test_an_operation_is_called_off_and_deleted(cluster: WeaviateAsyncClient, books: Any) -> None:
    shard, [node] = await where(cluster, books)
    replications = cluster.cluster.replications
    operation = await cluster.cluster.replicate(
        collection=books.name, shard=shard, source_node=node, target_node=NOWHERE
    )

    await replications.cancel(uuid=operation)
    found = await replications.get(uuid=operation)
    assert found is not None
    assert (found.scheduled_for_cancel, found.scheduled_for_delete) == (True, False)
    await replications.delete(uuid=operation)
    found = await replications.get(uuid=operation)
    assert found is None or found.scheduled_for_delete


async def test_all_operations_are_deleted(cluster: WeaviateAsyncClient, books: Any) -> None:
    shard, [node] = await where(cluster, books)
    await cluster.cluster.replicate(collection=books.name, shard=shard, source_node=node, target_node=NOWHERE)

    await cluster.cluster.replications.delete_all()

    found = await cluster.cluster.replications.list_all()
    assert all(operation.scheduled_for_delete for operation in found)


async def test_an_operation_that_is_done_cannot_be_called_off(cluster: WeaviateAsyncClient, books: Any) -> None:
    shard, [node] = await where(cluster, books)
    operation = await cluster.cluster.replicate(
        collection=books.name, shard=shard, source_node=node, target_node=elsewhere([node])
    )
    await done(cluster, operation)

    with pytest.raises(UnexpectedStatusCodeError, match=f"call off the operation {operation}.*impossible") as caught:
        await cluster.cluster.replications.cancel(uuid=operation)
    assert caught.value.status_code == 409
    await cluster.cluster.replications.delete(uuid=operation)
    until = now() + 60
    while (found := await cluster.cluster.replications.get(uuid=operation)) is not None:
        assert found.scheduled_for_delete
        assert now() < until
        await sleep(0.1)


async def test_operations_are_deleted_by_force(cluster: WeaviateAsyncClient, books: Any) -> None:
    shard, [node] = await where(cluster, books)
    replications = cluster.cluster.replications
    ways: list[dict[str, Any]] = [
        {"collection": books.name},
        {"collection": books.name, "shard": shard},
        {"target_node": NOWHERE},
    ]
    for way in ways:
        operation = await cluster.cluster.replicate(
            collection=books.name, shard=shard, source_node=node, target_node=NOWHERE
        )
        assert await replications.force_delete(**way, dry_run=True) == [operation]
        assert await replications.get(uuid=operation) is not None
        assert await replications.force_delete(**way) == []
        assert await replications.get(uuid=operation) is None

    operation = await cluster.cluster.replicate(
        collection=books.name, shard=shard, source_node=node, target_node=NOWHERE
    )
    assert await replications.force_delete(uuid=operation, dry_run=True) == [operation]
    assert await replications.force_delete(uuid=operation) == []
    assert await replications.list_all() == []


async def test_a_collection_is_scaled(cluster: WeaviateAsyncClient, books: Any) -> None:
    shard, [node] = await where(cluster, books)

    plan = await cluster.cluster.get_replication_scale_plan(collection=books.name, replication_factor=3)
    assert (plan.collection, list(plan.shards)) == (books.name, [shard])
    assert sorted(plan.shards[shard].add_nodes) == sorted({"node-0", "node-1", "node-2"} - {node})
    assert await where(cluster, books) == (shard, [node])
    begun = await cluster.cluster.apply_replication_scale_plan(plan)
    assert (begun.plan_id, begun.collection, len(begun.operations)) == (plan.plan_id, books.name, 2)
    for operation in begun.operations:
        await done(cluster, operation)
    assert await where(cluster, books) == (shard, ["node-0", "node-1", "node-2"])

    plan = await cluster.cluster.get_replication_scale_plan(collection=books.name, replication_factor=1)
    assert (plan.shards[shard].add_nodes, len(plan.shards[shard].remove_nodes)) == ({}, 2)
    begun = await cluster.cluster.apply_replication_scale_plan(plan)
    assert begun.operations == []
    assert len((await where(cluster, books))[1]) == 1


async def test_shards_are_told_with_their_nodes(cluster: WeaviateAsyncClient, books: Any) -> None:
    shard, [node] = await where(cluster, books)
    lower = books.name[0].lower() + books.name[1:]

    state = await cluster.cluster.query_sharding_state(collection=lower, shard=shard)

    assert state == ShardingState(books.name, [ShardReplicas(shard, [node])])
    assert await cluster.cluster.query_sharding_state(collection=books.name, shard="missing") is None
    assert await cluster.cluster.query_sharding_state(collection="Missing") is None


async def test_what_the_server_refuses_is_named(cluster: WeaviateAsyncClient, books: Any) -> None:
    shard, [node] = await where(cluster, books)
    other = elsewhere([node])

    with pytest.raises(UnexpectedStatusCodeError, match=f"replicate the shard x of {books.name} .*shard not found"):
        await cluster.cluster.replicate(collection=books.name, shard="x", source_node=node, target_node=other)
    with pytest.raises(UnexpectedStatusCodeError, match="on source node") as caught:
        await cluster.cluster.replicate(collection=books.name, shard=shard, source_node=other, target_node=NOWHERE)
    assert (caught.value.status_code, caught.value.details.collection) == (422, books.name)
    with pytest.raises(UnexpectedStatusCodeError, match="class not found: Missing"):
        await cluster.cluster.get_replication_scale_plan(collection="Missing", replication_factor=2)
    with pytest.raises(UnexpectedStatusCodeError, match="not enough storage replicas"):
        await cluster.cluster.get_replication_scale_plan(collection=books.name, replication_factor=4)
    plan = ReplicationScalePlan(uuid.uuid4(), books.name, {"x": ShardScaleActions({other: node})})
    with pytest.raises(UnexpectedStatusCodeError, match=f"scale the replicas of {books.name}.*shard not found"):
        await cluster.cluster.apply_replication_scale_plan(plan)


def every_call(client: WeaviateAsyncClient) -> dict[str, Any]:
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


async def test_a_server_that_moves_no_replicas_says_how_to_switch_that_on(client: WeaviateAsyncClient) -> None:
    for what, call in every_call(client).items():
        with pytest.raises(UnexpectedStatusCodeError, match=f"{what}.*REPLICA_MOVEMENT_ENABLED=true") as caught:
            await call()
        assert caught.value.status_code == 501


async def test_a_server_that_is_too_old_is_not_asked() -> None:
    with FakeServer(version="1.30.22") as fake:
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            for what, call in every_call(client).items():
                with pytest.raises(WeaviateUnsupportedFeatureError, match=f"{what}.* needs a Weaviate server 1.31"):
                    await call()
        assert not [call for call in fake.transcript.http() if "/replication" in call.path]


# ---------------------------------------------------------------------------------------------------- the fake server


async def test_what_is_given_is_sent(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    fake.rest("POST", "/v1/replication/replicate").reply(200, {"id": str(ID)})
    fake.rest("POST", "/v1/replication/replicate/force-delete").reply(200, {"deleted": None})
    fake.rest("POST", "/v1/replication/scale").reply(
        200, {"planId": str(ID), "collection": "Book", "operationIds": [str(ID)]}
    )
    kind: Any = "MOVE"
    plan = ReplicationScalePlan(ID, "Book", {"s": ShardScaleActions({"a": "b", "c": None}, ["b"])})

    made = await faked.cluster.replicate(
        collection="book", shard="s", source_node="a", target_node="b", replication_type=kind
    )
    await faked.cluster.replications.force_delete(collection="book", shard="s", dry_run=True)
    scaled = await faked.cluster.apply_replication_scale_plan(plan)

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
async def test_what_cannot_be_is_refused_before_anything_is_sent(
    fake: FakeServer, faked: WeaviateAsyncClient, method: str, arguments: Any, said: str
) -> None:
    if method == "replicate":
        arguments = {"collection": "A", "shard": "s", "source_node": "a", "target_node": "b", **arguments}
    call: Any = faked.cluster
    for part in method.split("."):
        call = getattr(call, part)

    with pytest.raises(WeaviateInvalidInputError, match=said):
        await call(**arguments)
    assert not [call for call in fake.transcript.http() if "/replication" in call.path]


async def test_what_a_server_leaves_out_or_adds_is_read(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    new = {**OPERATION, "type": "TELEPORT", "status": {"state": "BEAMING", "errors": [{"message": "lost"}]}}
    fake.rest("GET", "/v1/replication/replicate/list").reply(200, [OPERATION, new], times=1)
    fake.rest("GET", "/v1/replication/replicate/list").reply(200)

    plain, unknown = await faked.cluster.replications.query()

    assert (plain.status.state, plain.status.errors, plain.uncancelable) == (READY, [], False)
    assert (unknown.transfer_type, unknown.status.state, unknown.status.errors) == ("TELEPORT", "BEAMING", ["lost"])
    assert await faked.cluster.replications.query() == []


async def test_garbage_is_an_error_of_this_package(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
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
            await calls[what]()
