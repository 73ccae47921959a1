"""Search replies as what the user gets."""

from __future__ import annotations

from typing import Any

from weaviate._core.decode import columns, objects
from weaviate._core.decode.messages import reads
from weaviate._proto import v1
from weaviate.models.results import (
    Group,
    GroupByReturn,
    ObjectSingleReturn,
    QueryProfileReturn,
    QueryReturn,
    SearchProfileReturn,
    ShardProfileReturn,
)

_WHAT = "read what a search found"


@reads(_WHAT)
def query_return(reply: bytes) -> QueryReturn[Any, Any]:
    """The answer to a search.

    Args:
        reply: A serialized `SearchReply`.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    page = columns.page(reply) if columns.worthwhile(reply) else None
    if page is not None:
        found, packed = page
        return QueryReturn(found, profile(v1.QueryProfile.FromString(packed)) if packed else None)
    message = v1.SearchReply.FromString(reply)
    found = [objects.found(result) for result in message.results]
    return QueryReturn(found, profile(message.query_profile) if message.HasField("query_profile") else None)


@reads(_WHAT)
def group_by_return(reply: bytes) -> GroupByReturn[Any, Any]:
    """The answer to a search with groups.

    Args:
        reply: A serialized `SearchReply`.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    message = v1.SearchReply.FromString(reply)
    groups = {group.name: group_of(group) for group in message.group_by_results}
    return GroupByReturn(
        [item for group in groups.values() for item in group.objects], groups, profile(message.query_profile)
    )


@reads(_WHAT)
def single_object(reply: bytes) -> ObjectSingleReturn[Any, Any] | None:
    """The answer to a search for one id; None where there is no such object.

    Args:
        reply: A serialized `SearchReply`.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    results = v1.SearchReply.FromString(reply).results
    return objects.single(results[0]) if results else None


def group_of(message: v1.GroupByResult) -> Group[Any, Any]:
    """One group."""
    name = message.name
    return Group(
        name,
        message.min_distance,
        message.max_distance,
        message.number_of_objects,
        [objects.grouped(result, name) for result in message.objects],
        message.rerank.score if message.HasField("rerank") else None,
    )


def profile(message: v1.QueryProfile) -> QueryProfileReturn | None:
    """How the server spent its time; None where that was not asked for."""
    if not message.shards:  # says nothing; by columns it looks the same as none
        return None
    return QueryProfileReturn(
        [
            ShardProfileReturn(
                shard.name,
                shard.node,
                {kind: SearchProfileReturn(dict(search.details)) for kind, search in shard.searches.items()},
            )
            for shard in message.shards
        ]
    )
