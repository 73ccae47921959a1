"""Roles and what they allow."""

from weaviate._lazy import loader

__getattr__ = loader(__name__)
