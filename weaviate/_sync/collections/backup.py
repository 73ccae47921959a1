# Generated from weaviate/_async/collections/backup.py by scripts/unasync.py. Do not edit.
"""The backups of one collection."""

from __future__ import annotations

from collections.abc import Callable

from weaviate._core.rest import backup
from weaviate._core.rest.backup import Place
from weaviate._core.scope import Scope
from weaviate._core.waiting import DAY
from weaviate._sync.connection.session import Session
from weaviate._sync.waiting import wait
from weaviate.models.backup import (
    BackupConfigCreate,
    BackupConfigRestore,
    BackupLocationType,
    BackupStatusReturn,
    BackupStorage,
)
from weaviate.models.checked import truth
from weaviate.types import NUMBER


class CollectionBackup:
    """Makes backups of one collection, and restores them: see `client.backup`, which also calls them off."""

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope

    def create(
        self,
        backup_id: str,
        backend: BackupStorage,
        wait_for_completion: bool = False,
        config: BackupConfigCreate | None = None,
        backup_location: BackupLocationType | None = None,
        *,
        timeout: NUMBER = DAY,
        on_progress: Callable[[BackupStatusReturn], object] | None = None,
    ) -> BackupStatusReturn:
        """Begin a backup of the collection, and wait for it where that is wanted.

        Args:
            backup_id: Its id: a-z, 0-9, `_` and `-`; letters are lower-cased. Each storage has it once.
            backend: The kind of storage.
            wait_for_completion: Whether to return when the backup is made, which takes 2 seconds at least.
            config: How it is made.
            backup_location: Where it lies, by default where the server's environment says.
            timeout: Seconds after which a wait ends, by default a day.
            on_progress: What is called with how far it is, each time that the server says so.

        Returns:
            How far it is: as it begins, or, after a wait, at the end.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a missing module or collection, an id that exists, and
                another backup that is being made, give status 422.
            BackupFailedError: It failed.
            BackupCanceledError: It was called off.
            WeaviateTimeoutError: It is not made in time. It goes on.
        """
        place, details = Place(backup_id, backend, backup_location), self._scope.details()
        request = backup.create(place, include_collections=self._scope.collection, config=config, details=details)
        waiting = backup.creation(place, timeout, on_progress, details)
        waits = truth(wait_for_completion, "wait_for_completion")
        begun = backup.begun(self._session.rest(request))
        return wait(self._session, waiting) if waits else backup.without_collections(begun)

    def get_create_status(
        self, backup_id: str, backend: BackupStorage, backup_location: BackupLocationType | None = None
    ) -> BackupStatusReturn:
        """How far a backup is.

        Args:
            backup_id: Its id.
            backend: The kind of storage.
            backup_location: Where it lies, by default where the server's environment says.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a backup that does not exist gives status 404.
        """
        request = backup.create_status(Place(backup_id, backend, backup_location), self._scope.details())
        return backup.status(self._session.rest(request))

    def restore(
        self,
        backup_id: str,
        backend: BackupStorage,
        wait_for_completion: bool = False,
        config: BackupConfigRestore | None = None,
        backup_location: BackupLocationType | None = None,
        overwrite_alias: bool = False,
        *,
        timeout: NUMBER = DAY,
        on_progress: Callable[[BackupStatusReturn], object] | None = None,
    ) -> BackupStatusReturn:
        """Begin to restore the collection from a backup, and wait for that where it is wanted.

        Where the collection exists, it fails.

        Args:
            backup_id: The backup's id.
            backend: The kind of storage.
            wait_for_completion: Whether to return when it is restored.
            config: How it is done.
            backup_location: Where the backup lies, by default where the server's environment says.
            overwrite_alias: Whether aliases that exist are made to point where they did (1.32); else they stay.
            timeout: Seconds after which a wait ends, by default a day.
            on_progress: What is called with how far it is, each time that the server says so.

        Returns:
            How far it is: as it begins, or, after a wait, at the end.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old for one of them.
            UnexpectedStatusCodeError: The server refused; a backup that does not exist gives status 404, a missing
                module, one without the collection and another restoring 422.
            BackupFailedError: It failed.
            BackupCanceledError: It was called off.
            WeaviateTimeoutError: It is not done in time. It goes on.
        """
        place, details = Place(backup_id, backend, backup_location), self._scope.details()
        request = backup.restore(
            place,
            include_collections=self._scope.collection,
            config=config,
            overwrite_alias=overwrite_alias,
            details=details,
        )
        waiting = backup.restoration(place, timeout, on_progress, details)
        waits = truth(wait_for_completion, "wait_for_completion")
        begun = backup.begun(self._session.rest(request))
        return wait(self._session, waiting) if waits else backup.without_collections(begun)

    def get_restore_status(
        self, backup_id: str, backend: BackupStorage, backup_location: BackupLocationType | None = None
    ) -> BackupStatusReturn:
        """How far the restoring of a backup is.

        Args:
            backup_id: The backup's id.
            backend: The kind of storage.
            backup_location: Where it lies, by default where the server's environment says.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a backup that nobody restores gives status 404.
        """
        request = backup.restore_status(Place(backup_id, backend, backup_location), self._scope.details())
        return backup.status(self._session.rest(request))
