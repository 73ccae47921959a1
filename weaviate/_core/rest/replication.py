"""REST: where the replicas of shards are, and how they get to other nodes."""

from __future__ import annotations

import uuid as uuid_package
from typing import Literal, overload

from weaviate._core.names import collection_name
from weaviate._core.rest.parts import flag, packed, read, read_list
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate.exceptions import ErrorDetails, WeaviateInvalidInputError
from weaviate.models.base import Wire
from weaviate.models.checked import count, instance, member, named, truth, uuid_text
from weaviate.models.cluster.replication import (
    ReplicateOperationWithHistory,
    ReplicateOperationWithoutHistory,
    ReplicationScaled,
    ReplicationScalePlan,
    ReplicationType,
    ShardingState,
    operation_with_history,
    operation_without_history,
)
from weaviate.types import UUID

_STATE = "read where replicas are"
_REPLICATE = "begin to make a replica"
_GET = "read how far a replica is"
_LIST = "list the replicas that are made"
_FORCE = "delete operations by force"
_PLAN = "read how replicas would be scaled"
_SCALE = "scale replicas"

_SINCE = ServerVersion(1, 31)
_SCALE_SINCE = ServerVersion(1, 31, 20)

_OFF = (
    "the server does not move replicas: REPLICA_MOVEMENT_ENABLED=true in the environment of all nodes switches that on"
)
_HINTS = {"has not yet been implemented": f"That is: {_OFF}."}


def query_sharding_state(collection: str, shard: str | None) -> RestRequest:
    """Read where the replicas of a collection's shards are.

    Args:
        collection: The collection.
        shard: The one of its shards that is told; all by default.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    name = collection_name(collection, "collection")
    params = {"collection": name}
    if shard is not None:
        params["shard"] = named(shard, "shard")
    what = f"read where the replicas of {name} are"
    return _request("GET", "/sharding-state", what, params=params, ok=(200, 404), collection=name)


def sharding_state(reply: RestReply) -> ShardingState | None:
    """Where the replicas of a collection's shards are; None for a collection or a shard that does not exist.

    Args:
        reply: The answer to `query_sharding_state`.

    Raises:
        ResponseCannotBeDecodedError: It does not say.
    """
    if reply.status_code == 404:
        return None
    return read(reply, lambda body: ShardingState.from_wire(body["shardingState"]), _STATE)


def replicate(
    collection: str, shard: str, source_node: str, target_node: str, replication_type: ReplicationType
) -> RestRequest:
    """Begin to make a replica.

    Args:
        collection: The collection.
        shard: The shard.
        source_node: The node with the replica that it is made from.
        target_node: The node that gets it.
        replication_type: What becomes of the old one.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    name = collection_name(collection, "collection")
    source, target = named(source_node, "source_node"), named(target_node, "target_node")
    if source == target:
        raise WeaviateInvalidInputError(f"target_node: {target!r} is the source_node too")
    body: Wire = {
        "collection": name,
        "shard": named(shard, "shard"),
        "sourceNode": source,
        "targetNode": target,
        "type": member(replication_type, ReplicationType, "replication_type", "ReplicationType").value,
    }
    what = f"begin to replicate the shard {shard} of {name} from {source} to {target}"
    return _request("POST", "/replicate", what, body=body, timeout="insert", collection=name, idempotent=False)


def replicated(reply: RestReply) -> uuid_package.UUID:
    """The id of an operation that was begun.

    Args:
        reply: The answer to `replicate`.

    Raises:
        ResponseCannotBeDecodedError: It has none.
    """
    return read(reply, lambda body: uuid_package.UUID(body["id"]), _REPLICATE)


