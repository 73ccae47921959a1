"""What is written: objects, references, and values that have no Python type of their own."""

from weaviate.models.data import DataObject, DataReference, GeoCoordinate, PhoneNumber, ReferenceToMulti

__all__ = ["DataObject", "DataReference", "GeoCoordinate", "PhoneNumber", "ReferenceToMulti"]
