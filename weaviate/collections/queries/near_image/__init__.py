"""Search by an image."""

from weaviate._async.collections.generate.near_image import NearImageGenerateAsync as _NearImageGenerateAsync
from weaviate._async.collections.query.near_image import NearImageQueryAsync as _NearImageQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.generate.near_image import NearImageGenerate as _NearImageGenerate
from weaviate._sync.collections.query.near_image import NearImageQuery as _NearImageQuery

__all__ = ["_NearImageGenerate", "_NearImageGenerateAsync", "_NearImageQuery", "_NearImageQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
