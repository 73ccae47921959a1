"""Search by the meaning of a text, with generation."""

from weaviate._async.collections.generate.near_text import NearTextGenerateAsync as _NearTextGenerateAsync
from weaviate._sync.collections.generate.near_text import NearTextGenerate as _NearTextGenerate

__all__ = ["_NearTextGenerate", "_NearTextGenerateAsync"]
