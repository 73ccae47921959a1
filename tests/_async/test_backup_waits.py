"""Waiting for backups: when to look again, what is told meanwhile, and how a wait ends."""

from __future__ import annotations

import logging

import pytest

from tests.support.backups import BEGUN, FILES, PATH
from tests.support.fake import FakeServer
from weaviate import WeaviateAsyncClient
from weaviate._io.clock import ManualClock, using
from weaviate.backup.backup import BackupStatus, BackupStatusReturn
from weaviate.exceptions import (
    BackupCanceledError,
    BackupFailedError,
    UnexpectedStatusCodeError,
    WeaviateTimeoutError,
)


class StoppedError(BaseException):
    """What ends a program in the middle."""


async def test_the_pauses_of_a_wait_grow(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    fake.rest("GET", f"{PATH}/b").reply(200, BEGUN, times=30)
    fake.rest("GET", f"{PATH}/b").reply(200, {**BEGUN, "status": "SUCCESS"})

    with using(ManualClock()) as clock:
        await faked.backup.create("b", FILES, wait_for_completion=True)

    pauses = [pause for pause in clock.slept if pause]
    assert len(pauses) == 30
    assert pauses == sorted(pauses)
    assert (pauses[0] < 0.2, pauses[-1]) == (True, 5)


async def test_a_wait_ends_in_time_though_the_server_is_silent(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    fake.rest("GET", f"{PATH}/b").stall()

    with pytest.raises(WeaviateTimeoutError, match=r"not done after 0\.3 s"):
        await faked.with_options(timeout=8).backup.create("b", FILES, wait_for_completion=True, timeout=0.3)


async def test_a_wait_ends_in_time_and_says_that_the_backup_goes_on(
    fake: FakeServer, faked: WeaviateAsyncClient
) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    fake.rest("GET", f"{PATH}/b").reply(200, {**BEGUN, "status": "TRANSFERRING"})

    with using(ManualClock()) as clock:
        with pytest.raises(WeaviateTimeoutError) as caught:
            await faked.backup.create("b", FILES, wait_for_completion=True, timeout=60)
        assert clock.now() == pytest.approx(60)

    assert str(caught.value) == (
        "make the backup b (filesystem): not done after 60 s, but TRANSFERRING. It goes on at the server: "
        "get_create_status says how far it is, and cancel calls it off."
    )


async def test_a_backup_that_fails_or_is_called_off_is_an_error_with_the_reason(
    fake: FakeServer, faked: WeaviateAsyncClient
) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    fake.rest("GET", f"{PATH}/b").reply(200, {**BEGUN, "status": "FAILED", "error": "disk full"}, times=1)
    fake.rest("GET", f"{PATH}/b").reply(200, {**BEGUN, "status": "CANCELLING"}, times=1)
    fake.rest("GET", f"{PATH}/b").reply(200, {**BEGUN, "status": "CANCELED"}, times=1)

    with pytest.raises(BackupFailedError, match=r"make the backup b \(filesystem\): it failed: disk full"):
        await faked.backup.create("b", FILES, wait_for_completion=True)
    with pytest.raises(BackupCanceledError, match="it was called off: the server does not say why") as caught:
        await faked.backup.create("b", FILES, wait_for_completion=True)
    assert not hasattr(caught.value, "__notes__")


async def test_a_wait_outlives_a_server_that_starts_again(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    fake.rest("GET", f"{PATH}/b").reply(503, times=20)
    fake.rest("GET", f"{PATH}/b").reply(200, {**BEGUN, "status": "SUCCESS", "size": 0.5})

    with using(ManualClock()):
        backup = await faked.backup.create("b", FILES, wait_for_completion=True)

    assert (backup.status, backup.size, backup.collections) == (BackupStatus.SUCCESS, 0.5, ["Book"])


async def test_a_wait_gives_up_on_a_server_that_is_gone(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    fake.rest("GET", f"{PATH}/b").reply(503)
    fake.rest("GET", f"{PATH}/c").reply(404, {"error": [{"message": "gone"}]})

    with using(ManualClock()), pytest.raises(UnexpectedStatusCodeError, match="status 503") as caught:
        await faked.backup.create("b", FILES, wait_for_completion=True)
    assert "It goes on at the server" in caught.value.__notes__[0]
    with pytest.raises(UnexpectedStatusCodeError, match="gone"):
        await faked.backup.create("c", FILES, wait_for_completion=True)
    assert len(fake.transcript.http(f"{PATH}/c")) == 1


async def test_progress_is_told_in_the_log(
    fake: FakeServer, faked: WeaviateAsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    fake.rest("POST", f"{PATH}/b/restore").reply(200, BEGUN)
    for status in ("STARTED", "TRANSFERRING", "TRANSFERRING", "NEW", "SUCCESS"):
        fake.rest("GET", f"{PATH}/b/restore").reply(200, {**BEGUN, "status": status}, times=1)

    with using(ManualClock()), caplog.at_level(logging.INFO, "weaviate.backup"):
        await faked.backup.restore("b", FILES, wait_for_completion=True)

    what = "restore the backup b (filesystem)"
    said = [record.getMessage() for record in caplog.records if record.name == "weaviate.backup"]
    assert said == [f"{what}: {status}" for status in ("STARTED", "TRANSFERRING", "NEW", "SUCCESS")]


async def test_a_listener_that_fails_ends_nothing(
    fake: FakeServer, faked: WeaviateAsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    fake.rest("GET", f"{PATH}/b").reply(200, BEGUN, times=2)
    fake.rest("GET", f"{PATH}/b").reply(200, {**BEGUN, "status": "SUCCESS"})
    heard = []

    def listen(status: BackupStatusReturn) -> None:
        heard.append(status)
        raise ValueError("no room on the page")

    with using(ManualClock()):
        await faked.backup.create("b", FILES, wait_for_completion=True, on_progress=listen)

    assert len(heard) == 1
    [record] = [record for record in caplog.records if record.name == "weaviate.backup"]
    assert "is not called again" in record.getMessage()


async def test_a_wait_that_is_broken_off_leaves_the_backup_and_says_so(
    fake: FakeServer, faked: WeaviateAsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    fake.rest("GET", f"{PATH}/b").reply(200, BEGUN)

    def stop(status: BackupStatusReturn) -> None:
        raise StoppedError

    with pytest.raises(StoppedError) as caught:
        await faked.backup.create("b", FILES, wait_for_completion=True, on_progress=stop)

    assert "cancel calls it off" in caught.value.__notes__[0]
    [record] = [record for record in caplog.records if record.name == "weaviate.backup"]
    assert "nobody waits for it any more. It goes on at the server" in record.getMessage()
    assert [call.method for call in fake.transcript.http() if "/backups/" in call.path] == ["POST", "GET"]
