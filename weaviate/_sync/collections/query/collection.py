# Generated from weaviate/_async/collections/query/collection.py by scripts/unasync.py. Do not edit.
"""All searches of a collection."""

from __future__ import annotations

from weaviate._sync.collections.query.bm25 import BM25Query
from weaviate._sync.collections.query.fetch_object_by_id import FetchObjectByIdQuery
from weaviate._sync.collections.query.fetch_objects import FetchObjectsQuery
from weaviate._sync.collections.query.fetch_objects_by_ids import FetchObjectsByIdsQuery
from weaviate._sync.collections.query.hybrid import HybridQuery
from weaviate._sync.collections.query.near_image import NearImageQuery
from weaviate._sync.collections.query.near_media import NearMediaQuery
from weaviate._sync.collections.query.near_object import NearObjectQuery
from weaviate._sync.collections.query.near_text import NearTextQuery
from weaviate._sync.collections.query.near_vector import NearVectorQuery
from weaviate.models.results import Properties, References


class QueryCollection(
    BM25Query[Properties, References],
    FetchObjectByIdQuery[Properties, References],
    FetchObjectsByIdsQuery[Properties, References],
    FetchObjectsQuery[Properties, References],
    HybridQuery[Properties, References],
    NearImageQuery[Properties, References],
    NearMediaQuery[Properties, References],
    NearObjectQuery[Properties, References],
    NearTextQuery[Properties, References],
    NearVectorQuery[Properties, References],
):
    """Searches in one collection.

    These parameters mean the same in every search that has them:

    - `limit`: how many objects are returned at most; the server's default is 10.
    - `offset`: how many of the best are passed over.
    - `auto_limit`: after how many jumps of distance or score the results end.
    - `filters`: which objects are looked at: see `Filter`.
    - `group_by`: makes groups by a property's value; the answer is then a `GroupByReturn`.
    - `rerank`: orders the results anew by a reranker's model.
    - `boost`: changes the scores by conditions on properties.
    - `diversity_selection`: trades nearness for variety: see `Diversity`.
    - `target_vector`: which of the named vectors is searched, or several and how their distances are joined: see
      `TargetVectors`.
    - `include_vector`: whether vectors are returned: True for all, or the names of some.
    - `return_metadata`: what is returned beside the properties, such as distances and times: see `MetadataQuery`.
    - `return_properties`: which properties are returned, by name or `QueryNested`, or as a `TypedDict` that then types
      the result; by default all but references and blobs, none with `False` or an empty list.
    - `return_references`: which references are followed, and what of their targets is returned: see `QueryReference`.
    """
