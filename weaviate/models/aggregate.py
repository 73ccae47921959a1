"""What is asked about many objects at once, and the answers."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, TypeVar

from pydantic import ConfigDict, Field

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import UINT32_MAX, CheckedModel, text
from weaviate.models.data import GeoCoordinate
from weaviate.models.result import Result
from weaviate.models.tables import Columns, Tabular, columns_of_groups

__all__ = [
    "AProperties",
    "AggregateBoolean",
    "AggregateDate",
    "AggregateGroup",
    "AggregateGroupByReturn",
    "AggregateInteger",
    "AggregateNumber",
    "AggregateReference",
    "AggregateResult",
    "AggregateReturn",
    "AggregateText",
    "GroupByAggregate",
    "GroupedBy",
    "Metrics",
    "MetricsBoolean",
    "MetricsDate",
    "MetricsInteger",
    "MetricsNumber",
    "MetricsReference",
    "MetricsText",
    "N",
    "PropertiesMetrics",
    "PropertyMetrics",
    "TopOccurrence",
]

N = TypeVar("N", int, float)

_Limit: TypeAlias = Annotated[int, Field(ge=0, le=UINT32_MAX)]


# ---- what is asked


class GroupByAggregate(CheckedModel):
    """Groups the objects of an aggregation by the value of a property.

    Attributes:
        prop: The property; one of type geoCoordinates cannot be grouped by (server 1.39).
        limit: The most groups that come back, the largest first; None leaves it to the server.
    """

    model_config = ConfigDict(strict=True)

    prop: str
    limit: _Limit | None = None


class PropertyMetrics(CheckedModel):
    """What is asked about one property; made by `Metrics`.

    Attributes:
        property_name: The property.
    """

    model_config = ConfigDict(strict=True)

    kind: ClassVar[Literal["text", "int", "number", "boolean", "date", "reference"]]
    """What the property's data type is called in the gRPC call."""

    property_name: str

    def asked(self) -> list[str]:
        """The names of what is asked, as the gRPC call has them."""
        return [name.rstrip("_") for name, value in self if value is True]

    # Only programs that make their own calls need these two, so values are written here, where messages are known.

    def to_gql(self) -> str:
        """This as GraphQL.

        Raises:
            WeaviateInvalidInputError: The property's name is none that GraphQL can hold.
        """
        from weaviate._core.aggregate_graphql import metrics  # noqa: PLC0415

        return metrics(self.to_grpc())

    def to_grpc(self) -> Any:
        """This as the gRPC call has it: a message of type `AggregateRequest.Aggregation`."""
        from weaviate._core.aggregate import aggregation  # noqa: PLC0415

        return aggregation(self)


class MetricsText(PropertyMetrics):
    """What is asked about a property of type text; see `Metrics.text`."""

    kind = "text"
    made_by = "Metrics.text"

    count: bool
    top_occurrences_count: bool
    top_occurrences_value: bool
    limit: _Limit | None

    def asked(self) -> list[str]:
        """The names of what is asked, as the gRPC call has them, which spells one of them in its own way."""
        top = self.top_occurrences_count or self.top_occurrences_value
        return [*(["count"] if self.count else []), *(["top_occurences"] if top else [])]


class NumericMetrics(PropertyMetrics):
    """What is asked about numbers of either type."""

    count: bool
    maximum: bool
    mean: bool
    median: bool
    minimum: bool
    mode: bool
    sum_: bool


class MetricsInteger(NumericMetrics):
    """What is asked about a property of type int; see `Metrics.integer`."""

    kind = "int"
    made_by = "Metrics.integer"


class MetricsNumber(NumericMetrics):
    """What is asked about a property of type number; see `Metrics.number`."""

    kind = "number"
    made_by = "Metrics.number"


class MetricsBoolean(PropertyMetrics):
    """What is asked about a property of type boolean; see `Metrics.boolean`."""

    kind = "boolean"
    made_by = "Metrics.boolean"

    count: bool
    percentage_false: bool
    percentage_true: bool
    total_false: bool
    total_true: bool


class MetricsDate(PropertyMetrics):
    """What is asked about a property of type date; see `Metrics.date_`."""

    kind = "date"
    made_by = "Metrics.date_"

    count: bool
    maximum: bool
    median: bool
    minimum: bool
    mode: bool


class MetricsReference(PropertyMetrics):
    """What is asked about a reference; see `Metrics.reference`."""

    kind = "reference"
    made_by = "Metrics.reference"

    pointing_to: bool


PropertiesMetrics: TypeAlias = (
    MetricsText
    | MetricsInteger
    | MetricsNumber
    | MetricsDate
    | MetricsBoolean
    | MetricsReference
    | list[MetricsText | MetricsInteger | MetricsNumber | MetricsDate | MetricsBoolean | MetricsReference]
)
"""What an aggregation tells about the properties: what one or several of the methods of `Metrics` made."""


