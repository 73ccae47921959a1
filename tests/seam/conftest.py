"""Both colours of the seam, to run one test on each, and what their tests connect to."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Generator, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
import trustme

from tests.seam.servers import Http, Raw, grpc_process
from weaviate._core.transport import GrpcOptions, HttpOptions, TlsMaterial
from weaviate._io import aio, blocking
from weaviate._proto.methods import Method

METHOD = Method(path="/weaviate.v1.Weaviate/Search", name="Search", request="SearchRequest", reply="SearchReply")


class Colour:
    """One of the two modules, and how a call of it is run to its end."""

    def __init__(self, module: ModuleType, run: Callable[..., Any]) -> None:
        self.module: Any = module
        self.run = run

    def http(self, url: str, **options: Any) -> Any:
        return self.module.HttpTransport(HttpOptions(base_url=url, **options))

    def grpc(self, port: int, *, host: str = "127.0.0.1", **options: Any) -> Any:
        return self.module.GrpcTransport(GrpcOptions(target=f"{host}:{port}", **options))

    def get(self, transport: Any, path: str = "/x", timeout: float = 5, method: str = "GET", **given: Any) -> Any:
        """Send a request."""
        arguments = {"headers": {}, "params": None, "content": None} | given
        return self.run(transport.send, method, path, timeout=timeout, **arguments)

    def call(self, transport: Any, message: bytes = b"ping", timeout: float = 5, method: Method = METHOD) -> bytes:
        """Make a call."""
        reply: bytes = self.run(transport.unary, method, message, metadata=[], timeout=timeout)
        return reply


@pytest.fixture(params=["aio", "blocking"])
def colour(request: pytest.FixtureRequest) -> Iterator[Colour]:
    """Each of the two modules."""
    if request.param == "blocking":
        yield Colour(blocking, lambda function, *args, **named: function(*args, **named))
        return
    with asyncio.Runner() as runner:
        yield Colour(aio, lambda function, *args, **named: runner.run(function(*args, **named)))


@pytest.fixture(scope="session")
def grpc_port() -> Iterator[int]:
    """The port of a gRPC server in another process."""
    with grpc_process() as port:
        yield port


@pytest.fixture
def http() -> Iterator[tuple[Raw, Http]]:
    """An HTTP server that answers with what was asked for."""
    handler = Http()
    with Raw(handler) as server:
        yield server, handler


@dataclass(frozen=True)
class Certificates:
    """An authority that is trusted, one that is not, and what the first has issued."""

    authority: trustme.CA
    server: trustme.LeafCert
    stranger: trustme.CA
    other_name: trustme.LeafCert
    client: trustme.LeafCert

    @property
    def trusting(self) -> TlsMaterial:
        return TlsMaterial(ca=self.authority.cert_pem.bytes())

    @property
    def distrusting(self) -> TlsMaterial:
        return TlsMaterial(ca=self.stranger.cert_pem.bytes())

    def named(self, name: str) -> TlsMaterial:
        return TlsMaterial(ca=self.authority.cert_pem.bytes(), server_name=name)

    @property
    def with_client(self) -> TlsMaterial:
        cert, key = chain(self.client)
        return TlsMaterial(ca=self.authority.cert_pem.bytes(), cert=cert, key=key)

    def context(self, certificate: trustme.LeafCert | None = None, *, wants_client: bool = False) -> ssl.SSLContext:
        """A server's context."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        (certificate or self.server).configure_cert(context)
        if wants_client:
            self.authority.configure_trust(context)
            context.verify_mode = ssl.CERT_REQUIRED
        return context


def chain(certificate: trustme.LeafCert) -> tuple[bytes, bytes]:
    """Certificate chain and key, as PEM."""
    return b"".join(pem.bytes() for pem in certificate.cert_chain_pems), certificate.private_key_pem.bytes()


@pytest.fixture(scope="session")
def certificates() -> Certificates:
    """Made once: keys take time."""
    authority, stranger = trustme.CA(), trustme.CA()
    return Certificates(
        authority=authority,
        server=authority.issue_cert("127.0.0.1", "localhost"),
        stranger=stranger,
        other_name=authority.issue_cert("weaviate.example"),
        client=authority.issue_cert("client@weaviate.example"),
    )


class CancelAt:
    """Awaits something, and cancels the task that does so at the n-th place where it waits.

    Attributes:
        reached: Whether there was such a place.
    """

    def __init__(self, awaitable: Awaitable[Any], number: int) -> None:
        self._awaitable = awaitable
        self._number = number
        self.reached = False

    async def run(self) -> Any:
        """The same, for a task."""
        return await self

    def __await__(self) -> Generator[Any, Any, Any]:
        inner = self._awaitable.__await__()
        places = 0
        throw: BaseException | None = None
        while True:
            try:
                waited = inner.send(None) if throw is None else inner.throw(throw)
            except StopIteration as stop:
                return stop.value
            places += 1
            if places == self._number:
                self.reached = True
                task = asyncio.current_task()
                assert task is not None
                task.cancel()
            try:
                throw = None
                yield waited
            except BaseException as error:
                throw = error
