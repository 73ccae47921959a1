"""Reading the objects of some ids."""

from weaviate._async.collections.query.fetch_objects_by_ids import (
    FetchObjectsByIdsQueryAsync as _FetchObjectsByIDsQueryAsync,
)
from weaviate._sync.collections.query.fetch_objects_by_ids import FetchObjectsByIdsQuery as _FetchObjectsByIDsQuery

__all__ = ["_FetchObjectsByIDsQuery", "_FetchObjectsByIDsQueryAsync"]
