# Generated from weaviate/_async/collections/aggregate/__init__.py by scripts/unasync.py. Do not edit.
"""What all objects of a collection, or those that a search finds, have in common."""
