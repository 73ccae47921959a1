"""What backups are made with."""

from weaviate.models.backup import (
    BackupCompressionLevel,
    BackupConfigCreate,
    BackupConfigRestore,
    BackupLocation,
    BackupLocationType,
    BackupStorage,
)

__all__ = [
    "BackupCompressionLevel",
    "BackupConfigCreate",
    "BackupConfigRestore",
    "BackupLocation",
    "BackupLocationType",
    "BackupStorage",
]
