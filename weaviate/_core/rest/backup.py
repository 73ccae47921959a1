"""REST: backups."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from weaviate._core.names import collection_name
from weaviate._core.rest import storages
from weaviate._core.rest.parts import packed, read, read_list
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate._core.waiting import Job, Waiting
from weaviate.exceptions import BackupCanceledError, BackupFailedError, ErrorDetails, WeaviateInvalidInputError
from weaviate.models.backup import (
    BackupConfigCreate,
    BackupConfigRestore,
    BackupListReturn,
    BackupLocationAzure,
    BackupLocationFilesystem,
    BackupLocationGCP,
    BackupLocationS3,
    BackupLocationType,
    BackupReturn,
    BackupStatusReturn,
    BackupStorage,
)
from weaviate.models.base import Wire
from weaviate.models.checked import refused, text, truth
from weaviate.models.names import capitalised
from weaviate.types import NUMBER

logger = logging.getLogger("weaviate.backup")

Operation = Literal["create", "restore"]
"""What a cancellation is about."""

RestoreOption = Literal["noRestore", "all"]
"""Whether roles or users are restored."""

_CREATE = "begin a backup"
_STATUS = "read how far a backup is"
_LIST = "list backups"

_LOCATIONS: Mapping[BackupStorage, type[BackupLocationType]] = MappingProxyType(
    {
        BackupStorage.AZURE: BackupLocationAzure,
        BackupStorage.FILESYSTEM: BackupLocationFilesystem,
        BackupStorage.GCS: BackupLocationGCP,
        BackupStorage.S3: BackupLocationS3,
    }
)

_LOCATION_SINCE = ServerVersion(1, 27, 2)
# The first minor version of which a patch has them.
_ACCESS_SINCE = ServerVersion(1, 30)
_ALIAS_SINCE = ServerVersion(1, 32)
_ORDER_SINCE = ServerVersion(1, 32)
_CANCEL_RESTORE_SINCE = ServerVersion(1, 36)
_INCREMENTAL_SINCE = ServerVersion(1, 37)
_USERS_SINCE = ServerVersion(1, 39)
_ROLES_SINCE = ServerVersion(1, 39, 1)


class Place:
    """One backup, where it lies.

    Args:
        backup_id: Its id.
        backend: The kind of storage.
        location: Where in it; None for where the server's environment says.

    Raises:
        WeaviateInvalidInputError: The server would not take the id, there is no such storage, or the location is one
            of another.
    """

    def __init__(self, backup_id: str, backend: BackupStorage, location: BackupLocationType | None) -> None:
        self.id = storages.checked_id(backup_id, "backup_id")
        self.backend = storages.storage(backend)
        kind = _LOCATIONS[self.backend]
        if location is not None and not isinstance(location, kind):
            raise refused("backup_location", location, f"made by {kind.made_by} for backend {self.backend.value!r}")
        self._location: dict[str, str] = {} if location is None else location.to_wire()

    def __str__(self) -> str:
        return f"{self.id} ({self.backend.value})"

    def config(self) -> Wire:
        """The location, as bodies have it."""
        return {name.capitalize(): value for name, value in self._location.items()}

    def request(
        self,
        method: str,
        what: str,
        *,
        restore: bool = False,
        ok: tuple[int, ...] = (200,),
        since: ServerVersion | None = None,
        details: ErrorDetails | None = None,
    ) -> RestRequest:
        """A request about it, without a body.

        Args:
            method: The verb.
            what: What is being done.
            restore: Whether it is about its restoring.
            ok: The statuses that are an answer.
            since: The first version of the server that has it.
            details: What errors name.
        """
        return RestRequest(
            method,
            f"/backups/{self.backend.value}/{self.id}" + ("/restore" if restore else ""),
            what,
            params=self._location or None,
            ok=ok,
            timeout="query" if method == "GET" else "insert",
            details=details or ErrorDetails(),
            hints=self.hints(),
            since=since,
            parts=self.parts(),
        )

    def hints(self) -> dict[str, str]:
        """What is to be said beside a refusal, by a part of what the server says."""
        return {**storages.hints(self.backend), "metadata not found": f"There is no backup {self}, or not all of it."}

    def parts(self) -> dict[str, ServerVersion]:
        """The versions that it needs."""
        return {"backup_location": _LOCATION_SINCE} if self._location else {}


def create(
    place: Place,
    *,
    include_collections: str | Sequence[str] | None = None,
    exclude_collections: str | Sequence[str] | None = None,
    incremental_base_backup_id: str | None = None,
    config: BackupConfigCreate | None = None,
    include_roles: str | Sequence[str] | None = None,
    include_users: str | Sequence[str] | None = None,
    details: ErrorDetails | None = None,
) -> RestRequest:
    """Begin a backup.

    Args:
        place: The backup.
        include_collections: The collections in it; all by default. `*` and `?` stand for other characters.
        exclude_collections: Or: all collections but these.
        incremental_base_backup_id: The backup that this one is to hold the differences to.
        config: How it is made.
        include_roles: The roles in it; all by default. `*` and `?` stand for other characters.
        include_users: The users of the server in it; likewise.
        details: What errors name.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    body: Wire = {"id": place.id, **storages.chosen(include_collections, exclude_collections, _pattern)}
    parts = place.parts()
    if incremental_base_backup_id is not None:
        base = storages.checked_id(incremental_base_backup_id, "incremental_base_backup_id")
        if base == place.id:
            raise WeaviateInvalidInputError(f"incremental_base_backup_id: {base!r} is the new backup itself")
        body["incremental_base_backup_id"] = base
        parts["incremental_base_backup_id"] = _INCREMENTAL_SINCE
    for parameter, values, key, since in (
        ("include_roles", include_roles, "includeRoles", _ROLES_SINCE),
        ("include_users", include_users, "includeUsers", _USERS_SINCE),
    ):
        if given := storages.names(values, parameter):
            body[key] = given
            parts[parameter] = since
    return _begin(place, f"/backups/{place.backend.value}", f"begin the backup {place}", body, config, parts, details)


