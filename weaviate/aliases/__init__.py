"""Further names of collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy

if TYPE_CHECKING:
    from weaviate.aliases.async_ import _AliasAsync
    from weaviate.aliases.sync import _Alias

__all__ = ["_Alias", "_AliasAsync"]

__getattr__, __dir__ = lazy(__name__, {"_Alias": "weaviate.aliases.sync", "_AliasAsync": "weaviate.aliases.async_"})
