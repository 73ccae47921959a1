# Generated from weaviate/_async/collections/query/base.py by scripts/unasync.py. Do not edit.
"""What all searches have in common."""

from __future__ import annotations

from typing import Any, Generic

from weaviate._core.decode.search import group_by_return, query_return
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest
from weaviate._sync.connection.session import Session
from weaviate.models.query import GroupBy
from weaviate.models.results import GroupByReturn, Properties, QueryReturn, References


class Searches(Generic[Properties, References]):
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

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope

    def _search(
        self, request: GrpcRequest, group_by: GroupBy | None
    ) -> QueryReturn[Any, Any] | GroupByReturn[Any, Any]:
        reply = self._session.grpc(request)
        return query_return(reply) if group_by is None else group_by_return(reply)
