"""Reading objects without a search."""

from weaviate._async.collections.generate.fetch_objects import FetchObjectsGenerateAsync as _FetchObjectsGenerateAsync
from weaviate._async.collections.query.fetch_objects import FetchObjectsQueryAsync as _FetchObjectsQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.generate.fetch_objects import FetchObjectsGenerate as _FetchObjectsGenerate
from weaviate._sync.collections.query.fetch_objects import FetchObjectsQuery as _FetchObjectsQuery

__all__ = ["_FetchObjectsGenerate", "_FetchObjectsGenerateAsync", "_FetchObjectsQuery", "_FetchObjectsQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
