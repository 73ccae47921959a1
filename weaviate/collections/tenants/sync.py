"""The tenants of a collection."""

from weaviate._sync.collections.tenants import Tenants as _Tenants

__all__ = ["_Tenants"]
