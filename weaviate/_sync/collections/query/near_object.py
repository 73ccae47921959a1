# Generated from weaviate/_async/collections/query/near_object.py by scripts/unasync.py. Do not edit.
"""Search by the vector of an object."""

from __future__ import annotations

from typing import Any, TypedDict, Unpack, overload

from weaviate._core import search
from weaviate._sync.collections.query.base import Searches
from weaviate.models.filters import _Filters
from weaviate.models.query import METADATA, MMR, PROPERTIES, REFERENCES, GroupBy, Rerank, TargetVectorJoinType, _Boost
from weaviate.models.results import GroupByReturn, Properties, QueryReturn, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR, NUMBER, UUID


class NearObjectOptions(TypedDict, total=False):
    """The parameters of `near_object` whose types are the same in each of its signatures."""

    certainty: NUMBER | None
    distance: NUMBER | None
    limit: int | None
    offset: int | None
    auto_limit: int | None
    filters: _Filters | None
    rerank: Rerank | None
    boost: _Boost | None
    target_vector: TargetVectorJoinType | None
    include_vector: INCLUDE_VECTOR
    return_metadata: METADATA | None
    diversity_selection: MMR | None


class NearObjectQuery(Searches[Properties, References]):
    """Search by the vector of an object."""

    @overload
    def near_object(
        self,
        near_object: UUID,
        *,
        certainty: NUMBER | None = None,
        distance: NUMBER | None = None,
        limit: int | None = None,
        offset: int | None = None,
        auto_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: None = None,
        rerank: Rerank | None = None,
        boost: _Boost | None = None,
        target_vector: TargetVectorJoinType | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
        diversity_selection: MMR | None = None,
    ) -> QueryReturn[Properties, References]: ...

    @overload
    def near_object(
        self,
        near_object: UUID,
        *,
        group_by: GroupBy,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
        **options: Unpack[NearObjectOptions],
    ) -> GroupByReturn[Properties, References]: ...

    @overload
    def near_object(
        self,
        near_object: UUID,
        *,
        group_by: None = None,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[NearObjectOptions],
    ) -> QueryReturn[TProperties, TReferences]: ...

    @overload
    def near_object(
        self,
        near_object: UUID,
        *,
        group_by: GroupBy,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[NearObjectOptions],
    ) -> GroupByReturn[TProperties, TReferences]: ...

    def near_object(
        self,
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
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
        diversity_selection: MMR | None = None,
    ) -> QueryReturn[Any, Any] | GroupByReturn[Any, Any]:
        """Find the objects whose vectors are nearest to that of an object.

        Args:
            near_object: The id of the object, which is a result too.
            certainty: The least certainty of a result, 0 to 1; for cosine distance only. Not together with `distance`.
            distance: The greatest distance of a result, in the metric of the index.

        The other parameters are those of every search: see `help(collection.query)`.

        Returns:
            The objects, the best first; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> found = books.query.near_object("3a2ea3e1-2a6c-4ff8-9ac9-35c1b9c7c0a4", limit=2)
            >>> [book.properties["title"] for book in found.objects]
        """
        request = search.near_object(
            self._scope,
            near_object,
            certainty=certainty,
            distance=distance,
            limit=limit,
            offset=offset,
            auto_limit=auto_limit,
            filters=filters,
            group_by=group_by,
            rerank=rerank,
            boost=boost,
            target_vector=target_vector,
            include_vector=include_vector,
            return_metadata=return_metadata,
            return_properties=return_properties,
            return_references=return_references,
            diversity_selection=diversity_selection,
        )
        return self._search(request, group_by, return_properties, return_references)
