"""A model server whose vectors can be worked out by hand."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Handler(BaseHTTPRequestHandler):
    """What the module `text2vec-transformers` asks of its model server."""

    def do_GET(self) -> None:
        ready = self.path.startswith("/.well-known/")
        self._answer(204 if ready else 200, b"" if ready else b"{}")

    def do_POST(self) -> None:
        text = json.loads(self.rfile.read(int(self.headers["content-length"])))["text"]
        vector = [text.lower().count(letter) for letter in "abc"]
        self._answer(200, json.dumps({"text": text, "dims": 3, "vector": vector}).encode())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def letter_counter() -> Iterator[str]:
    """Serve vectors that count the letters a, b and c; gives the URL."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
