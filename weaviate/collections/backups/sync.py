"""The backups of a collection."""

from weaviate._sync.collections.backup import CollectionBackup as _CollectionBackup

__all__ = ["_CollectionBackup"]
