"""What httpcore reads from and writes to, on an event loop. `weaviate._io.blocking_network` is its twin, for threads.

Sockets are used without asyncio's transports: one of those whose loop is gone can be neither closed nor left. Where an
operation has an `Exchange` for its timeout, that is told how far the request has come; its time is kept by the caller.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore

from weaviate._io import wiring


class Network(wiring.Network, httpcore.AsyncNetworkBackend):
    """Makes connections."""

    async def connect_tcp(
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
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        refused: OSError | None = None
        for number, (family, kind, protocol, _, address) in enumerate(found):
            opened = socket.socket(family, kind, protocol)
            try:
                opened.setblocking(False)
                async with asyncio.timeout(exchange.left() / (len(found) - number)):
                    await loop.sock_connect(opened, address)
                self.keep(opened)
                return Stream(self, opened)
            except OSError as error:
                refused = error
                opened.close()
            except BaseException:
                opened.close()
                raise
        raise refused or OSError(f"{host} has no address")


class Stream(httpcore.AsyncNetworkStream):
    """A connection."""

    def __init__(self, network: Network, opened: socket.socket) -> None:
        self._network = network
        self._socket = opened
        self._loop = asyncio.get_running_loop()

    async def read(self, max_bytes: int, timeout: Any = None) -> bytes:
        """Wait for bytes; none means the end."""
        try:
            return await self._loop.sock_recv(self._socket, max_bytes)
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    async def write(self, buffer: bytes, timeout: Any = None) -> None:
        """Send all of it."""
        if timeout is not None:
            timeout.at("http", sent=True)
        try:
            await self._loop.sock_sendall(self._socket, buffer)
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    async def aclose(self) -> None:
        """Close it."""
        self._network.drop(self._socket)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: Any = None
    ) -> TlsStream:
        """Agree on TLS, with the certificates of the transport."""
        return await _start_tls(self, self._network, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know."""
        return wiring.is_readable(self._socket) if info == "is_readable" else None


class TlsStream(httpcore.AsyncNetworkStream):
    """A connection with TLS."""

    def __init__(self, network: Network, below: Stream | TlsStream, tls: wiring.Tls) -> None:
        self._network = network
        self._below = below
        self._tls = tls

    async def read(self, max_bytes: int, timeout: Any = None) -> bytes:
        """Wait for bytes; none means the end."""
        while (data := self._tls.read(max_bytes)) is None:
            await self.advance(timeout)
        return data

    async def write(self, buffer: bytes, timeout: Any = None) -> None:
        """Send all of it."""
        await self._below.write(self._tls.write(buffer), timeout)

    async def advance(self, timeout: Any) -> None:
        """Send what TLS has to say, and wait for what the other side says."""
        if outgoing := self._tls.to_send():
            await self._below.write(outgoing)
        self._tls.received(await self._below.read(wiring.READ_SIZE, timeout))

    async def aclose(self) -> None:
        """Close it."""
        await self._below.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: Any = None
    ) -> TlsStream:
        """Agree on TLS within TLS: by way of a proxy that speaks TLS itself."""
        return await _start_tls(self, self._network, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know."""
        return self._tls.connection if info == "ssl_object" else self._below.get_extra_info(info)


async def _start_tls(
    below: Stream | TlsStream, network: Network, server_name: str | None, timeout: Any
) -> TlsStream:
    timeout.at("tls")
    try:
        tls = network.tls(server_name or "")
        stream = TlsStream(network, below, tls)
        while not tls.handshake():
            await stream.advance(timeout)
        if outgoing := tls.to_send():
            await below.write(outgoing)
    except BaseException:
        await below.aclose()
        raise
    return stream
