"""The configuration of a collection."""

from weaviate._async.collections.config import ConfigCollectionAsync as _ConfigCollectionAsync

__all__ = ["_ConfigCollectionAsync"]
