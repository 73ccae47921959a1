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
    mode = modes.ingest(session.server_version, scope.consistency_level, options)
    objs = several(objs, ITERABLES)
    key = (scope.collection, scope.tenant)
    broken: list[Exception] = []
    batch = CollectionBatchAsync[Any](session, mode, scope)
    async with BatchContextAsync(session, mode, key, lambda: batch):
        async for item in _read(objs, broken):
            await batch.add(item)
    for error in broken:
        endings.note(error, batch.outcomes)
        raise error
    return batch.results.objs


async def _read(objs: Items[Any], broken: list[Exception]) -> AsyncIterator[Any]:
    """The input; where it breaks off, it ends."""
    try:
        async for item in iterate(objs):
            yield item
    except Exception as error:
        broken.append(error)
