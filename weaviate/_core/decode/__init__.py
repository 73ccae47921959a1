"""Decoders of gRPC replies."""
