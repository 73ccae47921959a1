# Generated from weaviate/_async/connect.py by scripts/unasync.py. Do not edit.
"""The helpers that make a client for a server in a usual place."""

from __future__ import annotations

from weaviate._io.blocking import connect_now
from weaviate._sync.client import WeaviateClient
from weaviate.auth import AuthCredentials
from weaviate.config import AdditionalConfig
from weaviate.embedded import WEAVIATE_VERSION, EmbeddedOptions
from weaviate.models.connection import ConnectionParams


def connect_to_local(
    host: str = "localhost",
    port: int = 8080,
    grpc_port: int | None = 50051,
    headers: dict[str, str] | None = None,
    additional_config: AdditionalConfig | None = None,
    skip_init_checks: bool = False,
    auth_credentials: AuthCredentials | str | None = None,
) -> WeaviateClient:
    """Make a client for a server on this machine or this network, without TLS.

    Args:
        host: Its name or address.
        port: The port of REST.
        grpc_port: The port of gRPC; None sends all calls over the REST port, for which the server has to be 1.38.3 or
            later. Streams of batches need a gRPC port.
        headers: Headers of every request, such as the keys of model providers.
        additional_config: Timeouts, pools, proxies, TLS, retries.
        skip_init_checks: Whether connecting sends nothing.
        auth_credentials: Who the caller is. A text is taken as an API key.

    Returns:
        The client. Close it, or use it in a `with` block.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
        WeaviateBaseError: Those of the client's `connect`, here or at its first use.

    Examples:
        >>> import weaviate
        >>> with weaviate.connect_to_local() as client:
        ...     print(client.is_ready())
    """
    grpc_host = None if grpc_port is None else host
    params = ConnectionParams.from_params(host, port, False, grpc_host, grpc_port, False)
    return connect_now(WeaviateClient(params, None, auth_credentials, headers, additional_config, skip_init_checks))


def connect_to_custom(
    http_host: str,
    http_port: int,
    http_secure: bool,
    grpc_host: str | None,
    grpc_port: int | None,
    grpc_secure: bool,
    headers: dict[str, str] | None = None,
    additional_config: AdditionalConfig | None = None,
    auth_credentials: AuthCredentials | str | None = None,
    skip_init_checks: bool = False,
    http_path_prefix: str | None = None,
) -> WeaviateClient:
    """Make a client for a server anywhere.

    Args:
        http_host: The host of REST.
        http_port: The port of REST.
        http_secure: Whether REST is TLS.
        grpc_host: The host of gRPC. None for this and for its port sends all calls over the REST port, for which the
            server has to be 1.38.3 or later. Streams of batches need a gRPC port.
        grpc_port: The port of gRPC.
        grpc_secure: Whether gRPC is TLS.
        headers: Headers of every request, such as the keys of model providers.
        additional_config: Timeouts, pools, proxies, TLS, retries.
        auth_credentials: Who the caller is. A text is taken as an API key.
        skip_init_checks: Whether connecting sends nothing.
        http_path_prefix: A path before every path of REST, where a proxy wants one: `/weaviate`.

    Returns:
        The client. Close it, or use it in a `with` block.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
        WeaviateBaseError: Those of the client's `connect`, here or at its first use.
    """
    params = ConnectionParams.from_params(
        http_host, http_port, http_secure, grpc_host, grpc_port, grpc_secure, http_path_prefix=http_path_prefix
    )
    return connect_now(WeaviateClient(params, None, auth_credentials, headers, additional_config, skip_init_checks))


def connect_to_weaviate_cloud(
    cluster_url: str,
    auth_credentials: AuthCredentials | str,
    headers: dict[str, str] | None = None,
    additional_config: AdditionalConfig | None = None,
    skip_init_checks: bool = False,
) -> WeaviateClient:
    """Make a client for a cluster of Weaviate Cloud.

    Args:
        cluster_url: The cluster's address, as the console shows it, with or without `https://`.
        auth_credentials: Who the caller is. A text is taken as an API key.
        headers: Headers of every request, such as the keys of model providers.
        additional_config: Timeouts, pools, proxies, TLS, retries.
        skip_init_checks: Whether connecting sends nothing.

    Returns:
        The client. Close it, or use it in a `with` block.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
        WeaviateBaseError: Those of the client's `connect`, here or at its first use.
    """
    params = ConnectionParams.from_cloud_url(cluster_url)
    return connect_now(WeaviateClient(params, None, auth_credentials, headers, additional_config, skip_init_checks))


def connect_to_embedded(
    hostname: str = "127.0.0.1",
    port: int = 8079,
    grpc_port: int = 50050,
    headers: dict[str, str] | None = None,
    additional_config: AdditionalConfig | None = None,
    version: str = WEAVIATE_VERSION,
    persistence_data_path: str | None = None,
    binary_path: str | None = None,
    environment_variables: dict[str, str] | None = None,
) -> WeaviateClient:
    """Make a client that runs a server of its own, from `connect` to `close`.

    The server's program is taken from `WEAVIATE_SERVER_BINARY`, from the cache, from the release archive, or built by
    a Go toolchain; the last takes some minutes, once.

    Args:
        hostname: The address that it is served on.
        port: The port of REST; 0 takes a free one.
        grpc_port: The port of gRPC; 0 takes a free one.
        headers: Headers of every request, such as the keys of model providers.
        additional_config: Timeouts, pools, proxies, TLS, retries.
        version: The server's version.
        persistence_data_path: The folder of its data; by default one of the user's.
        binary_path: The folder that its program is kept in; by default one of the user's.
        environment_variables: Variables of its environment, such as `ENABLE_MODULES`.

    Returns:
        The client. Close it, or use it in a `with` block.

    Raises:
        WeaviateStartUpError: The program cannot be had, or the server did not start.
        WeaviateInvalidInputError: An argument is not what it should be.
        WeaviateBaseError: Those of the client's `connect`, here or at its first use.
    """
    options = EmbeddedOptions(
        hostname=hostname,
        port=port,
        grpc_port=grpc_port,
        version=version,
        additional_env_vars=environment_variables,
    )
    if persistence_data_path is not None:
        options.persistence_data_path = persistence_data_path
    if binary_path is not None:
        options.binary_path = binary_path
    return connect_now(WeaviateClient(None, options, None, headers, additional_config))
