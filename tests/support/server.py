"""Real servers for the tests, started by the client's own code."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from weaviate._io import machine
from weaviate._sync.embedded import EmbeddedServer
from weaviate.embedded import EmbeddedOptions

MODULES = "text2vec-bigram,generative-dummy,reranker-dummy,ref2vec-centroid,backup-filesystem"
"""The modules that work without network."""

API_KEY = "key-of-the-administrator"
"""What the server of the fixture `server_with_keys` wants."""

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED": "false",
        "AUTHENTICATION_APIKEY_ENABLED": "true",
        "AUTHENTICATION_APIKEY_ALLOWED_KEYS": API_KEY,
        "AUTHENTICATION_APIKEY_USERS": "administrator",
    }
)
"""The environment of a server that wants an API key."""


GUEST_KEY = "key-of-the-guest"
"""The key of a user of the fixture `server_with_roles` that has no roles."""

ACCESS: Mapping[str, str] = MappingProxyType(
    {
        **KEYS,
        "AUTHENTICATION_APIKEY_ALLOWED_KEYS": f"{API_KEY},{GUEST_KEY}",
        "AUTHENTICATION_APIKEY_USERS": "administrator,guest",
        "AUTHENTICATION_DB_USERS_ENABLED": "true",
        "AUTHORIZATION_RBAC_ENABLED": "true",
        "AUTHORIZATION_RBAC_ROOT_USERS": "administrator",
    }
)
"""The environment of a server that has roles and users."""

PROVIDER: Mapping[str, str] = MappingProxyType(
    {
        # The keys are fetched when a token first comes: users of a provider can have roles where there is none.
        "AUTHENTICATION_OIDC_ENABLED": "true",
        "AUTHENTICATION_OIDC_ISSUER": "http://127.0.0.1:9",
        "AUTHENTICATION_OIDC_JWKS_URL": "http://127.0.0.1:9/keys",
        "AUTHENTICATION_OIDC_USERNAME_CLAIM": "sub",
        "AUTHENTICATION_OIDC_SKIP_CLIENT_ID_CHECK": "true",
    }
)
"""What in the environment of such a server names a provider of users. Nothing answers there."""

NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        **ACCESS,
        "NAMESPACES_ENABLED": "true",
        # Without these two it does not start.
        "REPLICATION_MAXIMUM_FACTOR": "1",
        "DISABLE_GRAPHQL": "true",
    }
)
"""The environment of a server that has namespaces."""


class Server:
    """A server with its data in a directory of its own, on ports that it keeps from its first start on.

    Args:
        directory: The directory.
        environment: Variables that other tests' servers don't have.
    """

    host = "127.0.0.1"

    def __init__(self, directory: Path, environment: Mapping[str, str] = MappingProxyType({})) -> None:
        self.data = directory / "data"
        self.backups = directory / "backups"
        variables = {
            "ENABLE_MODULES": MODULES,
            "BACKUP_FILESYSTEM_PATH": str(self.backups),
            # Its own default, instead of an embedded server's 20.
            "QUERY_DEFAULTS_LIMIT": "10",
            # The default, 60 s, is how long a reindexing takes at least.
            "DISTRIBUTED_TASKS_SCHEDULER_TICK_INTERVAL_SECONDS": "1",
            "RUNTIME_REINDEX_ENABLED": "true",
            # The collections of a server whose disk is fuller than 90 % are read-only.
            "DISK_USE_READONLY_PERCENTAGE": "100",
            "DISK_USE_WARNING_PERCENTAGE": "100",
            **environment,
        }
        self._options = EmbeddedOptions(
            persistence_data_path=str(self.data), port=0, grpc_port=0, additional_env_vars=variables
        )
        self._server = EmbeddedServer(self._options)

    @property
    def http_port(self) -> int:
        """The port for REST."""
        return self._server.http_port

    @property
    def grpc_port(self) -> int:
        """The port for gRPC."""
        return self._server.grpc_port

    def start(self) -> None:
        """Start it, again too; return when it is ready."""
        self._server.start()
        self._options.port, self._options.grpc_port = self.http_port, self.grpc_port

    def stop(self) -> None:
        """Have it stop in order."""
        self._server.stop()

    def kill(self) -> None:
        """End it from one instant to the next, as a crash does."""
        if self._server.pid is not None:
            os.kill(self._server.pid, signal.SIGKILL)
        self._server.stop()


@contextmanager
def running(directory: Path, environment: Mapping[str, str] = MappingProxyType({})) -> Iterator[Server]:
    """A server that runs for the length of a block.

    Args:
        directory: As for `Server`.
        environment: As for `Server`.
    """
    server = Server(directory, environment)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def cluster(
    directory: Path, nodes: int = 3, environment: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Sequence[Server]]:
    """Servers that are one cluster, for the length of a block.

    Args:
        directory: A directory for all of them.
        nodes: How many.
        environment: Variables that other tests' servers don't have.
    """
    names = [f"node-{index}" for index in range(nodes)]
    ports = [machine.choose_ports({}, Server.host) for _ in names]
    join = ",".join(f"{name}:{one.raft}" for name, one in zip(names, ports, strict=True))
    servers = [
        Server(
            directory / name,
            {
                "BACKUP_FILESYSTEM_PATH": str(directory / "backups"),
                "CLUSTER_HOSTNAME": name,
                "CLUSTER_BASIC_AUTH_PASSWORD": "cluster",
                "CLUSTER_GOSSIP_BIND_PORT": str(one.gossip),
                "CLUSTER_JOIN": f"{Server.host}:{ports[0].gossip}" if one is not ports[0] else "",
                "RAFT_PORT": str(one.raft),
                "RAFT_JOIN": join,
                "RAFT_BOOTSTRAP_EXPECT": str(nodes),
                "RAFT_TIMEOUTS_MULTIPLIER": "2",
                **environment,
            },
        )
        for name, one in zip(names, ports, strict=True)
    ]
    with ThreadPoolExecutor(nodes) as pool:
        try:
            # None of them is ready without the others.
            list(pool.map(Server.start, servers))
            yield servers
        finally:
            list(pool.map(Server.stop, servers))
