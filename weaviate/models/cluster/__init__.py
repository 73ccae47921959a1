"""The nodes of a cluster: what they hold, how they agree, and how replicas move between them."""
