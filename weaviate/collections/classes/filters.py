"""Conditions on objects."""

from weaviate.models.data import GeoCoordinate
from weaviate.models.filter_values import FilterValues, FilterValuesList
from weaviate.models.filters import (
    Filter,
    FilterByCreationTime,
    FilterById,
    FilterByProperty,
    FilterByRef,
    FilterByUpdateTime,
    FilterReturn,
    _FilterAnd,
    _FilterByProperty,
    _FilterOr,
    _Filters,
)

__all__ = [
    "Filter",
    "FilterByCreationTime",
    "FilterById",
    "FilterByProperty",
    "FilterByRef",
    "FilterByUpdateTime",
    "FilterReturn",
    "FilterValues",
    "FilterValuesList",
    "GeoCoordinate",
    "_FilterAnd",
    "_FilterByProperty",
    "_FilterOr",
    "_Filters",
]
