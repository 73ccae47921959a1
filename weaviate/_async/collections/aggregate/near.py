"""Aggregations of what is near something."""

from __future__ import annotations

from typing import TypedDict, Unpack, overload

from weaviate._async.collections.aggregate.base import AggregationsAsync
from weaviate._core import aggregate as builders
from weaviate._core import search
from weaviate._io.aio import to_thread
from weaviate.models.aggregate import AggregateGroupByReturn, AggregateReturn, GroupByAggregate, PropertiesMetrics
from weaviate.models.filters import _Filters
from weaviate.models.query import Move, NearVectorInputType, TargetVectorJoinType
from weaviate.types import BLOB_INPUT, NUMBER, UUID


class NearOptions(TypedDict, total=False):
    """The parameters whose types are the same in both signatures of each method."""

    certainty: NUMBER | None
    distance: NUMBER | None
    object_limit: int | None
    filters: _Filters | None
    target_vector: TargetVectorJoinType | None
    total_count: bool
    return_metrics: PropertiesMetrics | None


class NearTextOptions(NearOptions, total=False):
    """The same, of `near_text`."""

    move_to: Move | None
    move_away: Move | None


class NearAggregationsAsync(AggregationsAsync):
    """Aggregations of what is near something."""

    @overload
    async def near_text(
        self,
        query: list[str] | str,
        *,
        certainty: NUMBER | None = None,
        distance: NUMBER | None = None,
        move_to: Move | None = None,
        move_away: Move | None = None,
        object_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: None = None,
        target_vector: TargetVectorJoinType | None = None,
        total_count: bool = True,
        return_metrics: PropertiesMetrics | None = None,
    ) -> AggregateReturn: ...

    @overload
    async def near_text(
        self, query: list[str] | str, *, group_by: str | GroupByAggregate, **options: Unpack[NearTextOptions]
    ) -> AggregateGroupByReturn: ...

    async def near_text(
        self,
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
    ) -> AggregateReturn | AggregateGroupByReturn:
        """Aggregate what is near the vector of a text.

        One of `certainty`, `distance` and `object_limit` must say where near ends.

        Args:
            query: The text, or several whose vectors are averaged; the collection's vectorizer makes the vector.
            certainty: The least certainty, 0 to 1; for cosine distance only. Not together with `distance`.
            distance: The greatest distance, in the metric of the index.
            move_to: What the vector is moved towards.
            move_away: What the vector is moved away from.

        The other parameters are those of every aggregation: see `help(collection.aggregate)`.

        Returns:
            What was asked; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind, or none says where near ends. Nothing was
                sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> told = await books.aggregate.near_text("travel through time", object_limit=10)
            >>> told.total_count
            10
        """
        request = builders.near_text(
            self._scope,
            query,
            certainty=certainty,
            distance=distance,
            move_to=move_to,
            move_away=move_away,
            object_limit=object_limit,
            filters=filters,
            group_by=group_by,
            target_vector=target_vector,
            total_count=total_count,
            return_metrics=return_metrics,
        )
        return await self._aggregate(request, group_by, total_count)

    @overload
    async def near_vector(
        self,
        near_vector: NearVectorInputType,
        *,
        certainty: NUMBER | None = None,
        distance: NUMBER | None = None,
        object_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: None = None,
        target_vector: TargetVectorJoinType | None = None,
        total_count: bool = True,
        return_metrics: PropertiesMetrics | None = None,
    ) -> AggregateReturn: ...

    @overload
    async def near_vector(
        self, near_vector: NearVectorInputType, *, group_by: str | GroupByAggregate, **options: Unpack[NearOptions]
    ) -> AggregateGroupByReturn: ...

    async def near_vector(
        self,
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
    ) -> AggregateReturn | AggregateGroupByReturn:
        """Aggregate what is near a vector.

        One of `certainty`, `distance` and `object_limit` must say where near ends.

        Args:
            near_vector: The vector, as one of the sequence types that inserting takes; or vectors by name.
            certainty: The least certainty, 0 to 1; for cosine distance only. Not together with `distance`.
            distance: The greatest distance, in the metric of the index.

        The other parameters are those of every aggregation: see `help(collection.aggregate)`.

        Returns:
            What was asked; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind, or none says where near ends. Nothing was
                sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> told = await books.aggregate.near_vector([0.1, 0.2], distance=0.3, group_by="genre")
            >>> {group.grouped_by.value: group.total_count for group in told.groups}
        """
        request = builders.near_vector(
            self._scope,
            near_vector,
            certainty=certainty,
            distance=distance,
            object_limit=object_limit,
            filters=filters,
            group_by=group_by,
            target_vector=target_vector,
            total_count=total_count,
            return_metrics=return_metrics,
        )
        return await self._aggregate(request, group_by, total_count)

    @overload
    async def near_object(
        self,
        near_object: UUID,
        *,
        certainty: NUMBER | None = None,
        distance: NUMBER | None = None,
        object_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: None = None,
        target_vector: TargetVectorJoinType | None = None,
        total_count: bool = True,
        return_metrics: PropertiesMetrics | None = None,
    ) -> AggregateReturn: ...

    @overload
    async def near_object(
        self, near_object: UUID, *, group_by: str | GroupByAggregate, **options: Unpack[NearOptions]
    ) -> AggregateGroupByReturn: ...

    async def near_object(
        self,
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
    ) -> AggregateReturn | AggregateGroupByReturn:
        """Aggregate what is near the vector of an object, the object itself among it.

        One of `certainty`, `distance` and `object_limit` must say where near ends.

        Args:
            near_object: The object's id.
            certainty: The least certainty, 0 to 1; for cosine distance only. Not together with `distance`.
            distance: The greatest distance, in the metric of the index.

        The other parameters are those of every aggregation: see `help(collection.aggregate)`.

        Returns:
            What was asked; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind, or none says where near ends. Nothing was
                sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> told = await books.aggregate.near_object(
            ...     book.uuid, distance=0.3, return_metrics=Metrics("year").integer(minimum=True, maximum=True)
            ... )
        """
        request = builders.near_object(
            self._scope,
            near_object,
            certainty=certainty,
            distance=distance,
            object_limit=object_limit,
            filters=filters,
            group_by=group_by,
            target_vector=target_vector,
            total_count=total_count,
            return_metrics=return_metrics,
        )
        return await self._aggregate(request, group_by, total_count)

    @overload
    async def near_image(
        self,
        near_image: BLOB_INPUT,
        *,
        certainty: NUMBER | None = None,
        distance: NUMBER | None = None,
        object_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: None = None,
        target_vector: TargetVectorJoinType | None = None,
        total_count: bool = True,
        return_metrics: PropertiesMetrics | None = None,
    ) -> AggregateReturn: ...

    @overload
    async def near_image(
        self, near_image: BLOB_INPUT, *, group_by: str | GroupByAggregate, **options: Unpack[NearOptions]
    ) -> AggregateGroupByReturn: ...

    async def near_image(
        self,
        near_image: BLOB_INPUT,
        *,
        certainty: NUMBER | None = None,
        distance: NUMBER | None = None,
        object_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: str | GroupByAggregate | None = None,
        target_vector: TargetVectorJoinType | None = None,
        total_count: bool = True,
        return_metrics: PropertiesMetrics | None = None,
    ) -> AggregateReturn | AggregateGroupByReturn:
        """Aggregate what is near the vector of an image.

        One of `certainty`, `distance` and `object_limit` must say where near ends.

        Args:
            near_image: The image: a path, a file that is open for reading bytes, or its content in base64.
            certainty: The least certainty, 0 to 1; for cosine distance only. Not together with `distance`.
            distance: The greatest distance, in the metric of the index.

        The other parameters are those of every aggregation: see `help(collection.aggregate)`.

        Returns:
            What was asked; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind, none says where near ends, or the file cannot
                be read. Nothing was sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> told = await books.aggregate.near_image(Path("cover.png"), object_limit=10)
        """
        image = await to_thread(search.media_text, near_image, "near_image")
        request = builders.near_image(
            self._scope,
            image,
            certainty=certainty,
            distance=distance,
            object_limit=object_limit,
            filters=filters,
            group_by=group_by,
            target_vector=target_vector,
            total_count=total_count,
            return_metrics=return_metrics,
        )
        return await self._aggregate(request, group_by, total_count)
