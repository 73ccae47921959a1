# Generated from weaviate/_async/collections/generate/__init__.py by scripts/unasync.py. Do not edit.
"""Searches with generation."""
