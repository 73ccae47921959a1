"""Search by an image, a sound or another medium."""

from weaviate._async.collections.generate.near_media import NearMediaGenerateAsync as _NearMediaGenerateAsync
from weaviate._async.collections.query.near_media import NearMediaQueryAsync as _NearMediaQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.generate.near_media import NearMediaGenerate as _NearMediaGenerate
from weaviate._sync.collections.query.near_media import NearMediaQuery as _NearMediaQuery

__all__ = ["_NearMediaGenerate", "_NearMediaGenerateAsync", "_NearMediaQuery", "_NearMediaQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
