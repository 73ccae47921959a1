"""What went wrong, in plain words: by live servers that misbehave, and by the texts of grpcio's versions."""

from __future__ import annotations

import socket
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import grpc
import pytest

from tests.seam.conftest import METHOD, Certificates, Colour, chain
from tests.seam.servers import RESET, Http, Raw, answer, free_port, read_request, says, serve_grpc, silent
from weaviate._core.transport import TransportFault
from weaviate._io import faults

SECRET = "Bearer top-secret"


def http_fault(colour: Colour, url: str, **options: Any) -> TransportFault:
    """What a request comes to."""
    transport = colour.http(url, **options)
    with pytest.raises(TransportFault) as caught:
        colour.get(transport, headers={"authorization": SECRET}, method="POST", content=b"{}", timeout=5)
    colour.run(transport.close)
    assert "top-secret" not in caught.value.detail
    return caught.value


def grpc_fault(colour: Colour, port: int, message: bytes = b"ping", host: str = "127.0.0.1", **options: Any) -> Any:
    """What a call comes to."""
    transport = colour.grpc(port, host=host, **options)
    metadata = [("authorization", SECRET)]
    with pytest.raises(TransportFault) as caught:
        colour.run(transport.unary, METHOD, message, metadata=metadata, timeout=5)
    colour.run(transport.close)
    assert "top-secret" not in caught.value.detail
    return caught.value


def brief(fault: TransportFault) -> tuple[str, bool, bool, str | None]:
    return fault.step, fault.sent, fault.timed_out, fault.grpc_code


def then(data: bytes, *, end: bytes | None = None) -> Callable[[socket.socket], None]:
    """A handler that reads a request, sends something and hangs up; with RESET as `end`, not politely."""

    def handler(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(data)
        if end is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, end)

    return handler


# HTTP


def test_nobody_listens(colour: Colour) -> None:
    fault = http_fault(colour, f"http://127.0.0.1:{free_port()}")

    assert brief(fault) == ("connect", False, False, None)
    assert fault.detail == "connection refused"
    assert isinstance(fault.__cause__, Exception)


def test_a_name_that_nobody_knows(colour: Colour) -> None:
    fault = http_fault(colour, "http://no-such-host.invalid:8080")

    assert brief(fault) == ("resolve", False, False, None)
    assert fault.detail.startswith("the name cannot be resolved: ")


@pytest.mark.parametrize("url", ["ftp://127.0.0.1", "http://", "http://127.0.0.1:port", "127.0.0.1:8080"])
def test_what_is_no_address(colour: Colour, url: str) -> None:
    fault = http_fault(colour, url)

    assert brief(fault) == ("connect", False, False, None)
    assert fault.detail.startswith("this is no address of HTTP")


