"""The tenants of a collection."""

from weaviate.models.tenants import TenantCreateInputType, TenantOutputType, TenantUpdateInputType

__all__ = ["TenantCreateInputType", "TenantOutputType", "TenantUpdateInputType"]
