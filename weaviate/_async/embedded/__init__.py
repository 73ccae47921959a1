"""A server that the client fetches, starts and ends by itself."""

from weaviate._async.embedded.server import EmbeddedServer

__all__ = ["EmbeddedServer"]
