"""Search by the vector of an object."""

from weaviate._async.collections.generate.near_object import NearObjectGenerateAsync as _NearObjectGenerateAsync
from weaviate._async.collections.query.near_object import NearObjectQueryAsync as _NearObjectQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.generate.near_object import NearObjectGenerate as _NearObjectGenerate
from weaviate._sync.collections.query.near_object import NearObjectQuery as _NearObjectQuery

__all__ = ["_NearObjectGenerate", "_NearObjectGenerateAsync", "_NearObjectQuery", "_NearObjectQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
