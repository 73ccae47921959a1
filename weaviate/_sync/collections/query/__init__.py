# Generated from weaviate/_async/collections/query/__init__.py by scripts/unasync.py. Do not edit.
"""Searches."""
