"""Tenants as the server describes them."""

from __future__ import annotations

from weaviate._core.decode.messages import reads
from weaviate._proto import v1
from weaviate.models.tenants import TenantOutput

_PREFIX = "TENANT_ACTIVITY_STATUS_"


@reads("read tenants")
def tenants(reply: bytes) -> dict[str, TenantOutput]:
    """The tenants that were found, by name.

    Args:
        reply: A serialized `TenantsGetReply`.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    found = (
        TenantOutput.from_wire({"name": tenant.name, "activityStatus": _status(tenant.activity_status)})
        for tenant in v1.TenantsGetReply.FromString(reply).tenants
    )
    return {tenant.name: tenant for tenant in found}


def _status(number: v1.TenantActivityStatus) -> str | None:
    if number == v1.TENANT_ACTIVITY_STATUS_UNSPECIFIED:
        return None
    try:
        return v1.TenantActivityStatus.Name(number).removeprefix(_PREFIX)
    except ValueError:  # a newer server's
        return str(number)
