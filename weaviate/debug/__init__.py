"""Looking at objects as another protocol gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy

if TYPE_CHECKING:
    from weaviate.debug.async_ import _DebugAsync
    from weaviate.debug.sync import _Debug

__all__ = ["_Debug", "_DebugAsync"]

__getattr__, __dir__ = lazy(__name__, {"_Debug": "weaviate.debug.sync", "_DebugAsync": "weaviate.debug.async_"})
