# Generated from weaviate/_async/collections/aggregate/collection.py by scripts/unasync.py. Do not edit.
"""All aggregations of a collection."""

from __future__ import annotations

from typing import TypedDict, Unpack, overload

from weaviate._core import aggregate as builders
from weaviate._sync.collections.aggregate.near import NearAggregations
from weaviate.models.aggregate import AggregateGroupByReturn, AggregateReturn, GroupByAggregate, PropertiesMetrics
from weaviate.models.filters import _Filters
from weaviate.models.query import BM25OperatorOptions, HybridVectorType, TargetVectorJoinType
from weaviate.types import NUMBER


class OverAllOptions(TypedDict, total=False):
    """The parameters of `over_all` whose types are the same in both of its signatures."""

    filters: _Filters | None
    total_count: bool
    return_metrics: PropertiesMetrics | None


class HybridOptions(OverAllOptions, total=False):
    """The same, of `hybrid`."""

    alpha: NUMBER | None
    vector: HybridVectorType | None
    query_properties: list[str] | None
    object_limit: int | None
    bm25_operator: BM25OperatorOptions | None
    target_vector: TargetVectorJoinType | None
    max_vector_distance: NUMBER | None


class AggregateCollection(NearAggregations):
    """Tells what the objects of one collection have in common: how many there are, and what their values are like.

    These parameters mean the same in every aggregation that has them:

    - `object_limit`: how many objects are looked at, the best first. A search needs it where neither a distance nor a
      vector says which objects it finds.
    - `filters`: which objects are looked at: see `Filter`.
    - `group_by`: makes groups by a property's value, by its name or a `GroupByAggregate`, which can limit their number;
      the answer is then an `AggregateGroupByReturn`, with the largest group first.
    - `target_vector`: which of the named vectors is searched, or several and how their distances are joined: see
      `TargetVectors`.
    - `total_count`: whether the objects are counted.
    - `return_metrics`: what is told about the properties: see `Metrics`.

    An aggregation reads the replica that answers it: a consistency level has no effect on it.
    """

    @overload
    def over_all(
        self,
        *,
        filters: _Filters | None = None,
        group_by: None = None,
        total_count: bool = True,
        return_metrics: PropertiesMetrics | None = None,
    ) -> AggregateReturn: ...

    @overload
    def over_all(
        self, *, group_by: str | GroupByAggregate, **options: Unpack[OverAllOptions]
    ) -> AggregateGroupByReturn: ...

    def over_all(
        self,
        *,
        filters: _Filters | None = None,
        group_by: str | GroupByAggregate | None = None,
        total_count: bool = True,
        return_metrics: PropertiesMetrics | None = None,
    ) -> AggregateReturn | AggregateGroupByReturn:
        """Aggregate all objects.

        The parameters are those of every aggregation: see `help(collection.aggregate)`.

        Returns:
            What was asked; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> told = books.aggregate.over_all(return_metrics=Metrics("year").integer(minimum=True))
            >>> told.total_count, told.properties["year"].minimum
            (4, 1895)
        """
        request = builders.over_all(
            self._scope, filters=filters, group_by=group_by, total_count=total_count, return_metrics=return_metrics
        )
        return self._aggregate(request, group_by, total_count)

    @overload
    def hybrid(
        self,
        query: str | None,
        *,
        alpha: NUMBER | None = None,
        vector: HybridVectorType | None = None,
        query_properties: list[str] | None = None,
        object_limit: int | None = None,
        bm25_operator: BM25OperatorOptions | None = None,
        filters: _Filters | None = None,
        group_by: None = None,
        target_vector: TargetVectorJoinType | None = None,
        max_vector_distance: NUMBER | None = None,
        total_count: bool = True,
        return_metrics: PropertiesMetrics | None = None,
    ) -> AggregateReturn: ...

    @overload
    def hybrid(
        self, query: str | None, *, group_by: str | GroupByAggregate, **options: Unpack[HybridOptions]
    ) -> AggregateGroupByReturn: ...

    def hybrid(
        self,
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
    ) -> AggregateReturn | AggregateGroupByReturn:
        """Aggregate what a search by keywords and by vector finds.

        Args:
            query: The keywords, from which the collection's vectorizer makes the vector too; None to search by `vector`
                alone. With neither, all objects are aggregated.
            alpha: The weight of the vector's ranking, from 0 (keywords alone) to 1 (the vector alone).
            vector: The vector, where the query's text does not give it; or what `HybridVector` makes.
            query_properties: The properties that are searched for the keywords, all texts by default; `title^2` counts
                twice.
            bm25_operator: How many of the keywords must be in an object: see `BM25Operator`.
            max_vector_distance: The greatest distance of what is found, by the keywords too.

        The other parameters are those of every aggregation: see `help(collection.aggregate)`.

        Returns:
            What was asked; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> told = books.aggregate.hybrid("time machine", alpha=0.5, object_limit=10)
        """
        request = builders.hybrid(
            self._scope,
            query,
            alpha=alpha,
            vector=vector,
            query_properties=query_properties,
            object_limit=object_limit,
            bm25_operator=bm25_operator,
            filters=filters,
            group_by=group_by,
            target_vector=target_vector,
            max_vector_distance=max_vector_distance,
            total_count=total_count,
            return_metrics=return_metrics,
        )
        return self._aggregate(request, group_by, total_count)
