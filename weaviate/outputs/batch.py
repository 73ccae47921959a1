"""What batches of objects and references give back."""

from weaviate.models.batch import BatchObjectReturn, BatchReferenceReturn, BatchResult, ErrorObject, ErrorReference

__all__ = ["BatchObjectReturn", "BatchReferenceReturn", "BatchResult", "ErrorObject", "ErrorReference"]
