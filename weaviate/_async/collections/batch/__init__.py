"""Batches: many objects and references, added one by one and sent together."""
