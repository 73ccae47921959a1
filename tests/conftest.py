"""What all tests can ask for: real servers; and what all of them are held to."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.support.fake import FakeServer
    from tests.support.oidc import Provider
    from tests.support.server import Server

# The package is imported where it is used: tests of one part don't fail because of another.

# How long an example takes depends on what else the machine does.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")

_WANT_A_SERVER = {
    "server_binary",
    "server",
    "server_with_keys",
    "server_with_roles",
    "server_with_namespaces",
    "server_with_provider",
    "three_servers",
    "start_server",
}

StartServer: TypeAlias = "Callable[[Mapping[str, str]], Server]"


def pytest_collection_finish(session: pytest.Session) -> None:
    """Have the server's binary before the first test wants it: to build it may take longer than a test may."""
    items = [item for item in session.items if isinstance(item, pytest.Function)]
    if session.config.option.collectonly or not any(_WANT_A_SERVER.intersection(item.fixturenames) for item in items):
        return
    from weaviate._sync.embedded import binary
    from weaviate.embedded import EmbeddedOptions

    terminal = session.config.pluginmanager.get_plugin("terminalreporter")

    def report(line: str) -> None:
        if terminal is not None:
            terminal.write_line(line)

    os.environ["WEAVIATE_SERVER_BINARY"] = str(binary.find(EmbeddedOptions(), report))


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fake says nothing of itself, while a server speaks every 5 s: batches with little patience wait for that."""
    from weaviate._core.batching import talk

    monkeypatch.setattr(talk, "LEAST_QUIET", 0.3)


@pytest.fixture(scope="session")
def server_binary() -> str:
    """The path of the real server's binary."""
    return os.environ["WEAVIATE_SERVER_BINARY"]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A plain server, the same one in the whole run: use collections of your own, and don't stop it."""
    from tests.support.server import running

    with running(tmp_path_factory.mktemp("server")) as one:
        yield one


@pytest.fixture(scope="session")
def server_with_keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that wants `API_KEY`, the same one in the whole run."""
    from tests.support.server import KEYS, running

    with running(tmp_path_factory.mktemp("server"), KEYS) as one:
        yield one


@pytest.fixture(scope="session")
def server_with_roles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with roles and users, the same one in the whole run: use roles and users of your own."""
    from tests.support.server import ACCESS, PROVIDER, running

    with running(tmp_path_factory.mktemp("server"), {**ACCESS, **PROVIDER}) as one:
        yield one


@pytest.fixture(scope="session")
def server_with_namespaces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with namespaces, roles and users, the same one in the whole run."""
    from tests.support.server import NAMESPACES, running

    with running(tmp_path_factory.mktemp("server"), NAMESPACES) as one:
        yield one


@pytest.fixture(scope="session")
def server_with_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Provider]]:
    """A server that trusts an identity provider, the same ones in the whole run: leave the provider as it was."""
    from tests.support.oidc import Provider
    from tests.support.server import running

    with Provider() as one, running(tmp_path_factory.mktemp("server"), one.environment) as server:
        yield server, one


@pytest.fixture(scope="session")
def three_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sequence[Server]]:
    """Three servers that are one cluster and move replicas, the same ones in the whole run."""
    from tests.support.server import cluster

    environment = {"REPLICA_MOVEMENT_ENABLED": "true"}
    with cluster(tmp_path_factory.mktemp("cluster"), environment=environment) as nodes:
        yield nodes


@pytest.fixture
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """A function that starts a server for this test alone, with the environment that it is called with."""
    from tests.support.server import running

    with ExitStack() as stack:

        def start(environment: Mapping[str, str]) -> Server:
            return stack.enter_context(running(tmp_path_factory.mktemp("server"), environment))

        yield start


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in set(threading.enumerate()) - before if not thread.daemon]
    for thread in left:
        thread.join(1)
    assert not [thread.name for thread in left if thread.is_alive()]


@pytest.fixture(scope="session", autouse=True)
def _no_server_is_left() -> Iterator[None]:
    yield
    assert not _servers()


def _servers() -> list[str]:
    """The servers among this process's children; there is no cheap way to find them but on Linux."""
    found = []
    for children in Path("/proc/self/task").glob("*/children"):
        for pid in children.read_text().split():
            name = Path("/proc", pid, "comm")
            if name.is_file() and "weaviate" in name.read_text():
                found.append(pid)
    return found


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    """A fake server that does nothing wrong until it is told to."""
    from tests.support.fake import FakeServer

    with FakeServer() as one:
        yield one
