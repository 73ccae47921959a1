"""The aggregations of `collection.aggregate`, from the arguments of its methods to the bytes of their requests.

The arguments mean what they mean there. For one that is not what it must be, all builders raise
`WeaviateInvalidInputError`, which names it.
"""

from __future__ import annotations

from collections.abc import Sequence

from weaviate._core import filters as filter_messages
from weaviate._core.scope import Scope
from weaviate._core.search.kinds import write_hybrid
from weaviate._core.search.nearness import Near, write_near, write_near_text, write_near_vector
from weaviate._core.transport import GrpcRequest
from weaviate._proto import v1
from weaviate._proto.methods import AGGREGATE
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.aggregate import GroupByAggregate, MetricsText, PropertiesMetrics, PropertyMetrics
from weaviate.models.checked import count, refused, text, truth, uuid_text
from weaviate.models.filters import _Filters
from weaviate.models.query.ranking import BM25OperatorOptions
from weaviate.models.query.vectors import HybridVectorType, Move, NearVectorInputType, TargetVectorJoinType
from weaviate.types import NUMBER, UUID


def over_all(
    scope: Scope,
    *,
    filters: _Filters | None = None,
    group_by: str | GroupByAggregate | None = None,
    total_count: bool = True,
    return_metrics: PropertiesMetrics | None = None,
) -> GrpcRequest:
    """Aggregate all objects."""
    return _finish(scope, _start(scope, None, filters, group_by, total_count, return_metrics))


def hybrid(
    scope: Scope,
    query: str | None,
    *,
    alpha: NUMBER | None = None,
    vector: HybridVectorType | None = None,
    query_properties: list[str] | None = None,
    object_limit: int | None = None,
    bm25_operator: BM25OperatorOptions | None = None,
    filters: _Filters | None = None,
    group_by: str | GroupByAggregate | None = None,
    target_vector: TargetVectorJoinType | None = None,
    max_vector_distance: NUMBER | None = None,
    total_count: bool = True,
    return_metrics: PropertiesMetrics | None = None,
) -> GrpcRequest:
    """Aggregate what a search by keywords and by vector finds; with neither a query nor a vector, all objects."""
    message = _start(scope, object_limit, filters, group_by, total_count, return_metrics)
    if query is not None or vector is not None:
        write_hybrid(
            message.hybrid,
            query,
            alpha=alpha,
            vector=vector,
            query_properties=query_properties,
            max_vector_distance=max_vector_distance,
            bm25_operator=bm25_operator,
            target_vector=target_vector,
        )
    return _finish(scope, message, " by keywords and vector")


def near_vector(
    scope: Scope,
    near_vector: NearVectorInputType,
    *,
    certainty: NUMBER | None = None,
    distance: NUMBER | None = None,
    object_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: str | GroupByAggregate | None = None,
    target_vector: TargetVectorJoinType | None = None,
    total_count: bool = True,
    return_metrics: PropertiesMetrics | None = None,
) -> GrpcRequest:
    """Aggregate what is near a vector."""
    message = _start(scope, object_limit, filters, group_by, total_count, return_metrics)
    search = message.near_vector
    write_near_vector(search, near_vector, target_vector)
    _write_near(message, search, certainty, distance, None)
    return _finish(scope, message, " by vector")


def near_text(
    scope: Scope,
    query: list[str] | str,
    *,
    certainty: NUMBER | None = None,
    distance: NUMBER | None = None,
    move_to: Move | None = None,
    move_away: Move | None = None,
    object_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: str | GroupByAggregate | None = None,
    target_vector: TargetVectorJoinType | None = None,
    total_count: bool = True,
    return_metrics: PropertiesMetrics | None = None,
) -> GrpcRequest:
    """Aggregate what is near the vector of a text."""
    message = _start(scope, object_limit, filters, group_by, total_count, return_metrics)
    search = message.near_text
    write_near_text(search, query, move_to, move_away, "query")
    _write_near(message, search, certainty, distance, target_vector)
    return _finish(scope, message, " by text")


