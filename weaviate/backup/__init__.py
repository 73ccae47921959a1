"""Backups."""

from weaviate._lazy import lazy
from weaviate.models.backup import BackupStorage

__all__ = ["BackupStorage"]

__getattr__, __dir__ = lazy(__name__)
