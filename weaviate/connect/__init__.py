"""Where a server is, and the helpers that connect to it."""

from weaviate._lazy import lazy
from weaviate.models.connection import ConnectionParams, ProtocolParams

__all__ = ["ConnectionParams", "ProtocolParams"]

__getattr__, __dir__ = lazy(__name__)
