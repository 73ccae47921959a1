"""How a client connects: timeouts, pools, proxies, TLS, retries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, ConfigDict, Field

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import CheckedModel, count, number, text
from weaviate.types import NUMBER

__all__ = [
    "AdditionalConfig",
    "Config",
    "ConnectionConfig",
    "GrpcConfig",
    "Proxies",
    "RetryPolicy",
    "TLSConfig",
    "Timeout",
]

LONGEST = 10**9
"""The longest time that a call can be given, in seconds: some thirty years, which every clock can hold."""
Seconds = Annotated[NUMBER, Field(ge=0, le=LONGEST)]


def _check_proxy(url: str) -> str:
    # The URL may hold a password: no message shows it.
    if not (url.isascii() and url.isprintable()) or " " in url:
        raise ValueError("the proxy's URL has a character that is not allowed")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ValueError("the proxy's URL has a host or a port that is none") from None
    if parts.scheme not in ("http", "https"):
        raise ValueError("the proxy's URL does not begin with http:// or https://")
    if not host:
        raise ValueError("the proxy's URL has no host")
    return url


ProxyUrl = Annotated[str, AfterValidator(_check_proxy)]


@dataclass
class ConnectionConfig:
    """The pool of HTTP connections.

    Attributes:
        session_pool_connections: The most connections that are kept open idle.
        session_pool_maxsize: The most connections that are open at once.
        session_pool_max_retries: How often a call is tried again, where no `RetryPolicy` says otherwise.
        session_pool_timeout: Seconds to wait for a free connection.
    """

    session_pool_connections: int = 20
    session_pool_maxsize: int = 100
    session_pool_max_retries: int = 3
    session_pool_timeout: int = 5

    def __post_init__(self) -> None:
        for name, least in (
            ("session_pool_connections", 0),
            ("session_pool_maxsize", 1),
            ("session_pool_max_retries", 0),
            ("session_pool_timeout", 0),
        ):
            value = getattr(self, name)
            kinds = int | float if name == "session_pool_timeout" else int
            if isinstance(value, bool) or not isinstance(value, kinds) or not value >= least:
                what = "number" if name == "session_pool_timeout" else "whole number"
                raise WeaviateInvalidInputError(
                    f"ConnectionConfig.{name}: {value!r} is not a {what} of at least {least}"
                )


@dataclass
class Config:
    """The settings of clients before version 4, which no client takes any more: see `AdditionalConfig`.

    Attributes:
        grpc_port_experimental: The port of gRPC.
        grpc_secure_experimental: Whether gRPC is TLS.
        connection_config: The pool of HTTP connections.
    """

    grpc_port_experimental: int | None = None
    grpc_secure_experimental: bool = False
    connection_config: ConnectionConfig = field(default_factory=ConnectionConfig)


class Timeout(CheckedModel):
    """How long a call may take in all, its retries included, in seconds. Batches go on as long as something succeeds.

    Attributes:
        query: Searches and everything else that reads.
        insert: Everything that writes. Of batches: how long they go on after a failure without any success; a message
            without an answer fails after as long.
        init: Connecting with its checks.
        stream: The same, of batches that are streams; None for that of `insert`.
    """

    query: Seconds = 30
    insert: Seconds = 90
    init: Seconds = 2
    stream: Seconds | None = None


class Proxies(CheckedModel):
    """The proxies that requests go through.

    Attributes:
        http: The URL of the proxy for `http://` addresses, which begins with `http://` or `https://` itself.
        https: The URL of the proxy for `https://` addresses, likewise.
        grpc: The URL of the proxy for gRPC, likewise.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    http: ProxyUrl | None = Field(default=None, repr=False)  # it may hold a password
    https: ProxyUrl | None = Field(default=None, repr=False)  # it may hold a password
    grpc: ProxyUrl | None = Field(default=None, repr=False)  # it may hold a password


