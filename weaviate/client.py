"""The clients."""

from weaviate._async.client import WeaviateAsyncClient
from weaviate._sync.client import WeaviateClient

__all__ = ["WeaviateAsyncClient", "WeaviateClient"]
