"""Reading the objects of some ids, with generation."""

from weaviate._async.collections.generate.fetch_objects_by_ids import (
    FetchObjectsByIdsGenerateAsync as _FetchObjectsByIDsGenerateAsync,
)
from weaviate._sync.collections.generate.fetch_objects_by_ids import (
    FetchObjectsByIdsGenerate as _FetchObjectsByIDsGenerate,
)

__all__ = ["_FetchObjectsByIDsGenerate", "_FetchObjectsByIDsGenerateAsync"]
