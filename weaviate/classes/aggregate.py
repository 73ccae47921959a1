"""What aggregations are asked with."""

from weaviate.models.aggregate import GroupByAggregate, Metrics

__all__ = ["GroupByAggregate", "Metrics"]
