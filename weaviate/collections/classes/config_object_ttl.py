"""When objects expire."""

from __future__ import annotations

from weaviate.models.config.settings import ObjectTTLConfigCreate
from weaviate.models.config.update import ObjectTTLConfigUpdate

__all__ = [
    "ObjectTTLConfigCreate",
    "ObjectTTLConfigUpdate",
]
