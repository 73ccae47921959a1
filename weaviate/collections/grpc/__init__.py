"""The messages of calls."""

from weaviate._lazy import lazy

__getattr__, __dir__ = lazy(__name__)
