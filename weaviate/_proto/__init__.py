"""The server's gRPC protocol: message definitions, message classes and the table of calls."""
