# Generated from weaviate/_async/collections/batch/ingest.py by scripts/unasync.py. Do not edit.
"""Any number of objects, as they come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weaviate._core.batching import endings, modes
from weaviate._core.ledger import several
from weaviate._core.scope import Scope
from weaviate._io.blocking import ITERABLES, Items, iterate
from weaviate._sync.collections.batch.modes import BatchContext
from weaviate._sync.collections.batch.running import CollectionBatch
from weaviate._sync.connection.session import Session
from weaviate.models.batch import BatchObjectReturn, BatchOptions


def ingest(session: Session, scope: Scope, objs: Items[Any], options: BatchOptions) -> BatchObjectReturn:
    """Insert objects.

    Args:
        session: The connection.
        scope: Where they go.
        objs: The objects.
        options: As of all batches.

    Returns:
        What became of each.
    """
    session.ensure_open()
    mode = modes.ingest(session.server_version, scope.consistency_level, options)
    objs = several(objs, ITERABLES)
    key = (scope.collection, scope.tenant)
    broken: list[Exception] = []
    batch = CollectionBatch[Any](session, mode, scope)
    with BatchContext(session, mode, key, lambda: batch):
        for item in _read(objs, broken):
            batch.add(item)
    for error in broken:
        endings.note(error, batch.outcomes)
        raise error
    return batch.results.objs


def _read(objs: Items[Any], broken: list[Exception]) -> Iterator[Any]:
    """The input; where it breaks off, it ends."""
    try:
        for item in iterate(objs):
            yield item
    except Exception as error:
        broken.append(error)