class GrpcConfig(CheckedModel):
    """The gRPC channel.

    Attributes:
        channel_options: Options of grpc-core, as `(name, value)`; they win over the client's own. Weaviate ends a
            connection that pings more often than every 5 minutes: `grpc.keepalive_time_ms` must not be below 300000.
        credentials: A ready `grpc.ChannelCredentials`; it wins over `AdditionalConfig.tls` and makes the channel TLS.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    channel_options: Sequence[tuple[str, Any]] | None = None
    credentials: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TLSConfig:
    """Certificates for REST and gRPC alike. Each is a path to a PEM file, or the PEM text or bytes themselves.

    Attributes:
        ca: The certificates that are trusted, instead of certifi's.
        cert: The client's certificate chain, for a server that asks for one.
        key: The private key of `cert`.
        server_name: The name that the server's certificate must carry, where it is not the host that is connected to.

    Examples:
        >>> from weaviate.config import AdditionalConfig, TLSConfig
        >>> config = AdditionalConfig(tls=TLSConfig(ca="company-ca.pem"))
    """

    ca: str | bytes | Path | None = None
    cert: str | bytes | Path | None = None
    key: str | bytes | Path | None = None
    server_name: str | None = None

    def __post_init__(self) -> None:
        if (self.cert is None) != (self.key is None):
            raise WeaviateInvalidInputError("TLSConfig: cert and key belong together; only one of them is given")
        for name in ("ca", "cert", "key"):
            value = getattr(self, name)
            if value is not None and not isinstance(value, str | bytes | Path):
                kind = type(value).__name__
                raise WeaviateInvalidInputError(f"TLSConfig.{name}: must be a path, a string or bytes, not {kind}")
        if self.server_name is not None:
            text(self.server_name, "TLSConfig.server_name")

    def __repr__(self) -> str:
        given = [name for name in ("ca", "cert", "key", "server_name") if getattr(self, name) is not None]
        return f"TLSConfig({', '.join(f'{name}=…' for name in given)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """When and how often a call is tried again. All its tries lie within the one deadline of the call.

    A call is only sent again when that cannot do harm: when it surely did not arrive, or when doing it twice is the
    same as doing it once.

    Attributes:
        max_attempts: How often a call is tried in all; 1 turns retries off.
        base_delay: Seconds before the second try; each further pause is twice as long.
        max_delay: The longest pause, in seconds.
        jitter: The part of a pause that is left to chance, 0 to 1, so that clients do not return all at once.
        budget: How many retries a client may have running up: each takes 1, each call that succeeds gives 0.1 back.
            So a server that is down is not met with a multiple of the usual load.
        grpc_codes: The gRPC status codes after which a call is tried again.
        http_statuses: The HTTP statuses after which a call is tried again; `Retry-After` is honoured.
    """

    max_attempts: int = 4
    base_delay: float = 0.1
    max_delay: float = 5.0
    jitter: float = 0.5
    budget: float = 100.0
    grpc_codes: frozenset[str] = frozenset({"UNAVAILABLE"})
    http_statuses: frozenset[int] = frozenset({429, 502, 503, 504})

    def __post_init__(self) -> None:
        if count(self.max_attempts, "RetryPolicy.max_attempts") < 1:
            raise WeaviateInvalidInputError(f"RetryPolicy.max_attempts: {self.max_attempts!r} is less than 1")
        if not 0 <= number(self.jitter, "RetryPolicy.jitter") <= 1:
            raise WeaviateInvalidInputError(f"RetryPolicy.jitter: {self.jitter!r} is not between 0 and 1")
        for name in ("base_delay", "max_delay", "budget"):
            if number(getattr(self, name), f"RetryPolicy.{name}") < 0:
                raise WeaviateInvalidInputError("RetryPolicy: base_delay, max_delay and budget cannot be negative")
        _check_each("RetryPolicy.grpc_codes", self.grpc_codes, str, "strings")
        _check_each("RetryPolicy.http_statuses", self.http_statuses, int, "whole numbers")


def _check_each(path: str, values: object, kind: type, wanted: str) -> None:
    if isinstance(values, str) or not isinstance(values, Collection) or not all(isinstance(v, kind) for v in values):
        raise WeaviateInvalidInputError(f"{path}: must be a set of {wanted}, not {values!r}")


class AdditionalConfig(CheckedModel):
    """Everything about a connection that has a default.

    Attributes:
        connection: The pool of HTTP connections.
        proxies: One proxy's URL for everything, or one per protocol.
        timeout: `Timeout`, or `(query, insert)` in seconds. Given as `timeout`, kept as `timeout_`.
        trust_env: Whether proxies and certificates of the environment (`HTTPS_PROXY`, `SSL_CERT_FILE`, …) are used.
        grpc_config: The gRPC channel.
        tls: Certificates for REST and gRPC alike.
        retry: When and how often a call is tried again.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, hide_input_in_errors=True)

    connection: ConnectionConfig = Field(default_factory=ConnectionConfig)
    proxies: ProxyUrl | Proxies | None = Field(default=None, repr=False)  # it may hold a password
    timeout_: tuple[NUMBER, NUMBER] | Timeout = Field(default_factory=Timeout, alias="timeout")
    trust_env: bool = False
    grpc_config: GrpcConfig | None = None
    tls: TLSConfig | None = None
    retry: RetryPolicy | None = None

    @property
    def timeout(self) -> Timeout:
        """The timeouts, with a pair taken as query and insert."""
        if isinstance(self.timeout_, Timeout):
            return self.timeout_
        query, insert = self.timeout_
        return Timeout(query=query, insert=insert)

    @property
    def retry_policy(self) -> RetryPolicy:
        """The policy that holds: `retry`, or one of as many retries as the pool is given."""
        return self.retry or RetryPolicy(max_attempts=self.connection.session_pool_max_retries + 1)
