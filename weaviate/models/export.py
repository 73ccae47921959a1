"""Exports: collections written to a storage as files that other programs read."""

# StrEnum would change what str() of a member says.
# ruff: noqa: UP042

from __future__ import annotations

import datetime
from enum import Enum
from typing import Annotated

from pydantic import Field

from weaviate.models.received import ReceivedModel


class ExportFileFormat(str, Enum):
    """What the files are."""

    PARQUET = "parquet"


class ExportStatus(str, Enum):
    """How far an export is."""

    CANCELED = "CANCELED"
    FAILED = "FAILED"
    STARTED = "STARTED"
    SUCCESS = "SUCCESS"
    TRANSFERRING = "TRANSFERRING"


class ShardExportStatus(str, Enum):
    """How far the export of one shard is."""

    FAILED = "FAILED"
    SKIPPED = "SKIPPED"
    SUCCESS = "SUCCESS"
    TRANSFERRING = "TRANSFERRING"


class ShardProgress(ReceivedModel):
    """How far the export of one shard is.

    Attributes:
        status: How far it is. A status that this version does not know stays a string.
        objects_exported: How many objects were written.
        error: Why it failed.
        skip_reason: Why it was left out, such as a tenant that is not active.
    """

    status: Annotated[ShardExportStatus | str, Field(union_mode="left_to_right")]
    objects_exported: int = Field(default=0, alias="objectsExported")
    error: str | None = None
    skip_reason: str | None = Field(default=None, alias="skipReason")


class ExportCreateReturn(ReceivedModel):
    """An export that was begun.

    Attributes:
        export_id: Its id.
        backend: The kind of storage.
        path: Where it lies there.
        status: How far it is. A status that this version does not know stays a string.
        started_at: When it was begun.
        collections: The collections in it.
    """

    export_id: str = Field(alias="id")
    backend: str
    path: str
    status: Annotated[ExportStatus | str, Field(union_mode="left_to_right")]
    started_at: datetime.datetime | None = Field(default=None, alias="startedAt")
    collections: list[str] = Field(default_factory=list, alias="classes")


class ExportStatusReturn(ExportCreateReturn):
    """How far an export is.

    Attributes:
        export_id: Its id.
        backend: The kind of storage.
        path: Where it lies there.
        status: How far it is. A status that this version does not know stays a string.
        started_at: When it was begun.
        collections: The collections in it.
        completed_at: When it was ready, or failed.
        shard_status: How far each shard is, by collection and shard.
        error: Why it failed.
        took_in_ms: How long it took, in milliseconds.
    """

    completed_at: datetime.datetime | None = Field(default=None, alias="completedAt")
    shard_status: dict[str, dict[str, ShardProgress]] | None = Field(default=None, alias="shardStatus")
    error: str | None = None
    took_in_ms: int | None = Field(default=None, alias="tookInMs")
