"""Each kind of search."""
