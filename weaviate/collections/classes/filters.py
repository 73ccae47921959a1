"""Conditions on objects."""

from weaviate.models.filters import (
    Filter,
    FilterByCreationTime,
    FilterById,
    FilterByProperty,
    FilterByRef,
    FilterByUpdateTime,
    FilterReturn,
    FilterValues,
    FilterValuesList,
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
    "_FilterAnd",
    "_FilterByProperty",
    "_FilterOr",
    "_Filters",
]
