"""Search by a vector."""

from weaviate._async.collections.generate.near_vector import NearVectorGenerateAsync as _NearVectorGenerateAsync
from weaviate._async.collections.query.near_vector import NearVectorQueryAsync as _NearVectorQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.generate.near_vector import NearVectorGenerate as _NearVectorGenerate
from weaviate._sync.collections.query.near_vector import NearVectorQuery as _NearVectorQuery

__all__ = ["_NearVectorGenerate", "_NearVectorGenerateAsync", "_NearVectorQuery", "_NearVectorQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
