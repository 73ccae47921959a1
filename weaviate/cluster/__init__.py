"""The nodes of a cluster."""
