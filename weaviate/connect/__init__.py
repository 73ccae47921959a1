"""Where a server is, and the helpers that connect to it."""

from weaviate.models.connection import ConnectionParams, ProtocolParams

__all__ = ["ConnectionParams", "ProtocolParams"]
