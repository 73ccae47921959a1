"""Releases of the server and Go toolchains that are only made up."""

from __future__ import annotations

import hashlib
import io
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CONTENT = b"#!/bin/sh\nexit 0\n"
"""The server's binary in a made-up release."""


def archive(content: bytes = CONTENT, name: str = "weaviate") -> bytes:
    """A release archive."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for member, data in (("LICENSE", b"do as you like"), (name, content)):
            info = tarfile.TarInfo(member)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def publish(directory: Path, name: str, content: bytes, checksum: str | None = None) -> None:
    """Put an archive into a directory, and its checksum beside it.

    Args:
        directory: The directory, which is made where it is missing.
        name: The archive's name.
        content: The archive.
        checksum: What its checksum file says instead of the truth.
    """
    directory.mkdir(parents=True, exist_ok=True)
    (directory / name).write_bytes(content)
    (directory / f"{name}.sha256").write_text(checksum or f"{hashlib.sha256(content).hexdigest()}  {name}\n")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(directory: Path) -> Iterator[str]:
    """Serve the files of a directory.

    Returns:
        The address that stands for the directory.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(directory))) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def go(path: Path, script: str) -> tuple[str, None]:
    """Write a Go toolchain, and return it as `machine.toolchains` does.

    Args:
        path: Its `go` command.
        script: What that does, in the shell's language.
    """
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path), None
