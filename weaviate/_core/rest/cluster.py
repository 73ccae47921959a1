"""REST: the nodes of a cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from weaviate._core.names import collection_name
from weaviate._core.rest.parts import read, segment
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate.exceptions import EmptyResponseError, ErrorDetails, WeaviateInvalidInputError
from weaviate.models.base import Wire
from weaviate.models.checked import named, refused
from weaviate.models.cluster.nodes import NodeMinimal, NodeVerbose, Verbosity, minimal_node, verbose_node
from weaviate.models.cluster.statistics import ClusterStatistics

_NODES = "read the nodes"
_STATISTICS = "read the statistics of the cluster"
_SHARD_SINCE = ServerVersion(1, 31)

_T = TypeVar("_T")


def nodes(collection: str | None, shard: str | None, output: Verbosity | None) -> RestRequest:
    """Read the nodes.

    Args:
        collection: The collection whose shards are told; all by default.
        shard: The one of its shards that is told.
        output: Whether shards are told at all.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    params: dict[str, str] = {}
    if output is not None:
        if output not in ("minimal", "verbose"):
            raise refused("output", output, "'minimal' or 'verbose'")
        params["output"] = output
    if collection is None:
        if shard is not None:
            raise WeaviateInvalidInputError("shard: the server looks at it only together with a collection")
        return RestRequest("GET", "/nodes", _NODES, params=params or None)
    name = collection_name(collection, "collection")
    if shard is not None:
        params["shardName"] = named(shard, "shard")
    return RestRequest(
        "GET",
        f"/nodes/{segment(name, 'collection')}",
        f"read the nodes of {name}",
        params=params or None,
        details=ErrorDetails(collection=name),
        parts={} if shard is None else {"shard": _SHARD_SINCE},
    )


def minimal(reply: RestReply) -> list[NodeMinimal]:
    """The nodes, without what is on them.

    Args:
        reply: The answer to `nodes`.

    Raises:
        EmptyResponseError: There is none.
        ResponseCannotBeDecodedError: It is no answer to it.
    """
    return _each(reply, minimal_node)


def verbose(reply: RestReply) -> list[NodeVerbose]:
    """The nodes, with what is on them.

    Args:
        reply: The answer to `nodes`.

    Raises:
        EmptyResponseError: There is none.
        ResponseCannotBeDecodedError: It is no answer to it.
    """
    return _each(reply, verbose_node)


def statistics() -> RestRequest:
    """Read how the nodes agree."""
    return RestRequest("GET", "/cluster/statistics", _STATISTICS)


def statistics_read(reply: RestReply) -> ClusterStatistics:
    """How the nodes agree.

    Args:
        reply: The answer to `statistics`.

    Raises:
        ResponseCannotBeDecodedError: It does not say.
    """
    return read(reply, ClusterStatistics.from_wire, _STATISTICS)


def _each(reply: RestReply, reader: Callable[[Wire], _T]) -> list[_T]:
    found = read(reply, lambda body: [reader(node) for node in body["nodes"] or ()], _NODES)
    if not found:
        raise EmptyResponseError(f"{_NODES}: the server names none")
    return found
