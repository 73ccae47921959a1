# Generated from weaviate/_async/collections/iterator.py by scripts/unasync.py. Do not edit.
"""All objects of a collection, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, Self

from weaviate._io.blocking import Ahead
from weaviate._sync.collections.query.fetch_objects import FetchObjectsQuery
from weaviate.models.checked import count, truth
from weaviate.models.results import Object, Properties, QueryReturn, References
from weaviate.types import UUID

ITERATOR_CACHE_SIZE = 100
"""How many objects are fetched at once."""


class ObjectIterator(Generic[Properties, References]):
    """All objects of a collection in the order of their ids, fetched page by page as they are needed.

    Nothing is sent before the first object is asked for, nothing after the last page, and nothing is held between two
    objects: it can be left at any time, and goes on from `after` in another one, in another program too. A new `for`
    begins anew. A wait that is given up loses no object: the next one asks for the same page. It is for one consumer
    at a time.

    With `prefetch` the next page is asked for as soon as one is there, and two pages are held at most. What goes wrong
    with it is raised where its first object is asked for. An iterator that nobody holds any more gives up that request,
    or lets it end by itself; as a context manager, it has none under way behind the block.

    Args:
        query: What fetches the objects.
        inputs: What is returned of each, as arguments of `fetch_objects`.
        cache_size: How many are fetched at once; None or 0 takes `ITERATOR_CACHE_SIZE`.
        after: The id after which to begin.
        limit: After how many objects to end.
        prefetch: Whether the next page is fetched while the program works on one.
        until_empty: Whether only an empty page is the end, and not one that is shorter than asked for.

    Raises:
        WeaviateInvalidInputError: `cache_size` or `limit` is not a whole number, or is negative, or a flag is neither
            True nor False.
    """

    def __init__(
        self,
        query: FetchObjectsQuery[Any, Any],
        inputs: Mapping[str, Any],
        cache_size: int | None = None,
        *,
        after: UUID | None = None,
        limit: int | None = None,
        prefetch: bool = False,
        until_empty: bool = False,
    ) -> None:
        self._query = query
        self._inputs = inputs
        self._size = count(cache_size or 0, "cache_size") or ITERATOR_CACHE_SIZE
        self._first = after
        self._limit = None if limit is None else count(limit, "limit")
        self._prefetch = truth(prefetch, "prefetch")
        self._until_empty = truth(until_empty, "until_empty")
        self._begin()

    def _begin(self) -> None:
        self._after = self._first
        self._left = self._limit
        self._page: Iterator[Object[Properties, References]] = iter(())
        self._is_last = self._limit == 0
        self._next: Ahead[QueryReturn[Properties, References]] | None = None

    @property
    def after(self) -> UUID | None:
        """The id of the last object that was given out: `collection.iterator(after=...)` goes on behind it."""
        return self._after

    def __iter__(self) -> Self:
        self._begin()
        return self

    def __next__(self) -> Object[Properties, References]:
        found = next(self._page, None)
        if found is None and not self._is_last:
            self._fetch()
            found = next(self._page, None)
        if found is None:
            raise StopIteration
        self._after = found.uuid
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        ahead, self._next = self._next, None
        if ahead is not None:
            ahead.close()

    def _fetch(self) -> None:
        ahead, self._next = self._next, None
        size = self._wanted()
        if ahead is None:
            found = self._query.fetch_objects(limit=size, after=self._after, **self._inputs)
        else:
            found = ahead.result()
        self._page = iter(found.objects)
        if self._left is not None:
            self._left -= len(found.objects)
        self._is_last = len(found.objects) < (1 if self._until_empty else size) or self._left == 0
        if self._prefetch and not self._is_last:
            # A call of the query, and not of this object: what runs must not hold an iterator that nobody else holds.
            self._next = Ahead.start(
                self._query.fetch_objects, limit=self._wanted(), after=found.objects[-1].uuid, **self._inputs
            )

    def _wanted(self) -> int:
        """The size of the page that follows those which were fetched."""
        return self._size if self._left is None else min(self._size, self._left)
