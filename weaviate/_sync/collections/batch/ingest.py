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
from weaviate.exceptions import WeaviateBaseError
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
    mode = modes.ingest(session.server_version, scope.consistency_level, options, can_stream=session.can_stream)
    objs = several(objs, ITERABLES)
    key = (scope.collection, scope.tenant)
    source = _Input(objs)
    batch = CollectionBatch[Any](session, mode, scope)
    try:
        with BatchContext(session, mode, key, lambda: batch):
            for item in source.read():
                batch.add(item)
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

    def read(self) -> Iterator[Any]:
        """The objects."""
        try:
            for item in iterate(self._objs):
                yield item
        except Exception as error:
            self.error = error
