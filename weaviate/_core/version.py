"""Versions of the server."""

from __future__ import annotations

import re
from typing import NamedTuple, Self

from weaviate.exceptions import WeaviateUnsupportedFeatureError

_PATTERN = re.compile(r"v?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(?!\d)")


class ServerVersion(NamedTuple):
    """A server's version; versions compare as tuples."""

    major: int
    minor: int
    patch: int = 0

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read `1.39.3`, `v1.39`, `1.39.0-rc.1`; None for what is no version (a developer's build)."""
        match = _PATTERN.match(text)
        return cls(int(match[1]), int(match[2]), int(match[3] or 0)) if match else None

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


MINIMUM = ServerVersion(1, 27)
"""The oldest server that this client supports: the first whose searches carry all that is read here."""


def require(feature: str, current: str | None, minimum: ServerVersion) -> None:
    """Check that a server has a feature. One of unknown version is taken to have it.

    Args:
        feature: The feature's name, for the error.
        current: The server's version; None when it is not known.
        minimum: The first version that has the feature.

    Raises:
        WeaviateUnsupportedFeatureError: The server is older.
    """
    version = ServerVersion.parse(current) if current else None
    if version is not None and version < minimum:
        raise WeaviateUnsupportedFeatureError(feature, str(version), str(minimum))
