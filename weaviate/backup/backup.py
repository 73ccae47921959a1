"""What backups are made with, and what the server says of them."""

from weaviate.models.backup import (
    STORAGE_NAMES,
    BackupCompressionLevel,
    BackupConfigCreate,
    BackupConfigRestore,
    BackupListReturn,
    BackupReturn,
    BackupStatus,
    BackupStatusReturn,
    BackupStorage,
)

__all__ = [
    "STORAGE_NAMES",
    "BackupCompressionLevel",
    "BackupConfigCreate",
    "BackupConfigRestore",
    "BackupListReturn",
    "BackupReturn",
    "BackupStatus",
    "BackupStatusReturn",
    "BackupStorage",
]
