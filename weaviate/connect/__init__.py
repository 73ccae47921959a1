"""Where a server is, and the helpers that connect to it."""

from weaviate._lazy import loader
from weaviate.models.connection import ConnectionParams, ProtocolParams

__all__ = ["ConnectionParams", "ProtocolParams"]

__getattr__ = loader(__name__)
