"""What tenants are created and changed with."""

from weaviate.models.tenants import (
    Tenant,
    TenantActivityStatus,
    TenantCreate,
    TenantCreateActivityStatus,
    TenantCreateInputType,
    TenantUpdate,
    TenantUpdateActivityStatus,
    TenantUpdateInputType,
)

__all__ = [
    "Tenant",
    "TenantActivityStatus",
    "TenantCreate",
    "TenantCreateActivityStatus",
    "TenantCreateInputType",
    "TenantUpdate",
    "TenantUpdateActivityStatus",
    "TenantUpdateInputType",
]
