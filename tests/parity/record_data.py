"""What weaviate-client 4.24.1 sends to change objects: the data of the unit tests.

Run it with an interpreter that has that client, from the repository's root:

    python tests/parity/record_data.py

It writes `tests/unit/data/data_peer.json`.
"""

from __future__ import annotations

import base64
import http.server
import importlib
import json
import sys
import threading
import warnings
from concurrent import futures
from pathlib import Path
from typing import Any, ClassVar

import grpc

ROOT = Path(__file__).parents[2]
SERVING = b"\x08\x01"


class _Recorder(http.server.BaseHTTPRequestHandler):
    """Says that it is Weaviate, agrees to everything, and keeps what it is sent."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # which else waits 40 ms between head and body
    sent: ClassVar[list[Any]] = []

    def do_GET(self) -> None:
        self._answer(404 if "openid" in self.path else 200, {"version": "1.39.3", "modules": {}})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.sent.append([self.command, self.path, json.loads(body) if body else None])
        if self.path.startswith("/v1/batch/references"):
            self._answer(200, [{"result": {"status": "SUCCESS"}} for _ in json.loads(body)])
        elif self.command in ("HEAD", "PATCH", "DELETE"):
            self._answer(204, None)
        else:
            self._answer(200, {})

    do_HEAD = do_PUT = do_PATCH = do_DELETE = do_POST  # noqa: N815  # as the library calls them

    def _answer(self, status: int, body: Any) -> None:
        content = b"" if status == 204 else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        if status != 204:
            self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Rpc(grpc.GenericRpcHandler):
    def service(self, handler_call_details: Any) -> Any:
        name = handler_call_details.method.rpartition("/")[2]

        def answer(request: bytes, context: Any) -> bytes:
            if name == "Check":
                return SERVING
            _Recorder.sent.append([name, base64.b64encode(request).decode()])
            return b""

        return grpc.unary_unary_rpc_method_handler(answer)


def main() -> None:
    """Record, and write the file."""
    # At the end: the client is the interpreter's, not the one below this directory.
    sys.path.append(str(ROOT))
    from tests.parity.data_cases import cases

    warnings.simplefilter("ignore")
    weaviate = importlib.import_module("weaviate")
    d = importlib.import_module("weaviate.classes.data")
    q = importlib.import_module("weaviate.classes.query")
    rest = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Recorder)
    threading.Thread(target=rest.serve_forever, daemon=True).start()
    rpc = grpc.server(futures.ThreadPoolExecutor(2))
    rpc.add_generic_rpc_handlers((_Rpc(),))
    grpc_port = rpc.add_insecure_port("127.0.0.1:0")
    rpc.start()

    def sent(case: Any, data: Any) -> list[Any]:
        _Recorder.sent.clear()
        try:
            case(data, d, q)
        except Exception as error:
            if not _Recorder.sent:
                return [type(error).__name__]
        return list(_Recorder.sent)

    recorded: dict[str, dict[str, list[Any]]] = {}
    with weaviate.connect_to_local(port=rest.server_address[1], grpc_port=grpc_port) as client:
        books = client.collections.use("Book")
        level = weaviate.classes.config.ConsistencyLevel.QUORUM
        for scope, collection in (("plain", books), ("scoped", books.with_tenant("t").with_consistency_level(level))):
            recorded[scope] = {name: sent(case, collection.data) for name, case in cases(d).items()}
    rest.shutdown()
    rest.server_close()
    rpc.stop(None)
    blocks = (
        f'"{scope}": {{\n' + ",\n".join(f'  "{name}": {json.dumps(each)}' for name, each in of.items()) + "\n}"
        for scope, of in recorded.items()
    )
    (ROOT / "tests/unit/data/data_peer.json").write_text("{\n" + ",\n".join(blocks) + "\n}\n")


if __name__ == "__main__":
    main()
