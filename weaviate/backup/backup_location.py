"""Where backups lie."""

from weaviate.models.backup import BackupLocation, BackupLocationType

__all__ = ["BackupLocation", "BackupLocationType"]
