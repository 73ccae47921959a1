"""A reverse proxy that serves a server below a path, as gateways do, and notes what went through it."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Proxy:
    """A proxy for everything below a path; the rest is refused.

    Attributes:
        port: Its port, on 127.0.0.1.
        paths: The verbs and paths that it passed on, as the server got them.
        refused: The paths that are not below its own.
    """

    def __init__(self, prefix: str, target: int) -> None:
        self.paths: list[str] = []
        self.refused: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(prefix, target))
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]

    def serve(self) -> None:
        """Serve until `close`."""
        self._server.serve_forever(0.05)

    def close(self) -> None:
        """End it."""
        self._server.shutdown()
        self._server.server_close()

    def _handler(self, prefix: str, target: int) -> type[BaseHTTPRequestHandler]:
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _pass_on(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                path = self.path.removeprefix(prefix)
                if path == self.path:
                    proxy.refused.append(self.path)
                    self.send_response(404)
                    self.send_header("content-length", "0")
                    self.end_headers()
                    return
                proxy.paths.append(f"{self.command} {path}")
                connection = http.client.HTTPConnection("127.0.0.1", target, timeout=30)
                try:
                    connection.request(self.command, path, body or None, dict(self.headers.items()))
                    answer = connection.getresponse()
                    content = answer.read()
                finally:
                    connection.close()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("content-length", "transfer-encoding", "connection", "date"):
                        self.send_header(name, value)
                if answer.status != 204:
                    self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = _pass_on  # noqa: N815  # as http.server looks for them

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler


@contextmanager
def serving_below(prefix: str, target: int) -> Iterator[Proxy]:
    """A proxy for the length of a block.

    Args:
        prefix: The path: `/some/prefix`.
        target: The server's REST port, on 127.0.0.1.
    """
    proxy = Proxy(prefix, target)
    thread = threading.Thread(target=proxy.serve, name="proxy")
    thread.start()
    try:
        yield proxy
    finally:
        proxy.close()
        thread.join()
