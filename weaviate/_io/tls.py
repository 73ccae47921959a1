"""Reads certificates."""

from __future__ import annotations

from pathlib import Path

from weaviate._core.transport import TlsMaterial
from weaviate.config import TLSConfig
from weaviate.exceptions import WeaviateInvalidInputError


def load(config: TLSConfig) -> TlsMaterial:
    """Read the files that a configuration names.

    Args:
        config: Paths, or the PEM text itself.

    Raises:
        WeaviateInvalidInputError: A file cannot be read, or holds no PEM.
    """
    return TlsMaterial(
        ca=_pem("ca", config.ca),
        cert=_pem("cert", config.cert),
        key=_pem("key", config.key),
        server_name=config.server_name,
    )


def _pem(name: str, value: str | bytes | Path | None) -> bytes | None:
    if value is None:
        return None
    pem = value.encode() if isinstance(value, str) and "-----BEGIN" in value else value
    if not isinstance(pem, bytes):
        try:
            pem = Path(pem).expanduser().read_bytes()
        except OSError as error:
            raise WeaviateInvalidInputError(f"TLSConfig.{name}: {pem!s} cannot be read: {error.strerror}") from error
    if b"-----BEGIN" not in pem:
        raise WeaviateInvalidInputError(f"TLSConfig.{name}: no PEM block (-----BEGIN …) is in it")
    return pem
