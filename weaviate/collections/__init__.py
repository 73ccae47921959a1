"""Collections, at the paths that other packages import them from. They are loaded when they are first used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weaviate._async.collections.collection import CollectionAsync
    from weaviate._sync.collections.collection import Collection

__all__ = ["Collection", "CollectionAsync"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(importlib.import_module("weaviate.collections.collection"), name)
    raise AttributeError(f"module 'weaviate.collections' has no attribute {name!r}")
