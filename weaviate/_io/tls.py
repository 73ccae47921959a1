"""Reads certificates."""

from __future__ import annotations

import re
from pathlib import Path

from weaviate._core.transport import TlsMaterial
from weaviate.config import TLSConfig
from weaviate.exceptions import WeaviateInvalidInputError

_ENCRYPTED = re.compile(rb"ENCRYPTED PRIVATE KEY|Proc-Type:\s*4\s*,\s*ENCRYPTED")


def load(config: TLSConfig) -> TlsMaterial:
    """Read the files that a configuration names.

    Args:
        config: Paths, or the PEM text itself.

    Raises:
        WeaviateInvalidInputError: A file cannot be read, or holds no PEM, or the key needs a passphrase.
    """
    key = _pem("key", config.key)
    if key is not None and _ENCRYPTED.search(key):
        # OpenSSL would ask for the passphrase on the terminal, and wait there.
        raise WeaviateInvalidInputError("TLSConfig.key: the private key is encrypted; give one without a passphrase")
    return TlsMaterial(
        ca=_pem("ca", config.ca),
        cert=_pem("cert", config.cert),
        key=key,
        server_name=config.server_name,
    )


def _pem(name: str, value: str | bytes | Path | None) -> bytes | None:
    if value is None:
        return None
    if isinstance(value, str) and "-----BEGIN" in value:
        # What PEM is made of is ASCII; what surrounds it does not matter.
        pem = value.encode(errors="replace")
    elif isinstance(value, bytes):
        pem = value
    else:
        try:
            pem = Path(value).expanduser().read_bytes()
        except (OSError, RuntimeError, ValueError) as error:  # the latter two: a home, a name that cannot be
            reason = (error.strerror if isinstance(error, OSError) else None) or error
            raise WeaviateInvalidInputError(f"TLSConfig.{name}: {value!s} cannot be read: {reason}") from error
    if b"-----BEGIN" not in pem:
        raise WeaviateInvalidInputError(f"TLSConfig.{name}: no PEM block (-----BEGIN …) is in it")
    return pem
