"""Collections, at the paths that other packages import them from. They are loaded when they are first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy

if TYPE_CHECKING:
    from weaviate._async.collections.collection import CollectionAsync
    from weaviate._sync.collections.collection import Collection

__all__ = ["Collection", "CollectionAsync"]


__getattr__, __dir__ = lazy(__name__, dict.fromkeys(__all__, "weaviate.collections.collection"))
