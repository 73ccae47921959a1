"""All searches of a collection."""

from __future__ import annotations

from weaviate._async.collections.query.bm25 import BM25QueryAsync
from weaviate._async.collections.query.fetch_object_by_id import FetchObjectByIdQueryAsync
from weaviate._async.collections.query.fetch_objects import FetchObjectsQueryAsync
from weaviate._async.collections.query.hybrid import HybridQueryAsync
from weaviate._async.collections.query.near_text import NearTextQueryAsync
from weaviate._async.collections.query.near_vector import NearVectorQueryAsync
from weaviate.models.results import Properties, References


class QueryCollectionAsync(
    BM25QueryAsync[Properties, References],
    FetchObjectByIdQueryAsync[Properties, References],
    FetchObjectsQueryAsync[Properties, References],
    HybridQueryAsync[Properties, References],
    NearTextQueryAsync[Properties, References],
    NearVectorQueryAsync[Properties, References],
):
    """Searches in one collection, one class for each kind. `SearchesAsync` says what their parameters mean."""
