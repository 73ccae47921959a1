"""Writing objects."""

from weaviate._async.collections.data import DataCollectionAsync as _DataCollectionAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.data import DataCollection as _DataCollection

__all__ = ["_DataCollection", "_DataCollectionAsync"]

__getattr__, __dir__ = lazy(__name__)
