"""Search by the vector of an object."""

from weaviate._async.collections.query.near_object import NearObjectQueryAsync as _NearObjectQueryAsync
from weaviate._sync.collections.query.near_object import NearObjectQuery as _NearObjectQuery

__all__ = ["_NearObjectQuery", "_NearObjectQueryAsync"]
