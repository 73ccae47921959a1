"""Reading one object."""

from weaviate._async.collections.query.fetch_object_by_id import FetchObjectByIdQueryAsync as _FetchObjectByIDQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.query.fetch_object_by_id import FetchObjectByIdQuery as _FetchObjectByIDQuery

__all__ = ["_FetchObjectByIDQuery", "_FetchObjectByIDQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
