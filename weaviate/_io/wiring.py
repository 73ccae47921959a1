"""HTTP as both colours use it: certificates, proxies, how httpcore is set up, and one request on its way.

httpcore has the connection pools, HTTP/1.1 and the proxies. What it reads from and writes to is this package's own, in
`weaviate._io.aio_network` and `weaviate._io.blocking_network`: so one deadline holds for all of a request, it is known how
far a request came, and connections can be ended from another thread, or left behind by a loop that is gone.
"""

from __future__ import annotations

import os
import select
import socket
import ssl
import tempfile
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import SplitResult, unquote, urlencode, urljoin, urlsplit

from weaviate._core.transport import HttpOptions, RestReply, Step, TlsMaterial, TransportFault

if TYPE_CHECKING:
    import httpcore

KEEPALIVE_EXPIRY = 30.0
"""Seconds after which an idle HTTP connection is not used again; load balancers commonly drop it after 60."""
MOST_REQUESTS = 6
"""The requests of one download, redirects included."""
READ_SIZE = 65536
CLOSED = "the client was closed"

_REDIRECTS = (301, 302, 303, 307, 308)
_DEFAULT_PORTS = {"http": 80, "https": 443}


# Certificates, proxies, addresses


@lru_cache(maxsize=16)
def ssl_context(tls: TlsMaterial, trust_env: bool) -> ssl.SSLContext:
    """The context for https, made once for each set of certificates: to load certifi's takes 30 ms.

    Raises:
        TransportFault: The certificates cannot be used.
    """
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.set_alpn_protocols(["http/1.1"])
        _trust(context, tls, trust_env)
        if tls.cert is not None:
            # The ssl module reads a client's certificate from a file only: here one that nobody else can read.
            with tempfile.TemporaryDirectory() as private:
                pem = Path(private, "client.pem")
                pem.write_bytes(tls.cert + b"\n" + (tls.key or b""))
                context.load_cert_chain(pem)
    except OSError as error:
        raise TransportFault("tls", f"the certificates cannot be used: {error}", sent=False) from error
    return context


def _trust(context: ssl.SSLContext, tls: TlsMaterial, trust_env: bool) -> None:
    file = os.environ.get("SSL_CERT_FILE") if trust_env else None
    directory = os.environ.get("SSL_CERT_DIR") if trust_env else None
    if tls.ca is not None:
        context.load_verify_locations(cadata=tls.ca.decode("ascii", "ignore"))
    elif file or directory:
        context.load_verify_locations(file, directory)
    else:
        import certifi

        context.load_verify_locations(certifi.where())


@lru_cache(maxsize=1)
def _unused_context() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def environment_proxy(scheme: str, host: str) -> str | None:
    """The proxy that the environment names for a host."""
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    return None if proxy is None or proxy_bypass(host) else proxy


def pool(options: HttpOptions, network: Network, prefix: str) -> Any:
    """A pool of connections.

    Args:
        options: How it is set up.
        network: What it connects by.
        prefix: What the names of httpcore's classes begin with.

    Raises:
        TransportFault: The proxy cannot be used.
    """
    import httpcore

    arguments: dict[str, Any] = {
        # Certificates are loaded by the network when it comes to TLS; without a context httpcore would load some too.
        "ssl_context": _unused_context(),
        "max_connections": options.max_connections,
        "max_keepalive_connections": options.max_keepalive,
        "keepalive_expiry": KEEPALIVE_EXPIRY,
        "network_backend": network,
    }
    kind = "ConnectionPool"
    url = urlsplit(options.base_url)
    proxy = options.proxy
    if proxy is None and options.trust_env:
        proxy = environment_proxy(url.scheme, url.hostname or "")
    if proxy is not None:
        through = urlsplit(proxy)
        if through.scheme not in ("http", "https", "socks5", "socks5h"):
            raise TransportFault("connect", "a proxy's address begins with http://, https:// or socks5://", sent=False)
        kind = "SOCKSProxy" if through.scheme.startswith("socks") else "HTTPProxy"
        arguments["proxy_url"] = _url(through, b"/")
        if through.username is not None:
            arguments["proxy_auth"] = (unquote(through.username), unquote(through.password or ""))
        if kind == "HTTPProxy":
            arguments["proxy_ssl_context"] = _unused_context() if through.scheme == "https" else None
    return getattr(httpcore, f"{prefix}{kind}")(**arguments)


