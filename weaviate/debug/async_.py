"""Looking at what the server has."""

from weaviate._async.debug import DebugAsync as _DebugAsync

__all__ = ["_DebugAsync"]
