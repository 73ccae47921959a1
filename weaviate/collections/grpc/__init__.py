"""The messages of calls."""

from weaviate._lazy import loader

__getattr__ = loader(__name__)
