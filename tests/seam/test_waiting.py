"""A wait for what the server does by itself ends with the task that waits, and leaves the server's work alone."""

from __future__ import annotations

import asyncio
import logging

import pytest

import weaviate
from tests.support.fake import FakeServer
from weaviate.backup import BackupStorage

BEGUN = {"id": "b", "backend": "filesystem", "path": "/p/b", "status": "STARTED", "classes": ["Book"]}


async def test_a_cancelled_wait_leaves_the_backup_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with FakeServer() as fake:
        fake.rest("POST", "/v1/backups/filesystem").reply(200, BEGUN)
        fake.rest("GET", "/v1/backups/filesystem/b").reply(200, BEGUN)
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            asked = asyncio.Event()
            task = asyncio.ensure_future(
                client.backup.create(
                    "b", BackupStorage.FILESYSTEM, wait_for_completion=True, on_progress=lambda _: asked.set()
                )
            )
            await asked.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        methods = {call.method for call in fake.transcript.http() if "/backups/" in call.path}
    assert methods == {"GET", "POST"}
    [record] = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert "nobody waits for it any more. It goes on at the server: get_create_status" in record.getMessage()
