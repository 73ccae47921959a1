"""Paths that other versions of the client have."""
