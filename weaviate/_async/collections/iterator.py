"""All objects of a collection, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, Self

from weaviate._async.collections.query.fetch_objects import FetchObjectsQueryAsync
from weaviate.models.checked import count
from weaviate.models.results import Object, Properties, References
from weaviate.types import UUID

ITERATOR_CACHE_SIZE = 100
"""How many objects are fetched at once."""


class ObjectIteratorAsync(Generic[Properties, References]):
    """All objects of a collection in the order of their ids, fetched page by page as they are needed.

    Nothing is sent before the first object is asked for, nothing after the last page, and nothing is held between two
    objects: it can be left at any time, and goes on from `after` in another one, in another program too. A new `for`
    begins anew. A wait that is given up loses no object: the next one asks for the same page. It is for one consumer
    at a time.

    Args:
        query: What fetches the objects.
        inputs: What is returned of each, as arguments of `fetch_objects`.
        cache_size: How many are fetched at once; None or 0 takes `ITERATOR_CACHE_SIZE`.
        after: The id after which to begin.
        limit: After how many objects to end.

    Raises:
        WeaviateInvalidInputError: `cache_size` or `limit` is not a whole number, or is negative.
    """

    def __init__(
        self,
        query: FetchObjectsQueryAsync[Any, Any],
        inputs: Mapping[str, Any],
        cache_size: int | None = None,
        *,
        after: UUID | None = None,
        limit: int | None = None,
    ) -> None:
        self._query = query
        self._inputs = inputs
        self._size = count(cache_size or 0, "cache_size") or ITERATOR_CACHE_SIZE
        self._first = after
        self._limit = None if limit is None else count(limit, "limit")
        self._begin()

    def _begin(self) -> None:
        self._after = self._first
        self._left = self._limit
        self._page: Iterator[Object[Properties, References]] = iter(())
        self._is_last = self._limit == 0

    @property
    def after(self) -> UUID | None:
        """The id of the last object that was given out: `collection.iterator(after=...)` goes on behind it."""
        return self._after

    def __aiter__(self) -> Self:
        self._begin()
        return self

    async def __anext__(self) -> Object[Properties, References]:
        found = next(self._page, None)
        if found is None and not self._is_last:
            await self._fetch()
            found = next(self._page, None)
        if found is None:
            raise StopAsyncIteration
        self._after = found.uuid
        return found

    async def _fetch(self) -> None:
        size = self._size if self._left is None else min(self._size, self._left)
        objects = (await self._query.fetch_objects(limit=size, after=self._after, **self._inputs)).objects
        self._page = iter(objects)
        self._is_last = len(objects) < size
        if self._left is not None:
            self._left -= len(objects)
            self._is_last = self._is_last or self._left == 0
