"""The helpers that make a client for a server in a usual place."""

from __future__ import annotations

import warnings

from weaviate._async.connect import (
    use_async_with_custom,
    use_async_with_embedded,
    use_async_with_local,
    use_async_with_weaviate_cloud,
)
from weaviate._sync.client import WeaviateClient
from weaviate._sync.connect import (
    connect_to_custom,
    connect_to_embedded,
    connect_to_local,
    connect_to_weaviate_cloud,
)
from weaviate.auth import AuthCredentials
from weaviate.config import AdditionalConfig

__all__ = [
    "connect_to_custom",
    "connect_to_embedded",
    "connect_to_local",
    "connect_to_wcs",
    "connect_to_weaviate_cloud",
    "use_async_with_custom",
    "use_async_with_embedded",
    "use_async_with_local",
    "use_async_with_weaviate_cloud",
]


def connect_to_wcs(
    cluster_url: str,
    auth_credentials: AuthCredentials | str,
    headers: dict[str, str] | None = None,
    additional_config: AdditionalConfig | None = None,
    skip_init_checks: bool = False,
) -> WeaviateClient:
    """Deprecated name of `connect_to_weaviate_cloud`, with the same parameters.

    Args:
        cluster_url: The cluster's address, as the console shows it.
        auth_credentials: Who the caller is.
        headers: Headers of every request.
        additional_config: Timeouts, pools, proxies, TLS, retries.
        skip_init_checks: Whether connecting sends nothing.

    Returns:
        The client.
    """
    warnings.warn("connect_to_wcs is deprecated; use connect_to_weaviate_cloud.", DeprecationWarning, stacklevel=2)
    return connect_to_weaviate_cloud(cluster_url, auth_credentials, headers, additional_config, skip_init_checks)
