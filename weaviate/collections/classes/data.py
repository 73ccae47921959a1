"""What is written: objects and references, and why one of them was not."""

from weaviate.models.data import DataObject, DataReference, DataReferenceMulti, DataReferences, Error, P, R, RefError

__all__ = ["DataObject", "DataReference", "DataReferenceMulti", "DataReferences", "Error", "P", "R", "RefError"]
