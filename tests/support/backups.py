"""Backups as the fake server has them."""

from __future__ import annotations

from weaviate.backup import BackupStorage

FILES = BackupStorage.FILESYSTEM
BEGUN = {"id": "b", "backend": "filesystem", "path": "/p/b", "status": "STARTED", "classes": ["Book"]}
PATH = "/v1/backups/filesystem"
