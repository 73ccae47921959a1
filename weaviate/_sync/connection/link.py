# Generated from weaviate/_async/connection/link.py by scripts/unasync.py. Do not edit.
"""What all sessions of one client share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from weakref import WeakKeyDictionary

from weaviate._core.batching.latest import Latest
from weaviate._core.connecting import Meta
from weaviate._core.version import ServerVersion
from weaviate._io.blocking import GrpcTransport, HttpTransport
from weaviate._io.stream import BidiStream
from weaviate._sync.connection.over_http import GrpcOverHttp
from weaviate.models.connection import ConnectionParams


@dataclass(slots=True)
class Wires:
    """The transports of one place (see `context_key`). They open by themselves with their first request."""

    http: HttpTransport
    grpc: GrpcTransport | GrpcOverHttp

    def close(self) -> None:
        """Close both."""
        try:
            self.http.close()
        finally:
            self.grpc.close()

    def abandon(self) -> None:
        """Drop both: they cannot be closed from here."""
        self.http.abandon()
        self.grpc.abandon()


@dataclass(slots=True)
class Link:
    """The connection itself. It is changed by whichever session opens or closes it, and all of them see that.

    Attributes:
        params: Where the server is; an embedded one says so again once it runs.
        state: Whether it was opened.
        closings: How often it was closed: a call belongs to one opening, and does not go on in the next.
        wires: The transports, by place.
        meta: What the server said of itself.
        version: Its version, where it has one.
        batches: What became of batches.
        streams: With which credentials the streams that are held were opened.
    """

    params: ConnectionParams
    state: Literal["new", "open", "closed"] = "new"
    closings: int = 0
    wires: dict[tuple[int, int], Wires] = field(default_factory=dict)
    meta: Meta | None = None
    version: ServerVersion | None = None
    batches: Latest = field(default_factory=Latest)
    streams: WeakKeyDictionary[BidiStream, str | None] = field(default_factory=WeakKeyDictionary, repr=False)
