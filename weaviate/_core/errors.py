"""One table from what went wrong to the error that is raised."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from weaviate._core.transport import GrpcRequest, RestReply, RestRequest, TransportFault
from weaviate.exceptions import (
    ErrorDetails,
    InsufficientPermissionsError,
    UnexpectedStatusCodeError,
    WeaviateBaseError,
    WeaviateBatchError,
    WeaviateBatchStreamError,
    WeaviateConnectionError,
    WeaviateDeleteManyError,
    WeaviateQueryError,
    WeaviateQueryTimeoutError,
    WeaviateTenantGetError,
    WeaviateTimeoutError,
    WeaviateUnauthorizedError,
)

RETRYABLE_STATUSES = frozenset({429, 502, 503, 504})
UNDONE_STATUS = 429
"""The status that says that nothing was done. The others come from a proxy too, which does not know."""
UNAUTHORIZED_STATUS = 401
RETRYABLE_CODES = frozenset({"UNAVAILABLE", "DEADLINE_EXCEEDED", "ABORTED", "RESOURCE_EXHAUSTED"})
_LONGEST_TEXT = 500
_NO_ROUTE = re.compile(r"path \S+ was not found")

ADVICE = {
    "resolve": "Check the host's name.",
    "connect": "Is Weaviate running there, and is the port right?",
    "tls": "Check whether this port speaks TLS, and which certificate authority the server's certificate is from.",
    "http": "Is this the REST port of Weaviate (8080 by default), and not its gRPC port or a proxy?",
    "grpc": "Is this the gRPC port of Weaviate (50051 by default), and not its REST port or a proxy?",
}
"""What to try, by the step that failed."""

_REFUSALS = tuple(
    map(
        re.compile,
        (
            r"no such prop with name '(?P<property>[^']+)' found in class '(?P<collection>[^']+)'",
            r"(?:Filtering|Searching) by property '(?P<property>[^']+)' requires inverted index",
            r"invalid [\w ]*property '(?P<property>[^']+)' on class '(?P<collection>[^']+)'",
            r"class (?P<collection>\S+) does not have named vector (?P<vector>\S+) configured",
            r"collection (?P<collection>\S+) does not have configuration for vector (?P<vector>\S+)",
            r"class (?P<collection>\S+) has multiple vectors, but no target vectors were provided",
            r"Validate vector index (?P<vector>\S+) for target vector .*vector dimensions do not match",
            r"vector dimensions do not match the index dimensions|vector lengths don't match",
            r"tenant not (?:active|found): ['\"](?P<tenant>[^'\"]+)['\"]",
            r"class (?P<collection>\S+) has multi-tenancy (?:disabled|enabled), but request was with",
            r"could not find class (?P<collection>\S+) in schema",
            r"received message larger than max",
        ),
    )
)
"""What servers (1.39.3) say of input that does not fit the collection, or is too large, with what they name. They say
it with any gRPC code (mostly UNKNOWN) and any HTTP status (422, 500)."""


_SWITCHES = {
    "RBAC is not enabled": "AUTHORIZATION_RBAC_ENABLED",
    "db user management is not enabled": "AUTHENTICATION_DB_USERS_ENABLED",
    "dynamic DB users are not enabled": "AUTHENTICATION_DB_USERS_ENABLED",
    "namespaces are not enabled": "NAMESPACES_ENABLED",
    "oidc is not enabled": "AUTHENTICATION_OIDC_ENABLED",
}
"""What servers (1.39.3) say of a feature that is off, with the variable of their environment that switches it on."""


class _Said:
    """An answer, with what the server said in place of its body, for `UnexpectedStatusCodeError`."""

    def __init__(self, status_code: int, text: str) -> None:
        self.status_code = status_code
        self.text = text


def refusal(said: str) -> dict[str, str] | None:
    """What a server names that refuses what does not fit the collection: no later try can succeed.

    Args:
        said: What the server said.

    Returns:
        The names by their places in `ErrorDetails`; None where it is not known to be such a refusal.
    """
    found = next(filter(None, (pattern.search(said) for pattern in _REFUSALS)), None)
    return None if found is None else found.groupdict()


def switch(said: str) -> str:
    """What switches a feature on that is off, to be added to what a server said.

    Args:
        said: What it said.

    Returns:
        A sentence; nothing where it is not about such a feature.
    """
    found = next((name for off, name in _SWITCHES.items() if off in said), None)
    return f". {found}=true in its environment switches it on" if found else ""


def is_answer(request: RestRequest, reply: RestReply) -> bool:
    """Whether a reply is an answer to a request: that a server has no such route is none.

    Args:
        request: What was sent.
        reply: What came back.
    """
    status = reply.status_code
    return status in request.ok and not (status == 404 and _NO_ROUTE.fullmatch(explain(reply)))


def from_reply(request: RestRequest, reply: RestReply, host: str, version: str | None = None) -> WeaviateBaseError:
    """The error for an HTTP status that is no answer to the request.

    Args:
        request: What was sent.
        reply: What came back.
        host: The address it went to.
        version: The server's version.
    """
    status = reply.status_code
    said = _Said(status, explain(reply) or request.meanings.get(status, ""))
    names = refusal(said.text)
    if status == 404 and _NO_ROUTE.fullmatch(said.text):
        said.text += _too_old(version)
    said.text += switch(said.text)
    for hint in [hint for part, hint in request.hints.items() if part in said.text]:
        said.text += f" {hint}" if said.text.endswith((".", "?")) else f". {hint}"
    details = request.details.but(
        what=request.what,
        host=host,
        reason=said.text,
        http_status=status,
        retryable=status in RETRYABLE_STATUSES and names is None,
        sent=True,
        **(names or {}),
    )
    if status == UNAUTHORIZED_STATUS:
        return WeaviateUnauthorizedError(f"{request.what} at {host}", said).with_details(
            details.but(step="authentication")
        )
    if status == 403:
        # The server does not always say what the permission was needed for.
        said.text += f" (to {request.what})"
        return InsufficientPermissionsError(said).with_details(details)
    return UnexpectedStatusCodeError(f"{request.what} at {host}", said).with_details(details)


def from_rest_fault(
    request: RestRequest, fault: TransportFault, host: str, seconds: float, *, sent: bool = False
) -> WeaviateBaseError:
    """The error for an HTTP request that brought no answer.

    Args:
        request: What was sent.
        fault: What went wrong.
        host: The address it went to.
        seconds: How long the call's deadline was.
        sent: Whether an earlier try may have reached the server.
    """
    details = _fault_details(request, fault, host, sent)
    if fault.timed_out:
        text = f"{request.what}: no answer from {host} within {seconds:g} s ({fault.detail}).{_doubt(request, details)}"
        return _caused(WeaviateTimeoutError(text), details, fault)
    return _caused(
        WeaviateConnectionError(fault_text(request.what, fault, host) + _doubt(request, details)), details, fault
    )


_OF_METHODS: Mapping[
    str, type[WeaviateBatchError | WeaviateBatchStreamError | WeaviateDeleteManyError | WeaviateTenantGetError]
] = {
    "BatchDelete": WeaviateDeleteManyError,
    "BatchObjects": WeaviateBatchError,
    "BatchReferences": WeaviateBatchError,
    "BatchStream": WeaviateBatchStreamError,
    "TenantsGet": WeaviateTenantGetError,
}
"""The methods whose failures have a class of their own."""


def from_grpc_fault(
    request: GrpcRequest,
    fault: TransportFault,
    host: str,
    seconds: float,
    *,
    sent: bool = False,
    version: str | None = None,
) -> WeaviateBaseError:
    """The error for a gRPC call that failed.

    Args:
        request: What was sent.
        fault: What went wrong.
        host: The address it went to.
        seconds: How long the call's deadline was.
        sent: Whether an earlier try may have reached the server.
        version: The server's version.
    """
    details = _fault_details(request, fault, host, sent)
    if fault.timed_out:
        text = f"{request.what}: no answer from {host} within {seconds:g} s ({fault.detail}).{_doubt(request, details)}"
        return _caused(WeaviateQueryTimeoutError(text), details, fault)
    if fault.grpc_code == "PERMISSION_DENIED":
        return _caused(InsufficientPermissionsError(_Said(7, f"{fault.detail} (to {request.what})")), details, fault)
    if is_unauthorized(fault):
        said = _Said(16, fault.detail)
        error = WeaviateUnauthorizedError(f"{request.what} at {host}", said)
        return _caused(error, details.but(step="authentication"), fault)
    if fault.grpc_code in (None, "UNAVAILABLE"):
        text = fault_text(request.what, fault, host) + _doubt(request, details)
    else:
        text = f"{request.what} at {host}: {fault.grpc_code}: {fault.detail}"
        if fault.grpc_code == "UNIMPLEMENTED":
            text += _too_old(version)
    kind = _OF_METHODS.get(request.method.name)
    return _caused(WeaviateQueryError(text, "GRPC") if kind is None else kind(text), details, fault)


def is_unauthorized(fault: TransportFault) -> bool:
    """Whether the server did not accept the credentials. It says so with the code UNKNOWN, and of streams with another.

    Args:
        fault: How a gRPC call failed.
    """
    return fault.grpc_code == "UNAUTHENTICATED" or (
        fault.grpc_code is not None and "extract auth: unauthorized" in fault.detail
    )


def fault_text(what: str, fault: TransportFault, host: str) -> str:
    """One sentence with what failed, where, how far it came, and what to try."""
    return f"{what}: no answer from {host} (failed at: {fault.step}): {fault.detail}. {ADVICE[fault.step]}"


def explain(reply: RestReply) -> str:
    """What the server said, from any of the shapes in which it says it.

    Weaviate answers `{"error": [{"message": …}]}`, `{"code": …, "message": …}` or `{"error": "…"}`; what stands
    between may answer with a page of its own.
    """
    text = reply.text.strip()
    try:
        said = _messages(json.loads(text))
    except (ValueError, RecursionError):
        said = ""
    if said:
        return said
    if text[:200].lstrip("\ufeff").lower().startswith(("<!doctype", "<html")):
        return f"an HTML page, which Weaviate does not send; a proxy may stand between: {_cut(text)}"
    return _cut(text)


def _messages(body: Any) -> str:
    if not isinstance(body, dict):
        return ""
    errors = body.get("error")
    if isinstance(errors, list):
        return "; ".join(str(e["message"]) for e in errors if isinstance(e, dict) and e.get("message"))
    for said in (errors, body.get("message")):
        if isinstance(said, str) and said:
            return said
    return ""


def _too_old(version: str | None) -> str:
    """What is to be said of a call that the server does not know."""
    return f". The server ({f'Weaviate {version}' if version else 'of unknown version'}) may be too old for this."


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"


def _fault_details(request: RestRequest | GrpcRequest, fault: TransportFault, host: str, sent: bool) -> ErrorDetails:
    retryable = fault.grpc_code in RETRYABLE_CODES if fault.grpc_code else fault.step != "tls"
    names = refusal(fault.detail) if fault.grpc_code else None
    return request.details.but(
        what=request.what,
        host=host,
        step=fault.step,
        reason=fault.detail,
        grpc_code=fault.grpc_code,
        retryable=retryable and names is None,
        sent=sent or fault.sent,
        **(names or {}),
    )


def _doubt(request: RestRequest | GrpcRequest, details: ErrorDetails) -> str:
    """What is to be said of a write whose answer was lost."""
    return " The server may have carried it out all the same." if request.timeout == "insert" and details.sent else ""


def _caused(error: WeaviateBaseError, details: ErrorDetails, fault: TransportFault) -> WeaviateBaseError:
    error.__cause__ = fault.__cause__ or fault
    return error.with_details(details)
