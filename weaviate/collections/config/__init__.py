"""The configuration of a collection."""

from weaviate._async.collections.config import ConfigCollectionAsync as _ConfigCollectionAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.config import ConfigCollection as _ConfigCollection

__all__ = ["_ConfigCollection", "_ConfigCollectionAsync"]

__getattr__, __dir__ = lazy(__name__)
