"""Search by the meaning of a text."""

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
    GroupBy,
    Move,
    Rerank,
    TargetVectorJoinType,
    _Boost,
)
from weaviate.models.results import GroupByReturn, Properties, QueryReturn, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR, NUMBER


class NearTextOptions(TypedDict, total=False):
    """The parameters of `near_text` whose types are the same in each of its signatures."""

    certainty: NUMBER | None
    distance: NUMBER | None
    move_to: Move | None
    move_away: Move | None
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


class NearTextQueryAsync(SearchesAsync[Properties, References]):
    """Search by the meaning of a text."""

    @overload
    async def near_text(
        self,
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
    async def near_text(
        self,
        query: list[str] | str,
        *,
        group_by: GroupBy,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
        **options: Unpack[NearTextOptions],
    ) -> GroupByReturn[Properties, References]: ...

    @overload
    async def near_text(
        self,
        query: list[str] | str,
        *,
        group_by: None = None,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[NearTextOptions],
    ) -> QueryReturn[TProperties, TReferences]: ...

    @overload
    async def near_text(
        self,
        query: list[str] | str,
        *,
        group_by: GroupBy,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[NearTextOptions],
    ) -> GroupByReturn[TProperties, TReferences]: ...

    async def near_text(
        self,
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
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
        diversity_selection: MMR | None = None,
    ) -> QueryReturn[Any, Any] | GroupByReturn[Any, Any]:
        """Find the objects whose vectors are nearest to that of a text.

        Args:
            query: The text, or several whose vectors are averaged; the collection's vectorizer makes the vector.
            certainty: The least certainty of a result, 0 to 1; for cosine distance only. Not together with `distance`.
            distance: The greatest distance of a result, in the metric of the index.
            move_to: What the vector is moved towards.
            move_away: What the vector is moved away from.

        The other parameters are those of every search: see `help(collection.query)`.

        Returns:
            The objects, the best first; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> found = await books.query.near_text("travel through time", limit=2)
            >>> [book.properties["title"] for book in found.objects]
        """
        request = search.near_text(
            self._scope,
            query,
            certainty=certainty,
            distance=distance,
            move_to=move_to,
            move_away=move_away,
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
        return await self._search(request, group_by, return_properties, return_references)
