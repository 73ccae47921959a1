"""What httpcore reads from and writes to, for threads. `weaviate._io.aio_network` is its twin, on an event loop.

Where an operation has an `Exchange` for its timeout, that is told how far the request has come, and says how much of its
time is left.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore

from weaviate._io import wiring


class Network(wiring.Network, httpcore.NetworkBackend):
    """Makes connections."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: Any = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Stream:
        """Connect to the first address of a host that takes the connection."""
        exchange: wiring.Exchange = timeout
        exchange.at("connect")
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        refused: OSError | None = None
        for number, (family, kind, protocol, _, address) in enumerate(found):
            opened = socket.socket(family, kind, protocol)
            try:
                opened.settimeout(exchange.left() / (len(found) - number))
                opened.connect(address)
                self.keep(opened)
                return Stream(self, opened)
            except OSError as error:
                refused = error
                opened.close()
            except BaseException:
                opened.close()
                raise
        raise refused or OSError(f"{host} has no address")


class Stream(httpcore.NetworkStream):
    """A connection."""

    def __init__(self, network: Network, opened: socket.socket) -> None:
        self._network = network
        self._socket = opened

    def read(self, max_bytes: int, timeout: Any = None) -> bytes:
        """Wait for bytes; none means the end."""
        try:
            if timeout is not None:
                self._socket.settimeout(timeout.left())
            return self._socket.recv(max_bytes)
        except TimeoutError:
            raise
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: Any = None) -> None:
        """Send all of it."""
        if timeout is not None:
            timeout.at("http", sent=True)
            self._socket.settimeout(timeout.left())
        try:
            self._socket.sendall(buffer)
        except TimeoutError:
            raise
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        """Close it."""
        self._network.drop(self._socket)

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: Any = None
    ) -> TlsStream:
        """Agree on TLS, with the certificates of the transport."""
        return _start_tls(self, self._network, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know."""
        return wiring.is_readable(self._socket) if info == "is_readable" else None


class TlsStream(httpcore.NetworkStream):
    """A connection with TLS."""

    def __init__(self, network: Network, below: Stream | TlsStream, tls: wiring.Tls) -> None:
        self._network = network
        self._below = below
        self._tls = tls

    def read(self, max_bytes: int, timeout: Any = None) -> bytes:
        """Wait for bytes; none means the end."""
        while (data := self._tls.read(max_bytes)) is None:
            self.advance(timeout)
        return data

    def write(self, buffer: bytes, timeout: Any = None) -> None:
        """Send all of it."""
        self._below.write(self._tls.write(buffer), timeout)

    def advance(self, timeout: Any) -> None:
        """Send what TLS has to say, and wait for what the other side says."""
        if outgoing := self._tls.to_send():
            self._below.write(outgoing)
        self._tls.received(self._below.read(wiring.READ_SIZE, timeout))

    def close(self) -> None:
        """Close it."""
        self._below.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: Any = None
    ) -> TlsStream:
        """Agree on TLS within TLS: by way of a proxy that speaks TLS itself."""
        return _start_tls(self, self._network, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know."""
        return self._tls.connection if info == "ssl_object" else self._below.get_extra_info(info)


def _start_tls(
    below: Stream | TlsStream, network: Network, server_name: str | None, timeout: Any
) -> TlsStream:
    timeout.at("tls")
    try:
        tls = network.tls(server_name or "")
        stream = TlsStream(network, below, tls)
        while not tls.handshake():
            stream.advance(timeout)
        if outgoing := tls.to_send():
            below.write(outgoing)
    except BaseException:
        below.close()
        raise
    return stream
