"""Looking at what the server has."""

from weaviate._sync.debug import Debug as _Debug

__all__ = ["_Debug"]
