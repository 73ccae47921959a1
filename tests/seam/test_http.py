"""Requests over HTTP: what is sent, what comes back, how long it may take, and what ends it."""

from __future__ import annotations

import asyncio
import gzip
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.seam.conftest import CancelAt, Certificates, Colour
from tests.seam.servers import Http, Raw, Request, answer, full_backlog, silent
from weaviate._core.transport import HttpOptions, RestReply, TlsMaterial, TransportFault
from weaviate._io import aio, blocking, wiring

Server = tuple[Raw, Http]


def test_a_request_arrives_as_it_was_given(colour: Colour, http: Server) -> None:
    server, handler = http
    transport = colour.http(f"http://127.0.0.1:{server.port}/v1")

    colour.get(
        transport,
        "/objects/a%2Fb",
        method="PUT",
        headers={"authorization": "Bearer key", "content-type": "application/json"},
        params={"tenant": "a b&c", "consistency_level": "ONE"},
        content=b'{"a": 1}',
    )
    colour.run(transport.close)

    (request,) = handler.seen
    assert request.line == "PUT /v1/objects/a%2Fb?tenant=a+b%26c&consistency_level=ONE HTTP/1.1"
    assert request.body == b'{"a": 1}'
    assert request.headers == {
        "authorization": "Bearer key",
        "content-type": "application/json",
        "content-length": "8",
        "host": f"127.0.0.1:{server.port}",
    }


@pytest.mark.parametrize("status", ["200 OK", "204 No Content", "404 Not Found", "503 Service Unavailable"])
def test_every_status_is_an_answer(colour: Colour, status: str) -> None:
    with Raw(Http(lambda _: answer(b"", status, x_request_id="7"))) as server:
        transport = colour.http(f"http://127.0.0.1:{server.port}")

        reply = colour.get(transport)
        colour.run(transport.close)

    assert (reply.status_code, reply.content, reply.headers["x-request-id"]) == (int(status[:3]), b"", "7")


def test_a_redirect_is_an_answer_too(colour: Colour, http: Server) -> None:
    server, handler = http
    handler.route = lambda _: answer(b"", "302 Found", location="/elsewhere")
    transport = colour.http(f"http://127.0.0.1:{server.port}")

    assert colour.get(transport).status_code == 302
    assert len(handler.seen) == 1
    colour.run(transport.close)


def test_an_answer_is_read_to_its_end_and_unpacked(colour: Colour) -> None:
    packed = gzip.compress(b"x" * 100_000)
    chunks = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (packed[:9], packed[9:], b""))

    def route(_: Request) -> bytes:
        return b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n" + chunks

    with Raw(Http(route)) as server:
        transport = colour.http(f"http://127.0.0.1:{server.port}")
        reply = colour.get(transport)
        colour.run(transport.close)

    assert reply.content == b"x" * 100_000


