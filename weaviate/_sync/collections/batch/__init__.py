# Generated from weaviate/_async/collections/batch/__init__.py by scripts/unasync.py. Do not edit.
"""Batches: many objects and references, added one by one and sent together."""
