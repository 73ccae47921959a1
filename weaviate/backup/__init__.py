"""Backups. They are loaded when they are first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy
from weaviate.models.backup import BackupStorage

if TYPE_CHECKING:
    from weaviate.backup.async_ import _BackupAsync
    from weaviate.backup.sync import _Backup

__all__ = ["BackupStorage", "_Backup", "_BackupAsync"]

__getattr__, __dir__ = lazy(__name__, {"_Backup": "weaviate.backup.sync", "_BackupAsync": "weaviate.backup.async_"})
