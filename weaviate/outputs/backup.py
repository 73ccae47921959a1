"""What the server says of backups."""

from weaviate.models.backup import BackupListReturn, BackupReturn, BackupStatus, BackupStatusReturn, BackupStorage

__all__ = ["BackupListReturn", "BackupReturn", "BackupStatus", "BackupStatusReturn", "BackupStorage"]
