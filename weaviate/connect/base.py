"""Where a server is."""

from weaviate.models.connection import ConnectionParams, ProtocolParams

__all__ = ["ConnectionParams", "ProtocolParams"]
