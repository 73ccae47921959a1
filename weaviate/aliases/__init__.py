"""Further names of collections."""

from weaviate._lazy import loader

__getattr__ = loader(__name__)
