# Generated from weaviate/_async/connection/__init__.py by scripts/unasync.py. Do not edit.
"""How a client is connected."""
