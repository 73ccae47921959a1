"""The values of the public API."""
