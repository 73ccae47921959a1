# Generated from weaviate/_async/export.py by scripts/unasync.py. Do not edit.
"""Exports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, overload

from weaviate._core.rest import export
from weaviate._core.waiting import DAY
from weaviate._sync.connection.session import Session
from weaviate._sync.waiting import wait
from weaviate.models.backup import BackupStorage
from weaviate.models.checked import truth
from weaviate.models.export import ExportCreateReturn, ExportFileFormat, ExportStatusReturn
from weaviate.types import NUMBER


class Export:
    """Writes collections to a storage, as files that other programs read (since Weaviate 1.37).

    The server needs `EXPORT_ENABLED=true` in its environment, the storage's module (`backup-s3` and so on), and
    `EXPORT_DEFAULT_BUCKET` (`EXPORT_DEFAULT_PATH` for `backup-filesystem`). It makes one export at a time.

    While a call waits, it tells how far the export is in the log `weaviate.export`. Whatever ends the wait, its
    cancellation included, does not end the export: `cancel` does.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @overload
    def create(
        self,
        *,
        export_id: str,
        backend: BackupStorage,
        file_format: ExportFileFormat,
        include_collections: list[str] | str | None = None,
        exclude_collections: list[str] | str | None = None,
        wait_for_completion: Literal[True],
        timeout: NUMBER = DAY,
        on_progress: Callable[[ExportStatusReturn], object] | None = None,
    ) -> ExportStatusReturn: ...

    @overload
    def create(
        self,
        *,
        export_id: str,
        backend: BackupStorage,
        file_format: ExportFileFormat,
        include_collections: list[str] | str | None = None,
        exclude_collections: list[str] | str | None = None,
        wait_for_completion: Literal[False] = False,
        timeout: NUMBER = DAY,
        on_progress: Callable[[ExportStatusReturn], object] | None = None,
    ) -> ExportCreateReturn: ...

    def create(
        self,
        *,
        export_id: str,
        backend: BackupStorage,
        file_format: ExportFileFormat,
        include_collections: list[str] | str | None = None,
        exclude_collections: list[str] | str | None = None,
        wait_for_completion: bool = False,
        timeout: NUMBER = DAY,
        on_progress: Callable[[ExportStatusReturn], object] | None = None,
    ) -> ExportCreateReturn | ExportStatusReturn:
        """Begin an export, and wait for it where that is wanted.

        Args:
            export_id: Its id: a-z, 0-9, `_` and `-`; letters are lower-cased. Each storage has it once.
            backend: The kind of storage.
            file_format: What the files are.
            include_collections: The collections in it, by default all. The server leaves out those that do not exist:
                `collections` of what is returned says which are in it.
            exclude_collections: Or: all collections but these.
            wait_for_completion: Whether to return when it is done.
            timeout: Seconds after which a wait ends, by default a day.
            on_progress: What is called with how far it is, each time that the server says so.

        Returns:
            The export as it begins, or, after a wait, how it went, with each shard. A tenant that is not active is
            left out.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; exports that are switched off, a missing module, and no
                collection at all give status 422; an id that exists, and another export that is under way 409.
            ExportFailedError: It failed.
            ExportCanceledError: It was called off.
            WeaviateTimeoutError: It is not done in time. It goes on.
        """
        request = export.create(export_id, backend, file_format, include_collections, exclude_collections)
        waiting = export.waiting(export_id, backend, timeout, on_progress)
        waits = truth(wait_for_completion, "wait_for_completion")
        begun = export.begun(self._session.rest(request))
        return wait(self._session, waiting) if waits else begun

    def get_status(self, *, export_id: str, backend: BackupStorage) -> ExportStatusReturn:
        """How far an export is.

        Args:
            export_id: Its id.
            backend: The kind of storage.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; an export that does not exist gives status 404.
        """
        return export.status(self._session.rest(export.get_status(export_id, backend)))

    def cancel(self, *, export_id: str, backend: BackupStorage) -> bool:
        """Call an export off.

        Args:
            export_id: Its id.
            backend: The kind of storage.

        Returns:
            Whether it was called off: False, where it had ended before.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; an export that does not exist gives status 404.
        """
        return export.cancelled(self._session.rest(export.cancel(export_id, backend)))
