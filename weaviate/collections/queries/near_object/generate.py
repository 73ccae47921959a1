"""Search by the vector of an object, with generation."""

from weaviate._async.collections.generate.near_object import NearObjectGenerateAsync as _NearObjectGenerateAsync
from weaviate._sync.collections.generate.near_object import NearObjectGenerate as _NearObjectGenerate

__all__ = ["_NearObjectGenerate", "_NearObjectGenerateAsync"]
