"""What needs no I/O: builders of requests and decoders of replies."""
