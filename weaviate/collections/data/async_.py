"""Writing objects."""

from weaviate._async.collections.data import DataCollectionAsync as _DataCollectionAsync

__all__ = ["_DataCollectionAsync"]
