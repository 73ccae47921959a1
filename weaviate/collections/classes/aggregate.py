"""What aggregations are asked with, and what they give back."""

from weaviate.models.aggregate import (
    AggregateBoolean,
    AggregateDate,
    AggregateGroup,
    AggregateGroupByReturn,
    AggregateInteger,
    AggregateNumber,
    AggregateReference,
    AggregateResult,
    AggregateReturn,
    AggregateText,
    AProperties,
    GroupByAggregate,
    GroupedBy,
    Metrics,
    N,
    PropertiesMetrics,
    TopOccurrence,
)
from weaviate.models.aggregate import MetricsBoolean as _MetricsBoolean
from weaviate.models.aggregate import MetricsDate as _MetricsDate
from weaviate.models.aggregate import MetricsInteger as _MetricsInteger
from weaviate.models.aggregate import MetricsNumber as _MetricsNumber
from weaviate.models.aggregate import MetricsReference as _MetricsReference
from weaviate.models.aggregate import MetricsText as _MetricsText
from weaviate.models.data import GeoCoordinate

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
    "GeoCoordinate",
    "GroupByAggregate",
    "GroupedBy",
    "Metrics",
    "N",
    "PropertiesMetrics",
    "TopOccurrence",
    "_MetricsBoolean",
    "_MetricsDate",
    "_MetricsInteger",
    "_MetricsNumber",
    "_MetricsReference",
    "_MetricsText",
]
