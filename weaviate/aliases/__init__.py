"""Further names of collections."""
