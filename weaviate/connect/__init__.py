"""Where a server is, and the helpers that connect to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy
from weaviate.models.connection import ConnectionParams, ProtocolParams

if TYPE_CHECKING:
    from weaviate.connect.v4 import ConnectionV4

__all__ = ["ConnectionParams", "ConnectionV4", "ProtocolParams"]

__getattr__, __dir__ = lazy(__name__, {"ConnectionV4": "weaviate.connect.v4"})