def _url(url: SplitResult, target: bytes) -> httpcore.URL:
    import httpcore

    try:
        host = url.hostname or ""
        name = host.encode("ascii" if host.isascii() else "idna")
        return httpcore.URL(scheme=url.scheme.encode(), host=name, port=url.port, target=target)
    except ValueError as error:
        raise TransportFault("connect", f"this is no address: {error}", sent=False) from error


# One transport's connections, and one request on its way


class Network:
    """The connections of one transport; each colour adds how they are made.

    Attributes:
        closed: Whether the transport is closed, so that nothing may be sent any more.
        sockets: The sockets that are open.
    """

    def __init__(self, options: HttpOptions) -> None:
        self.closed = False
        self.sockets: set[socket.socket] = set()
        self._options = options
        self._base = urlsplit(options.base_url)

    def check(self) -> None:
        """See that the transport is open.

        Raises:
            TransportFault: It is closed.
        """
        if self.closed:
            raise TransportFault("http", CLOSED, sent=False)

    def tls(self, server_name: str) -> Tls:
        """TLS for one connection."""
        return Tls(ssl_context(self._options.tls or TlsMaterial(), self._options.trust_env), server_name)

    def keep(self, opened: socket.socket) -> None:
        """Note a socket that is connected."""
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sockets.add(opened)

    def drop(self, opened: socket.socket) -> None:
        """Close a socket."""
        self.sockets.discard(opened)
        opened.close()

    def shut(self) -> None:
        """End all connections, so that the threads that wait for them wake up. To close them would not wake any."""
        for opened in list(self.sockets):
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)

    def abandon(self) -> None:
        """Let go of all connections in this process, without a word to the server."""
        self.closed = True
        for opened in list(self.sockets):
            self.drop(opened)

    def request(
        self,
        exchange: Exchange,
        method: str,
        path: str,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None,
        content: bytes | None,
    ) -> httpcore.Request:
        """A request to the transport's server.

        Args:
            exchange: What follows its way.
            method: The verb.
            path: What follows the base URL.
            headers: All headers but host and content-length.
            params: The query string.
            content: The body.
        """
        query = f"?{urlencode(params)}" if params else ""
        target = f"{self._base.path}{path}{query}".encode("ascii")
        extensions: dict[str, Any] = {}
        if self._options.tls is not None and self._options.tls.server_name is not None:
            extensions["sni_hostname"] = self._options.tls.server_name
        return self._build(exchange, method, self._base, target, headers, content, extensions)

    def fetch(self, exchange: Exchange, url: str) -> httpcore.Request:
        """A request of a download, to any server."""
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return self._build(exchange, "GET", parts, target.encode("ascii"), {}, None, {})

    def _build(
        self,
        exchange: Exchange,
        method: str,
        url: SplitResult,
        target: bytes,
        headers: Mapping[str, str],
        content: bytes | None,
        extensions: dict[str, Any],
    ) -> httpcore.Request:
        import httpcore

        address = _url(url, target)
        host = address.host if b":" not in address.host else b"[" + address.host + b"]"
        if address.port not in (None, _DEFAULT_PORTS.get(url.scheme)):
            host += b":%d" % (address.port or 0)
        fields = [(b"host", host)]
        fields += [(name.encode("ascii"), value.encode("ascii")) for name, value in headers.items()]
        if content is not None or method in ("POST", "PUT", "PATCH"):
            fields.append((b"content-length", b"%d" % len(content or b"")))
        # httpcore hands what stands here for an operation on to the network as it is.
        timeouts = dict.fromkeys(("connect", "read", "write"), exchange)
        pool = {"pool": min(self._options.pool_timeout, exchange.seconds)}
        return httpcore.Request(
            method, address, headers=fields, content=content, extensions={**extensions, "timeout": timeouts | pool}
        )


