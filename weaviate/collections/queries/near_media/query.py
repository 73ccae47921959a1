"""Search by an image, a sound or another medium."""

from weaviate._async.collections.query.near_media import NearMediaQueryAsync as _NearMediaQueryAsync
from weaviate._sync.collections.query.near_media import NearMediaQuery as _NearMediaQuery

__all__ = ["_NearMediaQuery", "_NearMediaQueryAsync"]