def get(uuid: UUID, include_history: bool) -> RestRequest:
    """Read how far an operation is.

    Args:
        uuid: Its id.
        include_history: Whether the states that it was in before are told.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    key = uuid_text(uuid, "uuid")
    params = {"includeHistory": flag(truth(include_history, "include_history"))}
    return _request("GET", f"/replicate/{key}", f"read the operation {key}", params=params, ok=(200, 404))


@overload
def operation(reply: RestReply, history: Literal[False]) -> ReplicateOperationWithoutHistory | None: ...
@overload
def operation(reply: RestReply, history: Literal[True]) -> ReplicateOperationWithHistory | None: ...
@overload
def operation(
    reply: RestReply, history: bool
) -> ReplicateOperationWithHistory | ReplicateOperationWithoutHistory | None: ...
def operation(
    reply: RestReply, history: bool
) -> ReplicateOperationWithHistory | ReplicateOperationWithoutHistory | None:
    """How far an operation is; None for one that does not exist.

    Args:
        reply: The answer to `get`.
        history: Whether the states before are read too.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    if reply.status_code == 404:
        return None
    return read(reply, operation_with_history, _GET) if history else read(reply, operation_without_history, _GET)


def query(collection: str | None, shard: str | None, target_node: str | None, include_history: bool) -> RestRequest:
    """List operations.

    Args:
        collection: Those of a collection.
        shard: Those of one of its shards.
        target_node: Those to a node. The server does not look at it where there is a collection.
        include_history: Whether the states that they were in before are told.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    params = _selection(collection, shard, target_node, "targetNode")
    params["includeHistory"] = flag(truth(include_history, "include_history"))
    return _request("GET", "/replicate/list", _LIST, params=params, collection=params.get("collection"))


@overload
def operations(
    reply: RestReply, target_node: str | None, history: Literal[False]
) -> list[ReplicateOperationWithoutHistory]: ...
@overload
def operations(
    reply: RestReply, target_node: str | None, history: Literal[True]
) -> list[ReplicateOperationWithHistory]: ...
@overload
def operations(
    reply: RestReply, target_node: str | None, history: bool
) -> list[ReplicateOperationWithHistory] | list[ReplicateOperationWithoutHistory]: ...
def operations(
    reply: RestReply, target_node: str | None, history: bool
) -> list[ReplicateOperationWithHistory] | list[ReplicateOperationWithoutHistory]:
    """Operations.

    Args:
        reply: The answer to `query`. The server says nothing at all where it has never had any.
        target_node: The node that they are for.
        history: Whether the states before are read too.

    Raises:
        ResponseCannotBeDecodedError: It is no list of them.
    """
    if not reply.content.strip():
        return []
    if history:
        with_history = read_list(reply, operation_with_history, _LIST)
        return [each for each in with_history if target_node in (None, each.target_node)]
    without = read_list(reply, operation_without_history, _LIST)
    return [each for each in without if target_node in (None, each.target_node)]


def cancel(uuid: UUID) -> RestRequest:
    """Call an operation off.

    Args:
        uuid: Its id.

    Raises:
        WeaviateInvalidInputError: It is none.
    """
    key = uuid_text(uuid, "uuid")
    path, what = f"/replicate/{key}/cancel", f"call off the operation {key}"
    return _request("POST", path, what, body={}, ok=(204,), timeout="insert")


def delete(uuid: UUID) -> RestRequest:
    """Delete an operation.

    Args:
        uuid: Its id.

    Raises:
        WeaviateInvalidInputError: It is none.
    """
    key = uuid_text(uuid, "uuid")
    return _request("DELETE", f"/replicate/{key}", f"delete the operation {key}", ok=(204,), timeout="insert")


def delete_all() -> RestRequest:
    """Delete all operations."""
    return _request("DELETE", "/replicate", "delete all operations", ok=(204,), timeout="insert")


def force_delete(
    uuid: UUID | None, collection: str | None, shard: str | None, target_node: str | None, dry_run: bool
) -> RestRequest:
    """Delete operations, whatever they do at the moment.

    Args:
        uuid: One of them.
        collection: Or: those of a collection.
        shard: Those of one of its shards.
        target_node: Or: those to a node.
        dry_run: Whether it is only told which.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be, or not exactly one of `uuid`, `collection` and
            `target_node` is given: of several the server looks at one.
    """
    body: Wire = dict(_selection(collection, shard, target_node, "node"))
    if uuid is not None:
        body["id"] = uuid_text(uuid, "uuid")
    if len(body.keys() - {"shard"}) != 1:
        raise WeaviateInvalidInputError("Give one of uuid, collection and target_node.")
    body["dryRun"] = truth(dry_run, "dry_run")
    path = "/replicate/force-delete"
    return _request("POST", path, _FORCE, body=body, timeout="insert", collection=body.get("collection"))


def force_deleted(reply: RestReply) -> list[uuid_package.UUID]:
    """The operations that would be deleted. The server does not tell those that were.

    Args:
        reply: The answer to `force_delete`.

    Raises:
        ResponseCannotBeDecodedError: It does not say.
    """
    return read(reply, lambda body: [uuid_package.UUID(each) for each in body.get("deleted") or ()], _FORCE)


def get_scale_plan(collection: str, replication_factor: int) -> RestRequest:
    """Read how a collection would be scaled to a number of replicas.

    Args:
        collection: The collection.
        replication_factor: How many replicas each of its shards is to have.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    name = collection_name(collection, "collection")
    factor = count(replication_factor, "replication_factor")
    if factor < 1:
        raise WeaviateInvalidInputError(f"replication_factor: {factor} is not above 0")
    params = {"collection": name, "replicationFactor": str(factor)}
    what = f"read how {name} would be scaled to {factor} replicas"
    return _request("GET", "/scale", what, params=params, collection=name, since=_SCALE_SINCE)


