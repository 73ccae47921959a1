"""Backups."""

from weaviate.models.backup import BackupStorage

__all__ = ["BackupStorage"]
