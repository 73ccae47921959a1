"""What is written: objects, references, and values that have no Python type of their own."""

from weaviate.models.data import DataObject, DataReference, GeoCoordinate, PhoneNumber, ReferenceToMulti
from weaviate.models.tables import objects_from_table

__all__ = ["DataObject", "DataReference", "GeoCoordinate", "PhoneNumber", "ReferenceToMulti", "objects_from_table"]
