"""The nodes of a cluster."""

from weaviate._lazy import loader

__getattr__ = loader(__name__)
