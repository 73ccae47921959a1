"""REST: builders and decoders by resource."""