def near_object(
    scope: Scope,
    near_object: UUID,
    *,
    certainty: NUMBER | None = None,
    distance: NUMBER | None = None,
    object_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: str | GroupByAggregate | None = None,
    target_vector: TargetVectorJoinType | None = None,
    total_count: bool = True,
    return_metrics: PropertiesMetrics | None = None,
) -> GrpcRequest:
    """Aggregate what is near the vector of an object."""
    message = _start(scope, object_limit, filters, group_by, total_count, return_metrics)
    search = message.near_object
    search.id = uuid_text(near_object, "near_object")
    _write_near(message, search, certainty, distance, target_vector)
    return _finish(scope, message, " by object")


def near_image(
    scope: Scope,
    near_image: str,
    *,
    certainty: NUMBER | None = None,
    distance: NUMBER | None = None,
    object_limit: int | None = None,
    filters: _Filters | None = None,
    group_by: str | GroupByAggregate | None = None,
    target_vector: TargetVectorJoinType | None = None,
    total_count: bool = True,
    return_metrics: PropertiesMetrics | None = None,
) -> GrpcRequest:
    """Aggregate what is near the vector of an image, which is base64 here: `media_text` reads a file."""
    message = _start(scope, object_limit, filters, group_by, total_count, return_metrics)
    search = message.near_image
    search.image = text(near_image, "near_image")
    _write_near(message, search, certainty, distance, target_vector)
    return _finish(scope, message, " by image")


def aggregation(metrics: PropertyMetrics) -> v1.AggregateRequest.Aggregation:
    """What is asked about one property, as a message.

    Args:
        metrics: What `Metrics` made.
    """
    message = v1.AggregateRequest.Aggregation()
    _write_aggregation(message, metrics)
    return message


def _start(
    scope: Scope,
    object_limit: int | None,
    filters: _Filters | None,
    group_by: str | GroupByAggregate | None,
    total_count: bool,
    return_metrics: PropertiesMetrics | None,
) -> v1.AggregateRequest:
    message = v1.AggregateRequest(collection=scope.collection)
    if scope.tenant is not None:
        message.tenant = scope.tenant
    message.objects_count = truth(total_count, "total_count")
    if object_limit is not None:
        message.object_limit = count(object_limit, "object_limit")
    if filters is not None:
        filter_messages.write(message.filters, filters)
    if group_by is not None:
        prop = group_by.prop if isinstance(group_by, GroupByAggregate) else group_by
        if not isinstance(prop, str):
            raise refused("group_by", group_by, "the name of a property or a GroupByAggregate")
        # pyright takes `AggregateRequest.GroupBy` for the message `GroupBy` of searches.
        message.group_by.property = text(prop, "group_by")  # pyright: ignore[reportAttributeAccessIssue]
        if isinstance(group_by, GroupByAggregate) and group_by.limit is not None:
            message.limit = group_by.limit
    for one in _several(return_metrics):
        _write_aggregation(message.aggregations.add(), one)
    return message


def _several(return_metrics: PropertiesMetrics | None) -> Sequence[PropertyMetrics]:
    if return_metrics is None:
        return ()
    several = return_metrics if isinstance(return_metrics, Sequence) else (return_metrics,)
    for one in several:
        if not isinstance(one, PropertyMetrics):
            raise refused("return_metrics", one, 'what a method of Metrics makes, such as Metrics("year").integer()')
    return several


def _write_aggregation(message: v1.AggregateRequest.Aggregation, metrics: PropertyMetrics) -> None:
    message.property = metrics.property_name
    asked = getattr(message, metrics.kind)
    asked.SetInParent()
    for name in metrics.asked():
        setattr(asked, name, True)
    if isinstance(metrics, MetricsText) and metrics.limit is not None:
        message.text.top_occurences_limit = metrics.limit


def _write_near(
    message: v1.AggregateRequest,
    search: Near,
    certainty: NUMBER | None,
    distance: NUMBER | None,
    target_vector: TargetVectorJoinType | None,
) -> None:
    if certainty is None and distance is None and not message.HasField("object_limit"):
        # Every object is near to some degree, so the server wants to know where that ends.
        raise WeaviateInvalidInputError(
            "object_limit: an aggregation of what is near needs certainty, distance or object_limit"
        )
    write_near(search, certainty, distance, target_vector, None)


def _finish(scope: Scope, message: v1.AggregateRequest, how: str = "") -> GrpcRequest:
    return GrpcRequest(
        method=AGGREGATE,
        message=message.SerializeToString(),
        what=f"aggregate {scope.collection}{how}",
        details=scope.details(),
    )