@pytest.mark.parametrize(
    ("handler", "step", "words"),
    [
        (then(b""), "http", "without sending a response"),
        (then(b"", end=RESET), "http", "the connection broke: connection reset by peer"),
        (then(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf"), "http", "received 4 bytes, expected 99"),
        (then(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf", end=RESET), "http", ""),
        (then(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhal"), "http", "chunk"),
        (then(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc"), "http", ""),
        (then(b"this is not HTTP at all\r\n\r\n"), "http", faults.NOT_HTTP),
        (then(b"\0\0\x12\4\0\0\0\0\0" + bytes(18)), "http", faults.NOT_HTTP),
        (then(b"\x15\3\1\0\2\2\x46"), "http", faults.NOT_HTTP),
    ],
)
def test_a_server_that_does_not_answer_as_it_should(
    colour: Colour, handler: Callable[[socket.socket], None], step: str, words: str
) -> None:
    with Raw(handler) as server:
        fault = http_fault(colour, f"http://127.0.0.1:{server.port}")

    assert brief(fault) == (step, True, False, None)
    assert words in fault.detail


def test_the_grpc_port_for_http(colour: Colour, grpc_port: int) -> None:
    fault = http_fault(colour, f"http://127.0.0.1:{grpc_port}")

    assert fault.step == "http"
    assert "a gRPC port" in fault.detail


def test_a_certificate_that_is_not_trusted(colour: Colour, certificates: Certificates) -> None:
    with Raw(Http(), certificates.context()) as server:
        fault = http_fault(colour, f"https://127.0.0.1:{server.port}", tls=certificates.distrusting)

    assert brief(fault) == ("tls", False, False, None)
    assert fault.detail.startswith("the server's certificate was refused: ")


def test_a_certificate_of_another_name(colour: Colour, certificates: Certificates) -> None:
    with Raw(Http(), certificates.context(certificates.other_name)) as server:
        fault = http_fault(colour, f"https://127.0.0.1:{server.port}", tls=certificates.trusting)

    assert brief(fault) == ("tls", False, False, None)
    assert "127.0.0.1" in fault.detail


def test_a_server_that_wants_a_certificate_and_gets_none(colour: Colour, certificates: Certificates) -> None:
    with Raw(Http(), certificates.context(wants_client=True)) as server:
        fault = http_fault(colour, f"https://127.0.0.1:{server.port}", tls=certificates.trusting)

    assert fault.step == "tls"


def test_tls_where_the_server_speaks_none(colour: Colour, certificates: Certificates) -> None:
    with Raw(says(answer())) as server:
        fault = http_fault(colour, f"https://127.0.0.1:{server.port}", tls=certificates.trusting)

    assert brief(fault) == ("tls", False, False, None)
    assert fault.detail == faults.NO_TLS


def test_certificates_that_cannot_be_used(colour: Colour, certificates: Certificates) -> None:
    broken = [
        replace(certificates.trusting, ca=b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
        replace(certificates.with_client, key=chain(certificates.server)[1]),
    ]
    for tls in broken:
        fault = http_fault(colour, "https://127.0.0.1:1", tls=tls)

        assert brief(fault) == ("tls", False, False, None)
        assert fault.detail.startswith("the certificates cannot be used: ")


def test_a_proxy_that_refuses(colour: Colour, certificates: Certificates) -> None:
    with Raw(then(answer(b"", "407 Proxy Authentication Required"))) as proxy:
        fault = http_fault(
            colour,
            "https://weaviate.invalid",
            tls=certificates.trusting,
            proxy=f"http://someone:password@127.0.0.1:{proxy.port}",
        )

    assert brief(fault) == ("connect", False, False, None)
    assert fault.detail.startswith("the proxy refused: 407")


@pytest.mark.parametrize("headers", [{"authorization": f"{SECRET}\n"}, {"authorization": f"{SECRET}é"}])
def test_a_header_that_cannot_be_sent_is_not_quoted(colour: Colour, headers: dict[str, str]) -> None:
    with Raw(Http()) as server:
        transport = colour.http(f"http://127.0.0.1:{server.port}")
        with pytest.raises(TransportFault) as caught:
            colour.get(transport, headers=headers)
        colour.run(transport.close)

    assert brief(caught.value) == ("http", False, False, None)
    assert caught.value.detail == faults.BAD_HEADER
    assert "top-secret" not in "".join(traceback.format_exception(caught.value, limit=0))


# gRPC


def test_nobody_listens_for_grpc(colour: Colour) -> None:
    fault = grpc_fault(colour, free_port())

    assert brief(fault) == ("connect", False, False, "UNAVAILABLE")
    assert fault.detail == "no connection: connection refused"
    assert isinstance(fault.__cause__, grpc.RpcError)


def test_a_name_that_nobody_knows_for_grpc(colour: Colour) -> None:
    fault = grpc_fault(colour, 50051, host="no-such-host.invalid")

    assert brief(fault) == ("resolve", False, False, "UNAVAILABLE")


def test_the_rest_port_for_grpc(colour: Colour) -> None:
    # What it sends to someone who does not speak HTTP/1.1.
    refuse = answer(b"no", "400 Bad Request", connection="close")
    with Raw(says(refuse)) as server:
        fault = grpc_fault(colour, server.port)

    assert brief(fault) == ("grpc", False, False, "UNAVAILABLE")
    assert fault.detail == faults.IS_HTTP1


def test_a_port_that_speaks_something_else(colour: Colour) -> None:
    with Raw(lambda connection: connection.sendall(b"220 mail.example ESMTP, at your service\r\n")) as server:
        fault = grpc_fault(colour, server.port)

    assert brief(fault)[:2] == ("grpc", False)


def test_a_server_that_hangs_up_at_once(colour: Colour) -> None:
    with Raw(lambda connection: connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)) as server:
        fault = grpc_fault(colour, server.port)

    assert brief(fault) == ("grpc", False, False, "UNAVAILABLE")
    assert fault.detail == faults.CLOSED_AT_ONCE


SETTINGS = b"\0\0\0\4\0\0\0\0\0"
ACKNOWLEDGED = b"\0\0\0\4\1\0\0\0\0"


def in_a_call(*frames: bytes) -> Callable[[socket.socket], None]:
    """A handler that speaks HTTP/2 until a call has come, then sends frames and waits; it hangs up without any."""

    def handler(connection: socket.socket) -> None:
        connection.sendall(SETTINGS)
        data = b""
        while b"ping" not in data or ACKNOWLEDGED not in data:
            data += connection.recv(65536)
        connection.sendall(ACKNOWLEDGED + b"".join(frames))
        if frames:
            silent(connection)

    return handler


def headers_frame(block: bytes) -> bytes:
    return len(block).to_bytes(3, "big") + b"\1\4\0\0\0\1" + block


def reset_frame(code: int) -> bytes:
    return b"\0\0\4\3\0\0\0\0\1" + code.to_bytes(4, "big")


def test_a_connection_that_breaks_in_a_call(colour: Colour) -> None:
    with Raw(in_a_call()) as server:
        fault = grpc_fault(colour, server.port)

    assert brief(fault) == ("grpc", True, False, "UNAVAILABLE")


@pytest.mark.parametrize(("code", "name", "sent"), [(2, "INTERNAL", True), (7, "UNAVAILABLE", False)])
def test_a_server_that_drops_a_call(colour: Colour, code: int, name: str, sent: bool) -> None:
    with Raw(in_a_call(reset_frame(code))) as server:
        fault = grpc_fault(colour, server.port)

    # 7 is REFUSED_STREAM: that the server has done nothing with it.
    assert brief(fault) == ("grpc", sent, False, name)


@pytest.mark.parametrize("status", [b"404", b"503"])
def test_a_proxy_that_answers_in_place_of_the_server(colour: Colour, status: bytes) -> None:
    page = headers_frame(b"\x48\3" + status + b"\x5f\x10application/grpc")
    with Raw(in_a_call(page, b"\0\0\0\0\1\0\0\0\1")) as server:
        fault = grpc_fault(colour, server.port)

    assert fault.sent
    assert fault.step == "grpc"
    assert status.decode() in fault.detail


@pytest.mark.parametrize("code", [code for code in grpc.StatusCode if code is not grpc.StatusCode.OK])
def test_each_status_has_its_name(colour: Colour, grpc_port: int, code: grpc.StatusCode) -> None:
    fault = grpc_fault(colour, grpc_port, f"fail {code.value[0]} what the server says".encode())

    late = code is grpc.StatusCode.DEADLINE_EXCEEDED
    assert brief(fault) == ("grpc", True, late, code.name)
    assert fault.detail == "what the server says"


def test_a_method_that_the_server_does_not_have(colour: Colour, grpc_port: int) -> None:
    transport = colour.grpc(grpc_port)
    with pytest.raises(TransportFault) as caught:
        colour.call(transport, method=replace(METHOD, path="/none/Method"))
    colour.run(transport.close)

    assert brief(caught.value) == ("grpc", True, False, "UNIMPLEMENTED")


@pytest.mark.parametrize(
    "pair", [("authorization", f"{SECRET}\n"), ("Authorization", SECRET), ("authorization", f"{SECRET}é")]
)
def test_metadata_that_cannot_be_sent_is_not_quoted(colour: Colour, grpc_port: int, pair: tuple[str, str]) -> None:
    transport = colour.grpc(grpc_port)
    with pytest.raises(TransportFault) as caught:
        colour.run(transport.unary, METHOD, b"", metadata=[pair], timeout=5)
    colour.run(transport.close)

    assert (caught.value.step, caught.value.sent) == ("grpc", False)
    assert caught.value.detail == faults.BAD_HEADER
    assert "top-secret" not in "".join(traceback.format_exception(caught.value, limit=0))


def test_a_certificate_that_grpc_does_not_trust(colour: Colour, certificates: Certificates) -> None:
    cert, key = chain(certificates.server)
    server, port = serve_grpc(0, grpc.ssl_server_credentials([(key, cert)]))
    fault = grpc_fault(colour, port, secure=True, tls=certificates.distrusting)
    server.stop(None).wait(5)

    assert brief(fault) == ("tls", False, False, "UNAVAILABLE")
    assert fault.detail.startswith("the server's certificate was refused")


def test_a_certificate_of_another_name_for_grpc(colour: Colour, certificates: Certificates) -> None:
    cert, key = chain(certificates.other_name)
    server, port = serve_grpc(0, grpc.ssl_server_credentials([(key, cert)]))
    fault = grpc_fault(colour, port, secure=True, tls=certificates.trusting)
    server.stop(None).wait(5)

    assert brief(fault) == ("tls", False, False, "UNAVAILABLE")
    assert fault.detail == "the server's certificate was refused: it is for another name"


def test_tls_where_the_grpc_server_speaks_none(colour: Colour, grpc_port: int, certificates: Certificates) -> None:
    fault = grpc_fault(colour, grpc_port, secure=True, tls=certificates.trusting)

    assert brief(fault) == ("tls", False, False, "UNAVAILABLE")
    assert fault.detail == faults.NO_TLS


def test_no_tls_where_the_grpc_server_expects_it(colour: Colour, certificates: Certificates) -> None:
    cert, key = chain(certificates.server)
    server, port = serve_grpc(0, grpc.ssl_server_credentials([(key, cert)]))
    fault = grpc_fault(colour, port)
    server.stop(None).wait(5)

    assert brief(fault)[:3] == ("grpc", False, False)
    assert "expect TLS" in fault.detail


def test_the_wrong_server_at_one_address_says_more_than_nobody_at_the_other(colour: Colour) -> None:
    refuse = answer(b"no", "400 Bad Request", connection="close")
    with Raw(says(refuse)) as server:
        transport = colour.grpc(server.port, host=f"ipv4:127.0.0.2:{free_port()},127.0.0.1")
        details = set()
        for _ in range(10):
            with pytest.raises(TransportFault) as caught:
                colour.call(transport, timeout=5)
            details.add(caught.value.detail)
        colour.run(transport.close)

    assert details == {faults.IS_HTTP1}


# The texts of grpcio's versions


class Failure(grpc.RpcError):
    """An error as grpc raises it."""

    def __init__(self, code: grpc.StatusCode, details: str) -> None:
        self._code, self._details = code, details

    def code(self) -> grpc.StatusCode:
        return self._code

    def details(self) -> str:
        return self._details


NOT_CONNECTED = "failed to connect to all addresses; last error: "
UNSENT = [
    # grpcio 1.60
    ("DNS resolution failed for a:1: C-ares status is not ARES_SUCCESS qtype=A: Domain name not found", "resolve"),
    (NOT_CONNECTED + "UNKNOWN: ipv4:1.2.3.4:1: Failed to connect to remote host: Connection refused", "connect"),
    (
        NOT_CONNECTED + "UNKNOWN: ipv4:1.2.3.4:1: Ssl handshake failed: SSL_ERROR_SSL: error:1000007d:SSL routines:"
        "OPENSSL_internal:CERTIFICATE_VERIFY_FAILED",
        "tls",
    ),
    (
        NOT_CONNECTED + "UNKNOWN: ipv4:1.2.3.4:1: Ssl handshake failed: SSL_ERROR_SSL: error:100000f7:SSL routines:"
        "OPENSSL_internal:WRONG_VERSION_NUMBER",
        "tls",
    ),
    (NOT_CONNECTED + "UNKNOWN: ipv4:1.2.3.4:1: Peer name 1.2.3.4 is not in peer certificate", "tls"),
    (NOT_CONNECTED + "INTERNAL: ipv4:1.2.3.4:1: Trying to connect an http1.x server", "grpc"),
    (NOT_CONNECTED + "UNAVAILABLE: ipv4:1.2.3.4:1: Failed parsing HTTP/2", "grpc"),
    (NOT_CONNECTED + "UNAVAILABLE: ipv4:1.2.3.4:1: recvmsg:Connection reset by peer", "grpc"),
    (NOT_CONNECTED + "UNKNOWN: ipv4:1.2.3.4:1: HTTP proxy returned response code 403", "connect"),
    # grpcio 1.85
    (
        "errors resolving a:1: [field:hostname lookup error:address lookup failed for a:1: Domain name not found]",
        "resolve",
    ),
    (
        NOT_CONNECTED + "UNKNOWN: ipv4:1.2.3.4:1: Tls handshake failed (TSI_PROTOCOL_FAILURE): SSL_ERROR_SSL: "
        "error:1000007d:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED: unable to get local issuer "
        "certificate: OK",
        "tls",
    ),
    (
        NOT_CONNECTED + "UNKNOWN: ipv4:1.2.3.4:1: Custom verification check failed with error: UNAUTHENTICATED: "
        "Hostname Verification Check failed.",
        "tls",
    ),
    (
        NOT_CONNECTED + "INTERNAL: ipv4:1.2.3.4:1: Failed parsing HTTP/2 (Expected SETTINGS frame as the first frame, "
        "got frame type 80) (Trying to connect an http1.x server (HTTP status 400))",
        "grpc",
    ),
    (NOT_CONNECTED + "UNAVAILABLE: ipv4:1.2.3.4:1: Socket closed", "grpc"),
    (NOT_CONNECTED + "UNKNOWN: ipv6:%5B::1%5D:1: tcp handshaker shutdown", "grpc"),
    (NOT_CONNECTED + "something that no version has said yet", "connect"),
]


@pytest.mark.parametrize(("details", "step"), UNSENT)
def test_a_call_without_a_connection_was_not_sent(details: str, step: str) -> None:
    fault = faults.of_grpc(Failure(grpc.StatusCode.UNAVAILABLE, details), closed_meanwhile=False)

    assert brief(fault) == (step, False, False, "UNAVAILABLE")


@pytest.mark.parametrize(
    ("details", "sent"),
    [
        ("Socket closed", True),
        ("recvmsg:Connection reset by peer", True),
        ("Stream removed (Socket closed)", True),
        ("Stream removed (recvmsg:Connection reset by peer (104))", True),
        ("Received RST_STREAM with error code 7", False),
        ("Stream removed (RST_STREAM (Received RST_STREAM with error code 7))", False),
        ("Stream removed (RST_STREAM (Received RST_STREAM with error code 77))", True),
        ("the server is shutting down", True),
    ],
)
def test_a_call_that_lost_its_connection_may_have_been_sent(details: str, sent: bool) -> None:
    fault = faults.of_grpc(Failure(grpc.StatusCode.UNAVAILABLE, details), closed_meanwhile=False)

    assert brief(fault) == ("grpc", sent, False, "UNAVAILABLE")


def test_the_authoritys_reason_is_quoted() -> None:
    said = next(text for text, _ in UNSENT if "unable to get" in text)
    fault = faults.of_grpc(Failure(grpc.StatusCode.UNAVAILABLE, said), closed_meanwhile=False)

    assert fault.detail.endswith("unable to get local issuer certificate")


def test_a_channel_that_is_closed_is_told_from_a_server_that_cancels() -> None:
    cancelled = Failure(grpc.StatusCode.CANCELLED, "Channel closed!")

    assert faults.of_grpc(cancelled, closed_meanwhile=True).detail == "the client was closed"
    assert faults.of_grpc(cancelled, closed_meanwhile=False).grpc_code == "CANCELLED"
    too_late = ValueError("Cannot invoke RPC on closed channel!")
    assert faults.of_grpc(too_late, closed_meanwhile=False).detail == "the client was closed"
