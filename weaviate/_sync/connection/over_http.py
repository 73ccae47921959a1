# Generated from weaviate/_async/connection/over_http.py by scripts/unasync.py. Do not edit.
"""gRPC calls over the REST port, for places where no other one is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from weaviate._core import over_http
from weaviate._core.transport import TransportFault
from weaviate._io.blocking import HttpTransport
from weaviate._io.stream import BidiStream
from weaviate._proto.methods import Method


class GrpcOverHttp:
    """What `GrpcTransport` is, by way of HTTP requests. Streams are not to be had.

    Args:
        http: What carries them. It is not closed.
    """

    def __init__(self, http: HttpTransport) -> None:
        self._http = http

    def unary(self, method: Method, message: bytes, *, metadata: Sequence[tuple[str, str]], timeout: float) -> bytes:
        """Make one call.

        Args:
            method: Which.
            message: The request's bytes.
            metadata: All headers, their names in lower case.
            timeout: Seconds until its deadline.

        Raises:
            TransportFault: There is no answer, or its status is not OK.
        """
        try:
            reply = self._http.send(
                "POST",
                over_http.path(method),
                headers=over_http.headers(metadata, timeout),
                params=None,
                content=message,
                timeout=timeout,
            )
        except TransportFault as fault:
            raise over_http.failed(fault) from fault.__cause__
        return over_http.answered(reply, method, len(message))

    def stream(
        self, method: Method, *, metadata: Sequence[tuple[str, str]], on_event: Callable[[], None]
    ) -> BidiStream:
        """Refuse to begin a call in which both sides send any number of messages.

        Args:
            method: Which.
            metadata: All headers.
            on_event: What it would have called.

        Raises:
            TransportFault: Always.
        """
        raise TransportFault("http", over_http.NEEDS_PORT, sent=False, grpc_code="UNIMPLEMENTED")

    def close(self) -> None:
        """Do nothing: the HTTP connections are closed by their owner."""

    def abandon(self) -> None:
        """Do nothing, likewise."""
