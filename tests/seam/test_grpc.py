"""Calls over gRPC: what is sent, what comes back, how long it may take, and what ends it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import grpc
import pytest

from tests.seam.conftest import METHOD, CancelAt, Certificates, Colour, chain
from tests.seam.servers import Raw, answer, free_port, grpc_process, says, serve_grpc, silent
from weaviate._core.transport import GrpcOptions, TransportFault
from weaviate._io import aio, blocking
from weaviate._io.channel import channel_options


def test_bytes_go_there_and_back(colour: Colour, grpc_port: int) -> None:
    transport = colour.grpc(grpc_port)

    assert [colour.call(transport, message) for message in (b"", b"\0\1\2", b"x" * 100_000)] == [
        b"",
        b"\0\1\2",
        b"x" * 100_000,
    ]
    colour.run(transport.close)


def test_metadata_and_path_arrive_as_they_were_given(colour: Colour, grpc_port: int) -> None:
    transport = colour.grpc(grpc_port, path_prefix="/behind/a/proxy")
    metadata = [("authorization", "Bearer key"), ("x-weaviate-client", "test")]

    reply = colour.run(transport.unary, METHOD, b"metadata", metadata=metadata, timeout=5).decode().splitlines()
    colour.run(transport.close)

    assert reply[0] == "/behind/a/proxy/weaviate.v1.Weaviate/Search"
    assert {"authorization=Bearer key", "x-weaviate-client=test"} <= set(reply)


def test_messages_have_no_limit_of_the_clients_own(colour: Colour, grpc_port: int) -> None:
    transport = colour.grpc(grpc_port)

    assert len(colour.call(transport, b"x" * 20_000_000, timeout=20)) == 20_000_000
    assert len(colour.call(transport, b"big 20000000", timeout=20)) == 20_000_000
    colour.run(transport.close)


def test_the_deadline_is_kept(colour: Colour, grpc_port: int) -> None:
    transport = colour.grpc(grpc_port)
    colour.call(transport)

    begin = time.monotonic()
    with pytest.raises(TransportFault) as caught:
        colour.call(transport, b"sleep 20", timeout=0.3)
    seconds = time.monotonic() - begin
    assert colour.call(transport, b"next") == b"next"
    colour.run(transport.close)

    fault = caught.value
    assert (fault.timed_out, fault.grpc_code, fault.step, fault.sent) == (True, "DEADLINE_EXCEEDED", "grpc", True)
    assert 0.29 < seconds < 1


def test_the_deadline_covers_connecting(colour: Colour) -> None:
    with Raw(silent) as server:
        transport = colour.grpc(server.port)
        begin = time.monotonic()
        with pytest.raises(TransportFault) as caught:
            colour.call(transport, timeout=0.3)
        seconds = time.monotonic() - begin
        colour.run(transport.close)

    assert caught.value.timed_out
    assert 0.29 < seconds < 1


def test_a_call_does_not_wait_for_a_server_that_is_not_there(colour: Colour) -> None:
    transport = colour.grpc(free_port())
    begin = time.monotonic()
    with pytest.raises(TransportFault) as caught:
        colour.call(transport, timeout=20)
    seconds = time.monotonic() - begin
    colour.run(transport.close)

    assert (caught.value.step, caught.value.sent, caught.value.timed_out) == ("connect", False, False)
    assert seconds < 5


def test_a_server_that_is_back_is_found_again_soon(colour: Colour) -> None:
    port = free_port()
    transport = colour.grpc(port)
    with grpc_process(port):
        assert colour.call(transport) == b"ping"
    for _ in range(5):
        with pytest.raises(TransportFault):
            colour.call(transport, timeout=5)
    with grpc_process(port):
        deadline = time.monotonic() + 10
        while True:
            try:
                assert colour.call(transport) == b"ping"
                break
            except TransportFault:
                assert time.monotonic() < deadline
    colour.run(transport.close)


# TLS, proxies, options


@contextmanager
def secured(certificates: Certificates, *, wants_client: bool = False, other_name: bool = False) -> Iterator[int]:
    cert, key = chain(certificates.other_name if other_name else certificates.server)
    authority = certificates.authority.cert_pem.bytes() if wants_client else None
    server, port = serve_grpc(0, grpc.ssl_server_credentials([(key, cert)], authority, wants_client))
    try:
        yield port
    finally:
        server.stop(None).wait(5)


def test_tls_to_a_server_of_a_private_authority(colour: Colour, certificates: Certificates) -> None:
    with secured(certificates) as port:
        transport = colour.grpc(port, secure=True, tls=certificates.trusting)
        assert colour.call(transport, b"safe") == b"safe"
        colour.run(transport.close)


def test_tls_to_a_server_that_wants_to_know_the_client(colour: Colour, certificates: Certificates) -> None:
    with secured(certificates, wants_client=True) as port:
        transport = colour.grpc(port, secure=True, tls=certificates.with_client)
        assert colour.call(transport, b"known") == b"known"
        colour.run(transport.close)


def test_tls_to_a_server_whose_certificate_has_another_name(colour: Colour, certificates: Certificates) -> None:
    with secured(certificates, other_name=True) as port:
        transport = colour.grpc(port, secure=True, tls=certificates.named("weaviate.example"))
        assert colour.call(transport, b"named") == b"named"
        colour.run(transport.close)


def test_credentials_that_are_ready_win_over_certificates(colour: Colour, certificates: Certificates) -> None:
    ready = grpc.ssl_channel_credentials(certificates.authority.cert_pem.bytes())
    with secured(certificates) as port:
        transport = colour.grpc(port, credentials=ready, tls=certificates.distrusting)
        assert colour.call(transport, b"ready") == b"ready"
        colour.run(transport.close)


@pytest.mark.parametrize("trust_env", [False, True])
def test_the_environments_proxy_counts_only_where_it_is_trusted(
    colour: Colour, grpc_port: int, monkeypatch: pytest.MonkeyPatch, trust_env: bool
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("no_grpc_proxy", raising=False)
    refuse = answer(b"", "403 Forbidden")
    with Raw(says(refuse)) as proxy:
        monkeypatch.setenv("grpc_proxy", f"http://127.0.0.1:{proxy.port}")
        transport = colour.grpc(grpc_port, trust_env=trust_env)
        if trust_env:
            with pytest.raises(TransportFault, match="the proxy refused: 403"):
                colour.call(transport)
        else:
            assert colour.call(transport) == b"ping"
        colour.run(transport.close)


def test_a_proxy_that_grpc_cannot_use_is_refused(colour: Colour, grpc_port: int) -> None:
    transport = colour.grpc(grpc_port, proxy="https://proxy.example:3128")

    with pytest.raises(TransportFault, match="http://") as caught:
        colour.call(transport)

    assert not caught.value.sent
    colour.run(transport.close)


def test_the_users_channel_options_win() -> None:
    mine = (("grpc.keepalive_time_ms", 600_000), ("grpc.primary_user_agent", "mine"))

    options = dict(channel_options(GrpcOptions(target="127.0.0.1:1", channel_options=mine)))

    assert options["grpc.keepalive_time_ms"] == 600_000
    assert options["grpc.primary_user_agent"] == "mine"


def test_pings_are_no_more_frequent_than_the_server_allows() -> None:
    options = dict(channel_options(GrpcOptions(target="127.0.0.1:1")))

    assert options["grpc.keepalive_time_ms"] > 300_000
    assert options["grpc.keepalive_permit_without_calls"] == 0


# Closing, cancelling, sharing


def start(transport: aio.GrpcTransport, message: bytes, timeout: float = 20) -> Awaitable[bytes]:
    return transport.unary(METHOD, message, metadata=[], timeout=timeout)


async def wait_until(transport: aio.GrpcTransport, sleepers: bytes) -> None:
    """Wait until the server says that of the calls that sleep."""
    async with asyncio.timeout(10):
        while await start(transport, b"sleepers") != sleepers:
            continue


async def test_a_call_that_is_cancelled_is_cancelled_at_the_server() -> None:
    with grpc_process() as port:
        transport = aio.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{port}"))
        task = asyncio.ensure_future(start(transport, b"sleep 20"))
        await wait_until(transport, b"1 0")

        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

        await wait_until(transport, b"0 1")
        await transport.close()


@pytest.mark.parametrize("warm", [False, True])
async def test_a_call_cancelled_anywhere_leaves_the_next_its_own_answer(grpc_port: int, warm: bool) -> None:
    transport = aio.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{grpc_port}"))
    for place in range(1, 50):
        if warm:
            await start(transport, b"warm")
        else:
            await transport.close()
            transport = aio.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{grpc_port}"))
        cancelled = CancelAt(start(transport, f"{place} cancelled".encode()), place)

        try:
            await asyncio.create_task(cancelled.run())
        except asyncio.CancelledError:
            assert cancelled.reached

        assert await start(transport, f"{place} after".encode()) == f"{place} after".encode()
        if not cancelled.reached:
            break
    await transport.close()

    assert place > 1
    assert not cancelled.reached


async def test_hundreds_of_calls_at_once_get_their_own_answers(grpc_port: int) -> None:
    transport = aio.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{grpc_port}"))
    messages = [str(number).encode() for number in range(500)]

    assert await asyncio.gather(*(start(transport, message) for message in messages)) == messages
    await transport.close()


async def test_closing_ends_calls_that_run(grpc_port: int) -> None:
    transport = aio.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{grpc_port}"))
    await start(transport, b"warm")
    tasks = [asyncio.ensure_future(start(transport, b"sleep 20")) for _ in range(3)]
    await asyncio.sleep(0)

    await transport.close()
    faults = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 2)

    assert [str(fault) for fault in faults] == ["the client was closed"] * 3


def test_closing_ends_the_calls_of_other_threads(grpc_port: int) -> None:
    transport = blocking.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{grpc_port}"))
    started = threading.Barrier(4)

    def call() -> bytes:
        started.wait(5)
        return transport.unary(METHOD, b"sleep 20", metadata=[], timeout=20)

    with ThreadPoolExecutor(3) as pool:
        calls = [pool.submit(call) for _ in range(3)]
        started.wait(5)
        transport.close()

        assert [str(one.exception(5)) for one in calls] == ["the client was closed"] * 3


def test_a_closed_transport_makes_no_calls(colour: Colour, grpc_port: int) -> None:
    transport = colour.grpc(grpc_port)
    colour.call(transport)
    colour.run(transport.close)
    colour.run(transport.close)

    with pytest.raises(TransportFault, match="the client was closed") as caught:
        colour.call(transport)
    with pytest.raises(TransportFault, match="the client was closed"):
        colour.call(transport, method=replace(METHOD, path="/weaviate.v1.Weaviate/Aggregate"))

    assert not caught.value.sent


def test_sixteen_threads_that_start_at_once_get_their_own_answers(grpc_port: int) -> None:
    transport = blocking.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{grpc_port}"))
    ready = threading.Barrier(16)

    def ask(thread: int) -> list[bytes]:
        ready.wait(5)
        return [transport.unary(METHOD, f"{thread} {number}".encode(), metadata=[], timeout=20) for number in range(20)]

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(16)))
    transport.close()

    assert answers == [[f"{thread} {number}".encode() for number in range(20)] for thread in range(16)]


def test_an_abandoned_transport_makes_no_calls(colour: Colour, grpc_port: int) -> None:
    transport = colour.grpc(grpc_port)
    colour.call(transport)

    transport.abandon()

    with pytest.raises(TransportFault, match="the client was closed"):
        colour.call(transport)
