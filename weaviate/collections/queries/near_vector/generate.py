"""Search by a vector, with generation."""

from weaviate._async.collections.generate.near_vector import NearVectorGenerateAsync as _NearVectorGenerateAsync
from weaviate._sync.collections.generate.near_vector import NearVectorGenerate as _NearVectorGenerate

__all__ = ["_NearVectorGenerate", "_NearVectorGenerateAsync"]