class Exchange:
    """One request on its way; stands for the timeout of each of its operations.

    Attributes:
        network: The transport's connections.
        seconds: The time for all of it.
        step: The step that it is at; None while it waits for a connection.
        sent: Whether a byte of it may have left.
    """

    def __init__(self, network: Network, seconds: float) -> None:
        self.network = network
        self.seconds = seconds
        self.step: Step | None = None
        self.sent = False
        self._deadline = time.monotonic() + seconds

    def at(self, step: Step, *, sent: bool = False) -> None:
        """Say which step begins.

        Raises:
            TransportFault: The transport was closed.
        """
        self.network.check()
        self.step, self.sent = step, sent

    def left(self) -> float:
        """The seconds that are left.

        Raises:
            TimeoutError: There are none.
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class Tls:
    """TLS between two streams of bytes, without the streams."""

    def __init__(self, context: ssl.SSLContext, server_name: str) -> None:
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self.connection = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_name)

    def handshake(self) -> bool:
        """Go on with the handshake; True when it is done."""
        try:
            self.connection.do_handshake()
        except ssl.SSLWantReadError:
            return False
        return True

    def read(self, size: int) -> bytes | None:
        """Some of what came, nothing at its end; None when more has to come first."""
        try:
            return self.connection.read(size)
        except ssl.SSLWantReadError:
            return None
        except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
            return b""

    def write(self, data: bytes) -> bytes:
        """Put something in, and take what is to be sent."""
        self.connection.write(data)
        return self._outgoing.read()

    def to_send(self) -> bytes:
        """What is to be sent by now."""
        return self._outgoing.read()

    def received(self, data: bytes) -> None:
        """Take what came; nothing means that the other side is done."""
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()


def is_readable(opened: socket.socket) -> bool:
    """Whether something can be read at once, the end included."""
    number = opened.fileno()
    if number < 0:
        return True
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(number, select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([number], [], [], 0)[0])


# Answers


def reply(response: httpcore.Response, body: bytes) -> RestReply:
    """An answer, unpacked. Names of headers are in lower case; values of one name are joined by commas.

    Raises:
        TransportFault: It cannot be unpacked.
    """
    headers: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    encoding = headers.get("content-encoding", "identity")
    if body and encoding != "identity":
        # None is asked for. A proxy may pack all the same, and 47 takes both kinds.
        try:
            body = zlib.decompressobj(47).decompress(body)
        except zlib.error as error:
            raise TransportFault("http", f"the answer's content-encoding is not {encoding}: {error}") from error
    return RestReply(response.status, headers, body)


def redirected(response: httpcore.Response, url: str) -> str | None:
    """Where a download goes on, if it does not end here.

    Raises:
        TransportFault: It would leave https.
    """
    location = next((value for name, value in response.headers if name.lower() == b"location"), None)
    if response.status not in _REDIRECTS or location is None:
        return None
    target = urljoin(url, location.decode("latin-1"))
    if url.startswith("https:") and not target.startswith("https:"):
        raise TransportFault("http", f"{urlsplit(url).hostname} redirects from https to {target.partition(':')[0]}")
    return target


class Sink:
    """The file that a download goes to. It is removed unless all of it came.

    Raises:
        TransportFault: The answer is not the file, or the file cannot be written.
    """

    def __init__(self, path: Path, response: httpcore.Response, progress: Callable[[int, int | None], None]) -> None:
        if response.status != 200:
            raise TransportFault("http", f"status {response.status}")
        self._path = path
        self._progress = progress
        length = dict(response.headers).get(b"content-length", b"")
        self._total = int(length) if length.isdigit() else None
        self._received = 0
        try:
            self._file = path.open("wb")
        except OSError as error:
            raise self._unwritable(error) from error

    def write(self, chunk: bytes) -> None:
        """Take some bytes."""
        try:
            self._file.write(chunk)
        except OSError as error:
            raise self._unwritable(error) from error
        self._received += len(chunk)
        self._progress(self._received, self._total)

    def _unwritable(self, error: OSError) -> TransportFault:
        return TransportFault("http", f"{self._path} cannot be written: {error.strerror}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is not None:
            self._path.unlink(missing_ok=True)
