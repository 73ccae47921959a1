"""REST: on which nodes a collection's shards are."""

from __future__ import annotations

from weaviate._core.rest.parts import segment
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply, RestRequest
from weaviate.models.cluster.nodes import Shard, verbose_node

_READ = "read where shards are"


def shards(scope: Scope) -> RestRequest:
    """Read where a collection's shards are.

    Args:
        scope: The collection.
    """
    return RestRequest(
        "GET",
        f"/nodes/{segment(scope.collection, 'collection')}",
        f"read where the shards of {scope.collection} are",
        params={"output": "verbose"},
        details=scope.details(),
    )


def shards_read(reply: RestReply) -> list[Shard]:
    """The shards, each as often as there are replicas of it.

    Args:
        reply: The answer to `shards`.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    body = reply.json(_READ)
    try:
        return [shard for node in body["nodes"] or () for shard in verbose_node(node).shards]
    except (AttributeError, LookupError, TypeError) as error:
        raise reply.undecodable(_READ) from error
