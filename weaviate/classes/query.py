"""What queries are asked with."""

from weaviate.models.aggregate import Metrics
from weaviate.models.data import GeoCoordinate
from weaviate.models.filters import Filter, FilterReturn
from weaviate.models.generate.config import GenerativeConfig
from weaviate.models.query import (
    BM25Operator,
    Boost,
    BoostReturn,
    Diversity,
    GroupBy,
    HybridFusion,
    HybridVector,
    MetadataQuery,
    Move,
    NearMediaType,
    NearVector,
    QueryNested,
    QueryReference,
    Rerank,
    Sort,
    TargetVectors,
)

__all__ = [
    "BM25Operator",
    "Boost",
    "BoostReturn",
    "Diversity",
    "Filter",
    "FilterReturn",
    "GenerativeConfig",
    "GeoCoordinate",
    "GroupBy",
    "HybridFusion",
    "HybridVector",
    "MetadataQuery",
    "Metrics",
    "Move",
    "NearMediaType",
    "NearVector",
    "QueryNested",
    "QueryReference",
    "Rerank",
    "Sort",
    "TargetVectors",
]
