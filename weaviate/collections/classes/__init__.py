"""Paths that other versions of the client have."""

from weaviate._lazy import loader

__getattr__ = loader(__name__)