def test_a_head_request_has_no_body_to_wait_for(colour: Colour) -> None:
    with Raw(Http(lambda _: b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n")) as server:
        transport = colour.http(f"http://127.0.0.1:{server.port}")
        assert colour.get(transport, method="HEAD").content == b""
        colour.run(transport.close)


def test_one_connection_serves_one_request_after_the_other(colour: Colour, http: Server) -> None:
    server, _ = http
    transport = colour.http(f"http://127.0.0.1:{server.port}")

    assert [colour.get(transport, f"/{i}").content for i in range(5)] == [f"/{i}".encode() for i in range(5)]
    assert server.accepted == 1
    colour.run(transport.close)
    assert server.wait_until_open(0)


def test_a_connection_that_the_server_closed_while_it_was_idle_is_replaced(colour: Colour) -> None:
    def once(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(answer(b"ok"))

    with Raw(once) as server:
        transport = colour.http(f"http://127.0.0.1:{server.port}")
        for _ in range(3):
            assert colour.get(transport).content == b"ok"
            assert server.wait_until_open(0)
        colour.run(transport.close)


def test_nothing_is_opened_before_the_first_request(colour: Colour) -> None:
    transport = colour.http("http://no-such-host.invalid")

    colour.run(transport.close)


# TLS


def test_http_loads_no_certificates(colour: Colour, http: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("certificates are loaded")

    monkeypatch.setattr(ssl, "create_default_context", refuse)
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", refuse)
    transport = colour.http(f"http://127.0.0.1:{http[0].port}")

    assert colour.get(transport).status_code == 200
    colour.run(transport.close)


def test_certificates_are_loaded_once(certificates: Certificates) -> None:
    options = HttpOptions(base_url="https://127.0.0.1", tls=certificates.trusting)
    again = HttpOptions(base_url="https://localhost", tls=certificates.trusting)

    first, second = (wiring.ssl_context(given.tls or TlsMaterial(), given.trust_env) for given in (options, again))

    assert first is second


def test_https_without_certificates_of_its_own_trusts_those_of_certifi() -> None:
    context = wiring.ssl_context(TlsMaterial(), False)

    assert len(context.get_ca_certs()) > 50
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


def test_https_to_a_server_of_a_private_authority(colour: Colour, certificates: Certificates) -> None:
    with Raw(Http(), certificates.context()) as server:
        transport = colour.http(f"https://127.0.0.1:{server.port}", tls=certificates.trusting)
        assert colour.get(transport, "/safe").content == b"/safe"
        colour.run(transport.close)


def test_https_to_a_server_that_wants_to_know_the_client(colour: Colour, certificates: Certificates) -> None:
    with Raw(Http(), certificates.context(wants_client=True)) as server:
        transport = colour.http(f"https://127.0.0.1:{server.port}", tls=certificates.with_client)
        assert colour.get(transport, "/known").content == b"/known"
        colour.run(transport.close)


def test_https_to_a_server_whose_certificate_has_another_name(colour: Colour, certificates: Certificates) -> None:
    tls = certificates.named("weaviate.example")
    with Raw(Http(), certificates.context(certificates.other_name)) as server:
        transport = colour.http(f"https://127.0.0.1:{server.port}", tls=tls)
        assert colour.get(transport, "/named").content == b"/named"
        colour.run(transport.close)


# The environment


@pytest.mark.parametrize("trust_env", [False, True])
def test_the_environment_counts_only_where_it_is_trusted(
    colour: Colour, http: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trust_env: bool
) -> None:
    server, handler = http
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login someone password secret\n")
    with Raw(Http(lambda _: answer(b"by proxy"))) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("NETRC", str(netrc))
        transport = colour.http(f"http://127.0.0.1:{server.port}", trust_env=trust_env)

        reply = colour.get(transport, "/direct")
        colour.run(transport.close)

    assert reply.content == (b"by proxy" if trust_env else b"/direct")
    assert not any("authorization" in request.headers for request in handler.seen)


def test_the_environment_names_hosts_that_need_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "internal.example")

    assert wiring.environment_proxy("https", "internal.example") is None
    assert wiring.environment_proxy("https", "weaviate.example") == "http://proxy.example:3128"


def test_the_environment_names_certificates(
    colour: Colour, certificates: Certificates, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "ca.pem"
    certificates.authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    wiring.ssl_context.cache_clear()
    with Raw(Http(), certificates.context()) as server:
        trusting = colour.http(f"https://127.0.0.1:{server.port}", trust_env=True)
        assert colour.get(trusting).status_code == 200
        doubting = colour.http(f"https://127.0.0.1:{server.port}")
        with pytest.raises(TransportFault, match="certificate was refused"):
            colour.get(doubting)
        colour.run(trusting.close)
        colour.run(doubting.close)
    wiring.ssl_context.cache_clear()


def test_a_proxy_that_is_given_is_used(colour: Colour) -> None:
    with Raw(proxied := Http(lambda _: answer(b"by proxy"))) as proxy:
        transport = colour.http("http://weaviate.invalid:8080", proxy=f"http://me:word@127.0.0.1:{proxy.port}")
        assert colour.get(transport).content == b"by proxy"
        colour.run(transport.close)

    assert proxied.seen[0].target == "http://weaviate.invalid:8080/x"
    assert proxied.seen[0].headers["proxy-authorization"] == "Basic bWU6d29yZA=="


# Deadlines


def elapsed_until_fault(colour: Colour, transport: Any, timeout: float) -> tuple[TransportFault, float]:
    begin = time.monotonic()
    with pytest.raises(TransportFault) as caught:
        colour.get(transport, timeout=timeout, content=b"x")
    return caught.value, time.monotonic() - begin


def drip(connection: socket.socket) -> None:
    """A byte now and then, for ever: no single read takes long."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
    stop = threading.Event()
    while not stop.wait(0.02):
        connection.sendall(b".")


def half(connection: socket.socket) -> None:
    """Half of an answer, and then nothing."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\nhalf")
    silent(connection)


@pytest.mark.parametrize("handler", [silent, drip, half])
def test_one_deadline_covers_the_whole_answer(colour: Colour, handler: Any) -> None:
    with Raw(handler) as server:
        transport = colour.http(f"http://127.0.0.1:{server.port}")
        fault, seconds = elapsed_until_fault(colour, transport, 0.3)
        assert server.wait_until_open(0)
        colour.run(transport.close)

    assert (fault.timed_out, fault.sent, fault.step) == (True, True, "http")
    assert fault.detail == "timed out waiting for the answer"
    assert 0.29 < seconds < 0.75


def test_the_deadline_covers_connecting(colour: Colour) -> None:
    with full_backlog() as port:
        transport = colour.http(f"http://127.0.0.1:{port}")
        fault, seconds = elapsed_until_fault(colour, transport, 0.3)
        colour.run(transport.close)

    assert (fault.timed_out, fault.sent, fault.step) == (True, False, "connect")
    assert fault.detail == "timed out connecting"
    assert 0.29 < seconds < 0.6


def test_the_deadline_covers_agreeing_on_tls(colour: Colour, certificates: Certificates) -> None:
    with Raw(silent) as server:
        transport = colour.http(f"https://127.0.0.1:{server.port}", tls=certificates.trusting)
        fault, seconds = elapsed_until_fault(colour, transport, 0.3)
        colour.run(transport.close)

    assert (fault.timed_out, fault.sent, fault.step) == (True, False, "tls")
    assert 0.29 < seconds < 0.75


def test_a_deadline_of_no_time_at_all(colour: Colour, http: Server) -> None:
    transport = colour.http(f"http://127.0.0.1:{http[0].port}")
    with pytest.raises(TransportFault) as caught:
        colour.get(transport, timeout=0)
    colour.run(transport.close)

    assert caught.value.timed_out


async def test_the_deadline_covers_the_wait_for_a_free_connection() -> None:
    with Raw(silent) as server:
        options = HttpOptions(base_url=f"http://127.0.0.1:{server.port}", max_connections=1, pool_timeout=0.2)
        transport = aio.HttpTransport(options)
        first = asyncio.create_task(send(transport, timeout=0.5))
        await asyncio.to_thread(server.wait_until_open, 1)

        with pytest.raises(TransportFault) as caught:
            await send(transport)
        with pytest.raises(TransportFault):
            await first
        await transport.close()

    assert (caught.value.timed_out, caught.value.sent) == (True, False)
    assert caught.value.detail == "timed out waiting for a free connection"


def test_the_deadline_covers_the_wait_of_a_thread_for_a_free_connection() -> None:
    with Raw(silent) as server, ThreadPoolExecutor(1) as pool:
        options = HttpOptions(base_url=f"http://127.0.0.1:{server.port}", max_connections=1, pool_timeout=0.2)
        transport = blocking.HttpTransport(options)
        first = pool.submit(block, transport, timeout=0.5)
        server.wait_until_open(1)

        with pytest.raises(TransportFault, match="timed out waiting for a free connection"):
            block(transport)
        assert isinstance(first.exception(5), TransportFault)
        transport.close()


# Closing, cancelling, sharing


def send(transport: aio.HttpTransport, path: str = "/x", timeout: float = 5) -> Coroutine[Any, Any, RestReply]:
    return transport.send("GET", path, headers={}, params=None, content=None, timeout=timeout)


def block(transport: blocking.HttpTransport, path: str = "/x", timeout: float = 5) -> RestReply:
    return transport.send("GET", path, headers={}, params=None, content=None, timeout=timeout)


async def test_closing_ends_requests_that_run_and_that_wait_for_a_connection() -> None:
    with Raw(silent) as server:
        transport = aio.HttpTransport(HttpOptions(base_url=f"http://127.0.0.1:{server.port}", max_connections=2))
        tasks = [asyncio.create_task(send(transport, timeout=30)) for _ in range(4)]
        await asyncio.to_thread(server.wait_until_open, 2)

        await transport.close()
        faults = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 2)

        assert [str(fault) for fault in faults] == ["the client was closed"] * 4
        assert await asyncio.to_thread(server.wait_until_open, 0)
        assert server.accepted == 2


def test_closing_ends_the_requests_of_other_threads() -> None:
    with Raw(silent) as server, ThreadPoolExecutor(4) as pool:
        options = HttpOptions(base_url=f"http://127.0.0.1:{server.port}", max_connections=2, pool_timeout=30)
        transport = blocking.HttpTransport(options)
        requests = [pool.submit(block, transport, timeout=30) for _ in range(4)]
        server.wait_until_open(2)

        transport.close()

        assert [str(request.exception(2)) for request in requests] == ["the client was closed"] * 4
        assert server.wait_until_open(0)
        assert server.accepted == 2


def test_a_closed_transport_sends_nothing(colour: Colour, http: Server) -> None:
    transport = colour.http(f"http://127.0.0.1:{http[0].port}")
    colour.get(transport)
    colour.run(transport.close)
    colour.run(transport.close)

    with pytest.raises(TransportFault, match="the client was closed") as caught:
        colour.get(transport)

    assert not caught.value.sent
    assert len(http[1].seen) == 1


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize("warm", [False, True])
async def test_a_request_cancelled_anywhere_leaves_the_next_its_own_answer(
    certificates: Certificates, tls: bool, warm: bool
) -> None:
    with Raw(Http(), certificates.context() if tls else None) as server:
        options = HttpOptions(
            base_url=f"http{'s' if tls else ''}://127.0.0.1:{server.port}", tls=certificates.trusting, max_connections=1
        )
        transport = aio.HttpTransport(options)
        for place in range(1, 200):
            if warm:
                await send(transport, "/warm")
            elif place > 1:
                await transport.close()
                transport = aio.HttpTransport(options)

            cancelled = CancelAt(send(transport, f"/{place}/cancelled"), place)
            try:
                await asyncio.create_task(cancelled.run())
            except asyncio.CancelledError:
                assert cancelled.reached

            assert (await send(transport, f"/{place}/after")).content == f"/{place}/after".encode()
            assert await asyncio.to_thread(server.wait_until_open, 1)
            if not cancelled.reached:
                break
        await transport.close()

    assert place > 1
    assert not cancelled.reached


def test_sixteen_threads_get_their_own_answers(http: Server) -> None:
    transport = blocking.HttpTransport(HttpOptions(base_url=f"http://127.0.0.1:{http[0].port}", max_connections=4))

    def ask(thread: int) -> list[bytes]:
        return [block(transport, f"/{thread}/{i}", timeout=20).content for i in range(20)]

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(16)))
    transport.close()

    assert answers == [[f"/{thread}/{i}".encode() for i in range(20)] for thread in range(16)]
    assert http[0].accepted <= 4


