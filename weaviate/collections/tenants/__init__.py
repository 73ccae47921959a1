"""The tenants of a collection."""

from weaviate._async.collections.tenants import TenantsAsync as _TenantsAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.tenants import Tenants as _Tenants
from weaviate.models.tenants import TenantCreateInputType, TenantOutputType, TenantUpdateInputType

__all__ = ["TenantCreateInputType", "TenantOutputType", "TenantUpdateInputType", "_Tenants", "_TenantsAsync"]

__getattr__, __dir__ = lazy(__name__)
