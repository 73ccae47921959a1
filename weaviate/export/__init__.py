"""Exports."""

from weaviate._lazy import lazy
from weaviate.models.backup import BackupStorage as ExportStorage

__all__ = ["ExportStorage"]

__getattr__, __dir__ = lazy(__name__)
