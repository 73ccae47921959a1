"""Read objects without searching."""

from __future__ import annotations

from typing import Any, TypedDict, Unpack, overload

from weaviate._async.collections.query.base import SearchesAsync
from weaviate._core import search
from weaviate.models.filters import _Filters
from weaviate.models.query import METADATA, PROPERTIES, REFERENCES, _Sorting
from weaviate.models.results import Properties, QueryReturn, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR, UUID


class FetchObjectsOptions(TypedDict, total=False):
    """The parameters of `fetch_objects` whose types are the same in each of its signatures."""

    limit: int | None
    offset: int | None
    after: UUID | None
    filters: _Filters | None
    sort: _Sorting | None
    include_vector: INCLUDE_VECTOR
    return_metadata: METADATA | None


class FetchObjectsQueryAsync(SearchesAsync[Properties, References]):
    """Read objects without searching."""

    @overload
    async def fetch_objects(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        after: UUID | None = None,
        filters: _Filters | None = None,
        sort: _Sorting | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
    ) -> QueryReturn[Properties, References]: ...

    @overload
    async def fetch_objects(
        self,
        *,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[FetchObjectsOptions],
    ) -> QueryReturn[TProperties, TReferences]: ...

    async def fetch_objects(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        after: UUID | None = None,
        filters: _Filters | None = None,
        sort: _Sorting | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
    ) -> QueryReturn[Any, Any]:
        """Read objects, in the order of their ids or as `sort` says; with `filters` and no `sort`, in no certain order.

        Args:
            limit: How many; the server's default is 10.
            offset: How many are passed over.
            after: The id after which to begin, for paging through everything: the last one of the page before. Not
                together with `offset`, `filters` or `sort`.
            sort: What to sort by: `Sort.by_property("year", ascending=False)`.

        The other parameters are those of every search: see `help(collection.query)`.

        Returns:
            The objects.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> page = await books.query.fetch_objects(limit=2, return_properties=["title"])
            >>> [book.properties["title"] for book in page.objects]
        """
        request = search.fetch_objects(
            self._scope,
            limit=limit,
            offset=offset,
            after=after,
            filters=filters,
            sort=sort,
            include_vector=include_vector,
            return_metadata=return_metadata,
            return_properties=return_properties,
            return_references=return_references,
        )
        return await self._fetch(request, return_properties, return_references)