class Metrics:
    """Says what an aggregation tells about a property, by the method for its data type.

    A property with a list of values counts with each of them. Without arguments, all that there is is told. Of
    a property of type uuid nothing can be told (server 1.39).

    ```python
    await books.aggregate.over_all(
        return_metrics=[Metrics("year").integer(minimum=True, maximum=True), Metrics("genre").text(limit=5)]
    )
    ```

    Args:
        property_: The property's name.
    """

    def __init__(self, property_: str) -> None:
        self.__property = text(property_, "Metrics.property_")

    def text(
        self,
        count: bool = False,
        top_occurrences_count: bool = False,
        top_occurrences_value: bool = False,
        limit: int | None = None,
        min_occurrences: int | None = None,
    ) -> MetricsText:
        """About texts.

        Args:
            count: How many values there are.
            top_occurrences_count: The most frequent values, with how often each of them occurs. Both parts of
                `top_occurrences` come with either of the two.
            top_occurrences_value: The same.
            limit: The most values in `top_occurrences`; the server has a default.
            min_occurrences: Deprecated: another name for `limit`.

        Raises:
            WeaviateInvalidInputError: An argument is not what it must be, or both limits are given.
        """
        if min_occurrences is not None:
            if limit is not None:
                raise WeaviateInvalidInputError("Metrics.text: takes limit or min_occurrences, not both")
            warnings.warn(
                "Metrics.text: min_occurrences is deprecated and is what limit is; use limit.",
                DeprecationWarning,
                stacklevel=2,
            )
            limit = min_occurrences
        flags = _all_if_none(
            count=count, top_occurrences_count=top_occurrences_count, top_occurrences_value=top_occurrences_value
        )
        return MetricsText(property_name=self.__property, limit=limit, **flags)

    def integer(
        self,
        count: bool = False,
        maximum: bool = False,
        mean: bool = False,
        median: bool = False,
        minimum: bool = False,
        mode: bool = False,
        sum_: bool = False,
    ) -> MetricsInteger:
        """About whole numbers.

        Args:
            count: How many values there are.
            maximum: The largest.
            mean: The average.
            median: The one in the middle.
            minimum: The smallest.
            mode: The most frequent.
            sum_: Their sum.

        Raises:
            WeaviateInvalidInputError: An argument is not True or False.
        """
        flags = _all_if_none(
            count=count, maximum=maximum, mean=mean, median=median, minimum=minimum, mode=mode, sum_=sum_
        )
        return MetricsInteger(property_name=self.__property, **flags)

    def number(
        self,
        count: bool = False,
        maximum: bool = False,
        mean: bool = False,
        median: bool = False,
        minimum: bool = False,
        mode: bool = False,
        sum_: bool = False,
    ) -> MetricsNumber:
        """About numbers.

        Args:
            count: How many values there are.
            maximum: The largest.
            mean: The average.
            median: The one in the middle.
            minimum: The smallest.
            mode: The most frequent.
            sum_: Their sum.

        Raises:
            WeaviateInvalidInputError: An argument is not True or False.
        """
        flags = _all_if_none(
            count=count, maximum=maximum, mean=mean, median=median, minimum=minimum, mode=mode, sum_=sum_
        )
        return MetricsNumber(property_name=self.__property, **flags)

    def boolean(
        self,
        count: bool = False,
        percentage_false: bool = False,
        percentage_true: bool = False,
        total_false: bool = False,
        total_true: bool = False,
    ) -> MetricsBoolean:
        """About truth values.

        Args:
            count: How many values there are.
            percentage_false: The share that is False, between 0 and 1.
            percentage_true: The share that is True, between 0 and 1.
            total_false: How many are False.
            total_true: How many are True.

        Raises:
            WeaviateInvalidInputError: An argument is not True or False.
        """
        flags = _all_if_none(
            count=count,
            percentage_false=percentage_false,
            percentage_true=percentage_true,
            total_false=total_false,
            total_true=total_true,
        )
        return MetricsBoolean(property_name=self.__property, **flags)

    def date_(
        self,
        count: bool = False,
        maximum: bool = False,
        median: bool = False,
        minimum: bool = False,
        mode: bool = False,
    ) -> MetricsDate:
        """About points in time.

        Args:
            count: How many values there are.
            maximum: The latest.
            median: The one in the middle.
            minimum: The earliest.
            mode: The most frequent.

        Raises:
            WeaviateInvalidInputError: An argument is not True or False.
        """
        flags = _all_if_none(count=count, maximum=maximum, median=median, minimum=minimum, mode=mode)
        return MetricsDate(property_name=self.__property, **flags)

    def reference(self, pointing_to: bool = False) -> MetricsReference:
        """About references.

        Args:
            pointing_to: The objects that are pointed at. There is nothing else to ask, so it is always asked.

        Raises:
            WeaviateInvalidInputError: An argument is not True or False.
        """
        return MetricsReference(property_name=self.__property, **_all_if_none(pointing_to=pointing_to))


