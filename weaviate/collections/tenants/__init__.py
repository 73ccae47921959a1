"""The tenants of a collection."""

from weaviate._lazy import loader
from weaviate.models.tenants import TenantCreateInputType, TenantOutputType, TenantUpdateInputType

__all__ = ["TenantCreateInputType", "TenantOutputType", "TenantUpdateInputType"]

__getattr__ = loader(__name__)
