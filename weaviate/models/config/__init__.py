"""The configuration of collections."""
