"""What the recorders have in common: servers of their own, which say that they are Weaviate and keep what they get.

They run with an interpreter that has the client whose calls are recorded, and not this package.
"""

from __future__ import annotations

import contextlib
import http.server
import json
import threading
from collections.abc import Iterator
from concurrent import futures
from typing import Any

import grpc

NEWEST = "1.39.3"
META = {"version": NEWEST, "modules": {}}
SERVING = b"\x08\x01"
"""The answer of the health check."""


class Rest(http.server.BaseHTTPRequestHandler):
    """A handler of requests that answers with JSON. What is asked and what is kept is for a subclass to say."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # which else waits 40 ms between head and body

    def content(self) -> Any:
        """The JSON that was sent; None for nothing."""
        sent = self.rfile.read(int(self.headers.get("content-length") or 0))
        return json.loads(sent) if sent else None

    def answer(self, status: int, body: Any) -> None:
        """Answer with JSON, or with nothing where the status says so."""
        content = b"" if status == 204 else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        if status != 204:
            self.send_header("content-length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextlib.contextmanager
def rest_served(handler: type[Rest]) -> Iterator[int]:
    """Serve REST on a free port of the loopback address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        serving.join()


@contextlib.contextmanager
def grpc_served(handler: grpc.GenericRpcHandler) -> Iterator[int]:
    """Serve gRPC on a free port of the loopback address."""
    server = grpc.server(futures.ThreadPoolExecutor(2))
    server.add_generic_rpc_handlers((handler,))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield port
    finally:
        server.stop(None)
