"""How an embedded server is set up: one that the client fetches, starts and ends by itself.

`weaviate.connect_to_embedded()` takes the same settings. It runs on Linux and macOS.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from weaviate._lazy import lazy

if TYPE_CHECKING:
    from weaviate.connect.embedded import EmbeddedDB, EmbeddedV3, EmbeddedV4, get_random_port

__all__ = [
    "DEFAULT_BINARY_PATH",
    "DEFAULT_GRPC_PORT",
    "DEFAULT_PERSISTENCE_DATA_PATH",
    "DEFAULT_PORT",
    "GITHUB_RELEASE_DOWNLOAD_URL",
    "WEAVIATE_VERSION",
    "EmbeddedDB",
    "EmbeddedOptions",
    "EmbeddedV3",
    "EmbeddedV4",
    "get_random_port",
]

# What runs a server is found here too. It is loaded when it is first used: it needs the transports, and they this.
__getattr__, __dir__ = lazy(
    __name__,
    dict.fromkeys(("EmbeddedDB", "EmbeddedV3", "EmbeddedV4", "get_random_port"), "weaviate.connect.embedded"),
)


def _place(variable: str, fallback: str, name: str) -> str:
    # The XDG specification has relative paths ignored.
    base = os.environ.get(variable, "")
    return os.path.expanduser(f"{(base if base.startswith('/') else fallback).rstrip('/')}/{name}")  # noqa: PTH111


DEFAULT_BINARY_PATH = _place("XDG_CACHE_HOME", "~/.cache", "weaviate-embedded")
DEFAULT_PERSISTENCE_DATA_PATH = _place("XDG_DATA_HOME", "~/.local/share", "weaviate")
DEFAULT_PORT = 8079
DEFAULT_GRPC_PORT = 50060
GITHUB_RELEASE_DOWNLOAD_URL = "https://github.com/weaviate/weaviate/releases/download/"
WEAVIATE_VERSION = "1.39.3"
"""The server's version that this client is built and tested for."""


@dataclass
class EmbeddedOptions:
    """The settings of an embedded server.

    The server inherits the environment of this process, but for what would change where it listens (`HOST`, `PORT`,
    `LOG_LEVEL`, `LOG_FORMAT` and all that begins with `TLS_`, `GRPC_`, `CLUSTER_` or `RAFT_`).

    Attributes:
        persistence_data_path: The directory of its data, which one server at a time can use. Its log lies there too.
        binary_path: The directory where binaries are kept, one for each version and platform.
        version: The server's version: "1.39.3", "latest", or the address of a `.tar.gz` or `.zip` archive.
        port: The port for REST; 0 takes any free one.
        hostname: The address on which REST is served. gRPC has no such setting: the server serves it on all addresses.
        additional_env_vars: Environment variables for the server; they win over all others.
        grpc_port: The port for gRPC; 0 takes any free one.
        binary: The path of a ready binary, which is used whatever `version` says. Without it the environment variable
            `WEAVIATE_SERVER_BINARY` can name one.
        startup_timeout: Seconds from its start to its readiness; the time in which a binary is fetched is not counted.
        progress: Called with a line of text at each step of fetching and starting. The logger `weaviate.embedded` gets
            the same lines.
        release_url: What the addresses of release archives begin with, for a mirror.
    """

    persistence_data_path: str = DEFAULT_PERSISTENCE_DATA_PATH
    binary_path: str = DEFAULT_BINARY_PATH
    version: str = WEAVIATE_VERSION
    port: int = DEFAULT_PORT
    hostname: str = "127.0.0.1"
    # Keys of providers may be among them.
    additional_env_vars: dict[str, str] | None = field(default=None, repr=False)
    grpc_port: int = DEFAULT_GRPC_PORT
    binary: str | None = None
    startup_timeout: float = 60.0
    progress: Callable[[str], None] | None = None
    release_url: str = GITHUB_RELEASE_DOWNLOAD_URL
