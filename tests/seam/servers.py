"""Small servers for the seam's tests: raw sockets, HTTP/1.1, and a gRPC server in a process of its own."""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent import futures
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import grpc

Handler = Callable[[socket.socket], None]

RESET = b"\1\0\0\0\0\0\0\0"
"""SO_LINGER with a time of 0: closing resets the connection."""


class Raw:
    """A TCP server on a free port; each connection is given to `handler` in a thread, and closed after it.

    Attributes:
        port: The port.
        accepted: The number of connections so far.
        open: The number of connections now.
    """

    def __init__(self, handler: Handler, tls: ssl.SSLContext | None = None) -> None:
        self._handler = handler
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.accepted = 0
        self._connections: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._changed = threading.Condition()
        self._acceptor = threading.Thread(target=self._accept, daemon=True)

    @property
    def open(self) -> int:
        return len(self._connections)

    def wait_until_open(self, count: int, timeout: float = 5) -> bool:
        """Wait until exactly so many connections are open."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._connections) == count, timeout)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.accepted += 1
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            with self._changed:
                self._connections.add(connection)
                self._changed.notify_all()
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        served = connection
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._tls is not None:
                served = self._handshake(connection)
                with self._changed:
                    self._connections.discard(connection)
                    self._connections.add(served)
            self._handler(served)
        except OSError:
            return
        finally:
            connection.close()
            served.close()
            with self._changed:
                self._connections.discard(connection)
                self._connections.discard(served)
                self._changed.notify_all()

    def _handshake(self, connection: socket.socket) -> ssl.SSLSocket:
        assert self._tls is not None
        with connection.dup() as plain:
            try:
                return self._tls.wrap_socket(connection, server_side=True)
            except ssl.SSLError:
                # What it has to say would be lost if the connection were reset because of what nobody has read.
                plain.shutdown(socket.SHUT_WR)
                while plain.recv(65536):
                    pass
                raise

    def __enter__(self) -> Self:
        self._acceptor.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._acceptor.join(5)
        for connection in list(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)


@dataclass
class Request:
    """A request as it came."""

    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def target(self) -> str:
        return self.line.split(" ")[1]


def read_request(connection: socket.socket) -> Request | None:
    """The next request of a connection, None at its end."""
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65536)
        if not chunk:
            return None
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    line, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (entry.partition(": ") for entry in rest)}
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65536)
    return Request(line, headers, body)


def answer(body: bytes = b"{}", status: str = "200 OK", **headers: str) -> bytes:
    """The bytes of an answer. Underscores in the names of headers become hyphens."""
    lines = [f"HTTP/1.1 {status}", f"content-length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass
class Http:
    """A handler for `Raw` that answers one request after the other.

    Attributes:
        route: From a request to the bytes of its answer.
        seen: The requests so far.
    """

    route: Callable[[Request], bytes] = lambda request: answer(request.target.encode())
    seen: list[Request] = field(default_factory=list)

    def __call__(self, connection: socket.socket) -> None:
        while (request := read_request(connection)) is not None:
            self.seen.append(request)
            connection.sendall(self.route(request))


def says(data: bytes) -> Handler:
    """A handler that says the same to everybody, whatever they said."""

    def handler(connection: socket.socket) -> None:
        if connection.recv(65536):
            connection.sendall(data)

    return handler


def silent(connection: socket.socket) -> None:
    """A handler that reads and never answers."""
    while connection.recv(65536):
        pass


def reset(connection: socket.socket) -> None:
    """A handler that resets the connection."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)


@contextmanager
def full_backlog() -> Iterator[int]:
    """A port that takes no more connections: to connect there hangs."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            with suppress(BlockingIOError):
                filler.connect(listener.getsockname())
        try:
            yield listener.getsockname()[1]
        finally:
            for filler in fillers:
                filler.close()


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class _Service(grpc.GenericRpcHandler):
    """Does what the message says, and answers with it.

    `sleep 0.5`, `sleepers` (how many calls sleep, and how many ended before they had slept), `fail 5 some text` (a
    status by its number), `metadata` (answers what came), `big 5000000`; anything else comes back. Any path is a
    method, except `/none/…`; the one that ends with `Stream` answers each message with itself, until it is `end`.
    """

    def __init__(self) -> None:
        self._sleeping = 0
        self._ended = 0

    def service(self, handler_call_details: Any) -> Any:
        path = handler_call_details.method
        if path.startswith("/none/"):
            return None

        if path.endswith("Stream"):
            return grpc.stream_stream_rpc_method_handler(_echo)

        def answer_call(message: bytes, context: grpc.ServicerContext) -> bytes:
            verb, _, rest = message.partition(b" ")
            if verb == b"sleep":
                return self._sleep(float(rest), context)
            if verb == b"fail":
                number, _, text = rest.partition(b" ")
                context.abort(next(c for c in grpc.StatusCode if c.value[0] == int(number)), text.decode())
            if verb == b"metadata":
                pairs = sorted(f"{key}={value!s}" for key, value in context.invocation_metadata())
                return "\n".join([path, *pairs]).encode()
            if verb == b"sleepers":
                return f"{self._sleeping} {self._ended}".encode()
            if verb == b"big":
                return bytes(int(rest))
            return message

        return grpc.unary_unary_rpc_method_handler(answer_call)

    def _sleep(self, seconds: float, context: grpc.ServicerContext) -> bytes:
        ended = threading.Event()
        context.add_callback(ended.set)
        self._sleeping += 1
        if ended.wait(seconds):
            self._ended += 1
        self._sleeping -= 1
        return b"slept"


def _echo(messages: Iterator[bytes], _: grpc.ServicerContext) -> Iterator[bytes]:
    for message in messages:
        if message == b"end":
            return
        yield message


def serve_grpc(port: int, credentials: grpc.ServerCredentials | None = None) -> tuple[grpc.Server, int]:
    """Start a gRPC server in this process."""
    server = grpc.server(
        futures.ThreadPoolExecutor(40),
        options=[
            ("grpc.max_receive_message_length", -1),
            ("grpc.max_send_message_length", -1),
            ("grpc.so_reuseport", 0),
        ],
    )
    server.add_generic_rpc_handlers((_Service(),))
    address = f"127.0.0.1:{port}"
    bound = server.add_secure_port(address, credentials) if credentials else server.add_insecure_port(address)
    server.start()
    return server, bound


@contextmanager
def grpc_process(port: int = 0) -> Iterator[int]:
    """A gRPC server in a process of its own; gives its port."""
    command = [sys.executable, __file__, str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


if __name__ == "__main__":
    running, number = serve_grpc(int(sys.argv[1]))
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()
    sys.stdin.read()  # until the test's process ends, however that comes about
    running.stop(None)
