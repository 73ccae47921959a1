"""Collections, at the paths that other packages import them from. They are loaded when they are first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy

if TYPE_CHECKING:
    from weaviate._async.collections.collection import CollectionAsync
    from weaviate._sync.collections.collection import Collection
    from weaviate.collections.batch.collection import BatchCollection, CollectionBatchingContextManager

__all__ = ["BatchCollection", "Collection", "CollectionAsync", "CollectionBatchingContextManager"]

_HOMES = {
    "BatchCollection": "weaviate.collections.batch.collection",
    "Collection": "weaviate.collections.collection",
    "CollectionAsync": "weaviate.collections.collection",
    "CollectionBatchingContextManager": "weaviate.collections.batch.collection",
}

__getattr__, __dir__ = lazy(__name__, _HOMES)
