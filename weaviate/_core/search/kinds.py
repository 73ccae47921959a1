"""One builder for each kind of search: from the arguments of the public method to the bytes of its request.

The arguments mean what they mean there. For one that is not what it must be, all builders raise
`WeaviateInvalidInputError`, which names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from weaviate._core import filters as filter_messages
from weaviate._core.scope import Scope
from weaviate._core.search.nearness import (
    write_alpha,
    write_hybrid_vector,
    write_near,
    write_near_text,
    write_near_vector,
    write_selection,
    write_targets,
)
from weaviate._core.search.parts import finish, names, page, rank, start, write_operator
from weaviate._core.transport import GrpcRequest
from weaviate._proto import v1
from weaviate.models.checked import member, number, refused, text, uuid_text
from weaviate.models.filters import _Filters
from weaviate.models.query.boost import _Boost
from weaviate.models.query.ranking import (
    MMR,
    BM25OperatorOptions,
    GroupBy,
    HybridFusion,
    NearMediaType,
    Rerank,
    _Sorting,
)
from weaviate.models.query.returning import METADATA, MetadataQuery, ReturnProperties, ReturnReferences
from weaviate.models.query.vectors import (
    HybridVectorType,
    Move,
    NearVectorInputType,
    TargetVectorJoinType,
)
from weaviate.types import INCLUDE_VECTOR, NUMBER, UUID

_SINGLE_OBJECT = MetadataQuery(creation_time=True, last_update_time=True, is_consistent=True)


def fetch_objects(
    scope: Scope,
    *,
    limit: int | None = None,
    offset: int | None = None,
    after: UUID | None = None,
    filters: _Filters | None = None,
    sort: _Sorting | None = None,
    include_vector: INCLUDE_VECTOR = False,
    return_metadata: METADATA | None = None,
    return_properties: ReturnProperties[Any] | None = None,
    return_references: ReturnReferences[Any] | None = None,
) -> GrpcRequest:
    """List objects."""
    message = start(
        scope,
        limit=limit,
        offset=offset,
        filters=filters,
        include_vector=include_vector,
        return_metadata=return_metadata,
        return_properties=return_properties,
        return_references=return_references,
    )
    page(message, after, sort)
    return finish(scope, message)


def fetch_objects_by_ids(
    scope: Scope,
    ids: Iterable[UUID],
    *,
    limit: int | None = None,
    offset: int | None = None,
    after: UUID | None = None,
    sort: _Sorting | None = None,
    include_vector: INCLUDE_VECTOR = False,
    return_metadata: METADATA | None = None,
    return_properties: ReturnProperties[Any] | None = None,
    return_references: ReturnReferences[Any] | None = None,
) -> GrpcRequest | None:
    """List the objects of some ids; None without ids, where there is nothing to ask for."""
    if isinstance(ids, str) or not isinstance(ids, Iterable):
        raise refused("ids", ids, "a list of UUIDs")
    wanted = [uuid_text(one, f"ids[{position}]") for position, one in enumerate(ids)]
    if not wanted:
        return None
    message = start(
        scope,
        limit=limit,
        offset=offset,
        filters=None,
        include_vector=include_vector,
        return_metadata=return_metadata,
        return_properties=return_properties,
        return_references=return_references,
    )
    filter_messages.write_ids(message.filters, wanted)
    page(message, after, sort)
    return finish(scope, message, " by ids")


def fetch_object_by_id(
    scope: Scope,
    uuid: UUID,
    include_vector: INCLUDE_VECTOR = False,
    *,
    return_properties: ReturnProperties[Any] | None = None,
    return_references: ReturnReferences[Any] | None = None,
) -> GrpcRequest:
    """Fetch one object."""
    name = uuid_text(uuid, "uuid")
    message = start(
        scope,
        limit=1,
        offset=None,
        filters=None,
        include_vector=include_vector,
        return_metadata=_SINGLE_OBJECT,
        return_properties=return_properties,
        return_references=return_references,
    )
    filter_messages.write_ids(message.filters, [name])
    request = finish(scope, message, " by id")
    request.details = scope.details(uuid=name)
    return request


def bm25(
    scope: Scope,
    query: str | None,
    *,
    query_properties: list[str] | None = None,
    limit: int | None = None,
    offset: int | None = None,
    operator: BM25OperatorOptions | None = None,
    auto_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: GroupBy | None = None,
    rerank: Rerank | None = None,
    boost: _Boost | None = None,
    include_vector: INCLUDE_VECTOR = False,
    return_metadata: METADATA | None = None,
    return_properties: ReturnProperties[Any] | None = None,
    return_references: ReturnReferences[Any] | None = None,
) -> GrpcRequest:
    """Search by keywords; without a query, list."""
    message = start(
        scope,
        limit=limit,
        offset=offset,
        filters=filters,
        include_vector=include_vector,
        return_metadata=return_metadata,
        return_properties=return_properties,
        return_references=return_references,
    )
    rank(message, auto_limit, group_by, rerank, boost)
    properties = None if query_properties is None else names(query_properties, "query_properties")
    if query is not None:
        search = message.bm25_search
        search.query = text(query, "query")
        search.SetInParent()
        if properties is not None:
            search.properties.extend(properties)
        if operator is not None:
            write_operator(search.search_operator, operator, "operator")
    return finish(scope, message, " by keywords")


def hybrid(
    scope: Scope,
    query: str | None,
    *,
    alpha: NUMBER | None = None,
    vector: HybridVectorType | None = None,
    query_properties: list[str] | None = None,
    fusion_type: HybridFusion | None = None,
    max_vector_distance: NUMBER | None = None,
    limit: int | None = None,
    offset: int | None = None,
    bm25_operator: BM25OperatorOptions | None = None,
    auto_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: GroupBy | None = None,
    rerank: Rerank | None = None,
    boost: _Boost | None = None,
    diversity_selection: MMR | None = None,
    target_vector: TargetVectorJoinType | None = None,
    include_vector: INCLUDE_VECTOR = False,
    return_metadata: METADATA | None = None,
    return_properties: ReturnProperties[Any] | None = None,
    return_references: ReturnReferences[Any] | None = None,
) -> GrpcRequest:
    """Search by keywords and by vector; with neither a query nor a vector, list."""
    message = start(
        scope,
        limit=limit,
        offset=offset,
        filters=filters,
        include_vector=include_vector,
        return_metadata=return_metadata,
        return_properties=return_properties,
        return_references=return_references,
    )
    rank(message, auto_limit, group_by, rerank, boost)
    if query is not None or vector is not None:
        search = message.hybrid_search
        write_hybrid(
            search,
            query,
            alpha=alpha,
            vector=vector,
            query_properties=query_properties,
            max_vector_distance=max_vector_distance,
            bm25_operator=bm25_operator,
            target_vector=target_vector,
        )
        if fusion_type is not None:
            fusion = member(fusion_type, HybridFusion, "fusion_type", "HybridFusion")
            search.fusion_type = v1.Hybrid.FusionType.Value(fusion.value)
        if diversity_selection is not None:
            write_selection(search.selection, diversity_selection)
    return finish(scope, message, " by keywords and vector")


def write_hybrid(
    search: v1.Hybrid,
    query: str | None,
    *,
    alpha: NUMBER | None,
    vector: HybridVectorType | None,
    query_properties: list[str] | None,
    max_vector_distance: NUMBER | None,
    bm25_operator: BM25OperatorOptions | None,
    target_vector: TargetVectorJoinType | None,
) -> None:
    """Write what hybrid searches have, where they aggregate too. The arguments mean what they mean in `hybrid`."""
    if query is not None:
        search.query = text(query, "query")
    elif alpha is None:
        alpha = 1  # nothing but the vector is there to search with
    write_alpha(search, alpha)
    if vector is not None:
        write_hybrid_vector(search, vector, target_vector)
    if query_properties is not None:
        search.properties.extend(names(query_properties, "query_properties"))
    if max_vector_distance is not None:
        search.vector_distance = number(max_vector_distance, "max_vector_distance")
    if bm25_operator is not None:
        write_operator(search.bm25_search_operator, bm25_operator, "bm25_operator")
    if target_vector is not None:
        write_targets(search.targets, target_vector)


def near_vector(
    scope: Scope,
    near_vector: NearVectorInputType,
    *,
    certainty: NUMBER | None = None,
    distance: NUMBER | None = None,
    limit: int | None = None,
    offset: int | None = None,
    auto_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: GroupBy | None = None,
    rerank: Rerank | None = None,
    boost: _Boost | None = None,
    target_vector: TargetVectorJoinType | None = None,
    include_vector: INCLUDE_VECTOR = False,
    return_metadata: METADATA | None = None,
    return_properties: ReturnProperties[Any] | None = None,
    return_references: ReturnReferences[Any] | None = None,
    diversity_selection: MMR | None = None,
) -> GrpcRequest:
    """Search by vector."""
    message = start(
        scope,
        limit=limit,
        offset=offset,
        filters=filters,
        include_vector=include_vector,
        return_metadata=return_metadata,
        return_properties=return_properties,
        return_references=return_references,
    )
    rank(message, auto_limit, group_by, rerank, boost)
    search = message.near_vector
    write_near_vector(search, near_vector, target_vector)
    write_near(search, certainty, distance, None, diversity_selection)
    return finish(scope, message, " by vector")


def near_text(
    scope: Scope,
    query: list[str] | str,
    *,
    certainty: NUMBER | None = None,
    distance: NUMBER | None = None,
    move_to: Move | None = None,
    move_away: Move | None = None,
    limit: int | None = None,
    offset: int | None = None,
    auto_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: GroupBy | None = None,
    rerank: Rerank | None = None,
    boost: _Boost | None = None,
    target_vector: TargetVectorJoinType | None = None,
    include_vector: INCLUDE_VECTOR = False,
    return_metadata: METADATA | None = None,
    return_properties: ReturnProperties[Any] | None = None,
    return_references: ReturnReferences[Any] | None = None,
    diversity_selection: MMR | None = None,
) -> GrpcRequest:
    """Search by the vector of a text."""
    message = start(
        scope,
        limit=limit,
        offset=offset,
        filters=filters,
        include_vector=include_vector,
        return_metadata=return_metadata,
        return_properties=return_properties,
        return_references=return_references,
    )
    rank(message, auto_limit, group_by, rerank, boost)
    search = message.near_text
    search.SetInParent()
    write_near_text(search, query, move_to, move_away, "query")
    write_near(search, certainty, distance, target_vector, diversity_selection)
    return finish(scope, message, " by text")


def near_object(
    scope: Scope,
    near_object: UUID,
    *,
    certainty: NUMBER | None = None,
    distance: NUMBER | None = None,
    limit: int | None = None,
    offset: int | None = None,
    auto_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: GroupBy | None = None,
    rerank: Rerank | None = None,
    boost: _Boost | None = None,
    target_vector: TargetVectorJoinType | None = None,
    include_vector: INCLUDE_VECTOR = False,
    return_metadata: METADATA | None = None,
    return_properties: ReturnProperties[Any] | None = None,
    return_references: ReturnReferences[Any] | None = None,
    diversity_selection: MMR | None = None,
) -> GrpcRequest:
    """Search by the vector of an object."""
    message = start(
        scope,
        limit=limit,
        offset=offset,
        filters=filters,
        include_vector=include_vector,
        return_metadata=return_metadata,
        return_properties=return_properties,
        return_references=return_references,
    )
    rank(message, auto_limit, group_by, rerank, boost)
    search = message.near_object
    search.id = uuid_text(near_object, "near_object")
    write_near(search, certainty, distance, target_vector, diversity_selection)
    return finish(scope, message, " by object")


def near_image(
    scope: Scope,
    near_image: str,
    *,
    certainty: NUMBER | None = None,
    distance: NUMBER | None = None,
    limit: int | None = None,
    offset: int | None = None,
    auto_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: GroupBy | None = None,
    rerank: Rerank | None = None,
    boost: _Boost | None = None,
    target_vector: TargetVectorJoinType | None = None,
    include_vector: INCLUDE_VECTOR = False,
    return_metadata: METADATA | None = None,
    return_properties: ReturnProperties[Any] | None = None,
    return_references: ReturnReferences[Any] | None = None,
    diversity_selection: MMR | None = None,
) -> GrpcRequest:
    """Search by the vector of an image, which is base64 here: `media_text` reads a file."""
    message = start(
        scope,
        limit=limit,
        offset=offset,
        filters=filters,
        include_vector=include_vector,
        return_metadata=return_metadata,
        return_properties=return_properties,
        return_references=return_references,
    )
    rank(message, auto_limit, group_by, rerank, boost)
    search = message.near_image
    search.image = text(near_image, "near_image")
    search.SetInParent()
    write_near(search, certainty, distance, target_vector, diversity_selection)
    return finish(scope, message, " by image")


def near_media(
    scope: Scope,
    media: str,
    media_type: NearMediaType,
    *,
    certainty: NUMBER | None = None,
    distance: NUMBER | None = None,
    limit: int | None = None,
    offset: int | None = None,
    auto_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: GroupBy | None = None,
    rerank: Rerank | None = None,
    boost: _Boost | None = None,
    target_vector: TargetVectorJoinType | None = None,
    include_vector: INCLUDE_VECTOR = False,
    return_metadata: METADATA | None = None,
    return_properties: ReturnProperties[Any] | None = None,
    return_references: ReturnReferences[Any] | None = None,
    diversity_selection: MMR | None = None,
) -> GrpcRequest:
    """Search by the vector of a medium, which is base64 here: `media_text` reads a file."""
    message = start(
        scope,
        limit=limit,
        offset=offset,
        filters=filters,
        include_vector=include_vector,
        return_metadata=return_metadata,
        return_properties=return_properties,
        return_references=return_references,
    )
    rank(message, auto_limit, group_by, rerank, boost)
    kind = member(media_type, NearMediaType, "media_type", "NearMediaType").value
    search = getattr(message, f"near_{kind}")
    setattr(search, kind, text(media, "media"))
    search.SetInParent()
    write_near(search, certainty, distance, target_vector, diversity_selection)
    return finish(scope, message, f" by {kind}")
