"""A server that decodes nothing and answers canned bytes. It runs in a process of its own until its input ends."""

from __future__ import annotations

import json
import os
import socketserver
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc

from benchmarks.data import replies

_OPTIONS = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
_META = {"hostname": "http://localhost", "version": "1.39.3", "modules": {}, "grpcMaxMessageSize": 104_858_000}


class _Http(socketserver.StreamRequestHandler):
    """Every GET is answered with the server's meta data, whatever the path."""

    def handle(self) -> None:
        body = json.dumps(_META).encode()
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n".encode()
        while self.rfile.readline() not in (b"", b"\r\n"):
            while self.rfile.readline() not in (b"", b"\r\n"):
                pass
            self.wfile.write(head + body)


class _HttpServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 128


class _Rpc:
    """The generic handler: a search is answered by the collection that its first bytes name, all else is empty."""

    def __init__(self) -> None:
        self._replies = replies()

    def service(self, details: Any) -> Any:
        return grpc.unary_unary_rpc_method_handler(
            self._search if details.method.endswith("/Search") else lambda message, context: b""
        )

    def _search(self, message: bytes, context: Any) -> bytes:
        start = message[:32]
        return next(reply for name, reply in self._replies.items() if name in start)


def main() -> None:
    """Print the ports, then serve until the input ends."""
    processors = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if len(processors) > 1:
        os.sched_setaffinity(0, processors[1:])
    http = _HttpServer(("127.0.0.1", 0), _Http)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    server: Any = grpc.server(ThreadPoolExecutor(8), options=_OPTIONS)
    server.add_generic_rpc_handlers((_Rpc(),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(json.dumps({"http": http.server_address[1], "grpc": port}), flush=True)
    sys.stdin.read()
    server.stop(None).wait(2)
    http.shutdown()
    http.server_close()