def restore(
    place: Place,
    *,
    include_collections: str | Sequence[str] | None = None,
    exclude_collections: str | Sequence[str] | None = None,
    roles_restore: RestoreOption | None = None,
    users_restore: RestoreOption | None = None,
    config: BackupConfigRestore | None = None,
    overwrite_alias: bool = False,
    node_mapping: Mapping[str, str] | None = None,
    details: ErrorDetails | None = None,
) -> RestRequest:
    """Begin to restore a backup.

    Args:
        place: The backup.
        include_collections: The collections that are restored; all by default. `*` and `?` stand for other characters.
        exclude_collections: Or: all collections but these.
        roles_restore: Whether roles are restored: "all" or "noRestore".
        users_restore: Whether users are restored; likewise.
        config: How it is done.
        overwrite_alias: Whether aliases that exist are made to point where they did.
        node_mapping: What the nodes of the backup are called now, by their names then.
        details: What errors name.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    body: Wire = storages.chosen(include_collections, exclude_collections, _pattern)
    options: Wire = {}
    parts = place.parts()
    for parameter, value, key in (
        ("roles_restore", roles_restore, "rolesOptions"),
        ("users_restore", users_restore, "usersOptions"),
    ):
        if value is not None:
            if value not in ("noRestore", "all"):
                raise refused(parameter, value, "'noRestore' or 'all'")
            options[key] = value
            parts[parameter] = _ACCESS_SINCE
    if truth(overwrite_alias, "overwrite_alias"):
        body["overwriteAlias"] = True
        parts["overwrite_alias"] = _ALIAS_SINCE
    if node_mapping is not None:
        if not isinstance(node_mapping, Mapping):
            raise refused("node_mapping", node_mapping, "a dictionary of names")
        body["node_mapping"] = {
            text(old, "node_mapping"): text(new, f"node_mapping[{old!r}]") for old, new in node_mapping.items()
        }
    path, what = f"/backups/{place.backend.value}/{place.id}/restore", f"begin to restore the backup {place}"
    return _begin(place, path, what, body, config, parts, details, options)


def begun(reply: RestReply) -> BackupReturn:
    """A backup or its restoring that was begun.

    Args:
        reply: The answer to `create` or `restore`.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    return read(reply, BackupReturn.from_wire, _CREATE)


def ended(begun: BackupReturn, status: BackupStatusReturn) -> BackupReturn:
    """A backup or its restoring that was waited for.

    Args:
        begun: What the server said when it began.
        status: What it said at the end.
    """
    return BackupReturn.model_construct(
        **{name: getattr(status, name) for name in BackupStatusReturn.model_fields}, collections=begun.collections
    )


def without_collections(backup: BackupReturn) -> BackupStatusReturn:
    """What is said of the backup of one collection.

    Args:
        backup: What is said of a backup.
    """
    return BackupStatusReturn.model_construct(
        **{name: getattr(backup, name) for name in BackupStatusReturn.model_fields}
    )


def create_status(place: Place, details: ErrorDetails | None = None) -> RestRequest:
    """Ask how far a backup is.

    Args:
        place: The backup.
        details: What errors name.
    """
    return place.request("GET", f"read how far the backup {place} is", details=details)


def restore_status(place: Place, details: ErrorDetails | None = None) -> RestRequest:
    """Ask how far the restoring of a backup is.

    Args:
        place: The backup.
        details: What errors name.
    """
    return place.request("GET", f"read how far the restoring of {place} is", restore=True, details=details)


