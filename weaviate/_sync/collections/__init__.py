# Generated from weaviate/_async/collections/__init__.py by scripts/unasync.py. Do not edit.
"""Collections and what is done in them."""
