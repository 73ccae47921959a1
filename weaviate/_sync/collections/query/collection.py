# Generated from weaviate/_async/collections/query/collection.py by scripts/unasync.py. Do not edit.
"""All searches of a collection."""

from __future__ import annotations

from weaviate._sync.collections.query.bm25 import BM25Query
from weaviate._sync.collections.query.fetch_object_by_id import FetchObjectByIdQuery
from weaviate._sync.collections.query.fetch_objects import FetchObjectsQuery
from weaviate._sync.collections.query.hybrid import HybridQuery
from weaviate._sync.collections.query.near_text import NearTextQuery
from weaviate._sync.collections.query.near_vector import NearVectorQuery
from weaviate.models.results import Properties, References


class QueryCollection(
    BM25Query[Properties, References],
    FetchObjectByIdQuery[Properties, References],
    FetchObjectsQuery[Properties, References],
    HybridQuery[Properties, References],
    NearTextQuery[Properties, References],
    NearVectorQuery[Properties, References],
):
    """Searches in one collection, one class for each kind. `Searches` says what their parameters mean."""
