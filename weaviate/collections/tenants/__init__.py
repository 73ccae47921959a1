"""The tenants of a collection."""

from weaviate._lazy import lazy
from weaviate.models.tenants import TenantCreateInputType, TenantOutputType, TenantUpdateInputType

__all__ = ["TenantCreateInputType", "TenantOutputType", "TenantUpdateInputType"]

__getattr__, __dir__ = lazy(__name__)
