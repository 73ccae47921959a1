# Generated from weaviate/_async/collections/aggregate/base.py by scripts/unasync.py. Do not edit.
"""What all aggregations have in common."""

from __future__ import annotations

from weaviate._core.decode.aggregate import aggregate_group_by_return, aggregate_return
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest
from weaviate._sync.connection.session import Session
from weaviate.models.aggregate import AggregateGroupByReturn, AggregateReturn, GroupByAggregate


class Aggregations:
    """Aggregations of one collection. `AggregateCollection` says what their parameters mean."""

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope

    def _aggregate(
        self, request: GrpcRequest, group_by: str | GroupByAggregate | None, total_count: bool
    ) -> AggregateReturn | AggregateGroupByReturn:
        reply = self._session.grpc(request)
        if group_by is not None:
            return aggregate_group_by_return(reply, total_count=total_count)
        return aggregate_return(reply, total_count=total_count)
