# Generated from weaviate/_async/__init__.py by scripts/unasync.py. Do not edit.
"""Everything that does I/O."""
