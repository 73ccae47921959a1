"""Read the objects of some ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypedDict, Unpack, overload

from weaviate._async.collections.query.base import SearchesAsync
from weaviate._core import search
from weaviate._core.decode.asked import noted
from weaviate.models.query import METADATA, PROPERTIES, REFERENCES, _Sorting
from weaviate.models.results import Properties, QueryReturn, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR, UUID


class FetchObjectsByIdsOptions(TypedDict, total=False):
    """The parameters of `fetch_objects_by_ids` whose types are the same in each of its signatures."""

    limit: int | None
    offset: int | None
    after: UUID | None
    sort: _Sorting | None
    include_vector: INCLUDE_VECTOR
    return_metadata: METADATA | None


class FetchObjectsByIdsQueryAsync(SearchesAsync[Properties, References]):
    """Read the objects of some ids."""

    @overload
    async def fetch_objects_by_ids(
        self,
        ids: Iterable[UUID],
        *,
        limit: int | None = None,
        offset: int | None = None,
        after: UUID | None = None,
        sort: _Sorting | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
    ) -> QueryReturn[Properties, References]: ...

    @overload
    async def fetch_objects_by_ids(
        self,
        ids: Iterable[UUID],
        *,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[FetchObjectsByIdsOptions],
    ) -> QueryReturn[TProperties, TReferences]: ...

    async def fetch_objects_by_ids(
        self,
        ids: Iterable[UUID],
        *,
        limit: int | None = None,
        offset: int | None = None,
        after: UUID | None = None,
        sort: _Sorting | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
    ) -> QueryReturn[Any, Any]:
        """Read the objects of some ids.

        Args:
            ids: The ids. Those that no object has are passed over; without any, nothing is sent.
            limit: How many are returned; the server's default is 10.
            offset: How many are passed over.
            after: The id after which to begin, as for `fetch_objects`.
            sort: What to sort by: `Sort.by_property("year")`. Without it they come in no certain order, nor in that of
                `ids`.

        The other parameters are those of every search: see `help(collection.query)`.

        Returns:
            The objects that are there.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> found = await books.query.fetch_objects_by_ids(ids)
            >>> [book.properties["title"] for book in found.objects]
        """
        request = search.fetch_objects_by_ids(
            self._scope,
            ids,
            limit=limit,
            offset=offset,
            after=after,
            sort=sort,
            include_vector=include_vector,
            return_metadata=return_metadata,
            return_properties=return_properties,
            return_references=return_references,
        )
        if request is None:
            unsent = search.fetch_objects(
                self._scope,
                include_vector=include_vector,
                return_metadata=return_metadata,
                return_properties=return_properties,
                return_references=return_references,
            )
            return noted(QueryReturn([]), unsent)
        return await self._fetch(request, return_properties, return_references)