def test_sixteen_threads_that_start_at_once_share_one_pool(http: Server) -> None:
    transport = blocking.HttpTransport(HttpOptions(base_url=f"http://127.0.0.1:{http[0].port}", max_connections=1))
    ready = threading.Barrier(16)

    def ask(thread: int) -> bytes:
        ready.wait(5)
        return block(transport, f"/{thread}", timeout=20).content

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(ask, range(16))) == [f"/{thread}".encode() for thread in range(16)]
    transport.close()

    assert http[0].accepted == 1


def test_an_abandoned_transport_lets_go_of_its_connections(colour: Colour, http: Server) -> None:
    transport = colour.http(f"http://127.0.0.1:{http[0].port}")
    colour.get(transport)
    if colour.module is aio:
        # What an event loop would still have to do is not done by anyone: that is what abandoning is for.
        script = ABANDON.format(url=f"http://127.0.0.1:{http[0].port}")
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, timeout=20, check=False
        )
        assert (done.stdout, done.stderr) == ("200 200\n", "")
        colour.run(transport.close)
    else:
        transport.abandon()
    assert http[0].wait_until_open(0)


ABANDON = """
import asyncio, sys
from weaviate._core.transport import HttpOptions
from weaviate._io.aio import HttpTransport

def ask(transport):
    reply = asyncio.run(transport.send("GET", "/", headers={{}}, params=None, content=None, timeout=5))
    return reply.status_code

first, second = (HttpTransport(HttpOptions(base_url="{url}")) for _ in range(2))
one = ask(first)
first.abandon()
sys.stdout.write(f"{{one}} {{ask(second)}}\\n")
second.abandon()
"""


