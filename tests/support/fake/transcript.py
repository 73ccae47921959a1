"""What was said to a fake server, and a form of it that can be compared between two runs."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

_UUID = re.compile(rb"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
_PORT = re.compile(rb"(localhost|127\.0\.0\.1|\[::1\]):\d+")
_VARYING = ("date", "host", "traceparent", "user-agent", "x-weaviate-client")


@dataclass(slots=True)
class HttpCall:
    """One HTTP request as it came in.

    Attributes:
        method: The verb.
        path: The path, still quoted.
        query: The query string, still quoted, without the question mark.
        headers: Names in small letters, and values, in the order sent.
        body: The body's bytes.
    """

    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of a name."""
        return next((value for key, value in self.headers if key == name.lower()), None)

    @property
    def params(self) -> Mapping[str, str]:
        """The query as a mapping."""
        return dict(parse_qsl(self.query, keep_blank_values=True))


@dataclass(slots=True)
class GrpcCall:
    """One gRPC call as it came in.

    Attributes:
        path: The path of the method.
        metadata: Names and values, in the order sent.
        messages: The bytes of each message; a unary call has one.
        time_remaining: The seconds that its deadline left when it arrived, None without one.
        cancelled: Set once the client cancelled it, or its deadline passed, or its connection was lost.
    """

    path: str
    metadata: tuple[tuple[str, str | bytes], ...]
    messages: list[bytes]
    time_remaining: float | None
    cancelled: threading.Event = field(default_factory=threading.Event)

    @property
    def name(self) -> str:
        """The method's name without its service."""
        return self.path.rpartition("/")[2]

    @property
    def message(self) -> bytes:
        """The message of a unary call."""
        (message,) = self.messages
        return message

    def header(self, name: str) -> str | bytes | None:
        """The first metadata entry of a name."""
        return next((value for key, value in self.metadata if key == name.lower()), None)


Call = HttpCall | GrpcCall
Line = tuple[str, str, tuple[tuple[str, bytes], ...], tuple[bytes, ...]]
"""Kind and verb, path with query, headers or metadata by name, body or messages."""


class Transcript:
    """Every call, in the order in which the requests were complete (of a stream: began)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: list[Call] = []

    def add(self, call: Call) -> None:
        """Note one more call."""
        with self._lock:
            self._calls.append(call)

    def clear(self) -> None:
        """Forget what was said so far."""
        with self._lock:
            self._calls.clear()

    def __iter__(self) -> Iterator[Call]:
        with self._lock:
            return iter(list(self._calls))

    def __len__(self) -> int:
        return len(self._calls)

    def http(self, path: str | None = None) -> list[HttpCall]:
        """The HTTP requests, all or those for one path."""
        return [call for call in self if isinstance(call, HttpCall) and path in (None, call.path)]

    def grpc(self, name: str | None = None) -> list[GrpcCall]:
        """The gRPC calls, all or those of one method, by its name without its service."""
        return [call for call in self if isinstance(call, GrpcCall) and name in (None, call.name)]

    def normalised(self, *, varying: Iterable[str] = _VARYING, uuids: bool = True, in_order: bool = True) -> list[Line]:
        """The calls without what differs from one run to the next.

        Args:
            varying: Headers and metadata of which only the presence counts.
            uuids: Whether each uuid is replaced by its number, in the order in which they appear. The replacement is a
                uuid as well, so that messages keep their length and can still be parsed.
            in_order: Whether the order of the calls counts; if not, they are sorted, for what is sent concurrently.
        """
        hidden = frozenset(varying)
        calls = list(self)
        if not in_order:
            calls.sort(key=lambda call: repr(_line(call, hidden, None)))
        known: dict[bytes, bytes] | None = {} if uuids else None
        return [_line(call, hidden, known) for call in calls]


def _line(call: Call, hidden: frozenset[str], known: dict[bytes, bytes] | None) -> Line:
    def same(data: bytes) -> bytes:
        def numbered(match: re.Match[bytes]) -> bytes:
            if known is None:
                return match[0]
            return known.setdefault(match[0].lower(), b"00000000-0000-0000-0000-%012x" % (len(known) + 1))

        return _UUID.sub(numbered, data)

    def named(pairs: Iterable[tuple[str, str | bytes]]) -> tuple[tuple[str, bytes], ...]:
        result: list[tuple[str, bytes]] = []
        for name, value in pairs:
            data = value if isinstance(value, bytes) else value.encode("latin-1")
            result.append((name, b"<varies>" if name in hidden else _PORT.sub(rb"\1:<port>", same(data))))
        return tuple(sorted(result))

    if isinstance(call, HttpCall):
        path = same(f"{call.path}?{call.query}".rstrip("?").encode("latin-1")).decode("latin-1")
        body = _PORT.sub(rb"\1:<port>", same(call.body))
        return f"HTTP {call.method}", path, named(call.headers), (body,)
    return "gRPC", call.path, named(call.metadata), tuple(same(message) for message in call.messages)
