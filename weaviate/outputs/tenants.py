"""What the server says of tenants."""

from weaviate.models.tenants import Tenant, TenantActivityStatus, TenantOutputType

__all__ = ["Tenant", "TenantActivityStatus", "TenantOutputType"]
