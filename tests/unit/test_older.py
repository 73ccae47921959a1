"""What is sent to servers that do not take a request as it is built."""

from __future__ import annotations

import json

import pytest

from weaviate._core import aggregate, older, search
from weaviate._core.scope import Scope
from weaviate._core.search import legacy
from weaviate._core.transport import GrpcRequest, RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate._proto import v1
from weaviate._proto.methods import TENANTS_GET
from weaviate.exceptions import WeaviateUnsupportedFeatureError

BOOKS = Scope("Books")
OLD = ServerVersion(1, 28)
SEARCH = search.near_vector(BOOKS, [1.0])
AGGREGATION = aggregate.over_all(BOOKS)
TENANTS = GrpcRequest(TENANTS_GET, b"", "read the tenants of Books")


@pytest.mark.parametrize("version", [None, ServerVersion(1, 29), ServerVersion(1, 39, 3)])
@pytest.mark.parametrize("request_", [SEARCH, AGGREGATION, TENANTS])
def test_new_and_unknown_servers_get_what_was_built(request_: GrpcRequest, version: ServerVersion | None) -> None:
    assert older.fitting(request_, version) is request_


def test_old_servers_get_searches_and_aggregations_as_they_take_them() -> None:
    assert older.fitting(SEARCH, OLD) == legacy.rewritten(SEARCH, OLD) != SEARCH
    assert older.fitting(TENANTS, OLD) is TENANTS

    asked = older.fitting(AGGREGATION, OLD)
    assert isinstance(asked, RestRequest)
    assert asked.path == "/graphql"
    said = {"data": {"Aggregate": {"Books": [{"meta": {"count": 3}}]}}}
    answer = older.answered(RestReply(200, {}, json.dumps(said).encode()), AGGREGATION)
    assert v1.AggregateReply.FromString(answer).single_result.objects_count == 3


def test_what_an_old_server_does_not_know_is_refused_with_what_was_asked() -> None:
    with pytest.raises(WeaviateUnsupportedFeatureError, match="multi-vector") as caught:
        older.fitting(search.near_vector(BOOKS, [[1.0], [2.0]]), OLD)

    assert (caught.value.details.what, caught.value.details.collection) == ("search Books by vector", "Books")
