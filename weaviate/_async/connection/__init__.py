"""How a client is connected."""
