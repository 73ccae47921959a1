"""Search by keywords."""

from __future__ import annotations

from typing import Any, TypedDict, Unpack, overload

from weaviate._async.collections.query.base import SearchesAsync
from weaviate._core import search
from weaviate.models.filters import _Filters
from weaviate.models.query import METADATA, PROPERTIES, REFERENCES, BM25OperatorOptions, GroupBy, Rerank, _Boost
from weaviate.models.results import GroupByReturn, Properties, QueryReturn, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR


class BM25Options(TypedDict, total=False):
    """The parameters of `bm25` whose types are the same in each of its signatures."""

    query_properties: list[str] | None
    limit: int | None
    offset: int | None
    operator: BM25OperatorOptions | None
    auto_limit: int | None
    filters: _Filters | None
    rerank: Rerank | None
    boost: _Boost | None
    include_vector: INCLUDE_VECTOR
    return_metadata: METADATA | None


class BM25QueryAsync(SearchesAsync[Properties, References]):
    """Search by keywords."""

    @overload
    async def bm25(
        self,
        query: str | None,
        *,
        query_properties: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        operator: BM25OperatorOptions | None = None,
        auto_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: None = None,
        rerank: Rerank | None = None,
        boost: _Boost | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
    ) -> QueryReturn[Properties, References]: ...

    @overload
    async def bm25(
        self,
        query: str | None,
        *,
        group_by: GroupBy,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
        **options: Unpack[BM25Options],
    ) -> GroupByReturn[Properties, References]: ...

    @overload
    async def bm25(
        self,
        query: str | None,
        *,
        group_by: None = None,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[BM25Options],
    ) -> QueryReturn[TProperties, TReferences]: ...

    @overload
    async def bm25(
        self,
        query: str | None,
        *,
        group_by: GroupBy,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[BM25Options],
    ) -> GroupByReturn[TProperties, TReferences]: ...

    async def bm25(
        self,
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
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
    ) -> QueryReturn[Any, Any] | GroupByReturn[Any, Any]:
        """Find objects by keywords, ranked by BM25F.

        Args:
            query: The keywords. None fetches objects without ranking them.
            query_properties: The properties that are searched, each with an optional weight: `title^2`. All that are
                searchable by default.
            operator: How many of the keywords an object must have: `BM25Operator.and_()`, `BM25Operator.or_(2)`.

        The other parameters are those of every search: see `help(collection.query)`.

        Returns:
            The objects, the best first; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> found = await books.query.bm25("machine", query_properties=["title^2", "summary"])
            >>> [book.properties["title"] for book in found.objects]
        """
        request = search.bm25(
            self._scope,
            query,
            query_properties=query_properties,
            limit=limit,
            offset=offset,
            operator=operator,
            auto_limit=auto_limit,
            filters=filters,
            group_by=group_by,
            rerank=rerank,
            boost=boost,
            include_vector=include_vector,
            return_metadata=return_metadata,
            return_properties=return_properties,
            return_references=return_references,
        )
        return await self._search(request, group_by, return_properties, return_references)
