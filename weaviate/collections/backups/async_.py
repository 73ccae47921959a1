"""The backups of a collection."""

from weaviate._async.collections.backup import CollectionBackupAsync as _CollectionBackupAsync

__all__ = ["_CollectionBackupAsync"]
