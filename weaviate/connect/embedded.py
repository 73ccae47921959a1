"""Embedded servers that are started and stopped by hand, without a client."""

from __future__ import annotations

import logging
import platform
import socket
from pathlib import Path

from weaviate._core import embedded
from weaviate._sync.embedded import EmbeddedServer, binary
from weaviate.embedded import EmbeddedOptions
from weaviate.exceptions import WeaviateStartUpError

__all__ = ["EmbeddedDB", "EmbeddedV3", "EmbeddedV4", "get_random_port"]


def get_random_port() -> int:
    """A port that is free now."""
    with socket.socket() as listener:
        listener.bind(("", 0))
        return int(listener.getsockname()[1])


class EmbeddedV4:
    """A server that this process starts and stops. `weaviate.connect_to_embedded` makes a client with one of its own.

    Args:
        options: The settings.

    Attributes:
        options: The settings.
    """

    def __init__(self, options: EmbeddedOptions) -> None:
        self.options = options
        self._server = EmbeddedServer(options)

    @property
    def grpc_port(self) -> int:
        """The port for gRPC; before the start, the one that was asked for."""
        return self._server.grpc_port

    @staticmethod
    def check_supported_platform() -> None:
        """Check that the server runs on this platform.

        Raises:
            WeaviateStartUpError: It does not.
        """
        embedded.platform(platform.system(), platform.machine())

    def ensure_paths_exist(self) -> None:
        """Make the directories of the binary and of the data, where they are missing."""
        for path in (self.options.binary_path, self.options.persistence_data_path):
            Path(path).expanduser().mkdir(parents=True, exist_ok=True)

    def ensure_weaviate_binary_exists(self) -> None:
        """Fetch or build the binary, where it is missing.

        Raises:
            WeaviateStartUpError: No source has it, or its directory cannot be used.
            WeaviateEmbeddedInvalidVersionError: The version is not one.
        """
        binary.find(self.options, self.options.progress or logging.getLogger("weaviate.embedded").info)

    def is_listening(self) -> bool:
        """Whether the server runs and takes requests."""
        return self._server.is_running

    def start(self) -> None:
        """Start the server, and return when it takes requests; where it runs already, do nothing.

        Raises:
            WeaviateStartUpError: It did not start.
            WeaviateEmbeddedInvalidVersionError: The version is not one.
        """
        self._server.start()

    def ensure_running(self) -> None:
        """The same as `start`."""
        self.start()

    def wait_till_listening(self) -> None:
        """Return at once: a server that was started takes requests.

        Raises:
            WeaviateStartUpError: It does not run.
        """
        if not self.is_listening():
            raise WeaviateStartUpError("The embedded server does not run; start() starts it.")

    def stop(self) -> None:
        """Stop the server, if it runs."""
        self._server.stop()


class EmbeddedDB(EmbeddedV4):
    """The name that clients before version 4 had for it."""


EmbeddedV3 = EmbeddedDB
