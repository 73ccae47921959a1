"""Search by an image, with generation."""

from weaviate._async.collections.generate.near_image import NearImageGenerateAsync as _NearImageGenerateAsync
from weaviate._sync.collections.generate.near_image import NearImageGenerate as _NearImageGenerate

__all__ = ["_NearImageGenerate", "_NearImageGenerateAsync"]
