"""REST: what backups and exports have in common: ids, storages, and which collections are in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from weaviate._core.names import collection_name
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.backup import BackupStorage
from weaviate.models.checked import refused, text

# What the server takes (1.39.3) in ids of both.
_ID = re.compile(r"[-_0-9a-z]+")

_VARIABLES: Mapping[BackupStorage, str] = MappingProxyType(
    {
        BackupStorage.AZURE: "BACKUP_AZURE_CONTAINER",
        BackupStorage.FILESYSTEM: "BACKUP_FILESYSTEM_PATH",
        BackupStorage.GCS: "BACKUP_GCS_BUCKET",
        BackupStorage.S3: "BACKUP_S3_BUCKET",
    }
)
"""Where each storage is, in the server's environment."""


def checked_id(value: str, path: str) -> str:
    """An id of a backup or an export, in lower case.

    Args:
        value: The id.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: The server would not take it.
    """
    given = text(value, path).lower()
    if not _ID.fullmatch(given):
        raise refused(path, value, "an id: a-z, 0-9, _ and -, one of them at least")
    return given


def storage(backend: object) -> BackupStorage:
    """A kind of storage.

    Args:
        backend: The kind, or its name in either case.

    Raises:
        WeaviateInvalidInputError: It is none.
    """
    try:
        return BackupStorage(str.lower(backend) if isinstance(backend, str) else backend)
    except ValueError:
        raise refused("backend", backend, " or ".join(f"BackupStorage.{one.name}" for one in BackupStorage)) from None


def hints(backend: BackupStorage) -> dict[str, str]:
    """What is to be said where the server has no module for a storage.

    Args:
        backend: The kind of storage.
    """
    module = f"backup-{backend.value}"
    on = f"ENABLE_MODULES={module} and {_VARIABLES[backend]} in its environment switch it on"
    return {"did you enable the right module?": f"The server runs without the module {module}: {on}."}


def names(values: str | Sequence[str] | None, path: str, check: Callable[[str, str], str] = text) -> list[str]:
    """One name or several as a list; None is an empty one.

    Args:
        values: The names.
        path: What they are, for errors.
        check: What a name goes through, with its path.

    Raises:
        WeaviateInvalidInputError: One is no name, or is there twice.
    """
    if values is None:
        return []
    if isinstance(values, str):
        return [check(values, path)]
    if not isinstance(values, Sequence):
        raise refused(path, values, "a name or a list of names")
    checked = [check(each, f"{path}[{index}]") for index, each in enumerate(values)]
    for name in checked:
        if checked.count(name) > 1:
            raise WeaviateInvalidInputError(f"{path}: {name!r} is there {checked.count(name)} times")
    return checked


def chosen(
    include: str | Sequence[str] | None,
    exclude: str | Sequence[str] | None,
    check: Callable[[str, str], str] = collection_name,
) -> dict[str, list[str]]:
    """Which collections are meant, as bodies have it.

    Args:
        include: These alone; all for None or none.
        exclude: All but these.
        check: What a name goes through, with its path.

    Raises:
        WeaviateInvalidInputError: Both are given, one is no collection's name, or is there twice.
    """
    parts = {
        "include": names(include, "include_collections", check),
        "exclude": names(exclude, "exclude_collections", check),
    }
    given = {key: value for key, value in parts.items() if value}
    if len(given) > 1:
        raise WeaviateInvalidInputError("Give include_collections or exclude_collections, not both.")
    return given
