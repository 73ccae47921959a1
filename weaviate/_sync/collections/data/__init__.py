# Generated from weaviate/_async/collections/data/__init__.py by scripts/unasync.py. Do not edit.
"""The objects of a collection."""

from weaviate._sync.collections.data.collection import DataCollection

__all__ = ["DataCollection"]
