"""REST: exports."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from weaviate._core.rest import storages
from weaviate._core.rest.parts import packed, read
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate._core.waiting import Job, Waiting
from weaviate.exceptions import ExportCanceledError, ExportFailedError
from weaviate.models.backup import BackupStorage
from weaviate.models.checked import member
from weaviate.models.export import ExportCreateReturn, ExportFileFormat, ExportStatusReturn
from weaviate.types import NUMBER, TimeoutKind

logger = logging.getLogger("weaviate.export")

_CREATE = "begin an export"
_STATUS = "read how far an export is"
_SINCE = ServerVersion(1, 37)


def create(
    export_id: str,
    backend: BackupStorage,
    file_format: ExportFileFormat,
    include_collections: str | Sequence[str] | None,
    exclude_collections: str | Sequence[str] | None,
) -> RestRequest:
    """Begin an export.

    Args:
        export_id: Its id.
        backend: The kind of storage.
        file_format: What the files are.
        include_collections: The collections in it; all by default.
        exclude_collections: Or: all collections but these.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    kind, name = storages.storage(backend), storages.checked_id(export_id, "export_id")
    files = member(file_format, ExportFileFormat, "file_format", "ExportFileFormat")
    body = {"id": name, "file_format": files.value, **storages.chosen(include_collections, exclude_collections)}
    return RestRequest(
        "POST",
        f"/export/{kind.value}",
        f"begin the export {name} ({kind.value})",
        body=packed(body),
        timeout="insert",
        # The second of two equal requests is refused, and would look as if the first had been.
        idempotent=False,
        hints=storages.hints(kind),
        since=_SINCE,
    )


def begun(reply: RestReply) -> ExportCreateReturn:
    """An export that was begun.

    Args:
        reply: The answer to `create`.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    return read(reply, ExportCreateReturn.from_wire, _CREATE)


def get_status(export_id: str, backend: BackupStorage) -> RestRequest:
    """Ask how far an export is.

    Args:
        export_id: Its id.
        backend: The kind of storage.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    return _about("GET", export_id, backend, "read how far the export {} is", ok=(200,))


def status(reply: RestReply) -> ExportStatusReturn:
    """How far an export is.

    Args:
        reply: The answer to `get_status`.

    Raises:
        ResponseCannotBeDecodedError: It does not say.
    """
    return read(reply, ExportStatusReturn.from_wire, _STATUS)


def waiting(
    export_id: str,
    backend: BackupStorage,
    timeout: NUMBER,
    on_progress: Callable[[ExportStatusReturn], object] | None,
) -> Waiting[ExportStatusReturn]:
    """Wait for an export.

    Args:
        export_id: Its id.
        backend: The kind of storage.
        timeout: Seconds after which the wait ends.
        on_progress: What is called with each answer.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    request = get_status(export_id, backend)
    name = storages.checked_id(export_id, "export_id")
    advice = "get_status says how far it is, and cancel calls it off."
    what = f"export {name} ({storages.storage(backend).value})"
    job = Job(what, request, status, ExportFailedError, ExportCanceledError, advice, logger)
    return Waiting(job, timeout, on_progress)


def cancel(export_id: str, backend: BackupStorage) -> RestRequest:
    """Call an export off.

    Args:
        export_id: Its id.
        backend: The kind of storage.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    return _about("DELETE", export_id, backend, "call off the export {}", ok=(204, 409))


def cancelled(reply: RestReply) -> bool:
    """Whether an export was called off; False, where it had ended before.

    Args:
        reply: The answer to `cancel`.
    """
    return reply.status_code == 204


def _about(method: str, export_id: str, backend: BackupStorage, what: str, *, ok: tuple[int, ...]) -> RestRequest:
    kind, name = storages.storage(backend), storages.checked_id(export_id, "export_id")
    path = f"/export/{kind.value}/{name}"
    what = what.format(f"{name} ({kind.value})")
    timeout: TimeoutKind = "query" if method == "GET" else "insert"
    return RestRequest(method, path, what, ok=ok, timeout=timeout, hints=storages.hints(kind), since=_SINCE)
