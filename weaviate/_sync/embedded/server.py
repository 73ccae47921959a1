# Generated from weaviate/_async/embedded/server.py by scripts/unasync.py. Do not edit.
"""The life of an embedded server."""

from __future__ import annotations

import logging
import os
import secrets
from base64 import b64encode
from pathlib import Path

from weaviate._core import embedded
from weaviate._core.transport import HttpOptions, TransportFault
from weaviate._io import machine
from weaviate._io.blocking import HttpTransport, Lock, Process, now, sleep, to_thread
from weaviate._sync.embedded import binary
from weaviate.embedded import EmbeddedOptions
from weaviate.exceptions import WeaviateStartUpError
from weaviate.models.connection import ConnectionParams

# Each of the ports that are chosen can be taken by another program before the server takes it.
ATTEMPTS = 5
POLL_SECONDS = 0.03
REQUEST_SECONDS = 2.0
# A server whose parent was ended goes on for a moment.
IN_USE_SECONDS = 5.0
# It stops within 2 s when it is idle; what it has acknowledged is on disk in any case.
STOP_ATTEMPTS = 10
STOP_SECONDS = 1.0
KILL_SECONDS = 5.0

_log = logging.getLogger("weaviate.embedded")


class EmbeddedServer:
    """A server that this process fetches, starts and ends. It ends with this process, however that ends.

    In a process that was forked from this one, it is there to be used, and neither started nor stopped.

    Args:
        options: The settings.
    """

    def __init__(self, options: EmbeddedOptions) -> None:
        self._options = options
        self._gate = Lock()
        self._owner = os.getpid()
        self._process: Process | None = None
        self._ports: embedded.Ports | None = None

    @property
    def http_port(self) -> int:
        """The port for REST; before the start, the one that was asked for."""
        return self._options.port if self._ports is None else self._ports.http

    @property
    def grpc_port(self) -> int:
        """The port for gRPC; before the start, the one that was asked for."""
        return self._options.grpc_port if self._ports is None else self._ports.grpc

    @property
    def params(self) -> ConnectionParams:
        """Where it is; before the start, with the ports that were asked for."""
        host = self._options.hostname
        return ConnectionParams.from_params(host, self.http_port, False, host, self.grpc_port, False)

    @property
    def pid(self) -> int | None:
        """Its process id; None where it was not started."""
        return None if self._process is None else self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether its process runs."""
        if self._process is None:
            return False
        return os.getpid() != self._owner or self._process.returncode is None

    def start(self) -> None:
        """Start it, and return when it is ready; where it runs already, do nothing.

        A wait that is cancelled, and a start that fails, leave no process.

        Raises:
            WeaviateStartUpError: There is no binary, a port is taken, the data is in use or its directory cannot be
                used, or it ended.
            WeaviateEmbeddedInvalidVersionError: The version is not one.
        """
        with self._gate:
            if self.is_running:
                return
            options = self._options
            extra = options.additional_env_vars or {}
            given = embedded.given_ports(options.port, options.grpc_port, extra)
            path = binary.find(options, self._report)
            directory = to_thread(machine.absolute, options.persistence_data_path)
            self._until_unused(directory)
            with binary.usable(directory):
                node = embedded.node_name(to_thread(machine.raft_log, directory))
                log = to_thread(machine.new_log, directory)
            self._owner = os.getpid()
            for _ in range(ATTEMPTS):
                ports = to_thread(machine.choose_ports, given, options.hostname)
                secret = secrets.token_urlsafe(16)
                environment = embedded.environment(
                    os.environ, extra, ports=ports, directory=str(directory), node=node, secret=secret
                )
                if self._launch(path, ports, set(given.values()), environment, log):
                    self._report(f"Weaviate serves REST on port {ports.http} and gRPC on port {ports.grpc}")
                    return
                with binary.usable(directory):
                    to_thread(log.unlink)
            raise WeaviateStartUpError(f"Ports that were free were taken at each of {ATTEMPTS} starts.")

    def stop(self) -> None:
        """Stop it, if it runs. It takes less than 2 s as a rule, 15 s at most."""
        with self._gate:
            process, self._process = self._process, None
            if process is not None and os.getpid() == self._owner:
                _end(process)

    def _report(self, line: str) -> None:
        _log.info(line)
        if self._options.progress is not None:
            self._options.progress(line)

    def _until_unused(self, directory: Path) -> None:
        deadline = now() + IN_USE_SECONDS
        while to_thread(machine.data_in_use, directory):
            if now() >= deadline:
                raise embedded.in_use(str(directory))
            sleep(POLL_SECONDS)

    def _launch(
        self, path: Path, ports: embedded.Ports, given: set[int], environment: dict[str, str], log: Path
    ) -> bool:
        """Start the process, and wait until it is ready.

        Returns:
            Whether it is; if not, one of the ports that were chosen was taken meanwhile.
        """
        hostname, seconds = self._options.hostname, self._options.startup_timeout
        argv = embedded.arguments(str(path), hostname, ports)
        try:
            process = Process.start(argv, env=environment, log=log)
        except OSError as error:
            raise WeaviateStartUpError(f"The embedded server's binary, {path}, cannot be run: {error}") from error
        rest = _transport(f"{embedded.url_host(hostname)}:{ports.http}/v1")
        deadline = now() + seconds
        ready = False
        try:
            while not _is_ready(rest):
                code = process.wait(POLL_SECONDS)
                if code is not None:
                    text = to_thread(machine.read_log, log)
                    port = embedded.taken_port(text)
                    if port is None:
                        raise embedded.died(code, text, str(log))
                    if port in given:
                        raise embedded.port_taken("the server", port)
                    return False
                if now() >= deadline:
                    raise embedded.late(seconds, to_thread(machine.read_log, log), str(log), str(log.parent))
            rest.close()
            ready = _owns_data_port(ports.data, environment) and process.returncode is None
        finally:
            if not ready:
                process.kill()
                process.wait(KILL_SECONDS)
                rest.close()
        if ready:
            self._process, self._ports = process, ports
        return ready


def _transport(place: str) -> HttpTransport:
    return HttpTransport(HttpOptions(base_url=f"http://{place}", max_connections=1))


def _get(transport: HttpTransport, path: str, headers: dict[str, str]) -> bytes | None:
    try:
        reply = transport.send("GET", path, headers=headers, params=None, content=None, timeout=REQUEST_SECONDS)
    except TransportFault:
        return None
    return reply.content if reply.status_code == 200 else None


def _is_ready(rest: HttpTransport) -> bool:
    return _get(rest, "/.well-known/ready", {}) is not None


def _owns_data_port(port: int, environment: dict[str, str]) -> bool:
    """Whether the server has its port between nodes: it becomes ready without it too, and says nothing about it."""
    user, password = environment["CLUSTER_BASIC_AUTH_USERNAME"], environment["CLUSTER_BASIC_AUTH_PASSWORD"]
    credentials = b64encode(f"{user}:{password}".encode()).decode("ascii")
    transport = _transport(f"{embedded.LOOPBACK}:{port}")
    try:
        body = _get(transport, "/nodes/status", {"authorization": f"Basic {credentials}"})
    finally:
        transport.close()
    return body is not None and embedded.names_node(body, environment["CLUSTER_HOSTNAME"])


def _end(process: Process) -> None:
    try:
        for _ in range(STOP_ATTEMPTS):
            # Early in its start, one may get lost.
            process.terminate()
            if process.wait(STOP_SECONDS) is not None:
                return
    finally:
        process.kill()
        process.wait(KILL_SECONDS)
