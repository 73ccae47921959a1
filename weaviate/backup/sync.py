"""Backups."""

from weaviate._sync.backup import Backup as _Backup

__all__ = ["_Backup"]
