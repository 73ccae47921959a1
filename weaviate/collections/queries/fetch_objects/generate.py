"""Reading objects without a search, with generation."""

from weaviate._async.collections.generate.fetch_objects import FetchObjectsGenerateAsync as _FetchObjectsGenerateAsync
from weaviate._sync.collections.generate.fetch_objects import FetchObjectsGenerate as _FetchObjectsGenerate

__all__ = ["_FetchObjectsGenerate", "_FetchObjectsGenerateAsync"]
