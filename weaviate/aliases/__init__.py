"""Further names of collections."""

from weaviate._lazy import lazy

__getattr__, __dir__ = lazy(__name__)
