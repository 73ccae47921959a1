# Generated from tests/_async/batching.py by scripts/unasync.py. Do not edit.
"""What the tests of batches share: every kind of batch, and what must hold however one ends."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from weaviate._sync.collections.batch.modes import (
    BatchContext,
    ClientBatching,
    CollectionBatching,
)
from weaviate._sync.collections.collection import Collection
from weaviate.exceptions import WeaviateBaseError
from weaviate.models.batch import BatchResult

MODES = ("dynamic", "fixed_size", "rate_limit", "stream")
GIVEN: dict[str, dict[str, Any]] = {
    "fixed_size": {"batch_size": 40},
    "rate_limit": {"requests_per_minute": 1_000_000},
}

every_mode = pytest.mark.parametrize("mode", MODES)


def begin(batching: ClientBatching | CollectionBatching[Any], mode: str, **options: Any) -> BatchContext[Any]:
    """A batch of one kind."""
    context: BatchContext[Any] = getattr(batching, mode)(**(GIVEN.get(mode, {}) | options))
    return context


def ids(count: int, start: int = 1) -> list[uuid.UUID]:
    """Ids for objects."""
    return [uuid.UUID(int=number) for number in range(start, start + count)]


class Told:
    """What a batch said of the objects that were added to it.

    Attributes:
        added: The ids of those that were taken.
        error: What the block, or its end, raised.
        result: What became of each.
    """

    def __init__(self) -> None:
        self.added: list[uuid.UUID] = []
        self.error: WeaviateBaseError | None = None
        self.result = BatchResult()

    @property
    def stored(self) -> dict[int, uuid.UUID]:
        """The ids of those that were stored, by position."""
        return self.result.objs.uuids

    @property
    def failed(self) -> dict[int, str]:
        """Why the others were not, by position."""
        return {index: error.message for index, error in self.result.objs.errors.items()}

    def check(self) -> Told:
        """Have each object be told of once."""
        assert self.stored.keys() | self.failed.keys() == set(range(len(self.added)))
        assert not self.stored.keys() & self.failed.keys()
        assert all(self.added[index] == each for index, each in self.stored.items())
        return self


def fill(context: BatchContext[Any], count: int, *names: str) -> Told:
    """Add objects in a batch of its own, and see what becomes of them."""
    told = Told()
    batch = None
    try:
        with context as batch:
            for number, each in enumerate(ids(count)):
                batch.add_object(*names, {"n": number}, uuid=each)
                told.added.append(each)
    except WeaviateBaseError as error:
        told.error = error
        told.result = vars(error)["partial_result"]
    else:
        told.result = batch.results
    return told.check()


def size(collection: Collection) -> int:
    """How many objects a collection has."""
    return collection.aggregate.over_all(total_count=True).total_count or 0
