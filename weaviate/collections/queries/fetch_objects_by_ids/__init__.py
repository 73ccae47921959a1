"""Reading the objects of some ids."""

from weaviate._async.collections.generate.fetch_objects_by_ids import (
    FetchObjectsByIdsGenerateAsync as _FetchObjectsByIDsGenerateAsync,
)
from weaviate._async.collections.query.fetch_objects_by_ids import (
    FetchObjectsByIdsQueryAsync as _FetchObjectsByIDsQueryAsync,
)
from weaviate._lazy import lazy
from weaviate._sync.collections.generate.fetch_objects_by_ids import (
    FetchObjectsByIdsGenerate as _FetchObjectsByIDsGenerate,
)
from weaviate._sync.collections.query.fetch_objects_by_ids import FetchObjectsByIdsQuery as _FetchObjectsByIDsQuery

__all__ = [
    "_FetchObjectsByIDsGenerate",
    "_FetchObjectsByIDsGenerateAsync",
    "_FetchObjectsByIDsQuery",
    "_FetchObjectsByIDsQueryAsync",
]

__getattr__, __dir__ = lazy(__name__)
