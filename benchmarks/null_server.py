"""A server that decodes nothing and answers canned bytes. It runs in a process of its own until its input ends.

Only of what comes in a stream of batches it reads the ids, by which it has to say that all of it is stored.
"""

from __future__ import annotations

import json
import os
import socketserver
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc

from benchmarks.data import INSERTED, replies
from benchmarks.messages import BATCH_STREAM, load

_OPTIONS = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
_META = {
    "hostname": "http://localhost",
    "version": "1.39.3",
    "modules": {},
    "grpcMaxMessageSize": 104_858_000,
    "nodes": [{"name": "node1", "status": "HEALTHY"}],
}


class _Http(socketserver.StreamRequestHandler):
    """Every GET is answered with the server's meta data, whatever the path; with them are its nodes."""

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
    """The generic handler: a search is answered by the collection that its first bytes name, a stream by its ids.

    All else is empty. A stream is told at once to send as much in a message as the unary calls have.
    """

    def __init__(self) -> None:
        self._replies = replies()
        v1 = load()
        greetings = (
            v1.BatchStreamReply(started=v1.BatchStreamReply.Started()),
            v1.BatchStreamReply(backoff=v1.BatchStreamReply.Backoff(batch_size=INSERTED)),
        )
        self._greetings = [greeting.SerializeToString() for greeting in greetings]

    def service(self, details: Any) -> Any:
        if details.method == BATCH_STREAM:
            return grpc.stream_stream_rpc_method_handler(self._stream)
        return grpc.unary_unary_rpc_method_handler(
            self._search if details.method.endswith("/Search") else lambda message, context: b""
        )

    def _search(self, message: bytes, context: Any) -> bytes:
        start = message[:32]
        return next(reply for name, reply in self._replies.items() if name in start)

    def _stream(self, messages: Iterator[bytes], context: Any) -> Iterator[bytes]:
        yield from self._greetings
        for message in messages:
            ids = _ids(message)
            if ids:
                yield _field(6, b"".join([_ID + uuid for uuid in ids]))  # acks.uuids
                yield _field(1, b"".join([_SUCCESS + uuid for uuid in ids]))  # results.successes.uuid


_ID = b"\x0a\x24"  # field 1, 36 bytes
_SUCCESS = b"\x12\x26\x12\x24"  # field 2, 38 bytes, of which field 2 has 36


def _ids(message: bytes) -> list[bytes]:
    """The ids of the objects in a message of a stream, which clients write first; none where it has no objects."""
    if message[:1] != b"\x12":  # data
        return []
    ids = []
    _, at = _varint(message, 1)
    _, at = _varint(message, at + 1)  # data.objects
    while at < len(message):
        size, at = _varint(message, at + 1)  # data.objects.values
        if message[at : at + 2] != _ID:
            raise ValueError("an object does not begin with its id")
        ids.append(message[at + 2 : at + 38])
        at += size
    return ids


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """A number, and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7


def _field(number: int, content: bytes) -> bytes:
    size, left = bytearray(), len(content)
    while left > 127:
        size.append(left & 127 | 128)
        left >>= 7
    size.append(left)
    return bytes((number << 3 | 2, *size)) + content


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
