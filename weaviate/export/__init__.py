"""Exports. They are loaded when they are first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy
from weaviate.models.backup import BackupStorage as ExportStorage

if TYPE_CHECKING:
    from weaviate.export.async_ import _ExportAsync
    from weaviate.export.sync import _Export

__all__ = ["ExportStorage", "_Export", "_ExportAsync"]

__getattr__, __dir__ = lazy(__name__, {"_Export": "weaviate.export.sync", "_ExportAsync": "weaviate.export.async_"})
