"""Where a server is."""

from __future__ import annotations

import re
from typing import Self
from urllib.parse import SplitResult, urlsplit

from pydantic import field_validator, model_validator

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import CheckedModel, text

MAX_MESSAGE_SIZE = 104_858_000
"""What a server takes in one gRPC message, in bytes, where it does not say another size itself."""
_PATH = re.compile(r"(?:/*(?!\.\.?(?:/|$))(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)+/*")
CLOUD_DOMAINS = ("weaviate.io", "semi.technology", "weaviate.cloud")
"""The domains of Weaviate Cloud, whose servers are told their own address with each request."""


def is_weaviate_domain(url: str) -> bool:
    """Whether an address lies in one of Weaviate Cloud's domains.

    Args:
        url: A host or a URL.
    """
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    return any(host == domain or host.endswith(f".{domain}") for domain in CLOUD_DOMAINS)


def _split(url: str, path: str) -> SplitResult:
    try:
        return urlsplit(text(url, path))
    except ValueError as error:
        raise WeaviateInvalidInputError(f"{path}: {url!r} is not a URL: {error}") from error


class ProtocolParams(CheckedModel):
    """One address.

    Attributes:
        host: The host, without scheme and port.
        port: The port, 0 to 65535.
        secure: Whether it is TLS.
    """

    host: str
    port: int
    secure: bool

    @field_validator("host")
    @classmethod
    def _check_host(cls, host: str) -> str:
        if not host:
            raise ValueError("host must not be empty")
        if "/" in host or any(c.isspace() for c in host):
            raise ValueError(f"{host!r} is not a host: give it without scheme, path and blanks")
        try:
            urlsplit(f"//{_bracketed(host)}")
        except ValueError as error:
            raise ValueError(f"{host!r} is not a host: {error}") from error
        return host

    @field_validator("port")
    @classmethod
    def _check_port(cls, port: int) -> int:
        if not 0 <= port <= 65535:
            raise ValueError(f"port {port} is not between 0 and 65535")
        return port

    def is_gcp(self) -> bool:
        """Whether the host is on Google Cloud, by its name."""
        return "gcp" in self.host

    @property
    def address(self) -> str:
        """`host:port`, with brackets around an IPv6 address."""
        return f"{_bracketed(self.host)}:{self.port}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