# Downloads


def test_a_download_writes_a_file_and_says_how_far_it_is(colour: Colour, tmp_path: Path) -> None:
    content = os.urandom(500_000)
    file = tmp_path / "archive"
    file.write_bytes(b"what was there before" * 99_999)
    steps: list[tuple[int, int | None]] = []
    with Raw(Http(lambda _: answer(content))) as server:
        transport = colour.http("http://unused.invalid")
        url = f"http://127.0.0.1:{server.port}/archive"
        colour.run(transport.download, url, file, progress=lambda *step: steps.append(step), timeout=10)
        colour.run(transport.close)

    assert file.read_bytes() == content
    assert steps[-1] == (500_000, 500_000)
    assert steps == sorted(steps)


def test_a_download_follows_redirects_to_other_hosts(colour: Colour, tmp_path: Path) -> None:
    with Raw(Http(lambda _: answer(b"found"))) as target:
        location = f"http://localhost:{target.port}/there"
        with Raw(Http(lambda _: answer(b"", "302 Found", location=location))) as server:
            transport = colour.http(f"http://127.0.0.1:{server.port}")
            download(colour, transport, f"http://127.0.0.1:{server.port}/here", tmp_path / "file")
            colour.run(transport.close)

    assert (tmp_path / "file").read_bytes() == b"found"


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (answer(b"no", "404 Not Found"), "status 404"),
        (answer(b"", "302 Found", location="/again"), "redirected again and again"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\nhalf", "received 4 bytes, expected 100000"),
    ],
)
def test_a_download_that_fails_leaves_no_file(colour: Colour, tmp_path: Path, reply: bytes, said: str) -> None:
    def route(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(reply)

    with Raw(route) as server:
        transport = colour.http(f"http://127.0.0.1:{server.port}")
        with pytest.raises(TransportFault, match=said):
            download(colour, transport, f"http://127.0.0.1:{server.port}/x", tmp_path / "file")
        colour.run(transport.close)

    assert list(tmp_path.iterdir()) == []


def test_a_download_is_not_led_from_https_to_http(
    colour: Colour, certificates: Certificates, http: Server, tmp_path: Path
) -> None:
    location = f"http://127.0.0.1:{http[0].port}/"
    with Raw(Http(lambda _: answer(b"", "302 Found", location=location)), certificates.context()) as server:
        transport = colour.http(f"https://127.0.0.1:{server.port}", tls=certificates.trusting)
        with pytest.raises(TransportFault, match="redirects from https to http"):
            download(colour, transport, f"https://127.0.0.1:{server.port}/", tmp_path / "file")
        colour.run(transport.close)

    assert http[1].seen == []


def test_a_download_to_where_no_file_can_be(colour: Colour, http: Server, tmp_path: Path) -> None:
    transport = colour.http(f"http://127.0.0.1:{http[0].port}")
    with pytest.raises(TransportFault, match="cannot be written: No such file or directory"):
        download(colour, transport, f"http://127.0.0.1:{http[0].port}/", tmp_path / "none" / "file")
    colour.run(transport.close)


def test_a_download_has_a_deadline(colour: Colour, tmp_path: Path) -> None:
    with Raw(drip) as server:
        transport = colour.http(f"http://127.0.0.1:{server.port}")
        with pytest.raises(TransportFault) as caught:
            download(colour, transport, f"http://127.0.0.1:{server.port}/x", tmp_path / "file", timeout=0.3)
        colour.run(transport.close)

    assert caught.value.timed_out
    assert list(tmp_path.iterdir()) == []


def download(colour: Colour, transport: Any, url: str, file: Path, timeout: float = 5) -> None:
    colour.run(transport.download, url, file, progress=lambda *_: None, timeout=timeout)
