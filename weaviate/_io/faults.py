"""Exceptions of httpcore and grpc as `TransportFault`, in plain words and without what a header holds."""

from __future__ import annotations

import os
import re
import socket
import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING

from weaviate._core.transport import Step, TransportFault
from weaviate._io.wiring import CLOSED, Exchange

if TYPE_CHECKING:
    import grpc

BAD_HEADER = "a header has a name or a value that cannot be sent; nothing was"
NO_TLS = "what answers does not speak TLS"
NO_ADDRESS = "this is no address of HTTP"
CLOSED_AT_ONCE = "the server closed the connection at once; it may be starting, speak another protocol or expect TLS"
NOT_HTTP = "what answers does not speak HTTP/1.1; a gRPC port or a TLS port may be the reason"
NOT_HTTP2 = "what answers does not speak HTTP/2, as gRPC does"
IS_HTTP1 = "an HTTP/1.1 server answers here, not a gRPC server"


def closed(step: Step, *, sent: bool = False) -> TransportFault:
    """A call on a transport that is closed, or was closed meanwhile."""
    return TransportFault(step, CLOSED, sent=sent)


# HTTP

_DOING: dict[Step | None, str] = {
    None: "waiting for a free connection",
    "connect": "connecting",
    "tls": "agreeing on TLS",
    "http": "waiting for the answer",
}


def of_http(error: Exception, exchange: Exchange, *, closed_meanwhile: bool) -> TransportFault:
    """The fault of an HTTP request. It is raised from its `__cause__`, which is None where the text holds a header."""
    import httpx

    if isinstance(error, TransportFault):
        return error
    if closed_meanwhile:
        fault = closed("http", sent=exchange.sent)
    elif isinstance(error, TimeoutError | httpx.TimeoutException):
        detail = f"timed out {_DOING[exchange.step]}"
        fault = TransportFault(exchange.step or "connect", detail, sent=exchange.sent, timed_out=True)
    elif isinstance(error, httpx.LocalProtocolError | UnicodeError):
        # Both quote the value.
        return TransportFault("http", BAD_HEADER, sent=False)
    else:
        step, detail = _explain_http(error, exchange.step or "connect")
        fault = TransportFault(step, detail, sent=exchange.sent)
    fault.__cause__ = error
    return fault


def _explain_http(error: Exception, step: Step) -> tuple[Step, str]:
    import httpx

    root = _root(error)
    if isinstance(root, socket.gaierror):
        return "resolve", f"the name cannot be resolved: {root.strerror}"
    if isinstance(root, ssl.SSLCertVerificationError):
        return "tls", f"the server's certificate was refused: {root.verify_message}"
    if isinstance(root, ssl.SSLError):
        if root.reason in ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "UNEXPECTED_MESSAGE"):
            return "tls", NO_TLS
        return "tls", f"the TLS connection failed: {root.reason or root.strerror}"
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return "connect", f"{NO_ADDRESS}: {error}"
    if isinstance(error, httpx.ProxyError):
        return "connect", f"the proxy refused: {error}"
    if isinstance(root, OSError):
        detail = os.strerror(root.errno or 0).lower()
        return step, detail if step == "connect" else f"the connection broke: {detail}"
    if isinstance(error, httpx.RemoteProtocolError):
        if str(error).startswith("illegal"):
            return "http", NOT_HTTP
        return step, str(error) if "without" in str(error) else f"the answer broke off: {error}"
    return step, f"the connection broke: {str(error) or type(error).__name__}"


def _root(error: BaseException) -> BaseException:
    """The exception of the system that httpx's is made of; the error itself where there is none."""
    return next((cause for cause in _causes(error) if isinstance(cause, OSError) and cause.errno is not None), error)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and all that led to it, members of groups included."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for member in error.exceptions:
                yield from _causes(member)
        error = error.__cause__ or error.__context__


# gRPC

