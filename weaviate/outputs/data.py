"""What writing and deleting objects gives back."""

from weaviate.models.batch import DeleteManyObject, DeleteManyReturn
from weaviate.models.data import Error, RefError

__all__ = ["DeleteManyObject", "DeleteManyReturn", "Error", "RefError"]
