"""What becomes of an embedded server when what started it ends in another way than by `stop`."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support import fake_binary
from weaviate._async.embedded import EmbeddedServer
from weaviate._sync.embedded import EmbeddedServer as BlockingServer
from weaviate.embedded import EmbeddedOptions

OWNER = """
import os, signal, sys
from weaviate._sync.embedded import EmbeddedServer
from weaviate.embedded import EmbeddedOptions

server = EmbeddedServer(EmbeddedOptions(sys.argv[1], port=0, grpc_port=0, binary=sys.argv[2]))
server.start()
print(server.http_port, flush=True)
sys.stdin.readline()
"""

MakeOptions = Callable[[str], EmbeddedOptions]


def _runs(server: EmbeddedServer | BlockingServer) -> bool:
    return server.is_running


@pytest.fixture
def options(tmp_path: Path) -> MakeOptions:
    """Makes the options of a server that only looks like one, with one fault."""
    program = str(fake_binary.write(tmp_path / "fake-server"))

    def make(fault: str) -> EmbeddedOptions:
        variables = {"FAKE_FAULTS": fault}
        return EmbeddedOptions(
            str(tmp_path / "data"), port=0, grpc_port=0, binary=program, additional_env_vars=variables
        )

    return make


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), signal.SIGKILL)", "os._exit(1)", ""])
def test_the_server_ends_with_its_process_however_that_ends(tmp_path: Path, end: str) -> None:
    program = fake_binary.write(tmp_path / "fake-server")
    with subprocess.Popen(
        [sys.executable, "-c", OWNER + end, tmp_path / "data", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as owner:
        assert owner.stdout is not None
        port = int(owner.stdout.readline())
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            owner.communicate("\n")

            # Reset, where the server had not come to accept it.
            with suppress(ConnectionResetError):
                assert connection.recv(1) == b""


async def test_a_start_that_is_cancelled_leaves_no_process(options: MakeOptions, tmp_path: Path) -> None:
    server = EmbeddedServer(options("never-ready"))
    (tmp_path / "data").mkdir()
    os.mkfifo(tmp_path / "data" / "pid")
    start = asyncio.create_task(server.start())
    pid = int(await asyncio.to_thread((tmp_path / "data" / "pid").read_text))

    start.cancel()
    with pytest.raises(asyncio.CancelledError):
        await start

    assert not _runs(server)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_a_stop_that_is_cancelled_leaves_no_process(options: MakeOptions, tmp_path: Path) -> None:
    server = EmbeddedServer(options("deaf"))
    await server.start()
    stop = asyncio.create_task(server.stop())
    await asyncio.sleep(0)

    stop.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stop

    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "data" / "pid").read_text()), 0)


async def test_two_tasks_that_start_it_get_one_server(options: MakeOptions, tmp_path: Path) -> None:
    server = EmbeddedServer(options(""))

    await asyncio.gather(server.start(), server.start())
    await server.stop()

    assert (tmp_path / "data" / "starts").read_text() == "1"


def test_it_serves_one_loop_after_the_other(options: MakeOptions) -> None:
    server = EmbeddedServer(options(""))

    asyncio.run(server.start())
    assert _runs(server)
    asyncio.run(server.stop())

    assert not _runs(server)


def test_a_forked_process_uses_the_server_and_leaves_it_alone(options: MakeOptions) -> None:
    server = BlockingServer(options(""))
    server.start()
    try:
        child = os.fork()
        if child == 0:
            server.start()
            seen = server.is_running
            server.stop()
            os._exit(0 if seen else 1)
        _, status = os.waitpid(child, 0)

        assert os.waitstatus_to_exitcode(status) == 0
        assert _runs(server)
    finally:
        server.stop()


def test_a_signal_of_the_terminal_does_not_reach_the_server(options: MakeOptions) -> None:
    server = BlockingServer(options(""))
    server.start()
    try:
        assert os.getpgid(server.pid or 0) != os.getpgid(0)
    finally:
        server.stop()
