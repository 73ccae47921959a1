"""Backups: where they lie, how they are made, and what the server says of them."""

# StrEnum would change what str() of a member says.
# ruff: noqa: UP042

from __future__ import annotations

import datetime
from enum import Enum
from typing import Annotated, ClassVar

from pydantic import Field

from weaviate.models.base import WireModel
from weaviate.models.received import ReceivedModel


class BackupStorage(str, Enum):
    """The kinds of storage that the server has a module for: `backup-s3` and so on."""

    AZURE = "azure"
    FILESYSTEM = "filesystem"
    GCS = "gcs"
    S3 = "s3"


STORAGE_NAMES = {storage.value for storage in BackupStorage}
"""The server's own words for the kinds of storage."""


class BackupCompressionLevel(str, Enum):
    """How much time goes into making a backup small. Those with `ZSTD` use zstd (since 1.35), the others gzip."""

    BEST_COMPRESSION = "BestCompression"
    BEST_SPEED = "BestSpeed"
    DEFAULT = "DefaultCompression"
    NO_COMPRESSION = "NoCompression"
    ZSTD_BEST_COMPRESSION = "ZstdBestCompression"
    ZSTD_BEST_SPEED = "ZstdBestSpeed"
    ZSTD_DEFAULT = "ZstdDefaultCompression"


class BackupStatus(str, Enum):
    """How far a backup or its restoring is."""

    CANCELED = "CANCELED"
    CANCELLING = "CANCELLING"
    FAILED = "FAILED"
    FINALIZING = "FINALIZING"
    STARTED = "STARTED"
    SUCCESS = "SUCCESS"
    TRANSFERRED = "TRANSFERRED"
    TRANSFERRING = "TRANSFERRING"


class BackupConfigCreate(WireModel):
    """How a backup is made.

    Attributes:
        CPUPercentage: How much of the processors it may use, 1 to 80; 0 and None leave it to the server (50). Given as
            `cpu_percentage`.
        ChunkSize: Has no effect, and is not sent: the server does not use it any more. Given as `chunk_size`.
        CompressionLevel: How much time goes into making it small; the server's default is `DEFAULT`. Given as
            `compression_level`.
    """

    CPUPercentage: int | None = Field(default=None, alias="cpu_percentage", ge=0, le=80)
    ChunkSize: int | None = Field(default=None, alias="chunk_size", exclude=True)
    CompressionLevel: BackupCompressionLevel | None = Field(default=None, alias="compression_level", strict=False)


class BackupConfigRestore(WireModel):
    """How a backup is restored.

    Attributes:
        CPUPercentage: How much of the processors it may use, 1 to 80; 0 and None leave it to the server (50). Given as
            `cpu_percentage`.
    """

    CPUPercentage: int | None = Field(default=None, alias="cpu_percentage", ge=0, le=80)


class BackupLocationFilesystem(WireModel):
    """A directory.

    Attributes:
        path: The directory, as the server sees it.
    """

    made_by: ClassVar[str] = "BackupLocation.FileSystem"

    path: str


class _Bucket(WireModel):
    path: str
    bucket: str


class BackupLocationS3(_Bucket):
    """A place in Amazon's storage, or in one that speaks its protocol.

    Attributes:
        path: The path within the bucket.
        bucket: The bucket.
    """

    made_by: ClassVar[str] = "BackupLocation.S3"


class BackupLocationGCP(_Bucket):
    """A place in Google's storage.

    Attributes:
        path: The path within the bucket.
        bucket: The bucket.
    """

    made_by: ClassVar[str] = "BackupLocation.GCP"


class BackupLocationAzure(_Bucket):
    """A place in Microsoft's storage.

    Attributes:
        path: The path within the container.
        bucket: The container.
    """

    made_by: ClassVar[str] = "BackupLocation.Azure"


class BackupLocation:
    """Where a backup lies, where that is not what the server's environment says.

    Examples:
        >>> from weaviate.classes.backup import BackupLocation
        >>> BackupLocation.S3(path="nightly", bucket="backups")
        BackupLocationS3(path='nightly', bucket='backups')
    """

    FileSystem = BackupLocationFilesystem
    S3 = BackupLocationS3
    GCP = BackupLocationGCP
    Azure = BackupLocationAzure


BackupLocationType = BackupLocationFilesystem | BackupLocationS3 | BackupLocationGCP | BackupLocationAzure

# A status that this version does not know stays a string.
_Status = Annotated[BackupStatus | str, Field(union_mode="left_to_right")]


class BackupStatusReturn(ReceivedModel):
    """How far a backup or its restoring is.

    Attributes:
        error: Why it failed.
        status: How far it is.
        path: Where the backup lies.
        backup_id: The backup's id.
        size: Its size in GiB, as far as it is known.
    """

    error: str | None = None
    status: _Status
    path: str
    backup_id: str = Field(alias="id")
    size: float = 0


class BackupReturn(BackupStatusReturn):
    """A backup that was made or restored, or is being so.

    Attributes:
        error: Why it failed.
        status: How far it is.
        path: Where the backup lies.
        backup_id: The backup's id.
        size: Its size in GiB, as far as it is known.
        collections: The collections in it.
    """

    collections: list[str] = Field(default_factory=list, alias="classes")


class BackupListReturn(ReceivedModel):
    """One of the backups that lie in a storage.

    Attributes:
        collections: The collections in it.
        status: How far it is.
        backup_id: Its id.
        started_at: When it was begun.
        completed_at: When it was ready, or failed.
        size: Its size in GiB.
        incremental_base_backup_id: The backup that this one holds the differences to; only a root user is told.
    """

    collections: list[str] = Field(default_factory=list, alias="classes")
    status: _Status
    backup_id: str = Field(alias="id")
    started_at: datetime.datetime | None = Field(default=None, alias="startedAt")
    completed_at: datetime.datetime | None = Field(default=None, alias="completedAt")
    size: float = 0
    incremental_base_backup_id: str | None = None