class ConnectionParams(CheckedModel):
    """The two addresses of a server, or the only one that is open.

    Attributes:
        http: Where REST is served.
        grpc: Where gRPC is served; the same as `http` where that is nowhere, and `grpc_over_http` is set.
        grpc_path_prefix: A path before every gRPC method, where a proxy wants one: `/weaviate`.
        http_path_prefix: A path before every path of REST, likewise.
        grpc_over_http: Whether all calls go over the REST port. The server has to be 1.38.3 or later, and streams of
            batches are not to be had.

    Examples:
        >>> from weaviate.connect import ConnectionParams
        >>> ConnectionParams.from_url("http://localhost:8080", grpc_port=50051).grpc.port
        50051
        >>> ConnectionParams.from_url("https://example.com/weaviate", grpc_port=None).http_url
        'https://example.com:443/weaviate'
    """

    http: ProtocolParams
    grpc: ProtocolParams
    grpc_path_prefix: str | None = None
    http_path_prefix: str | None = None
    grpc_over_http: bool = False

    @field_validator("http_path_prefix")
    @classmethod
    def _check_path(cls, path: str | None) -> str | None:
        if path is None or not path.strip("/"):
            return None
        if not _PATH.fullmatch(path):
            raise ValueError(f"{path!r} is not a path of letters, digits and the like: quote what is not (%20)")
        return "/" + path.strip("/")

    @model_validator(mode="after")
    def _check_ports(self) -> Self:
        if self.grpc_over_http:
            if self.grpc_path_prefix:
                raise ValueError("grpc_path_prefix is for a gRPC port, and there is none: give http_path_prefix")
            return self
        # Port 0 stands for any free port, of an embedded server that has not started yet.
        same = (self.http.host, self.http.port) == (self.grpc.host, self.grpc.port) and self.http.port != 0
        if same and not self.grpc_path_prefix:
            raise ValueError("http.port and grpc.port must be different if using the same host")
        return self

    @classmethod
    def from_url(
        cls,
        url: str,
        grpc_port: int | None,
        grpc_secure: bool = False,
        grpc_path_prefix: str | None = None,
    ) -> ConnectionParams:
        """Take the HTTP address from a URL, and serve gRPC on the same host.

        Args:
            url: `http://host:port` or `https://host`, with the path that a proxy serves it below, where there is one.
            grpc_port: The port of gRPC; None sends all calls over the REST port.
            grpc_secure: Whether gRPC is TLS; it is with `https://` in any case.
            grpc_path_prefix: A path before every gRPC method.

        Raises:
            WeaviateInvalidInputError: It is not such a URL.
        """
        parts = _split(url, "url")
        if parts.scheme not in ("http", "https"):
            raise WeaviateInvalidInputError(f"url: {url!r} does not begin with http:// or https://")
        secure = parts.scheme == "https"
        try:
            port = parts.port
        except ValueError as error:
            raise WeaviateInvalidInputError(f"url: {url!r}: {error}") from error
        return cls.from_params(
            http_host=parts.hostname or "",
            http_port=port if port is not None else (443 if secure else 80),
            http_secure=secure,
            grpc_host=None if grpc_port is None else parts.hostname or "",
            grpc_port=grpc_port,
            grpc_secure=grpc_secure or secure,
            grpc_path_prefix=grpc_path_prefix,
            http_path_prefix=parts.path or None,
        )

    @classmethod
    def from_params(
        cls,
        http_host: str,
        http_port: int,
        http_secure: bool,
        grpc_host: str | None,
        grpc_port: int | None,
        grpc_secure: bool,
        grpc_path_prefix: str | None = None,
        http_path_prefix: str | None = None,
    ) -> ConnectionParams:
        """Give both addresses in full.

        Args:
            http_host: The host of REST.
            http_port: The port of REST.
            http_secure: Whether REST is TLS.
            grpc_host: The host of gRPC; None, together with its port, sends all calls over the REST port.
            grpc_port: The port of gRPC.
            grpc_secure: Whether gRPC is TLS.
            grpc_path_prefix: A path before every gRPC method.
            http_path_prefix: A path before every path of REST.

        Raises:
            WeaviateInvalidInputError: A host is empty, a port is out of range, or both addresses are the same.
        """
        if (grpc_host is None) != (grpc_port is None):
            raise WeaviateInvalidInputError(
                "grpc_host and grpc_port: give both, or None for both, so that all calls go over the REST port"
            )
        http = ProtocolParams(host=http_host, port=http_port, secure=http_secure)
        grpc = http
        if grpc_host is not None and grpc_port is not None:
            grpc = ProtocolParams(host=grpc_host, port=grpc_port, secure=grpc_secure)
        return cls(
            http=http,
            grpc=grpc,
            grpc_path_prefix=grpc_path_prefix,
            http_path_prefix=http_path_prefix,
            grpc_over_http=grpc is http,
        )

    @classmethod
    def from_cloud_url(cls, cluster_url: str) -> ConnectionParams:
        """The addresses of a cluster of Weaviate Cloud.

        Args:
            cluster_url: The cluster's URL or host, as the console shows it.

        Raises:
            WeaviateInvalidInputError: It is not such an address.
        """
        parts = _split(cluster_url if "//" in text(cluster_url, "cluster_url") else f"//{cluster_url}", "cluster_url")
        host = parts.hostname or ""
        if host.endswith(".weaviate.network"):
            name, _, domain = host.partition(".")
            grpc_host = f"{name}.grpc.{domain}"
        else:
            grpc_host = f"grpc-{host}"
        return cls.from_params(host, 443, True, grpc_host, 443, True)

    def is_gcp_on_wcd(self) -> bool:
        """Whether this is a cluster of Weaviate Cloud on Google Cloud."""
        return is_weaviate_domain(self.http.host) and self.http.is_gcp()

    @property
    def http_url(self) -> str:
        """The URL of REST: `http://localhost:8080`, with the path that it is served below."""
        return f"{'https' if self.http.secure else 'http'}://{self.http.address}{self.http_path_prefix or ''}"
