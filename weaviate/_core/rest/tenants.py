"""The tenants of a collection: they are changed by REST, and read by gRPC."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeVar

from weaviate._core.rest.parts import packed, segment
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest, RestReply, RestRequest
from weaviate._proto import v1
from weaviate._proto.methods import TENANTS_GET
from weaviate.models.base import Wire, to_json
from weaviate.models.checked import refused, text
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

_T = TypeVar("_T")


def create(scope: Scope, tenants: TenantCreateInputType | Sequence[TenantCreateInputType]) -> RestRequest:
    """Create tenants. Those that exist stay as they are.

    Args:
        scope: The collection.
        tenants: The tenants, or their names.

    Raises:
        WeaviateInvalidInputError: One is no tenant, or has a status that a new tenant cannot have.
    """
    wanted = [Tenant(name=each) if isinstance(each, str) else each for each in _several(tenants)]
    body = [_wire(each, (Tenant, TenantCreate), ("HOT", "COLD")) for each in wanted]
    return _request("POST", scope, "create tenants of", body)


def update(scope: Scope, tenants: TenantUpdateInputType | Sequence[TenantUpdateInputType]) -> list[RestRequest]:
    """Change tenants, in as many requests as the server wants.

    Args:
        scope: The collection.
        tenants: The tenants, with what they are to be.

    Raises:
        WeaviateInvalidInputError: One is no tenant, or is to be what only the server can make of it.
    """
    body = [_wire(each, (Tenant, TenantUpdate), ("HOT", "COLD", "FROZEN")) for each in _several(tenants)]
    return [_request("PUT", scope, "change tenants of", part) for part in _chunks(body, UPDATES)]


def make(
    scope: Scope, tenants: str | Tenant | Sequence[str | Tenant], status: Literal["ACTIVE", "INACTIVE", "OFFLOADED"]
) -> list[RestRequest]:
    """Activate, deactivate or offload tenants, in as many requests as the server wants.

    Args:
        scope: The collection.
        tenants: The tenants, or their names. What they are does not matter.
        status: What all of them are to be.

    Raises:
        WeaviateInvalidInputError: One is no tenant.
    """
    wanted = TenantActivityStatus(status)
    return update(scope, [Tenant(name=name, activity_status=wanted) for name in names(tenants)])


def remove(scope: Scope, tenants: str | Tenant | Sequence[str | Tenant]) -> RestRequest:
    """Remove tenants, with all of their objects. Those that do not exist are no error.

    Args:
        scope: The collection.
        tenants: The tenants, or their names.

    Raises:
        WeaviateInvalidInputError: One is no tenant.
    """
    return _request("DELETE", scope, "remove tenants of", names(tenants))


def exists(scope: Scope, tenant: str | Tenant) -> RestRequest:
    """Ask whether there is a tenant.

    Args:
        scope: The collection.
        tenant: The tenant, or its name.

    Raises:
        WeaviateInvalidInputError: It is no tenant, or its name is none that a path can hold.
    """
    [name] = names([tenant])
    what = f"ask whether {scope.collection} has the tenant {name}"
    path = f"{_path(scope)}/{segment(name, 'tenant')}"
    return RestRequest("HEAD", path, what, ok=(200, 404), details=scope.details())


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
        WeaviateInvalidInputError: One is no tenant.
    """
    wanted = None if tenants is None else v1.TenantNames(values=names(tenants))
    message = v1.TenantsGetRequest(collection=scope.collection, names=wanted)
    what = f"read the tenants of {scope.collection}"
    return GrpcRequest(TENANTS_GET, message.SerializeToString(), what, details=scope.details())


def names(tenants: str | Tenant | Sequence[str | Tenant]) -> list[str]:
    """The names of tenants.

    Args:
        tenants: The tenants, or their names.

    Raises:
        WeaviateInvalidInputError: One is no tenant.
    """
    return [
        each.name if isinstance(each, TenantBase) else text(each, f"tenants[{index}]")
        for index, each in enumerate(_several(tenants))
    ]


def _several(tenants: object) -> Sequence[object]:
    if isinstance(tenants, str | TenantBase):
        return [tenants]
    if isinstance(tenants, Sequence):
        return tenants
    raise refused("tenants", tenants, "a tenant or a sequence of tenants")


def _wire(tenant: object, kinds: tuple[type[TenantBase[Any]], ...], statuses: tuple[str, ...]) -> Wire:
    if not isinstance(tenant, kinds):
        raise refused("tenants", tenant, " or ".join(kind.__name__ for kind in kinds))
    wire = tenant.to_wire()
    if wire["activityStatus"] not in statuses:
        wanted = " or ".join(("ACTIVE", "INACTIVE", "OFFLOADED")[: len(statuses)])
        raise refused(f"tenants[{tenant.name!r}].activity_status", to_json(tenant.activity_status), wanted)
    return wire


def _chunks(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _request(method: str, scope: Scope, what: str, body: Sequence[Wire] | Sequence[str]) -> RestRequest:
    return RestRequest(
        method,
        _path(scope),
        f"{what} {scope.collection}",
        body=packed(body),
        timeout="insert",
        details=scope.details(),
    )


def _path(scope: Scope) -> str:
    return f"/schema/{segment(scope.collection, 'collection')}/tenants"
