"""Clients of a server with roles and users."""

from __future__ import annotations

import weaviate
from tests.support.server import Server
from weaviate import WeaviateAsyncClient


def client_of(server: Server, key: str) -> WeaviateAsyncClient:
    """A client that is not connected yet.

    Args:
        server: The server.
        key: The key of its user.
    """
    return weaviate.use_async_with_local(port=server.http_port, grpc_port=server.grpc_port, auth_credentials=key)
