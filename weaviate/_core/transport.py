"""What travels between the builders, the session and the transports: requests, replies, faults, options.

Builders return a `RestRequest` or a `GrpcRequest`; the session sends it through a transport of the seam, which moves
bytes and raises `TransportFault`; decoders take the bytes of the reply. Nothing here does I/O.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from weaviate._core.version import ServerVersion
from weaviate._proto.methods import Method
from weaviate.exceptions import ErrorDetails, ResponseCannotBeDecodedError
from weaviate.types import TimeoutKind

Step = Literal["resolve", "connect", "tls", "http", "grpc"]
"""How far a request came before it failed."""

JSON_CONTENT = {"content-type": "application/json"}


@dataclass(slots=True)
class RestRequest:
    """One HTTP request, without address or credentials.

    Attributes:
        method: The verb.
        path: The path below `/v1`, with every part quoted.
        what: What is being done, for errors: "insert into Books".
        params: The query string.
        body: The body, as JSON bytes.
        ok: The statuses that are an answer rather than a failure.
        timeout: Which of the client's timeouts covers it.
        idempotent: Whether sending it twice does what sending it once does, so that it may be sent again when it is
            not known whether it arrived.
        details: What errors name beside `what`.
        meanings: What a status means where the server says nothing with it.
        hints: What is to be said beside a refusal, by a part of what the server says in it.
        since: The first version of the server that has it; None for what all have.
        parts: Its parameters that only later versions have, with the first of them: others ignore what they don't know.
    """

    method: str
    path: str
    what: str
    params: Mapping[str, str] | None = None
    body: bytes | None = None
    ok: tuple[int, ...] = (200,)
    timeout: TimeoutKind = "query"
    idempotent: bool = True
    details: ErrorDetails = field(default_factory=ErrorDetails)
    meanings: Mapping[int, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    since: ServerVersion | None = None
    parts: Mapping[str, ServerVersion] = field(default_factory=dict)


@dataclass(slots=True)
class RestReply:
    """One HTTP answer, read to its end."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The body as text; bytes that are not UTF-8 are replaced."""
        return self.content.decode("utf-8", "replace")

    def json(self, what: str = "decode an answer") -> Any:
        """The body as JSON.

        Args:
            what: What is being done, for the error.

        Raises:
            ResponseCannotBeDecodedError: It is not JSON.
        """
        try:
            return json.loads(self.content)
        except (ValueError, RecursionError) as error:  # the latter for JSON that is nested too deeply
            raise self.undecodable(what) from error

    def undecodable(self, what: str) -> ResponseCannotBeDecodedError:
        """The error for a body that is not what the protocol says.

        Args:
            what: What is being done.
        """
        return ResponseCannotBeDecodedError(what, self)


@dataclass(slots=True)
class GrpcRequest:
    """One unary call: the method and the bytes of its message.

    Attributes:
        method: The method, from the table in `weaviate._proto.methods`.
        message: The serialized request.
        what: What is being done, for errors: "search Books by vector".
        timeout: Which of the client's timeouts covers it.
        idempotent: As in `RestRequest`.
        details: What errors name beside `what`.
    """

    method: Method
    message: bytes
    what: str
    timeout: TimeoutKind = "query"
    idempotent: bool = True
    details: ErrorDetails = field(default_factory=ErrorDetails)


class TransportFault(Exception):
    """A request that brought no answer, or a gRPC status other than OK. The session makes a public error of it.

    Attributes:
        step: How far it came.
        detail: What the transport said, for people.
        sent: Whether the request may have reached the server.
        timed_out: Whether its time ran out.
        grpc_code: The name of the gRPC status code.
    """

    def __init__(
        self,
        step: Step,
        detail: str,
        *,
        sent: bool = True,
        timed_out: bool = False,
        grpc_code: str | None = None,
    ) -> None:
        self.step: Step = step
        self.detail = detail
        self.sent = sent
        self.timed_out = timed_out
        self.grpc_code = grpc_code
        super().__init__(detail)

    def left(self, seconds: float) -> None:
        """Take how much of the call's time was left when it failed.

        Both sides watch the deadline. Where the server is the first to see it pass, it says that the call was
        cancelled.

        Args:
            seconds: The time.
        """
        if self.grpc_code == "CANCELLED" and seconds < 0.005:
            self.timed_out, self.grpc_code = True, "DEADLINE_EXCEEDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class TlsMaterial:
    """Certificates for both transports, as PEM bytes; None where the default applies.

    Attributes:
        ca: The certificates that are trusted, instead of certifi's.
        cert: The client's certificate chain.
        key: Its private key.
        server_name: The name that the server's certificate must carry, where it differs from the host.
    """

    ca: bytes | None = None
    cert: bytes | None = None
    key: bytes | None = field(default=None, repr=False)
    server_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpOptions:
    """How an HTTP transport is set up.

    Attributes:
        base_url: Scheme, host, port and the `/v1` below which every path lies, without a trailing slash.
        tls: Certificates, for https.
        proxy: The proxy's URL, where there is one.
        trust_env: Whether proxies and certificates are taken from the environment.
        max_connections: The most connections open at once.
        max_keepalive: The most connections kept open idle.
        pool_timeout: Seconds to wait for a free connection.
    """

    base_url: str
    tls: TlsMaterial | None = None
    proxy: str | None = field(default=None, repr=False)
    trust_env: bool = False
    max_connections: int = 100
    max_keepalive: int = 20
    pool_timeout: float = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class GrpcOptions:
    """How a gRPC transport is set up. It sets no limit to the size of messages: the server has one.

    Attributes:
        target: `host:port`.
        secure: Whether it is TLS.
        tls: Certificates, for TLS.
        credentials: A ready `grpc.ChannelCredentials` instead of `tls`.
        proxy: The proxy's URL, where there is one.
        trust_env: Whether a proxy is taken from the environment.
        path_prefix: A path before every method.
        channel_options: Further channel options; they win over the client's own.
    """

    target: str
    secure: bool = False
    tls: TlsMaterial | None = None
    credentials: Any = None
    proxy: str | None = field(default=None, repr=False)
    trust_env: bool = False
    path_prefix: str = ""
    channel_options: Sequence[tuple[str, Any]] = ()
