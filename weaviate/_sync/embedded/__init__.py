# Generated from weaviate/_async/embedded/__init__.py by scripts/unasync.py. Do not edit.
"""A server that the client fetches, starts and ends by itself."""

from weaviate._sync.embedded.server import EmbeddedServer

__all__ = ["EmbeddedServer"]