def status(reply: RestReply) -> BackupStatusReturn:
    """How far a backup or its restoring is.

    Args:
        reply: The answer to `create_status` or `restore_status`.

    Raises:
        ResponseCannotBeDecodedError: It does not say.
    """
    return read(reply, BackupStatusReturn.from_wire, _STATUS)


def creation(
    place: Place,
    timeout: NUMBER,
    on_progress: Callable[[BackupStatusReturn], object] | None,
    details: ErrorDetails | None = None,
) -> Waiting[BackupStatusReturn]:
    """Wait for a backup.

    Args:
        place: The backup.
        timeout: Seconds after which the wait ends.
        on_progress: What is called with each answer.
        details: What errors name.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    return _waiting(f"make the backup {place}", create_status(place, details), "create", timeout, on_progress)


def restoration(
    place: Place,
    timeout: NUMBER,
    on_progress: Callable[[BackupStatusReturn], object] | None,
    details: ErrorDetails | None = None,
) -> Waiting[BackupStatusReturn]:
    """Wait for the restoring of a backup.

    Args:
        place: The backup.
        timeout: Seconds after which the wait ends.
        on_progress: What is called with each answer.
        details: What errors name.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    return _waiting(f"restore the backup {place}", restore_status(place, details), "restore", timeout, on_progress)


def cancel(place: Place, operation: Operation) -> RestRequest:
    """Call a backup or its restoring off.

    Args:
        place: The backup.
        operation: Which of both.

    Raises:
        WeaviateInvalidInputError: It is neither.
    """
    if operation == "restore":
        what = f"call off the restoring of {place}"
        return place.request("DELETE", what, restore=True, ok=(204,), since=_CANCEL_RESTORE_SINCE)
    if operation != "create":
        raise refused("operation", operation, "'create' or 'restore'")
    return place.request("DELETE", f"call off the backup {place}", ok=(204,))


def cancelled(reply: RestReply) -> bool:
    """Whether it was called off.

    Args:
        reply: The answer to `cancel`.
    """
    return reply.status_code == 204


def list_backups(backend: BackupStorage, sort_by_starting_time_asc: bool | None) -> RestRequest:
    """List the backups in a storage.

    Args:
        backend: The kind of storage.
        sort_by_starting_time_asc: Whether the oldest comes first.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    kind = storages.storage(backend)
    oldest_first = sort_by_starting_time_asc is not None and truth(
        sort_by_starting_time_asc, "sort_by_starting_time_asc"
    )
    return RestRequest(
        "GET",
        f"/backups/{kind.value}",
        f"list the backups ({kind.value})",
        params={"order": "asc"} if oldest_first else None,
        hints=storages.hints(kind),
        parts={"sort_by_starting_time_asc": _ORDER_SINCE} if oldest_first else {},
    )


def backups(reply: RestReply) -> list[BackupListReturn]:
    """The backups in a storage.

    Args:
        reply: The answer to `list_backups`.

    Raises:
        ResponseCannotBeDecodedError: It is no list of backups.
    """
    return read_list(reply, BackupListReturn.from_wire, _LIST)


def _begin(
    place: Place,
    path: str,
    what: str,
    body: Wire,
    config: BackupConfigCreate | BackupConfigRestore | None,
    parts: Mapping[str, ServerVersion],
    details: ErrorDetails | None,
    options: Mapping[str, str] = MappingProxyType({}),
) -> RestRequest:
    kind = BackupConfigRestore if path.endswith("/restore") else BackupConfigCreate
    if config is not None and not isinstance(config, kind):
        raise refused("config", config, f"a {kind.__name__}")
    settings = {**place.config(), **({} if config is None else config.to_wire()), **options}
    return RestRequest(
        "POST",
        path,
        what,
        body=packed({**body, "config": settings} if settings else body),
        timeout="insert",
        # The second of two equal requests is refused, and would look as if the first had been.
        idempotent=False,
        details=details or ErrorDetails(),
        hints=place.hints(),
        parts=parts,
    )


def _waiting(
    what: str,
    request: RestRequest,
    operation: Operation,
    timeout: NUMBER,
    on_progress: Callable[[BackupStatusReturn], object] | None,
) -> Waiting[BackupStatusReturn]:
    advice = f"get_{operation}_status says how far it is, and cancel calls it off."
    job = Job(what, request, status, BackupFailedError, BackupCanceledError, advice, logger)
    return Waiting(job, timeout, on_progress)


def _pattern(name: str, path: str) -> str:
    """A collection's name, or one in which `*` and `?` stand for other characters."""
    given = text(name, path)
    if "*" in given or "?" in given:
        return capitalised(given)
    return collection_name(given, path)
