"""What aggregations give back."""

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
    GroupedBy,
    TopOccurrence,
)

__all__ = [
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
    "GroupedBy",
    "TopOccurrence",
]
