"""What the server says of a collection's shards."""

from __future__ import annotations

import json
from typing import Any

import pytest

from weaviate._core.rest import nodes
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply
from weaviate.exceptions import ResponseCannotBeDecodedError


def reply(body: Any) -> RestReply:
    return RestReply(200, {}, json.dumps(body).encode())


def test_shards_are_asked_for_by_collection() -> None:
    request = nodes.shards(Scope("Book", tenant="one"))

    assert (request.method, request.path, request.params) == ("GET", "/nodes/Book", {"output": "verbose"})
    assert request.details.collection == "Book"
    assert nodes.shards(Scope("team:Book")).path == "/nodes/team%3ABook"


def test_every_replica_of_a_shard_is_told_with_its_node() -> None:
    shard = {"name": "s", "class": "Book", "objectCount": 3}
    healthy = [{"name": name, "status": "HEALTHY", "shards": [shard]} for name in ("one", "two")]
    silent = {"name": "three", "status": "TIMEOUT", "shards": None}

    read = nodes.shards_read(reply({"nodes": [*healthy, silent]}))

    assert [(each.name, each.node, each.object_count) for each in read] == [("s", "one", 3), ("s", "two", 3)]


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"nodes": 3},
        {"nodes": [3]},
        {"nodes": [{}]},
        {"nodes": [{"name": "n", "status": "HEALTHY", "shards": [{}]}]},
    ],
)
def test_an_answer_that_is_no_list_of_nodes_cannot_be_decoded(body: Any) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        nodes.shards_read(reply(body))
