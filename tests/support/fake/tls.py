"""Certificates of an authority that only the tests trust."""

from __future__ import annotations

import ssl
from typing import Any

import grpc
import trustme


class Authority:
    """An authority with one server certificate and one client certificate.

    Attributes:
        ca: Its own certificate, as PEM.
        client_cert: The client's certificate chain, as PEM.
        client_key: The client's private key, as PEM.
    """

    def __init__(self, *names: str) -> None:
        """Issue the certificates.

        Args:
            names: The names that the server's certificate carries; by default those of this machine.
        """
        authority = trustme.CA()
        self._server = authority.issue_cert(*(names or ("localhost", "127.0.0.1")))
        client = authority.issue_cert("client@example.org")
        self.ca = authority.cert_pem.bytes()
        self.client_cert = b"".join(blob.bytes() for blob in client.cert_chain_pems)
        self.client_key = client.private_key_pem.bytes()

    def context(self, *, mutual: bool) -> ssl.SSLContext:
        """The HTTP server's side; `mutual` if the client needs a certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._server.configure_cert(context)
        if mutual:
            context.load_verify_locations(cadata=self.ca.decode("ascii"))
            context.verify_mode = ssl.CERT_REQUIRED
        return context

    def credentials(self, *, mutual: bool) -> Any:
        """The gRPC server's side; `mutual` if the client needs a certificate."""
        chain = b"".join(blob.bytes() for blob in self._server.cert_chain_pems)
        pair = (self._server.private_key_pem.bytes(), chain)
        return grpc.ssl_server_credentials([pair], self.ca if mutual else None, mutual)
