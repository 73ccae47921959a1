"""gRPC calls as HTTP requests: the Connect protocol, as servers from 1.38.3 on speak it at their REST port."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence

from weaviate._core.errors import explain
from weaviate._core.transport import RestReply, TransportFault
from weaviate._proto.methods import Method

ROUTE = "/grpc-web"
"""The path below `/v1` that methods lie below."""
SINCE = "1.38.3"
"""The first version that has it."""
NEEDS_PORT = (
    "a stream needs the gRPC port, and this client sends all calls over the REST port. Use another kind of batch, such "
    "as dynamic(), or connect with a gRPC port"
)
NO_ROUTE = (
    f"there is no gRPC over HTTP here. It needs Weaviate {SINCE} or later with `grpc_web_enabled`, and a proxy that "
    f"passes /v1{ROUTE} on. Otherwise connect with a gRPC port"
)

_CONTENT = "application/proto"
_LONGEST = 9_999_999_999
"""The most milliseconds that the protocol can say."""
_TOO_LARGE = re.compile(r"resource_exhausted: max buffer size \((\d+)\) exceeded")
_CODES = {
    code.lower().replace("cancelled", "canceled"): code
    for code in (
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED",
    )
}
_STATUSES = {
    400: "INTERNAL",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "UNIMPLEMENTED",
    405: "UNIMPLEMENTED",
    413: "RESOURCE_EXHAUSTED",
    429: "UNAVAILABLE",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
    504: "UNAVAILABLE",
}
"""What statuses mean that are not from the server itself, by the protocol."""


def path(method: Method) -> str:
    """The path of a method, below `/v1`."""
    return f"{ROUTE}{method.path}"


def headers(metadata: Sequence[tuple[str, str]], timeout: float) -> dict[str, str]:
    """The headers of a call.

    Args:
        metadata: The headers that gRPC would send.
        timeout: The seconds until its deadline.
    """
    milliseconds = min(math.ceil(max(timeout, 0.001) * 1000), _LONGEST)
    return {
        **dict(metadata),
        "content-type": _CONTENT,
        "connect-protocol-version": "1",
        "connect-timeout-ms": str(milliseconds),
    }


def answered(reply: RestReply, method: Method, size: int) -> bytes:
    """The message in an answer.

    Args:
        reply: The answer.
        method: What was called.
        size: The bytes of the message that was sent.

    Raises:
        TransportFault: There is none.
    """
    kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
    if reply.status_code == 200:
        if kind == _CONTENT:
            return reply.content
        raise TransportFault(
            "http", f"the answer is of the type {kind or 'none'!r} instead of {_CONTENT}", grpc_code="UNKNOWN"
        )
    said = _error(reply)
    if said is not None:
        code, text = said
        limit = _TOO_LARGE.search(text)
        if limit is not None:  # as the gRPC port says it
            code, text = "RESOURCE_EXHAUSTED", f"received message larger than max ({size} vs. {limit[1]})"
    elif reply.status_code in (404, 405, 415):
        code, text = "UNIMPLEMENTED", f"POST /v1{path(method)} answers {reply.status_code}: {NO_ROUTE}"
    else:
        code = _STATUSES.get(reply.status_code, "UNKNOWN")
        text = f"status {reply.status_code}: {explain(reply) or 'nothing more'}"
        if reply.status_code == 413:
            text = f"received message larger than max ({size} bytes): {text}"
    raise TransportFault("http", text, timed_out=code == "DEADLINE_EXCEEDED", grpc_code=code)


def _error(reply: RestReply) -> tuple[str, str] | None:
    """Code and text of the protocol's own errors. What is not one of them has no code that is a word."""
    try:
        body = json.loads(reply.content)
    except (ValueError, RecursionError):
        return None
    code = _CODES.get(str(body.get("code"))) if isinstance(body, dict) else None
    return None if code is None else (code, str(body.get("message") or ""))


def failed(fault: TransportFault) -> TransportFault:
    """The fault of a request, with the code that the gRPC port would have given for it.

    Args:
        fault: What went wrong. It is changed.
    """
    if fault.grpc_code is None:
        fault.grpc_code = "DEADLINE_EXCEEDED" if fault.timed_out else "UNAVAILABLE"
    return fault
