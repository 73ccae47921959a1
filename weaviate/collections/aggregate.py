"""Aggregations."""

from weaviate._async.collections.aggregate.collection import AggregateCollectionAsync as _AggregateCollectionAsync
from weaviate._sync.collections.aggregate.collection import AggregateCollection as _AggregateCollection

__all__ = ["_AggregateCollection", "_AggregateCollectionAsync"]
