"""Backups."""

from weaviate._lazy import loader
from weaviate.models.backup import BackupStorage

__all__ = ["BackupStorage"]

__getattr__ = loader(__name__)
