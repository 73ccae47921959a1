"""Search by an image."""

from weaviate._async.collections.query.near_image import NearImageQueryAsync as _NearImageQueryAsync
from weaviate._sync.collections.query.near_image import NearImageQuery as _NearImageQuery

__all__ = ["_NearImageQuery", "_NearImageQueryAsync"]
