"""Tenants."""

from weaviate.models.tenants import (
    Tenant,
    TenantActivityStatus,
    TenantCreate,
    TenantCreateActivityStatus,
    TenantOutput,
    TenantUpdate,
    TenantUpdateActivityStatus,
)

__all__ = [
    "Tenant",
    "TenantActivityStatus",
    "TenantCreate",
    "TenantCreateActivityStatus",
    "TenantOutput",
    "TenantUpdate",
    "TenantUpdateActivityStatus",
]
