"""The objects of a collection."""

from weaviate._async.collections.data.collection import DataCollectionAsync

__all__ = ["DataCollectionAsync"]
