"""Event loops one after the other, and several at once, with nothing left behind: no warning, no socket, no task."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seam.conftest import Certificates
from tests.seam.servers import Http, Raw, answer

ROOT = Path(__file__).parents[2]

PRELUDE = """
import asyncio, gc, os, sys, threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from weaviate._core.transport import GrpcOptions, HttpOptions, TlsMaterial, TransportFault
from weaviate._io.aio import GrpcTransport, HttpTransport, context_key, is_gone
from weaviate._proto.methods import SEARCH

HTTP, GRPC, AUTHORITY = sys.argv[1:]


def http():
    return HttpTransport(HttpOptions(base_url=HTTP, tls=TlsMaterial(ca=Path(AUTHORITY).read_bytes())))


def grpc():
    return GrpcTransport(GrpcOptions(target=GRPC))


async def get(transport, timeout=5, path="/there"):
    return (await transport.send("GET", path, headers={}, params=None, content=None, timeout=timeout)).content


async def call(transport, word=b"there", timeout=5):
    return await transport.unary(SEARCH, word, metadata=[], timeout=timeout)


def sockets():
    return sum(os.readlink(f"/proc/self/fd/{fd}").startswith("socket") for fd in os.listdir("/proc/self/fd")
               if os.path.exists(f"/proc/self/fd/{fd}"))
"""

SCENARIOS = {
    "a transport is abandoned when its loop is gone": """
        for _ in range(3):
            old = http()
            assert asyncio.run(get(old)) == b"/there"
            before = sockets()
            old.abandon()
            assert sockets() == before - 1, (sockets(), before)
    """,
    "a transport is abandoned with requests that its loop has not ended": """
        old = http()
        loop = asyncio.new_event_loop()
        task = loop.create_task(get(old, path="/silent"))
        loop.run_until_complete(asyncio.sleep(0.2))
        task._log_destroy_pending = False  # that it is left pending is what is tested
        loop.close()
        old.abandon()
        del task, loop
        gc.collect()
    """,
    "a transport of a loop that is closed cannot be used": """
        old = http()
        asyncio.run(get(old))
        old.abandon()
        try:
            asyncio.run(get(old))
        except TransportFault as fault:
            assert fault.detail == "the client was closed", fault
    """,
    "a channel serves one loop after the other": """
        channel = grpc()
        for _ in range(5):
            assert asyncio.run(call(channel)) == b"there"
        asyncio.run(channel.close())
    """,
    "a channel serves several loops at once": """
        channel = grpc()

        async def many(number):
            words = [f"{number} {i}".encode() for i in range(200)]
            assert await asyncio.gather(*(call(channel, word) for word in words)) == words
            return number

        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(lambda number: asyncio.run(many(number)), range(4))) == [0, 1, 2, 3]
        asyncio.run(channel.close())
    """,
    "a loop ends while calls wait": """
        channel = grpc()

        async def main():
            tasks = [asyncio.ensure_future(call(channel, b"sleep 20", 30)) for _ in range(3)]
            await asyncio.sleep(0.05)

        asyncio.run(main())
        assert asyncio.run(call(channel)) == b"there"
        asyncio.run(channel.close())
    """,
    "a loop ends while requests wait": """
        transport = http()

        async def main():
            tasks = [asyncio.ensure_future(get(transport, path="/silent")) for _ in range(3)]
            await asyncio.sleep(0.2)

        asyncio.run(main())
        transport.abandon()
    """,
    "a channel that nobody closed": """
        asyncio.run(call(grpc()))
    """,
    "which loops are gone is known": """
        async def key():
            return context_key()

        async def main():
            here = context_key()
            assert not is_gone(here)
            assert is_gone(await asyncio.to_thread(asyncio.run, key()))

        assert is_gone(asyncio.run(key()))
        asyncio.run(main())
    """,
    "a timeout in the middle of connecting": """
        async def main():
            transport = http()
            for _ in range(30):
                try:
                    await get(transport, timeout=0.0005 * (1 + _ % 4))
                except TransportFault as fault:
                    assert fault.timed_out, fault
            assert await get(transport) == b"/there"
            await transport.close()
            gc.collect()

        asyncio.run(main())
    """,
}


@pytest.fixture(params=["http", "https"])
def site(request: pytest.FixtureRequest, certificates: Certificates) -> Iterator[str]:
    """The address of a server that answers with the path, but to `/silent` not at all."""
    handler = Http(lambda asked: b"" if asked.target == "/silent" else answer(asked.target.encode()))
    with Raw(handler, certificates.context() if request.param == "https" else None) as server:
        yield f"{request.param}://127.0.0.1:{server.port}"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_loops(scenario: str, site: str, grpc_port: int, certificates: Certificates, tmp_path: Path) -> None:
    authority = tmp_path / "authority.pem"
    certificates.authority.cert_pem.write_to_path(str(authority))
    done = subprocess.run(
        [
            *(sys.executable, "-W", "error", "-c", PRELUDE + textwrap.dedent(SCENARIOS[scenario])),
            *(site, f"127.0.0.1:{grpc_port}", str(authority)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
