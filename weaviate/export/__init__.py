"""Exports."""

from weaviate.models.backup import BackupStorage as ExportStorage

__all__ = ["ExportStorage"]
