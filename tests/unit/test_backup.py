"""Backups: what is sent for one, and what is read of one."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from typing import Any

import pytest

from weaviate.classes.backup import (
    BackupCompressionLevel,
    BackupConfigCreate,
    BackupConfigRestore,
    BackupLocation,
    BackupStorage,
)
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.backup import STORAGE_NAMES, BackupListReturn, BackupReturn, BackupStatus, BackupStatusReturn
from weaviate.models.base import WireModel

REPLY = {"id": "b1", "backend": "s3", "bucket": "b", "path": "s3://b/p", "status": "STARTED", "classes": ["Book"]}


@pytest.mark.parametrize(
    ("given", "wire"),
    [
        (BackupConfigCreate(), {}),
        (
            BackupConfigCreate(cpu_percentage=40, compression_level=BackupCompressionLevel.ZSTD_BEST_SPEED),
            {"CPUPercentage": 40, "CompressionLevel": "ZstdBestSpeed"},
        ),
        (BackupConfigCreate.model_validate({"compression_level": "BestSpeed"}), {"CompressionLevel": "BestSpeed"}),
        (BackupConfigCreate(chunk_size=10), {}),  # the server has no use for it
        (BackupConfigRestore(cpu_percentage=40), {"CPUPercentage": 40}),
        (BackupLocation.FileSystem(path="/p"), {"path": "/p"}),
        (BackupLocation.S3(path="/p", bucket="b"), {"path": "/p", "bucket": "b"}),
        (BackupLocation.GCP(path="/p", bucket="b"), {"path": "/p", "bucket": "b"}),
        (BackupLocation.Azure(path="/p", bucket="b"), {"path": "/p", "bucket": "b"}),
    ],
)
def test_what_is_sent(given: WireModel, wire: dict[str, Any]) -> None:
    assert given.to_wire() == wire


@pytest.mark.parametrize(
    ("make", "arguments", "said"),
    [
        (BackupConfigCreate, {"cpu_percentage": 81}, r"BackupConfigCreate\.cpu_percentage: .*80"),
        (BackupConfigCreate, {"cpu_percentage": -1}, r"BackupConfigCreate\.cpu_percentage"),
        (BackupConfigCreate, {"cpu_percentage": True}, r"BackupConfigCreate\.cpu_percentage"),
        (BackupConfigCreate, {"compression_level": "Best"}, r"BackupConfigCreate\.compression_level: .*BestSpeed"),
        (BackupConfigCreate, {"cpu": 5}, r"BackupConfigCreate\.cpu"),
        (BackupConfigRestore, {"cpu_percentage": "5"}, r"BackupConfigRestore\.cpu_percentage"),
        (BackupLocation.FileSystem, {}, r"BackupLocation\.FileSystem\.path: field required"),
        (BackupLocation.S3, {"path": "p"}, r"BackupLocation\.S3\.bucket: field required"),
        (BackupLocation.Azure, {"path": 5, "bucket": "b"}, r"BackupLocation\.Azure\.path"),
    ],
)
def test_what_is_refused(make: type[WireModel], arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=said):
        make(**arguments)


def test_the_storages_are_known_by_the_server_s_words() -> None:
    assert {storage.value for storage in BackupStorage} == STORAGE_NAMES == {"azure", "filesystem", "gcs", "s3"}


def test_a_backup_is_read() -> None:
    backup = BackupReturn.from_wire({**REPLY, "size": 1.5, "error": None})

    assert backup == BackupReturn(id="b1", status=BackupStatus.STARTED, path="s3://b/p", size=1.5, classes=["Book"])
    assert isinstance(backup, BackupStatusReturn)
    assert (backup.backup_id, backup.status, backup.collections) == ("b1", BackupStatus.STARTED, ["Book"])
    assert pickle.loads(pickle.dumps(backup)) == copy.deepcopy(backup) == backup
    assert json.loads(backup.to_json())["status"] == "STARTED"
    assert repr(backup).startswith("BackupReturn(status=BackupStatus.STARTED, path='s3://b/p'")
    assert str(backup) == repr(backup)


def test_a_status_of_a_newer_server_stays_text() -> None:
    assert BackupReturn.from_wire({**REPLY, "status": "RESTING", "classes": None}).status == "RESTING"


def test_a_reply_without_what_it_must_have_is_no_backup() -> None:
    with pytest.raises(ValueError, match="status"):
        BackupStatusReturn.from_wire({"id": "b1", "path": "p"})


def test_the_backups_of_a_storage_are_read() -> None:
    backup = BackupListReturn.from_wire(
        {
            "classes": ["Book"],
            "completedAt": "2026-11-22T21:17:17.914123456Z",
            "id": "b1",
            "incremental_base_backup_id": "b0",
            "size": 6.05e-08,
            "startedAt": "2026-11-22T21:17:15Z",
            "status": "SUCCESS",
        }
    )

    assert backup.started_at == datetime.datetime(2026, 11, 22, 21, 17, 15, tzinfo=datetime.UTC)
    assert backup.completed_at == datetime.datetime(2026, 11, 22, 21, 17, 17, 914123, tzinfo=datetime.UTC)
    assert (backup.backup_id, backup.size, backup.incremental_base_backup_id) == ("b1", 6.05e-08, "b0")
