"""HTTP/1.1 on raw sockets, so that every byte of an answer can be chosen."""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Literal

from tests.support.fake.door import GARBAGE, Connection
from tests.support.fake.fault import Fault, Plans, Stage
from tests.support.fake.transcript import HttpCall, Transcript

HTML = b"<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>\n"


@dataclass(slots=True)
class Reply:
    """An orderly answer.

    Attributes:
        status: The status code.
        body: Bytes as they are; None for an empty body; anything else as JSON.
        headers: Further headers; they win over `content-type` and `content-length`.
    """

    status: int = 200
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def content(self) -> bytes:
        """The body's bytes."""
        if self.body is None:
            return b""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()

    def encode(self, verb: str = "GET") -> tuple[bytes, bytes]:
        """Head and body as they go out in answer to a request with this verb."""
        content = self.content()
        headers = {"content-length": str(len(content))}
        if content:
            headers["content-type"] = "application/json"
        headers |= {name.lower(): value for name, value in self.headers.items()}
        if self.status == 204:
            del headers["content-length"]
        try:
            reason = HTTPStatus(self.status).phrase
        except ValueError:
            reason = "Unknown"
        lines = [f"HTTP/1.1 {self.status} {reason}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        return "\r\n".join(lines).encode("latin-1"), b"" if verb == "HEAD" or self.status == 204 else content


@dataclass(slots=True)
class Act:
    """What is done on the connection in answer to one request.

    Attributes:
        data: The bytes to send.
        hold_at: How many of them to send before stalling, None for not stalling.
        pause: Seconds between one byte and the next.
        end: What becomes of the connection.
    """

    data: bytes
    hold_at: int | None = None
    pause: float = 0
    end: Literal["keep", "close", "reset"] = "keep"


Answer = Callable[[HttpCall], Reply]
Play = Callable[[HttpCall], Act]


class RestRoute:
    """What one verb on one path is answered with. Each method plans one thing, for some times or from now on."""

    def __init__(self, stage: Stage, default: Answer) -> None:
        self._plans: Plans[Play] = Plans(stage)
        self._default = default

    def reply(
        self,
        status: int = 200,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        *,
        times: int | None = None,
    ) -> Fault:
        """Answer in order; `body` as in `Reply`."""
        reply = Reply(status, body, headers or {})
        return self.answer(lambda call: reply, times=times)

    def answer(self, answer: Answer, *, times: int | None = None) -> Fault:
        """Answer with what a function makes of the request."""
        return self._plans.add(lambda call: _orderly(answer, call), times)

    def html(self, status: int = 502, *, times: int | None = None) -> Fault:
        """Answer as a proxy does that has lost its server: a page in HTML."""
        return self.reply(status, HTML, {"content-type": "text/html; charset=utf-8"}, times=times)

    def unauthorized(self, *, times: int | None = None) -> Fault:
        """Answer that the key is wrong."""
        return self.reply(401, {"code": 401, "message": "unauthorized: invalid api key"}, times=times)

    def forbidden(self, action: str = "read_collections", *, times: int | None = None) -> Fault:
        """Answer that the user may not do that."""
        return self.reply(403, {"error": [{"message": forbidden(action)}]}, times=times)

    def truncated(self, status: int = 200, body: object = None, *, times: int | None = None) -> Fault:
        """Answer in good HTTP with only the first half of the JSON."""
        content = Reply(status, body).content()
        half = content[: len(content) // 2]
        return self.reply(status, half, {"content-type": "application/json"}, times=times)

    def close(self, *, times: int | None = None) -> Fault:
        """Read the request, then close the connection without an answer."""
        return self._plans.add(lambda call: Act(b"", end="close"), times)

    def reset(self, *, times: int | None = None) -> Fault:
        """Read the request, then reset the connection without an answer."""
        return self._plans.add(lambda call: Act(b"", end="reset"), times)

    def close_midway(self, status: int = 200, body: object = None, *, times: int | None = None) -> Fault:
        """Promise the whole body, send half of it, close."""
        return self._plans.add(partial(_half, Reply(status, body), "close"), times)

    def reset_midway(self, status: int = 200, body: object = None, *, times: int | None = None) -> Fault:
        """Promise the whole body, send half of it, reset."""
        return self._plans.add(partial(_half, Reply(status, body), "reset"), times)

    def stall(self, reply: Reply | None = None, *, times: int | None = None) -> Fault:
        """Read the request and say nothing; released, give this answer or the default one."""
        return self._plans.add(partial(self._stalled, reply, midway=False), times)

    def stall_midway(self, reply: Reply | None = None, *, times: int | None = None) -> Fault:
        """Send the head and half of the body, then say nothing; released, send the rest."""
        return self._plans.add(partial(self._stalled, reply, midway=True), times)

    def dribble(self, reply: Reply | None = None, *, pause: float = 0.01, times: int | None = None) -> Fault:
        """Send the answer byte by byte with pauses; released, send the rest at once."""

        def play(call: HttpCall) -> Act:
            act = self._stalled(reply, call, midway=False)
            return Act(act.data, pause=pause)

        return self._plans.add(play, times)

    def garbage(self, data: bytes = GARBAGE, *, times: int | None = None) -> Fault:
        """Answer with bytes that are not HTTP, then close."""
        return self._plans.add(lambda call: Act(data, end="close"), times)

    def restore(self) -> None:
        """Forget what was planned."""
        self._plans.cancel()

    def take(self, call: HttpCall) -> tuple[Fault | None, Act]:
        """What is to be done about a request."""
        if planned := self._plans.take():
            fault, play = planned
            return fault, play(call)
        return None, _orderly(self._default, call)

    def _stalled(self, reply: Reply | None, call: HttpCall, *, midway: bool) -> Act:
        head, content = (reply or self._default(call)).encode(call.method)
        return Act(head + content, hold_at=len(head) + len(content) // 2 if midway else 0)


def forbidden(action: str) -> str:
    """What the server says where role-based access refuses."""
    return f"rbac: authorization, forbidden action: user 'someone' has insufficient permissions to {action} [[]]"


def serve(
    connection: Connection,
    stage: Stage,
    transcript: Transcript,
    route: Callable[[HttpCall], RestRoute],
    tls: ssl.SSLContext | None,
) -> None:
    """Answer the requests on one connection until it ends."""
    if tls is not None and not connection.secure(tls):
        return
    while (call := _request(connection)) is not None:
        transcript.add(call)
        fault, act = route(call).take(call)
        going = _play(connection, stage, fault, act)
        if fault is not None:
            fault.reached.set()
        if not going or (call.header("connection") or "").lower() == "close":
            return


def _orderly(answer: Answer, call: HttpCall) -> Act:
    return Act(b"".join(answer(call).encode(call.method)))


def _half(reply: Reply, end: Literal["close", "reset"], call: HttpCall) -> Act:
    head, content = reply.encode(call.method)
    return Act(head + content[: len(content) // 2], end=end)


def _play(connection: Connection, stage: Stage, fault: Fault | None, act: Act) -> bool:
    """Do it; whether the connection is good for another request."""
    data = act.data
    if fault is not None and act.hold_at is not None:
        connection.send(data[: act.hold_at])
        if not fault.hold(lambda: connection.gone):
            return False
        data = data[act.hold_at :]
    if fault is not None and act.pause:
        while data and connection.send(data[:1]):
            data = data[1:]
            fault.hold(lambda: connection.gone, act.pause)
            if stage.closing:
                return False
    connection.send(data)
    if act.end == "reset":
        connection.reset_on_close()
    return act.end == "keep" and not connection.gone


def _request(connection: Connection) -> HttpCall | None:
    head = connection.read_until(b"\r\n\r\n")
    if head is None:
        return None
    start, *lines = head.decode("latin-1").split("\r\n")
    if start.count(" ") != 2:  # Not HTTP: a client that speaks TLS, for one.
        return None
    verb, target, _ = start.split(" ")
    headers = tuple((name.strip().lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines))
    path, _, query = target.partition("?")
    call = HttpCall(verb, path, query, headers, b"")
    chunked = (call.header("transfer-encoding") or "").lower() == "chunked"
    body = _chunks(connection) if chunked else connection.read_exactly(int(call.header("content-length") or 0))
    if body is None:
        return None
    call.body = body
    return call


def _chunks(connection: Connection) -> bytes | None:
    body = b""
    while (line := connection.read_until(b"\r\n")) is not None:
        size = int(line.partition(b";")[0], 16)
        chunk = connection.read_exactly(size + 2)
        if chunk is None:
            return None
        if not size:
            return body
        body += chunk[:-2]
    return None
