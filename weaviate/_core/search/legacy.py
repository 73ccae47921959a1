"""Searches for servers before 1.29, which have vectors in other fields, and know no multi-vectors.

Those before 1.27.14 have questions to models in other fields, and take no model with a query.

Builders do not know the server. `weaviate._core.older` passes each search through here when the server is that old.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from weaviate._core.transport import GrpcRequest
from weaviate._core.version import ServerVersion
from weaviate._proto import v1
from weaviate.exceptions import WeaviateUnsupportedFeatureError

SINCE = ServerVersion(1, 29)
"""The first version that takes searches as they are built."""
_MODELS = ServerVersion(1, 27, 14)
"""The first version that takes models with a query, and questions as they are built."""


def rewritten(request: GrpcRequest, version: ServerVersion) -> GrpcRequest:
    """A search as servers before 1.29 take it.

    Args:
        request: The search.
        version: The server's version, for the error.

    Raises:
        WeaviateUnsupportedFeatureError: It has a multi-vector, or a model that the server does not take.
    """
    message = v1.SearchRequest.FromString(request.message)
    if message.HasField("generative") and version < _MODELS:
        _rewrite_questions(message.generative, version)
    if message.HasField("near_vector"):
        _rewrite(message.near_vector, message.near_vector.targets, version)
    if message.HasField("hybrid_search"):
        hybrid = message.hybrid_search
        if hybrid.HasField("near_vector"):
            _rewrite(hybrid.near_vector, hybrid.targets, version)
        if hybrid.vectors:
            hybrid.vector_bytes = _single(hybrid.vectors[0], version)
            hybrid.ClearField("vectors")
    return replace(request, message=message.SerializeToString())


def _rewrite(near: v1.NearVector, targets: v1.Targets, version: ServerVersion) -> None:
    if near.vectors:
        near.vector_bytes = _single(near.vectors[0], version)
        near.ClearField("vectors")
    if near.vector_for_targets:
        rows = [(target.name, row) for target in near.vector_for_targets for row in _rows(target.vectors, version)]
        near.ClearField("vector_for_targets")
        # A target with several vectors is named once for each of them.
        targets.ClearField("target_vectors")
        for name, row in rows:
            near.vector_for_targets.add(name=name, vector_bytes=row)
            targets.target_vectors.append(name)


def _rewrite_questions(message: v1.GenerativeSearch, version: ServerVersion) -> None:
    if message.single.queries or message.grouped.queries:
        raise WeaviateUnsupportedFeatureError("A generative_provider", str(version), str(_MODELS))
    message.single_response_prompt = message.single.prompt
    message.grouped_response_task = message.grouped.task
    message.grouped_properties.extend(message.grouped.properties.values)
    message.ClearField("single")
    message.ClearField("grouped")


def _single(vectors: v1.Vectors, version: ServerVersion) -> bytes:
    if vectors.type == v1.Vectors.VECTOR_TYPE_MULTI_FP32:
        raise WeaviateUnsupportedFeatureError("A multi-vector", str(version), str(SINCE))
    return vectors.vector_bytes


def _rows(vectors: Sequence[v1.Vectors], version: ServerVersion) -> list[bytes]:
    if len(vectors) > 1 or vectors[0].type != v1.Vectors.VECTOR_TYPE_MULTI_FP32:
        return [_single(one, version) for one in vectors]
    # Several vectors for one target travel as the rows of one multi-vector.
    packed = vectors[0].vector_bytes
    size = 4 * int.from_bytes(packed[:2], "little")
    return [packed[start : start + size] for start in range(2, len(packed), size)]
