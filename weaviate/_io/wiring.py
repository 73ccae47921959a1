"""HTTP as both colours use it: certificates, proxies, and what is known of one request on its way."""

from __future__ import annotations

import gc
import os
import socket
import ssl
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode, urljoin, urlsplit
from weakref import WeakSet

from weaviate._core.transport import HttpOptions, Step, TlsMaterial, TransportFault

if TYPE_CHECKING:
    import httpx

KEEPALIVE_EXPIRY = 30.0
"""Seconds after which an idle connection is not used again; load balancers commonly drop it after 60."""
MOST_REQUESTS = 6
"""The requests of one download, redirects included."""
CLOSED = "the client was closed"

_REDIRECTS = (301, 302, 303, 307, 308)


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
                context.load_cert_chain(pem, password=_no_password)
    except OSError as error:
        raise TransportFault("tls", f"the certificates cannot be used: {error}", sent=False) from error
    return context


def _no_password() -> str:
    """Asked for by a private key that is encrypted. Without this, OpenSSL would ask whoever sits at the terminal."""
    raise TransportFault("tls", "the private key is encrypted; give it without a password", sent=False)


def _trust(context: ssl.SSLContext, tls: TlsMaterial, trust_env: bool) -> None:
    if tls.ca is not None:
        context.load_verify_locations(cadata=tls.ca.decode("ascii", "ignore"))
        return
    directory = os.environ.get("SSL_CERT_DIR") if trust_env else None
    file = _roots_file(trust_env)
    context.load_verify_locations(file if file or directory else _certifi(), directory)


def roots(trust_env: bool) -> bytes:
    """The authorities that are trusted where none are given, as PEM: the environment's file, or certifi's.

    Raises:
        TransportFault: The file cannot be read.
    """
    try:
        return Path(_roots_file(trust_env) or _certifi()).read_bytes()
    except OSError as error:
        raise TransportFault("tls", f"the certificates cannot be used: {error}", sent=False) from error


def _roots_file(trust_env: bool) -> str | None:
    return os.environ.get("SSL_CERT_FILE") if trust_env else None


def _certifi() -> str:
    import certifi

    return certifi.where()


@cache
def _no_certificates() -> ssl.SSLContext:
    """What httpx is given where there is no TLS: left to itself it would load certifi's certificates."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def environment_proxy(scheme: str, host: str) -> str | None:
    """The proxy that the environment names for a host."""
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    return None if proxy is None or proxy_bypass(host) else proxy


def line_arguments(options: HttpOptions) -> dict[str, Any]:
    """The arguments of an httpx transport, of either colour, that has one connection.

    Each request has a transport for itself while it runs. One that requests share does not keep what the seam promises:
    threads close each other's connections, and a request that is cancelled takes a place in the pool with it.

    Raises:
        TransportFault: An address is none, or the certificates cannot be used.
    """
    import httpx

    try:
        base = httpx.URL(options.base_url)
        url = options.proxy
        if url is None and options.trust_env:
            url = environment_proxy(base.scheme, base.host)
        proxy = None if url is None else httpx.Proxy(url)
    except (ValueError, httpx.InvalidURL) as error:
        raise TransportFault("connect", f"this is no address of HTTP: {error}", sent=False) from error
    if base.scheme not in ("http", "https") or not base.host:
        raise TransportFault("connect", "this is no address of HTTP", sent=False)
    secure = base.scheme == "https"
    context = ssl_context(options.tls or TlsMaterial(), options.trust_env) if secure else _no_certificates()
    limits = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=KEEPALIVE_EXPIRY)
    # What the environment says has been read above: httpx reads it for clients, not for transports.
    return {"verify": context, "trust_env": False, "limits": limits, "proxy": proxy}


class Connections:
    """The connections of one transport, beneath httpx.

    Attributes:
        closed: Whether the transport is closed, so that nothing may be sent any more.
    """

    def __init__(self) -> None:
        self.closed = False
        self._process = os.getpid()
        self._streams: WeakSet[Any] = WeakSet()
        self._lock = threading.Lock()

    @property
    def inherited(self) -> bool:
        """Whether they are a parent process's, which still uses them."""
        return self._process != os.getpid()

    def add(self, stream: Any) -> None:
        """Note one, as httpcore's stream."""
        with self._lock:
            self._streams.add(stream)

    def _noted(self) -> list[Any]:
        with self._lock:
            return list(self._streams)

    def leave_to_parent(self) -> None:
        """Close the sockets of a parent process in this one. The parent has its own; nothing is said to the server."""
        self.closed = True
        # The lock may have been held at the fork, by a thread that is not here.
        for stream in list(self._streams):
            opened = stream.get_extra_info("socket")
            if isinstance(opened, socket.socket):
                opened.close()

    def hang_up(self) -> None:
        """End all, so that whoever waits for one goes on: to close a socket wakes nobody."""
        for stream in self._noted():
            opened = stream.get_extra_info("socket")
            with suppress(OSError):
                if isinstance(opened, socket.socket):
                    # Not that of an SSLSocket, which first forgets its TLS: a write in between would be in the clear.
                    socket.socket.shutdown(opened, socket.SHUT_RDWR)
                elif opened is not None:
                    opened.shutdown(socket.SHUT_RDWR)


