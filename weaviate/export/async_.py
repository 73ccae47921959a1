"""Exports."""

from weaviate._async.export import ExportAsync as _ExportAsync

__all__ = ["_ExportAsync"]
