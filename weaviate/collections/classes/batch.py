"""What is in batches, and what they give back."""

from weaviate.models.batch import (
    MAX_STORED_RESULTS,
    BatchObject,
    BatchObjectReturn,
    BatchReference,
    BatchReferenceReturn,
    BatchResult,
    DeleteManyObject,
    DeleteManyReturn,
    ErrorObject,
    ErrorReference,
    Shard,
    T,
)

__all__ = [
    "MAX_STORED_RESULTS",
    "BatchObject",
    "BatchObjectReturn",
    "BatchReference",
    "BatchReferenceReturn",
    "BatchResult",
    "DeleteManyObject",
    "DeleteManyReturn",
    "ErrorObject",
    "ErrorReference",
    "Shard",
    "T",
]
