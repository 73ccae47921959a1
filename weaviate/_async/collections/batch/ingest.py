"""Any number of objects, as they come."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from weaviate._async.collections.batch.modes import BatchContextAsync
from weaviate._async.collections.batch.running import CollectionBatchAsync
from weaviate._async.connection.session import Session
from weaviate._core.batching import endings, modes
from weaviate._core.ledger import several
from weaviate._core.scope import Scope
from weaviate._io.aio import ITERABLES, Items, iterate
from weaviate.exceptions import WeaviateBaseError
from weaviate.models.batch import BatchObjectReturn, BatchOptions


async def ingest(session: Session, scope: Scope, objs: Items[Any], options: BatchOptions) -> BatchObjectReturn:
    """Insert objects.

    Args:
        session: The connection.
        scope: Where they go.
        objs: The objects.
        options: As of all batches.

    Returns:
        What became of each.
    """
    await session.ensure_open()
    mode = modes.ingest(session.server_version, scope.consistency_level, options, can_stream=session.can_stream)
    objs = several(objs, ITERABLES)
    key = (scope.collection, scope.tenant)
    source = _Input(objs)
    batch = CollectionBatchAsync[Any](session, mode, scope)
    try:
        async with BatchContextAsync(session, mode, key, lambda: batch):
            async for item in source.read():
                await batch.add(item)
    except WeaviateBaseError as error:
        if source.error is not None:
            error.add_note(f"The input broke off before, by {source.error!r}.")
            error.__context__ = source.error
        raise
    if source.error is not None:
        endings.note(source.error, batch.outcomes)
        raise source.error
    return batch.results.objs


class _Input:
    """Objects that come one by one. Where they break off, they end.

    Attributes:
        error: By what they broke off.
    """

    def __init__(self, objs: Items[Any]) -> None:
        self._objs = objs
        self.error: Exception | None = None

    async def read(self) -> AsyncIterator[Any]:
        """The objects."""
        try:
            async for item in iterate(self._objs):
                yield item
        except Exception as error:
            self.error = error
