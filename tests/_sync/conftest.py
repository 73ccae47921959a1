# Generated from tests/_async/conftest.py by scripts/unasync.py. Do not edit.
"""A client of the real server, and collections of their own for the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import weaviate
from tests._sync.searching import Letters, letters_of, server_with_models
from tests.support.fake import FakeServer
from tests.support.server import API_KEY, Server
from weaviate import WeaviateClient


@pytest.fixture
def client(server: Server) -> Iterator[WeaviateClient]:
    """A client of the server that the whole run shares."""
    with weaviate.connect_to_local(port=server.http_port, grpc_port=server.grpc_port) as opened:
        yield opened


@pytest.fixture
def faked(fake: FakeServer) -> Iterator[WeaviateClient]:
    """A client of the fake server."""
    with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as opened:
        yield opened


@pytest.fixture
def name(client: WeaviateClient, request: pytest.FixtureRequest) -> Iterator[str]:
    """The name of a collection that is deleted after the test, made of the test's own."""
    chosen = "T" + re.sub(r"\W+", "_", request.node.nodeid.rpartition("/")[2])[:200]
    client.collections.delete(chosen)
    yield chosen
    client.collections.delete(chosen)


@pytest.fixture
def administrator(server_with_roles: Server) -> Iterator[WeaviateClient]:
    """A client of the server with roles, which may do everything."""
    server = server_with_roles
    with weaviate.connect_to_local(
        port=server.http_port, grpc_port=server.grpc_port, auth_credentials=API_KEY
    ) as opened:
        yield opened


@pytest.fixture
def own(administrator: WeaviateClient, request: pytest.FixtureRequest) -> Iterator[str]:
    """The name of a role and a user that are deleted after the test, made of the test's own."""
    chosen = re.sub(r"\W+", "-", request.node.name)[:60]
    yield chosen
    administrator.roles.delete(chosen)
    administrator.users.db.delete(user_id=chosen)


@pytest.fixture(scope="package")
def models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with models that the tests of this directory share."""
    with server_with_models(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def letters(models: Server) -> Iterator[Letters]:
    """The collection whose vectors count letters, with a model that is a dummy."""
    with weaviate.connect_to_local(
        port=models.http_port, grpc_port=models.grpc_port, headers={"X-Anthropic-Api-Key": "key"}
    ) as client:
        yield letters_of(client)
