"""What the peer sends for the cases of `search_cases`, and in what it differs from what we send on purpose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from weaviate._proto import v1

PEER = json.loads((Path(__file__).parents[1] / "unit" / "data" / "search_peer.json").read_text())
"""The requests, by the server's version and the names of the cases."""


def recorded(name: str, version: str = "1.39.3") -> v1.SearchRequest:
    return v1.SearchRequest.FromString(bytes.fromhex(PEER[version][name]))


def as_peer(message: v1.SearchRequest) -> v1.SearchRequest:
    """A message of ours with what the peer has otherwise on purpose.

    - We send the old field for alpha too, so that servers before 1.36.7 search with the same weight.
    """
    if message.HasField("hybrid_search"):
        hybrid = message.hybrid_search
        assert hybrid.alpha == pytest.approx(hybrid.alpha_param if hybrid.HasField("alpha_param") else 0.7)
        hybrid.ClearField("alpha")
    return message


def as_ours(message: v1.SearchRequest) -> v1.SearchRequest:
    """A message of the peer's with what we have otherwise on purpose.

    - From server 1.27 on, `uses_127_api` alone says what the older flags said.
    - Hybrid searches have their vector in `vectors`, as all others do; `vector_bytes` is deprecated there too.
    - The peer loses the order of properties and references in a set; only their order differs.
    """
    message.ClearField("uses_123_api")
    message.ClearField("uses_125_api")
    for holder in (message.hybrid_search, message.hybrid_search.near_vector):
        if holder.vector_bytes:
            holder.vectors.add(vector_bytes=holder.vector_bytes, type=v1.Vectors.VECTOR_TYPE_SINGLE_FP32)
            holder.ClearField("vector_bytes")
    return message


def in_order(message: v1.SearchRequest) -> v1.SearchRequest:
    if message.HasField("properties"):
        message.properties.non_ref_properties.sort()
        message.properties.ref_properties.sort(key=lambda reference: reference.reference_property)
    return message


OTHERWISE = {
    "filter: chain of and",  # the peer nests each & in the next, and fails at a hundred of them
    "include_vector text",  # the peer leaves a single name out
}


def for_old_server(message: v1.SearchRequest) -> v1.SearchRequest:
    """Without what such a server does not know and does not read."""
    message.hybrid_search.ClearField("alpha_param")
    message.hybrid_search.ClearField("use_alpha_param")
    if message.hybrid_search == v1.Hybrid():
        message.ClearField("hybrid_search")
    return message


MULTI_VECTORS = ("near_vector: multi-vector", "near_vector: several multi-vectors", "hybrid: multi-vector")
