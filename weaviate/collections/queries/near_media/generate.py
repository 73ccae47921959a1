"""Search by an image, a sound or another medium, with generation."""

from weaviate._async.collections.generate.near_media import NearMediaGenerateAsync as _NearMediaGenerateAsync
from weaviate._sync.collections.generate.near_media import NearMediaGenerate as _NearMediaGenerate

__all__ = ["_NearMediaGenerate", "_NearMediaGenerateAsync"]
