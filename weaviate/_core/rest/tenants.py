"""The tenants of a collection: they are changed by REST, and read by gRPC."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from weaviate._core.ledger import Ledger
from weaviate._core.names import tenant_name
from weaviate._core.rest.parts import packed, segment
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest, RestReply, RestRequest
from weaviate._proto import v1
from weaviate._proto.methods import TENANTS_GET
from weaviate.exceptions import WeaviateBaseError, WeaviateInvalidInputError
from weaviate.models.base import Wire, to_json
from weaviate.models.checked import refused
from weaviate.models.tenants import (
    Tenant,
    TenantActivityStatus,
    TenantBase,
    TenantCreate,
    TenantCreateInputType,
    TenantUpdate,
    TenantUpdateInputType,
)

UPDATES = 100
"""How many tenants the server changes at once."""

AT_ONCE = 1000
"""How many tenants are created or removed at once. The server takes more: a thousand active ones take half a second."""

_UNDER_WAY = 4
"""How many requests are under way at once: more make the server no quicker."""

_SHOWN = 5
"""How many errors the text of a merged one has."""

_T = TypeVar("_T")


def create(scope: Scope, tenants: TenantCreateInputType | Sequence[TenantCreateInputType]) -> list[RestRequest]:
    """Create tenants, in requests of a size that the server answers in time. Those that exist stay as they are.

    Args:
        scope: The collection.
        tenants: The tenants, or their names.

    Raises:
        WeaviateInvalidInputError: One is no tenant, has a name that none can have or a status that a new one cannot
            have, or is named twice.
    """
    wanted = [Tenant(name=each) if isinstance(each, str) else each for each in _several(tenants)]
    body = [_wire(index, each, (Tenant, TenantCreate), ("HOT", "COLD")) for index, each in enumerate(wanted)]
    return _requests("POST", scope, "create", _each_once(body), AT_ONCE)


def update(scope: Scope, tenants: TenantUpdateInputType | Sequence[TenantUpdateInputType]) -> list[RestRequest]:
    """Change tenants, in as many requests as the server wants.

    Args:
        scope: The collection.
        tenants: The tenants, with what they are to be.

    Raises:
        WeaviateInvalidInputError: One is no tenant, has a name that none can have, is to be what only the server can
            make of it, or is named twice.
    """
    statuses = ("HOT", "COLD", "FROZEN")
    body = [_wire(index, each, (Tenant, TenantUpdate), statuses) for index, each in enumerate(_several(tenants))]
    return _requests("PUT", scope, "change", _each_once(body), UPDATES)


def make(
    scope: Scope, tenants: str | Tenant | Sequence[str | Tenant], status: Literal["ACTIVE", "INACTIVE", "OFFLOADED"]
) -> list[RestRequest]:
    """Activate, deactivate or offload tenants, in as many requests as the server wants.

    Args:
        scope: The collection.
        tenants: The tenants, or their names. What they are does not matter.
        status: What all of them are to be.

    Raises:
        WeaviateInvalidInputError: One is no tenant, has a name that none can have, or is named twice.
    """
    wanted = TenantActivityStatus(status)
    return update(scope, [Tenant(name=name, activity_status=wanted) for name in names(tenants)])


def remove(scope: Scope, tenants: str | Tenant | Sequence[str | Tenant]) -> list[RestRequest]:
    """Remove tenants, with all of their objects. Those that do not exist are no error.

    Args:
        scope: The collection.
        tenants: The tenants, or their names.

    Raises:
        WeaviateInvalidInputError: One is no tenant, or has a name that none can have.
    """
    return _requests("DELETE", scope, "remove", names(tenants), AT_ONCE)


@dataclass(frozen=True, slots=True)
class Sending:
    """One of several requests.

    Attributes:
        index: Its position.
        request: What is sent.
    """

    index: int
    request: RestRequest


class SendMany(Ledger):
    """Requests to send, and what became of them.

    Any number may be under way at once; only `next` is called by one caller at a time.

    Args:
        requests: The requests.

    Attributes:
        concurrent_requests: How many are to be under way at once.
    """

    def __init__(self, requests: Sequence[RestRequest]) -> None:
        super().__init__()
        self.concurrent_requests = max(1, min(_UNDER_WAY, len(requests)))
        self._requests = self._read(requests)
        self._errors: dict[int, WeaviateBaseError] = {}

    def next(self) -> Sending | None:
        """The next request; None after the last."""
        for index, request in self._requests:
            if not self._has_stopped():
                return Sending(index, request)
            error = WeaviateBaseError(f"{request.what}: {self._unsent()}")
            self._errors[index] = error.with_details(request.details.but(what=request.what, retryable=True))
        return None

    def done(self, sending: Sending) -> None:
        """Take that a request was carried out.

        Args:
            sending: The request.
        """
        self._told = True

    def failed(self, sending: Sending, error: WeaviateBaseError) -> None:
        """Take that a request failed.

        Args:
            sending: The request.
            error: Why. After one that has nothing to do with the request, the rest is not sent.
        """
        self._take(error)
        self._errors[sending.index] = error

    def result(self) -> None:
        """Raise what went wrong.

        Raises:
            WeaviateBaseError: A request failed; see `failure`. Where none was carried out, for a reason that has
                nothing to do with them, it is that reason alone.
        """
        self._raise_stop()
        if self._errors:
            raise failure([error for _, error in sorted(self._errors.items())])


def failure(errors: Sequence[WeaviateBaseError]) -> WeaviateBaseError:
    """One error for several requests that failed: of the first one's kind, with what they say.

    Args:
        errors: The errors of the requests, in their order. There is one at least.

    Returns:
        The error; where there are several, its cause is a group of all of them.
    """
    if len(errors) == 1:
        return errors[0]
    merged = copy.copy(errors[0])
    more = len(errors) - _SHOWN
    texts = [f"{len(errors)} requests failed:", *(error.message for error in errors[:_SHOWN])]
    merged.message = "\n".join([*texts, f"and {more} more, which the cause of this error has"] if more > 0 else texts)
    merged.args = (merged.message,)
    merged.__cause__ = ExceptionGroup("the requests that failed", list(errors))
    return merged


def exists(scope: Scope, tenant: str | Tenant) -> RestRequest:
    """Ask whether there is a tenant.

    Args:
        scope: The collection.
        tenant: The tenant, or its name.

    Raises:
        WeaviateInvalidInputError: It is no tenant, or has a name that none can have.
    """
    [name] = names([tenant])
    what = f"ask whether {scope.collection} has the tenant {name}"
    path = f"{_path(scope)}/{name}"  # of no character that has to be quoted
    return RestRequest("HEAD", path, what, ok=(200, 404), details=scope.details().but(tenant=name))


def existed(reply: RestReply) -> bool:
    """Whether there was one.

    Args:
        reply: The answer to `exists`.
    """
    return reply.status_code == 200


def get(scope: Scope, tenants: Sequence[str | Tenant] | None = None) -> GrpcRequest:
    """Read tenants. Those that do not exist are left out of the answer.

    Args:
        scope: The collection.
        tenants: The tenants, or their names; all by default. The server refuses an empty list.

    Raises:
        WeaviateInvalidInputError: One is no tenant, or has a name that none can have.
    """
    wanted = None if tenants is None else names(tenants)
    message = v1.TenantsGetRequest(
        collection=scope.collection, names=None if wanted is None else v1.TenantNames(values=wanted)
    )
    what, details = f"read the tenants of {scope.collection}", scope.details()
    if wanted is not None and len(wanted) == 1:
        what, details = f"read the tenant {wanted[0]} of {scope.collection}", details.but(tenant=wanted[0])
    return GrpcRequest(TENANTS_GET, message.SerializeToString(), what, details=details)


def names(tenants: str | Tenant | Sequence[str | Tenant]) -> list[str]:
    """The names of tenants.

    Args:
        tenants: The tenants, or their names.

    Raises:
        WeaviateInvalidInputError: One is no tenant, or has a name that none can have.
    """
    return [
        tenant_name(each.name if isinstance(each, TenantBase) else each, f"tenants[{index}]")
        for index, each in enumerate(_several(tenants))
    ]


def _several(tenants: object) -> Sequence[object]:
    if isinstance(tenants, str | TenantBase):
        return [tenants]
    if isinstance(tenants, Sequence):
        return tenants
    raise refused("tenants", tenants, "a tenant or a sequence of tenants")


def _wire(index: int, tenant: object, kinds: tuple[type[TenantBase[Any]], ...], statuses: tuple[str, ...]) -> Wire:
    if not isinstance(tenant, kinds):
        raise refused("tenants", tenant, " or ".join(kind.__name__ for kind in kinds))
    tenant_name(tenant.name, f"tenants[{index}]")
    wire = tenant.to_wire()
    if wire["activityStatus"] not in statuses:
        wanted = " or ".join(("ACTIVE", "INACTIVE", "OFFLOADED")[: len(statuses)])
        raise refused(f"tenants[{tenant.name!r}].activity_status", to_json(tenant.activity_status), wanted)
    return wire


def _each_once(tenants: list[Wire]) -> list[Wire]:
    # The server refuses that within a request; of two requests, which go out at once, either may come last.
    for name, count in Counter(tenant["name"] for tenant in tenants).items():
        if count > 1:
            raise WeaviateInvalidInputError(f"tenants: {name!r} is there {count} times")
    return tenants


def _requests(method: str, scope: Scope, verb: str, tenants: Sequence[_T], size: int) -> list[RestRequest]:
    return [
        RestRequest(
            method,
            _path(scope),
            f"{verb} {_listed(tenants, start, size)} of {scope.collection}",
            body=packed(tenants[start : start + size]),
            timeout="insert",
            details=scope.details() if len(tenants) > 1 else scope.details().but(tenant=_name(tenants[0])),
        )
        for start in range(0, len(tenants), size)
    ]


def _listed(tenants: Sequence[object], start: int, size: int) -> str:
    """Which tenants a request is about: the only one, or the first and the last with their places."""
    end = min(start + size, len(tenants))
    if end - start == 1:
        place = f" ({end} of {len(tenants)})" if len(tenants) > 1 else ""
        return f"the tenant {_name(tenants[start])}{place}"
    first, last = _name(tenants[start]), _name(tenants[end - 1])
    return f"the tenants {first} to {last} ({start + 1} to {end} of {len(tenants)})"


def _name(tenant: object) -> str:
    return str(tenant["name"] if isinstance(tenant, dict) else tenant)


def _path(scope: Scope) -> str:
    return f"/schema/{segment(scope.collection, 'collection')}/tenants"
