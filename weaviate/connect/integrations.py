"""Providers of models, by the path that other packages use."""

from __future__ import annotations

from weaviate.models.integrations import IntegrationConfig as _IntegrationConfig
from weaviate.models.integrations import Integrations

__all__ = ["Integrations", "_IntegrationConfig"]