class Exchange:
    """One request on its way.

    Attributes:
        step: The step that it is at; None while it waits for a connection.
        sent: Whether a byte of it may have left.
        stream: The connection that was made for it.
        given_up: Whether nobody wants its answer any more.
    """

    _STEPS: Mapping[str, Step] = {"connect_tcp": "connect", "start_tls": "tls", "send_request_headers": "http"}

    def __init__(self, connections: Connections, seconds: float) -> None:
        self.step: Step | None = None
        self.sent = False
        self.stream: Any = None
        self.given_up = False
        self._connections = connections
        self._deadline = time.monotonic() + seconds

    def note(self, event: str, info: Mapping[str, Any]) -> None:
        """Take an event of httpcore's `trace` extension: `connection.connect_tcp.started`.

        Raises:
            TransportFault: The request must not go on.
        """
        _, name, state = event.split(".")
        if name not in self._STEPS:
            return
        if state == "started":
            if self.given_up or self._connections.closed:
                raise TransportFault("http", CLOSED, sent=False)
            self.step = self._STEPS[name]
            # What a proxy is told before TLS is not the request.
            self.sent = self.step == "http" and info["request"].method != b"CONNECT"
        elif state == "complete" and name != "send_request_headers":
            self.stream = info["return_value"]
            self._connections.add(self.stream)

    def left(self) -> float:
        """The seconds that are left.

        Raises:
            TimeoutError: There are none.
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class Countdown(Mapping[str, float]):
    """The timeouts of a request as httpcore reads them, before each step: what is left of its time.

    Args:
        exchange: The request.
        patience: Seconds more for connecting.
    """

    def __init__(self, exchange: Exchange, patience: float = 0.0) -> None:
        self._exchange = exchange
        self._patience = patience

    def __getitem__(self, step: str) -> float:
        left = self._exchange.left()
        return left + self._patience if step == "connect" else left

    def __iter__(self) -> Iterator[str]:
        return iter(("pool", "connect", "write", "read"))

    def __len__(self) -> int:
        return 4


def request(
    options: HttpOptions,
    method: str,
    url: str,
    *,
    headers: Mapping[str, str],
    params: Mapping[str, str] | None,
    content: bytes | None,
    timeouts: Mapping[str, float],
    trace: Callable[[str, Any], Any],
) -> httpx.Request:
    """A request for httpx's transport."""
    import httpx

    extensions: dict[str, Any] = {"timeout": timeouts, "trace": trace}
    if options.tls is not None and options.tls.server_name is not None:
        extensions["sni_hostname"] = options.tls.server_name
    if params:
        # The versions of httpx differ in how they write a blank.
        url = f"{url}?{urlencode(params)}"
    return httpx.Request(method, url, headers=headers, content=content, extensions=extensions)


def joined(headers: httpx.Headers) -> dict[str, str]:
    """Headers by lower-case name; the values of one name are joined by commas."""
    return {name: headers[name] for name in headers}


_inherited: list[Any] = []
"""What a parent process had, on its loop: asyncio would warn about all that is let go."""


def keep(what: Any) -> None:
    """Keep something of the parent process."""
    _inherited.append(what)


@contextmanager
def unwarned() -> Iterator[None]:
    """Let go of connections in the block without asyncio's warnings that nobody closed them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def redirected(response: httpx.Response, url: str) -> str | None:
    """Where a download goes on, if it does not end here.

    Raises:
        TransportFault: It would leave https.
    """
    location: str | None = response.headers.get("location")
    if response.status_code not in _REDIRECTS or location is None:
        return None
    target: str = urljoin(url, location)
    if url.startswith("https:") and not target.startswith("https:"):
        raise TransportFault("http", f"{urlsplit(url).hostname} redirects from https to {target.partition(':')[0]}")
    return target


class Sink:
    """The file that a download goes to. It is removed unless all of it came.

    Raises:
        TransportFault: The answer is not the file, or the file cannot be written.
    """

    def __init__(self, path: Path, response: httpx.Response, progress: Callable[[int, int | None], None]) -> None:
        if response.status_code != 200:
            raise TransportFault("http", f"status {response.status_code}")
        self._path = path
        self._progress = progress
        length = response.headers.get("content-length", "")
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
