"""What the types of objects are written with: nested objects and references in TypedDict classes."""

from weaviate.models.query import CrossReferenceAnnotation, Nested
from weaviate.models.results import CrossReference

__all__ = ["CrossReference", "CrossReferenceAnnotation", "Nested"]
