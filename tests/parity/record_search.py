"""Record what the peer sends for each search of `search_cases.py` and each question of `generate_cases.py`, as the test
data of our builders.

Run it with an interpreter that has weaviate-client 4.24.1 and not this package:

    /path/to/peer/bin/python tests/parity/record_search.py tests/unit/data

It serves both protocols itself, on free ports of the loopback address.
"""

from __future__ import annotations

import contextlib
import http.server
import json
import runpy
import sys
import threading
import warnings
from concurrent import futures
from pathlib import Path
from typing import Any

import grpc

warnings.simplefilter("ignore")

NEWEST = "1.39.3"
OLD = "1.28.0"  # before it, vectors had other fields
OLDER = "1.27.0"  # before it took models with a query
SERVING = b"\x08\x01"  # the health check's answer

sent: list[bytes] = []


class Rest(http.server.BaseHTTPRequestHandler):
    version = NEWEST

    def do_GET(self) -> None:
        known = self.path.endswith("/meta")
        body = json.dumps({"version": self.version}).encode() if known else b""
        self.send_response(200 if known else 404)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Rpc(grpc.GenericRpcHandler):
    def service(self, handler_call_details: Any) -> Any:
        search = handler_call_details.method == "/weaviate.v1.Weaviate/Search"

        def answer(request: bytes, context: Any) -> bytes:
            if search:
                sent.append(request)
            return b"" if search else SERVING

        return grpc.unary_unary_rpc_method_handler(answer)


def record(methods: Any, vocabulary: Any, cases: dict[str, Any]) -> dict[str, str]:
    """What is sent for each case, in hex; nothing for those that the peer refuses."""
    recorded = {}
    for name, (method, make) in cases.items():
        with contextlib.suppress(Exception):
            args, kwargs = make(vocabulary)
            getattr(methods, method)(*args, **kwargs)
            recorded[name] = sent.pop().hex()
    return recorded


def main() -> None:
    import weaviate  # the peer
    import weaviate.classes.generate as g
    import weaviate.classes.query as q

    cases = runpy.run_path(str(Path(__file__).with_name("search_cases.py")))["cases"]()
    generate = runpy.run_path(str(Path(__file__).with_name("generate_cases.py")))
    asked = generate["searches"](generate["questions"]())
    told = generate["searches"](generate["providers"]())
    rest = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Rest)
    threading.Thread(target=rest.serve_forever, daemon=True).start()
    rpc = grpc.server(futures.ThreadPoolExecutor(2))
    rpc.add_generic_rpc_handlers((Rpc(),))
    port = rpc.add_insecure_port("127.0.0.1:0")
    rpc.start()

    def connect(version: str) -> Any:
        Rest.version = version
        return weaviate.connect_to_custom("127.0.0.1", rest.server_address[1], False, "127.0.0.1", port, False)

    with connect(NEWEST) as client:
        books = client.collections.use("Books")
        quorum = weaviate.classes.config.ConsistencyLevel.QUORUM
        plain: dict[str, Any] = {"plain": ("fetch_objects", lambda q: ((), {}))}
        recorded = record(books.query, q, cases)
        recorded["scope: tenant"] = record(books.with_tenant("T").query, q, plain)["plain"]
        recorded["scope: consistency level"] = record(books.with_consistency_level(quorum).query, q, plain)["plain"]
        generated = record(books.generate, g, asked | told) | record(books.generate, q, generate["methods"](cases))
    with connect(OLD) as client:
        changed = {name: case for name, case in cases.items() if name.startswith(("near_vector", "hybrid"))}
        old = record(client.collections.use("Books").query, q, changed)
    with connect(OLDER) as client:
        older = record(client.collections.use("Books").generate, g, asked | told)
    rest.shutdown()
    rest.server_close()
    rpc.stop(None)
    for name, data in (("search", {NEWEST: recorded, OLD: old}), ("generate", {NEWEST: generated, OLDER: older})):
        text = json.dumps({"peer": weaviate.__version__, **data}, indent=1)
        Path(sys.argv[1], f"{name}_peer.json").write_text(f"{text}\n")


if __name__ == "__main__":
    main()