def _all_if_none(**flags: bool) -> dict[str, bool]:
    return flags if any(flags.values()) else dict.fromkeys(flags, True)


# ---- what is answered


@dataclass(repr=False)
class TopOccurrence(Result):
    """One of the most frequent values of a property.

    Attributes:
        count: How often it occurs.
        value: The value.
    """

    count: int | None
    value: str | None


@dataclass(repr=False)
class AggregateText(Result):
    """The texts of a property; None where it was not asked for. Servers may tell more than was asked for.

    Attributes:
        count: How many values there are.
        top_occurrences: The most frequent ones, the most frequent first.
    """

    count: int | None
    top_occurrences: list[TopOccurrence]


@dataclass(repr=False)
class AggregateInteger(Result):
    """The whole numbers of a property; None where it was not asked for, or where there are no values.

    Attributes:
        count: How many values there are.
        maximum: The largest.
        mean: The average.
        median: The one in the middle.
        minimum: The smallest.
        mode: The most frequent.
        sum_: Their sum.
    """

    count: int | None
    maximum: int | None
    mean: float | None
    median: float | None
    minimum: int | None
    mode: int | None
    sum_: int | None


@dataclass(repr=False)
class AggregateNumber(Result):
    """The numbers of a property; None where it was not asked for, or where there are no values.

    Attributes:
        count: How many values there are.
        maximum: The largest.
        mean: The average.
        median: The one in the middle.
        minimum: The smallest.
        mode: The most frequent.
        sum_: Their sum.
    """

    count: int | None
    maximum: float | None
    mean: float | None
    median: float | None
    minimum: float | None
    mode: float | None
    sum_: float | None


@dataclass(repr=False)
class AggregateBoolean(Result):
    """The truth values of a property; None where it was not asked for, or where there are no values.

    Servers may tell more than was asked for.

    Attributes:
        count: How many values there are.
        percentage_false: The share that is False, between 0 and 1.
        percentage_true: The share that is True, between 0 and 1.
        total_false: How many are False.
        total_true: How many are True.
    """

    count: int | None
    percentage_false: float | None
    percentage_true: float | None
    total_false: int | None
    total_true: int | None


@dataclass(repr=False)
class AggregateDate(Result):
    """The points in time of a property, as the server writes them (RFC 3339, with up to nine digits of a second).

    None where it was not asked for, or where there are no values.

    Attributes:
        count: How many values there are.
        maximum: The latest.
        median: The one in the middle.
        minimum: The earliest.
        mode: The most frequent.
    """

    count: int | None
    maximum: str | None
    median: str | None
    minimum: str | None
    mode: str | None


@dataclass(repr=False)
class AggregateReference(Result):
    """The targets of a reference.

    Attributes:
        pointing_to: The addresses of the objects that are pointed at, `weaviate://localhost/Authors/…`. The server has
            them for groups, and for the objects that a search or a filter finds, not for all objects (server 1.39).
    """

    pointing_to: list[str] | None


AggregateResult: TypeAlias = (
    AggregateInteger | AggregateNumber | AggregateText | AggregateBoolean | AggregateDate | AggregateReference
)
"""What an aggregation tells about one property."""
AProperties: TypeAlias = dict[str, AggregateResult]
"""What an aggregation tells about each property, by name."""


@dataclass(repr=False)
class AggregateReturn(Result):
    """What an aggregation tells about all of its objects.

    Attributes:
        properties: About the properties, by name.
        total_count: How many objects there are; None where it was not asked for.
    """

    properties: AProperties
    total_count: int | None


@dataclass(repr=False)
class GroupedBy(Result):
    """The value that the objects of a group have in common.

    Attributes:
        prop: The property.
        value: The value: whole numbers are floats, ids and points in time text, references the address of the object
            pointed at. From servers before 1.29 all of them are text.
    """

    prop: str
    value: str | int | float | bool | list[str] | list[int] | list[float] | list[bool] | GeoCoordinate | None


@dataclass(repr=False)
class AggregateGroup(Result):
    """What an aggregation tells about one group of objects.

    Attributes:
        grouped_by: What they have in common.
        properties: About the properties, by name.
        total_count: How many objects there are. The server counts the objects of groups even where it was not asked to.
    """

    grouped_by: GroupedBy
    properties: AProperties
    total_count: int | None


@dataclass(repr=False)
class AggregateGroupByReturn(Tabular, Result):
    """What an aggregation with `group_by` tells.

    Attributes:
        groups: About each group, the largest first.
    """

    groups: list[AggregateGroup]

    def _columns(self) -> Columns:
        return columns_of_groups(self.groups)
