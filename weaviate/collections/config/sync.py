"""The configuration of a collection."""

from weaviate._sync.collections.config import ConfigCollection as _ConfigCollection

__all__ = ["_ConfigCollection"]
