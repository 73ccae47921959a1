"""Search by a vector."""

from weaviate._async.collections.query.near_vector import NearVectorQueryAsync as _NearVectorQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.query.near_vector import NearVectorQuery as _NearVectorQuery

__all__ = ["_NearVectorQuery", "_NearVectorQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
