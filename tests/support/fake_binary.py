"""A program with the life of a server and nothing else, for faults that the real one cannot be made to have.

Run as a script, it takes the server's arguments and environment, is ready at once, and ends on SIGTERM. The variable
`FAKE_FAULTS` names a fault for each start on the same data, separated by commas
(the files `starts` and `pid` lie there too):

    taken:VARIABLE   it ends like a server whose port, the one in that variable, is taken
    dies             it says so, and ends with status 1
    no-data-port     it becomes ready without the port between nodes
    never-ready      it says that it is not ready, for ever
    deaf             it ignores SIGTERM
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from base64 import b64decode
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def write(path: Path) -> Path:
    """Write a program that runs this file."""
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S "{__file__}" "$@"\n')
    path.chmod(0o755)
    return path


class _Door(BaseHTTPRequestHandler):
    answers: Mapping[str, tuple[int, bytes]]
    password = ""

    def do_GET(self) -> None:
        status, body = self.answers.get(self.path, (404, b""))
        _, _, credentials = self.headers.get("authorization", "").partition(" ")
        if self.password and b64decode(credentials).decode() != self.password:
            status = 401
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def _serve(port: int, answers: Mapping[str, tuple[int, bytes]], password: str = "") -> None:
    handler = type("Door", (_Door,), {"answers": answers, "password": password})
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        sys.exit(f"listen tcp :{port}: bind: address already in use")
    threading.Thread(target=server.serve_forever, daemon=True).start()


def main() -> None:
    environment = os.environ
    starts = Path(environment["PERSISTENCE_DATA_PATH"], "starts")
    count = int(starts.read_text()) if starts.exists() else 0
    starts.write_text(str(count + 1))
    starts.with_name("pid").write_text(str(os.getpid()))
    fault, _, variable = [*environment.get("FAKE_FAULTS", "").split(","), *[""] * count][count].partition(":")
    if fault == "taken":
        sys.exit(f'level=fatal msg="listen tcp :{environment[variable]}: bind: address already in use" build_x=y')
    if fault == "dies":
        sys.exit('level=info msg="hello"\nlevel=fatal msg="the moon is full" build_git_commit=123')

    arguments = dict(zip(sys.argv[1::2], sys.argv[2::2], strict=False))
    ready = 503 if fault == "never-ready" else 200
    _serve(int(arguments["--port"]), {"/v1/.well-known/ready": (ready, b"")})
    if fault != "no-data-port":
        status = json.dumps({"name": environment["CLUSTER_HOSTNAME"]}).encode()
        password = f"{environment['CLUSTER_BASIC_AUTH_USERNAME']}:{environment['CLUSTER_BASIC_AUTH_PASSWORD']}"
        _serve(int(environment["CLUSTER_DATA_BIND_PORT"]), {"/nodes/status": (200, status)}, password)
    signal.signal(signal.SIGTERM, signal.SIG_IGN if fault == "deaf" else signal.SIG_DFL)
    while True:
        signal.pause()


if __name__ == "__main__":
    main()
