"""A client of the real server, and collections of their own for the tests."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator

import pytest

import weaviate
from tests._async.searching import Letters, letters_of, server_with_models
from tests.support.fake import FakeServer
from tests.support.server import API_KEY, Server
from weaviate import WeaviateAsyncClient


@pytest.fixture
async def client(server: Server) -> AsyncIterator[WeaviateAsyncClient]:
    """A client of the server that the whole run shares."""
    async with weaviate.use_async_with_local(port=server.http_port, grpc_port=server.grpc_port) as opened:
        yield opened


@pytest.fixture
async def faked(fake: FakeServer) -> AsyncIterator[WeaviateAsyncClient]:
    """A client of the fake server."""
    async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as opened:
        yield opened


@pytest.fixture
async def name(client: WeaviateAsyncClient, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The name of a collection that is deleted after the test, made of the test's own."""
    chosen = "T" + re.sub(r"\W+", "_", request.node.nodeid.rpartition("/")[2])[:200]
    await client.collections.delete(chosen)
    yield chosen
    await client.collections.delete(chosen)


@pytest.fixture
async def administrator(server_with_roles: Server) -> AsyncIterator[WeaviateAsyncClient]:
    """A client of the server with roles, which may do everything."""
    server = server_with_roles
    async with weaviate.use_async_with_local(
        port=server.http_port, grpc_port=server.grpc_port, auth_credentials=API_KEY
    ) as opened:
        yield opened


@pytest.fixture
async def own(administrator: WeaviateAsyncClient, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The name of a role and a user that are deleted after the test, made of the test's own."""
    chosen = re.sub(r"\W+", "-", request.node.name)[:60]
    yield chosen
    await administrator.roles.delete(chosen)
    await administrator.users.db.delete(user_id=chosen)


@pytest.fixture(scope="package")
def models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with models that the tests of this directory share."""
    with server_with_models(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
async def letters(models: Server) -> AsyncIterator[Letters]:
    """The collection whose vectors count letters, with a model that is a dummy."""
    async with weaviate.use_async_with_local(
        port=models.http_port, grpc_port=models.grpc_port, headers={"X-Anthropic-Api-Key": "key"}
    ) as client:
        yield await letters_of(client)
