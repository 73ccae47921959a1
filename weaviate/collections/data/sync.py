"""Writing objects."""

from weaviate._sync.collections.data import DataCollection as _DataCollection

__all__ = ["_DataCollection"]
