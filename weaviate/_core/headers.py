"""The headers of every request, but for credentials. They can be changed while the client is in use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import fits_header
from weaviate.models.connection import ConnectionParams, is_weaviate_domain

CLIENT_HEADER = "x-weaviate-client"
_NAME = re.compile("[A-Za-z0-9_.-]+")
_Seen: TypeAlias = "tuple[object, Mapping[str, str], Mapping[str, str]]"


def standard(params: ConnectionParams, client: str) -> dict[str, str]:
    """The headers that the client sends of its own accord.

    Args:
        params: Where the server is.
        client: The name and version of this client.
    """
    result = {CLIENT_HEADER: client}
    if is_weaviate_domain(params.http.host):
        result["x-weaviate-cluster-url"] = f"https://{params.http.host}"
    return result


def checked(additional: Mapping[str, str | None] | None) -> dict[str, str | None]:
    """A caller's headers, by lower-case names, as gRPC wants them.

    Args:
        additional: The headers. None stands for none at all, and as a value for the absence of one.

    Raises:
        WeaviateInvalidInputError: A name or a value is not a text that a header can carry.
    """
    if additional is not None and not _is_mapping(additional):
        raise WeaviateInvalidInputError(f"headers: must be a dict, not {type(additional).__name__}")
    result: dict[str, str | None] = {}
    for name, value in (additional or {}).items():
        if not _is_text(name) or not (value is None or _is_text(value)):
            raise WeaviateInvalidInputError(f"headers: {name!r} and its value must be texts")
        # The value may be a secret: it is not shown.
        if not _NAME.fullmatch(name):
            raise WeaviateInvalidInputError(f"headers: {name!r} is not a name of letters, digits, '-', '_' and '.'")
        if name.lower().endswith("-bin"):
            raise WeaviateInvalidInputError(f"headers: {name!r} ends in -bin, by which gRPC knows binary values")
        if value is not None and not fits_header(value):
            raise WeaviateInvalidInputError(
                f"headers[{name!r}] cannot be sent: its value is not printable ASCII, without spaces around it"
            )
        result[name.lower()] = value
    return result


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


class Headers:
    """Headers above others, which they win over. Any number of callers may read and change them at once.

    Args:
        below: The others, which may be changed too; or those that are always sent.
        changes: What differs, as `checked` gives it.
    """

    def __init__(self, below: Headers | Mapping[str, str], changes: Mapping[str, str | None]) -> None:
        self._below = below
        self._always: Mapping[str, str]
        if isinstance(below, Headers):
            self._always = below._always  # noqa: SLF001  # its own class
        else:
            self._always = below
        # No lock: Python changes and copies a dictionary of texts in one step.
        self._changes = dict(changes)
        self._stamp = object()
        self._seen: _Seen = object(), {}, {}

    def change(self, changes: Mapping[str, str | None]) -> None:
        """Set some and leave the others.

        Args:
            changes: What differs, as `checked` gives it. None removes one; one that is always sent comes back.
        """
        self._changes.update(changes)
        self._stamp = object()  # afterwards: what was read before it is read again

    def all(self) -> Mapping[str, str]:
        """All of them. The same object for as long as nothing changes; it must not be changed."""
        below = self._below.all() if isinstance(self._below, Headers) else self._below
        stamp, seen = self._stamp, self._seen
        if seen[0] is stamp and seen[1] is below:
            return seen[2]
        together = dict(below)
        always = self._always
        for name, value in self._changes.copy().items():
            if value is not None:
                together[name] = value
            elif name in always:
                together[name] = always[name]
            else:
                together.pop(name, None)
        self._seen = stamp, below, together
        return together
