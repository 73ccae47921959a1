"""What the peer sends for the cases of `aggregate_cases`, and what we build for them."""

from __future__ import annotations

import json
from pathlib import Path

import weaviate.classes.query as q
from tests.parity.aggregate_cases import cases
from weaviate._core import aggregate
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest
from weaviate.classes.aggregate import GroupByAggregate

PEER = json.loads((Path(__file__).parents[1] / "unit" / "data" / "aggregate_peer.json").read_text())
"""The requests, by the server's version and the names of the cases, and how replies are read."""


def built(name: str) -> GrpcRequest:
    """A case as we send it."""
    method, make = cases()[name]
    args, kwargs = make(q, GroupByAggregate)
    request = getattr(aggregate, method)(Scope("Books"), *args, **kwargs)
    assert isinstance(request, GrpcRequest)
    return request
