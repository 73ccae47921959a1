"""The pure half of connecting: options of both transports, the checks' requests, and what their outcomes mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from weaviate._core import over_http
from weaviate._core.decode.messages import read
from weaviate._core.errors import ADVICE
from weaviate._core.transport import GrpcOptions, GrpcRequest, HttpOptions, RestReply, RestRequest, TlsMaterial
from weaviate._core.version import MINIMUM, ServerVersion
from weaviate._proto import methods, v1
from weaviate.config import AdditionalConfig, Proxies
from weaviate.exceptions import (
    ErrorDetails,
    WeaviateBaseError,
    WeaviateGRPCUnavailableError,
    WeaviateStartUpError,
)
from weaviate.models.connection import ConnectionParams

_NOWHERE = {404: "there is no Weaviate below this path. Is the path prefix right (http_path_prefix)?"}
META = RestRequest("GET", "/meta", "read the server's version", timeout="init", meanings=_NOWHERE)
READY = RestRequest("GET", "/.well-known/ready", "ask whether the server is ready", ok=(200, 503), timeout="init")
LIVE = RestRequest("GET", "/.well-known/live", "ask whether the server is up", timeout="init")
FIND_PROVIDER = RestRequest(
    "GET", "/.well-known/openid-configuration", "find the identity provider", ok=(200, 404), timeout="init"
)
GET_META = RestRequest("GET", "/meta", "read what the server says of itself", meanings=_NOWHERE)
OPEN_ID = RestRequest("GET", "/.well-known/openid-configuration", "read the identity provider's address", ok=(200, 404))


@dataclass(frozen=True, slots=True)
class Meta:
    """What the server says of itself, as far as the client uses it."""

    version: str
    max_message_size: int | None


def meta(reply: RestReply) -> Meta:
    """Read `/meta`.

    Raises:
        ResponseCannotBeDecodedError: It is not what Weaviate answers.
    """
    body = whole_meta(reply)
    if not isinstance(body.get("version"), str):
        raise reply.undecodable(META.what)
    size = body.get("grpcMaxMessageSize")
    return Meta(body["version"], size if isinstance(size, int) and size > 0 else None)


def whole_meta(reply: RestReply) -> dict[str, Any]:
    """Read `/meta` as it is.

    Raises:
        ResponseCannotBeDecodedError: It is not what Weaviate answers.
    """
    body = reply.json(META.what)
    if not isinstance(body, dict):
        raise reply.undecodable(META.what)
    return body


def open_id(reply: RestReply) -> dict[str, Any] | None:
    """Read the address of the identity provider; None when the server has none.

    Raises:
        ResponseCannotBeDecodedError: It is not what Weaviate answers.
    """
    if reply.status_code == 404:
        return None
    body = reply.json(OPEN_ID.what)
    if not isinstance(body, dict):
        raise reply.undecodable(OPEN_ID.what)
    return body


def health() -> GrpcRequest:
    """The health check of the gRPC port."""
    message = v1.WeaviateHealthCheckRequest(service="Weaviate").SerializeToString()
    return GrpcRequest(methods.HEALTH_CHECK, message, "check the gRPC port", timeout="init")


def is_serving(reply: bytes) -> bool:
    """Whether the health check says that gRPC is served.

    Raises:
        ResponseCannotBeDecodedError: It is not what Weaviate answers.
    """
    answer = read(v1.WeaviateHealthCheckResponse.FromString, reply, "check the gRPC port")
    return answer.status == v1.WeaviateHealthCheckResponse.SERVING


def check_version(version: str, host: str) -> None:
    """Refuse a server that is too old.

    Raises:
        WeaviateStartUpError: It is older than `MINIMUM`.
    """
    parsed = ServerVersion.parse(version)
    if parsed is not None and parsed < MINIMUM:
        text = f"The server at {host} is Weaviate {version}; this client needs {MINIMUM} or later. Upgrade the server."
        raise WeaviateStartUpError(text).with_details(ErrorDetails(host=host, step="version"))


def not_ready(host: str) -> WeaviateBaseError:
    """The error for a server that answers, and is not ready."""
    text = f"The server at {host} is up but not ready yet: {READY.path} answers 503. Try again in a moment."
    return WeaviateStartUpError(text).with_details(
        ErrorDetails(host=host, step="ready", http_status=503, retryable=True)
    )


def grpc_unavailable(params: ConnectionParams, version: str | None, details: ErrorDetails) -> WeaviateBaseError:
    """The error for a gRPC port that did not pass its check.

    Args:
        params: Where the server is.
        version: Its version, where it is known already.
        details: What is known of the failure.
    """
    step = details.step or "grpc"
    reason = details.reason or "its health check does not say that it serves"
    advice = f" (failed at: {step}). {ADVICE.get(step, ADVICE['grpc'])}"
    prefix = params.grpc_path_prefix
    if params.grpc_over_http:
        prefix = f"{params.http_path_prefix or ''}/v1{over_http.ROUTE}"
        if details.grpc_code == "UNIMPLEMENTED":
            advice = "."  # the reason says all
    address = (params.grpc.host, params.grpc.port)
    error = RuntimeError(f"{reason}{advice}")
    return WeaviateGRPCUnavailableError(version or "", address, prefix, error).with_details(details)


def http_options(params: ConnectionParams, config: AdditionalConfig, tls: TlsMaterial | None) -> HttpOptions:
    """How the HTTP transport is set up."""
    return HttpOptions(
        base_url=f"{params.http_url}/v1",
        tls=tls,
        proxy=_proxy(config, "https" if params.http.secure else "http"),
        trust_env=config.trust_env,
        max_connections=config.connection.session_pool_maxsize,
        max_keepalive=config.connection.session_pool_connections,
        pool_timeout=config.connection.session_pool_timeout,
    )


def foreign_options(
    params: ConnectionParams, config: AdditionalConfig, tls: TlsMaterial | None, address: str
) -> HttpOptions:
    """How an HTTP transport to another host is set up: of the certificates, only whom to trust is for it.

    Args:
        params: Where the server is.
        config: The client's configuration.
        tls: The client's certificates.
        address: Scheme, host and port of the other host.
    """
    trusted = None if tls is None else TlsMaterial(ca=tls.ca)
    proxy = _proxy(config, "https" if address.startswith("https:") else "http")
    return replace(http_options(params, config, trusted), base_url=address, proxy=proxy)


def grpc_options(
    params: ConnectionParams,
    config: AdditionalConfig,
    tls: TlsMaterial | None,
) -> GrpcOptions:
    """How the gRPC transport is set up."""
    grpc = config.grpc_config
    credentials = grpc.credentials if grpc else None
    return GrpcOptions(
        target=params.grpc.address,
        secure=params.grpc.secure or credentials is not None,
        tls=tls,
        credentials=credentials,
        proxy=_proxy(config, "grpc"),
        trust_env=config.trust_env,
        path_prefix=params.grpc_path_prefix or "",
        channel_options=tuple((grpc.channel_options if grpc else None) or ()),
    )


def _proxy(config: AdditionalConfig, protocol: str) -> str | None:
    if isinstance(config.proxies, Proxies):
        url: str | None = getattr(config.proxies, protocol)
        return url
    return config.proxies
