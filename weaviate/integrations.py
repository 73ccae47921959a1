"""The keys of model providers."""

from weaviate._core.integrations import ClientIntegrations as _Integrations

__all__ = ["_Integrations"]