_PLAIN: tuple[tuple[str, Step, str], ...] = (
    # What grpcio 1.60 to 1.85 say when no call was made, most telling first; the last group of a match is quoted.
    (r"resolving|DNS resolution|address lookup", "resolve", "the name cannot be resolved"),
    (r"WRONG_VERSION_NUMBER", "tls", NO_TLS),
    (
        r"CERTIFICATE_VERIFY_FAILED(?:: ([^:]+))?",
        "tls",
        "the server's certificate was refused, or is from an authority that is not trusted",
    ),
    (
        r"Hostname Verification|not in peer certificate",
        "tls",
        "the server's certificate was refused: it is for another name",
    ),
    (r"(?i)(?:ssl|tls) handshake failed|handshake.*SSL_ERROR", "tls", "the TLS connection failed"),
    (r"http1\.x server", "grpc", IS_HTTP1),
    (r"Failed parsing HTTP/2", "grpc", NOT_HTTP2),
    (r"proxy returned response code (\d+)", "connect", "the proxy refused"),
    (r"Socket closed|reset by peer|handshaker shutdown", "grpc", CLOSED_AT_ONCE),
    (r"remote host: (.+)$", "connect", "no connection"),
)
_REFUSED_STREAM = re.compile(r"RST_STREAM with error code 7\b")
_HTTP_STATUS = re.compile(r"http2 header with status: (\d+)")


def of_grpc(error: Exception, *, closed_meanwhile: bool) -> TransportFault:
    """The fault of a gRPC call. Raised `from` its `__cause__`, which is None where the text holds a header."""
    import grpc

    if not isinstance(error, grpc.RpcError):
        if "closed" in str(error).lower() or closed_meanwhile:
            return closed("grpc")
        if "metadata was invalid" in str(error):  # and then all of it, secrets too
            return TransportFault("grpc", BAD_HEADER, sent=False)
        fault = TransportFault("grpc", f"the call could not be made: {type(error).__name__}: {error}", sent=False)
        fault.__cause__ = error
        return fault
    fault = _of_status(error, closed_meanwhile)
    fault.__cause__ = error
    return fault


def _of_status(error: grpc.RpcError, closed_meanwhile: bool) -> TransportFault:
    name = error.code().name
    detail = error.details() or ""
    if name == "CANCELLED" and closed_meanwhile:
        return closed("grpc", sent=True)
    if name == "DEADLINE_EXCEEDED":
        said = "timed out waiting for the answer" if detail == "Deadline Exceeded" else detail
        return TransportFault("grpc", said, timed_out=True, grpc_code=name)
    if name == "INTERNAL" and detail == "Invalid metadata":
        return TransportFault("grpc", BAD_HEADER, sent=False, grpc_code=name)
    if name == "UNAVAILABLE":
        not_sent = _unsent(detail)
        if not_sent is not None:
            return not_sent
    status = _HTTP_STATUS.search(detail)
    if status is not None:
        detail = f"something that does not speak gRPC answered, with HTTP status {status[1]}"
    elif name == "UNKNOWN" and detail.startswith("Stream removed"):
        detail = f"the answer is not one of gRPC ({detail})"
    return TransportFault("grpc", detail, sent=_REFUSED_STREAM.search(detail) is None, grpc_code=name)


def refused_address(error: Exception) -> str | None:
    """The address at which no connection could be made, where that is what an exception of grpc is about."""
    details = getattr(error, "details", None)
    found = re.match(r"failed to connect .*?(ipv[46]:\S+): ", (details and details()) or "")
    return found and found[1]


def _unsent(detail: str) -> TransportFault | None:
    """The fault of a call for which there was no connection, so that nothing was sent."""
    if not re.match(r"failed to connect|errors resolving|DNS resolution", detail):
        return None
    for pattern, step, text in _PLAIN:
        found = re.search(pattern, detail)
        if found is not None:
            said = found[1] if found.lastindex else None
            return TransportFault(
                step, f"{text}: {said.lower()}" if said else text, sent=False, grpc_code="UNAVAILABLE"
            )
    return TransportFault("connect", detail, sent=False, grpc_code="UNAVAILABLE")
