"""Search by keywords and by vector at once."""

from __future__ import annotations

from typing import Any, TypedDict, Unpack, overload

from weaviate._async.collections.query.base import SearchesAsync
from weaviate._core import search
from weaviate.models.filters import _Filters
from weaviate.models.query import (
    METADATA,
    MMR,
    PROPERTIES,
    REFERENCES,
    BM25OperatorOptions,
    GroupBy,
    HybridFusion,
    HybridVectorType,
    Rerank,
    TargetVectorJoinType,
    _Boost,
)
from weaviate.models.results import GroupByReturn, Properties, QueryReturn, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR, NUMBER


class HybridOptions(TypedDict, total=False):
    """The parameters of `hybrid` whose types are the same in each of its signatures."""

    alpha: NUMBER | None
    vector: HybridVectorType | None
    query_properties: list[str] | None
    fusion_type: HybridFusion | None
    max_vector_distance: NUMBER | None
    limit: int | None
    offset: int | None
    bm25_operator: BM25OperatorOptions | None
    auto_limit: int | None
    filters: _Filters | None
    rerank: Rerank | None
    boost: _Boost | None
    diversity_selection: MMR | None
    target_vector: TargetVectorJoinType | None
    include_vector: INCLUDE_VECTOR
    return_metadata: METADATA | None


class HybridQueryAsync(SearchesAsync[Properties, References]):
    """Search by keywords and by vector at once."""

    @overload
    async def hybrid(
        self,
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
        group_by: None = None,
        rerank: Rerank | None = None,
        boost: _Boost | None = None,
        diversity_selection: MMR | None = None,
        target_vector: TargetVectorJoinType | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
    ) -> QueryReturn[Properties, References]: ...

    @overload
    async def hybrid(
        self,
        query: str | None,
        *,
        group_by: GroupBy,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
        **options: Unpack[HybridOptions],
    ) -> GroupByReturn[Properties, References]: ...

    @overload
    async def hybrid(
        self,
        query: str | None,
        *,
        group_by: None = None,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[HybridOptions],
    ) -> QueryReturn[TProperties, TReferences]: ...

    @overload
    async def hybrid(
        self,
        query: str | None,
        *,
        group_by: GroupBy,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[HybridOptions],
    ) -> GroupByReturn[TProperties, TReferences]: ...

    async def hybrid(
        self,
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
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
    ) -> QueryReturn[Any, Any] | GroupByReturn[Any, Any]:
        """Find objects by keywords and by vector, and merge the two rankings.

        Args:
            query: The keywords; the collection's vectorizer also makes the vector of them, unless `vector` is given.
            alpha: The weight of the vector's ranking, from 0 (keywords alone) to 1 (the vector alone).
            vector: The vector, as for `near_vector`, or `HybridVector.near_text` or `HybridVector.near_vector`.
            query_properties: The properties that are searched for keywords, each with an optional weight: `title^2`.
            fusion_type: How the rankings are merged.
            max_vector_distance: The greatest distance of a result of the vector's ranking.
            bm25_operator: How many of the keywords an object must have.

        The other parameters are those of every search: see `help(collection.query)`.

        Returns:
            The objects, the best first; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> found = await books.query.hybrid("time travel", alpha=0.5, limit=2)
            >>> [book.properties["title"] for book in found.objects]
        """
        request = search.hybrid(
            self._scope,
            query,
            alpha=alpha,
            vector=vector,
            query_properties=query_properties,
            fusion_type=fusion_type,
            max_vector_distance=max_vector_distance,
            limit=limit,
            offset=offset,
            bm25_operator=bm25_operator,
            auto_limit=auto_limit,
            filters=filters,
            group_by=group_by,
            rerank=rerank,
            boost=boost,
            diversity_selection=diversity_selection,
            target_vector=target_vector,
            include_vector=include_vector,
            return_metadata=return_metadata,
            return_properties=return_properties,
            return_references=return_references,
        )
        return await self._search(request, group_by, return_properties, return_references)
