"""Exports."""

from weaviate._lazy import loader
from weaviate.models.backup import BackupStorage as ExportStorage

__all__ = ["ExportStorage"]

__getattr__ = loader(__name__)
