"""A client of the real server, and collections of their own for the tests."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest

import weaviate
from tests.support.server import Server
from weaviate import WeaviateAsyncClient


@pytest.fixture
async def client(server: Server) -> AsyncIterator[WeaviateAsyncClient]:
    """A client of the server that the whole run shares."""
    async with weaviate.use_async_with_local(port=server.http_port, grpc_port=server.grpc_port) as opened:
        yield opened


@pytest.fixture
async def name(client: WeaviateAsyncClient, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The name of a collection that is deleted after the test, made of the test's own."""
    chosen = "T" + re.sub(r"\W+", "_", request.node.nodeid.rpartition("/")[2])[:200]
    await client.collections.delete(chosen)
    yield chosen
    await client.collections.delete(chosen)
