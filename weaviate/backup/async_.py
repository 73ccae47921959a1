"""Backups."""

from weaviate._async.backup import BackupAsync as _BackupAsync

__all__ = ["_BackupAsync"]
