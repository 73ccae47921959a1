"""Paths that other versions of the client have."""

from weaviate._lazy import lazy

__getattr__, __dir__ = lazy(__name__)