def scale_plan(reply: RestReply) -> ReplicationScalePlan:
    """How a collection would be scaled.

    Args:
        reply: The answer to `get_scale_plan`.

    Raises:
        ResponseCannotBeDecodedError: It does not say.
    """
    return read(reply, ReplicationScalePlan.from_wire, _PLAN)


def apply_scale_plan(plan: ReplicationScalePlan) -> RestRequest:
    """Scale a collection.

    Args:
        plan: How.

    Raises:
        WeaviateInvalidInputError: It is no plan.
    """
    plan = instance(plan, ReplicationScalePlan, "plan", "get_replication_scale_plan")
    name = plan.collection
    body, what = plan.to_wire(), f"scale the replicas of {name}"
    return _request(
        "POST", "/scale", what, body=body, timeout="insert", collection=name, idempotent=False, since=_SCALE_SINCE
    )


def scaled(reply: RestReply) -> ReplicationScaled:
    """What scaling a collection began.

    Args:
        reply: The answer to `apply_scale_plan`.

    Raises:
        ResponseCannotBeDecodedError: It does not say.
    """
    return read(reply, ReplicationScaled.from_wire, _SCALE)


def _selection(collection: str | None, shard: str | None, target_node: str | None, key: str) -> dict[str, str]:
    if shard is not None and collection is None:
        raise WeaviateInvalidInputError("shard: needs a collection")
    parts = {
        "collection": None if collection is None else collection_name(collection, "collection"),
        "shard": None if shard is None else named(shard, "shard"),
        key: None if target_node is None else named(target_node, "target_node"),
    }
    return {name: value for name, value in parts.items() if value is not None}


def _request(
    method: str,
    path: str,
    what: str,
    *,
    params: dict[str, str] | None = None,
    body: Wire | None = None,
    ok: tuple[int, ...] = (200,),
    timeout: Literal["query", "insert"] = "query",
    collection: str | None = None,
    idempotent: bool = True,
    meanings: dict[int, str] | None = None,
    since: ServerVersion = _SINCE,
) -> RestRequest:
    return RestRequest(
        method,
        f"/replication{path}",
        what,
        params=params,
        body=None if body is None else packed(body),
        ok=ok,
        timeout=timeout,
        idempotent=idempotent,
        details=ErrorDetails(collection=collection),
        meanings={501: _OFF, **(meanings or {})},
        hints=_HINTS,
        since=since,
    )
