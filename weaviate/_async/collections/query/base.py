"""What all searches have in common."""

from __future__ import annotations

from typing import Any, Generic

from weaviate._async.connection.session import Session
from weaviate._core.decode.asked import noted
from weaviate._core.decode.search import group_by_return, query_return
from weaviate._core.decode.typed import shaped
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest
from weaviate.models.query import GroupBy
from weaviate.models.results import GroupByReturn, Properties, QueryReturn, References


class SearchesAsync(Generic[Properties, References]):
    """Searches in one collection. `QueryCollectionAsync` says what their parameters mean."""

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope

    async def _fetch(
        self, request: GrpcRequest, return_properties: Any, return_references: Any
    ) -> QueryReturn[Any, Any]:
        found = noted(query_return(await self._session.grpc(request)), request)
        return shaped(found, self._scope, return_properties, return_references)

    async def _search(
        self, request: GrpcRequest, group_by: GroupBy | None, return_properties: Any, return_references: Any
    ) -> QueryReturn[Any, Any] | GroupByReturn[Any, Any]:
        if group_by is None:
            return await self._fetch(request, return_properties, return_references)
        found = noted(group_by_return(await self._session.grpc(request)), request)
        return shaped(found, self._scope, return_properties, return_references)
