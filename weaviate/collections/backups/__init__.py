"""The backups of a collection."""

from weaviate._async.collections.backup import CollectionBackupAsync as _CollectionBackupAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.backup import CollectionBackup as _CollectionBackup

__all__ = ["_CollectionBackup", "_CollectionBackupAsync"]

__getattr__, __dir__ = lazy(__name__)
