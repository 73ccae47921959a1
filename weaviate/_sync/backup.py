# Generated from weaviate/_async/backup.py by scripts/unasync.py. Do not edit.
"""Backups."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from weaviate._core.rest import backup
from weaviate._core.rest.backup import Operation, Place, RestoreOption
from weaviate._core.waiting import DAY
from weaviate._sync.connection.session import Session
from weaviate._sync.waiting import wait
from weaviate.models.backup import (
    BackupConfigCreate,
    BackupConfigRestore,
    BackupListReturn,
    BackupLocationType,
    BackupReturn,
    BackupStatusReturn,
    BackupStorage,
)
from weaviate.models.checked import truth
from weaviate.types import NUMBER


class Backup:
    """Makes backups of all collections or some of them, and restores them.

    A backup is made by the server, into a storage that it has a module for (`backup-filesystem`, `backup-s3`,
    `backup-gcs`, `backup-azure`). The server makes one at a time; it serves reads and writes meanwhile.

    While a call waits, it tells how far the backup is in the log `weaviate.backup`. Whatever ends the wait, its
    cancellation included, does not end the backup: `cancel` does.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def create(
        self,
        backup_id: str,
        backend: BackupStorage,
        include_collections: list[str] | str | None = None,
        exclude_collections: list[str] | str | None = None,
        incremental_base_backup_id: str | None = None,
        wait_for_completion: bool = False,
        config: BackupConfigCreate | None = None,
        backup_location: BackupLocationType | None = None,
        include_roles: list[str] | str | None = None,
        include_users: list[str] | str | None = None,
        *,
        timeout: NUMBER = DAY,
        on_progress: Callable[[BackupStatusReturn], object] | None = None,
    ) -> BackupReturn:
        """Begin a backup, and wait for it where that is wanted.

        Args:
            backup_id: Its id: a-z, 0-9, `_` and `-`; letters are lower-cased. Each storage has it once.
            backend: The kind of storage.
            include_collections: The collections in it, by default all. `*` and `?` stand for other characters.
            exclude_collections: Or: all collections but these. Those that do not exist are no error.
            incremental_base_backup_id: The backup in the same storage that this one is to hold the differences to
                (Weaviate 1.37). It is needed to restore this one.
            wait_for_completion: Whether to return when the backup is made, which takes 2 seconds at least.
            config: How it is made.
            backup_location: Where it lies, by default where the server's environment says.
            include_roles: The roles in it, by default all (1.39.1). `*` and `?` stand for other characters.
            include_users: The users that the server manages in it, by default all (1.39.0); likewise.
            timeout: Seconds after which a wait ends, by default a day.
            on_progress: What is called with how far it is, each time that the server says so.

        Returns:
            The backup as it begins, or, after a wait, as it is.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old for one of them.
            UnexpectedStatusCodeError: The server refused; a missing module or collection, an id that exists, and
                another backup that is being made, give status 422.
            BackupFailedError: It failed.
            BackupCanceledError: It was called off.
            WeaviateTimeoutError: It is not made in time. It goes on.

        Examples:
            >>> client.backup.create("monday", BackupStorage.S3, wait_for_completion=True)
        """
        place = Place(backup_id, backend, backup_location)
        request = backup.create(
            place,
            include_collections=include_collections,
            exclude_collections=exclude_collections,
            incremental_base_backup_id=incremental_base_backup_id,
            config=config,
            include_roles=include_roles,
            include_users=include_users,
        )
        waits, waiting = truth(wait_for_completion, "wait_for_completion"), backup.creation(place, timeout, on_progress)
        begun = backup.begun(self._session.rest(request))
        return backup.ended(begun, wait(self._session, waiting)) if waits else begun

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
        place = Place(backup_id, backend, backup_location)
        return backup.status(self._session.rest(backup.create_status(place)))

    def restore(
        self,
        backup_id: str,
        backend: BackupStorage,
        include_collections: list[str] | str | None = None,
        exclude_collections: list[str] | str | None = None,
        roles_restore: RestoreOption | None = None,
        users_restore: RestoreOption | None = None,
        wait_for_completion: bool = False,
        config: BackupConfigRestore | None = None,
        backup_location: BackupLocationType | None = None,
        overwrite_alias: bool = False,
        *,
        node_mapping: Mapping[str, str] | None = None,
        timeout: NUMBER = DAY,
        on_progress: Callable[[BackupStatusReturn], object] | None = None,
    ) -> BackupReturn:
        """Begin to restore a backup, and wait for that where it is wanted.

        A collection that exists is not overwritten: the restoring fails.

        Args:
            backup_id: The backup's id.
            backend: The kind of storage.
            include_collections: The collections that are restored, by default all. `*` and `?` stand for other
                characters.
            exclude_collections: Or: all collections but these.
            roles_restore: Whether roles are restored: "all", or, by default, "noRestore" (Weaviate 1.30).
            users_restore: Whether users that the server manages are restored; likewise.
            wait_for_completion: Whether to return when it is restored.
            config: How it is done.
            backup_location: Where it lies, by default where the server's environment says.
            overwrite_alias: Whether aliases that exist are made to point where they did (1.32); else they stay.
            node_mapping: What the nodes of the backup are called now, by their names then, where that differs.
            timeout: Seconds after which a wait ends, by default a day.
            on_progress: What is called with how far it is, each time that the server says so.

        Returns:
            The backup as the restoring begins, or, after a wait, when it is done. Its size is not told.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old for one of them.
            UnexpectedStatusCodeError: The server refused; a backup that does not exist gives status 404, a missing
                module, a collection that is not in it and another restoring 422.
            BackupFailedError: It failed; with a collection that exists, for example.
            BackupCanceledError: It was called off.
            WeaviateTimeoutError: It is not done in time. It goes on.
        """
        place = Place(backup_id, backend, backup_location)
        request = backup.restore(
            place,
            include_collections=include_collections,
            exclude_collections=exclude_collections,
            roles_restore=roles_restore,
            users_restore=users_restore,
            config=config,
            overwrite_alias=overwrite_alias,
            node_mapping=node_mapping,
        )
        waiting = backup.restoration(place, timeout, on_progress)
        waits = truth(wait_for_completion, "wait_for_completion")
        begun = backup.begun(self._session.rest(request))
        return backup.ended(begun, wait(self._session, waiting)) if waits else begun

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
        place = Place(backup_id, backend, backup_location)
        return backup.status(self._session.rest(backup.restore_status(place)))

    def cancel(
        self,
        backup_id: str,
        backend: BackupStorage,
        backup_location: BackupLocationType | None = None,
        operation: Operation = "create",
    ) -> bool:
        """Call a backup or its restoring off.

        The server takes note, also of a backup that does not exist; one that is nearly done may still be made.
        `get_create_status` says what became of it.

        Args:
            backup_id: The backup's id.
            backend: The kind of storage.
            backup_location: Where it lies, by default where the server's environment says.
            operation: "create" for the backup, "restore" for its restoring (Weaviate 1.36).

        Returns:
            True.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; one that was made or restored already gives status 422.
        """
        place = Place(backup_id, backend, backup_location)
        return backup.cancelled(self._session.rest(backup.cancel(place, operation)))

    def list_backups(
        self, backend: BackupStorage, sort_by_starting_time_asc: bool | None = None
    ) -> list[BackupListReturn]:
        """The backups in a storage that the user may read, those that failed or were called off included.

        Args:
            backend: The kind of storage.
            sort_by_starting_time_asc: Whether the oldest comes first (Weaviate 1.34, 1.32.17), instead of last.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a missing module gives status 422.
        """
        return backup.backups(self._session.rest(backup.list_backups(backend, sort_by_starting_time_asc)))
