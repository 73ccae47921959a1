# Generated from tests/_async/access.py by scripts/unasync.py. Do not edit.
"""Clients of a server with roles and users."""

from __future__ import annotations

import weaviate
from tests.support.server import Server
from weaviate import WeaviateClient


def client_of(server: Server, key: str) -> WeaviateClient:
    """A client that is not connected yet.

    Args:
        server: The server.
        key: The key of its user.
    """
    return weaviate.connect_to_local(port=server.http_port, grpc_port=server.grpc_port, auth_credentials=key)
