"""The tenants of a collection."""

from weaviate._async.collections.tenants import TenantsAsync as _TenantsAsync

__all__ = ["_TenantsAsync"]
