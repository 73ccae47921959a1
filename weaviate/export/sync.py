"""Exports."""

from weaviate._sync.export import Export as _Export

__all__ = ["_Export"]
