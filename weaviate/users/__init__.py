"""Users and their roles."""

from weaviate._lazy import loader

__getattr__ = loader(__name__)
