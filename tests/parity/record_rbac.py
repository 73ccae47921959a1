"""What weaviate-client 4.24.1 sends of permissions, and how it reads roles: the data of the unit tests.

Run it with an interpreter that has that client, from the repository's root:

    python tests/parity/record_rbac.py

It writes `tests/unit/data/rbac_peer.json`.
"""

from __future__ import annotations

import http.server
import importlib
import json
import sys
import threading
import warnings
from pathlib import Path
from typing import Any, ClassVar

ROOT = Path(__file__).parents[2]


class _Recorder(http.server.BaseHTTPRequestHandler):
    """Says that it is Weaviate, has one role, and keeps the bodies of those that are created."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # which else waits 40 ms between head and body
    role: ClassVar[dict[str, Any]] = {}
    bodies: ClassVar[list[Any]] = []

    def do_GET(self) -> None:
        self._answer(200, self.role if "/authz/" in self.path else {"version": "1.39.3", "modules": {}})

    def do_POST(self) -> None:
        self.bodies.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        self._answer(201, None)

    def _answer(self, status: int, body: Any) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def main() -> None:
    """Record, and write the file."""
    # At the end: the client is the interpreter's, not the one below this directory.
    sys.path.append(str(ROOT))
    from tests.parity.rbac_cases import READS, described, permissions

    warnings.simplefilter("ignore")
    weaviate = importlib.import_module("weaviate")
    rbac = importlib.import_module("weaviate.classes.rbac")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def sent(made: Any) -> list[Any]:
        _Recorder.bodies.clear()
        client.roles.create(role_name="r", permissions=made)
        return sorted(_Recorder.bodies[0]["permissions"], key=json.dumps)  # it sends them in any order

    def read(wire: list[Any]) -> dict[str, Any]:
        _Recorder.role = {"name": "r", "permissions": wire}
        return described(client.roles.get(role_name="r"))

    with weaviate.connect_to_local(port=server.server_address[1], grpc_port=1, skip_init_checks=True) as client:
        recorded: dict[str, dict[str, Any]] = {
            "sent": {name: sent(make()) for name, make in permissions(rbac).items()},
            "read": {name: read(wire) for name, wire in READS.items()},
        }
    server.shutdown()
    server.server_close()
    blocks = (
        f'"{block}": {{\n' + ",\n".join(f'  "{name}": {json.dumps(each)}' for name, each in of.items()) + "\n}"
        for block, of in recorded.items()
    )
    (ROOT / "tests/unit/data/rbac_peer.json").write_text("{\n" + ",\n".join(blocks) + "\n}\n")


if __name__ == "__main__":
    main()
