"""Writing objects."""

from weaviate._async.collections.data import DataCollectionAsync as _DataCollectionAsync
from weaviate._lazy import loader
from weaviate._sync.collections.data import DataCollection as _DataCollection

__all__ = ["_DataCollection", "_DataCollectionAsync"]

__getattr__ = loader(__name__)
