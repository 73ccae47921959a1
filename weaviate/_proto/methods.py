"""The calls of the server's gRPC interface, by the paths that go over the wire.

The client calls these paths itself instead of using generated stubs, so the messages can live in a pool of their own
while the names that the server knows stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    """One remote call.

    Attributes:
        path: What the server routes by, `/weaviate.v1.Weaviate/Search`.
        name: The last part of the path, for errors and spans.
        request: The name of the message sent, in `weaviate._proto.v1`.
        reply: The name of the message received, in `weaviate._proto.v1`.
        streaming: Whether both sides send any number of messages; otherwise each sends one.
        reads: Whether the call changes nothing on the server, so that it can be repeated without harm.
    """

    path: str
    name: str
    request: str
    reply: str
    streaming: bool = False
    reads: bool = False


def _weaviate(name: str, *, streaming: bool = False, reads: bool = False) -> Method:
    return Method(
        path=f"/weaviate.v1.Weaviate/{name}",
        name=name,
        request=f"{name}Request",
        reply=f"{name}Reply",
        streaming=streaming,
        reads=reads,
    )


SEARCH = _weaviate("Search", reads=True)
AGGREGATE = _weaviate("Aggregate", reads=True)
TENANTS_GET = _weaviate("TenantsGet", reads=True)
BATCH_OBJECTS = _weaviate("BatchObjects")
BATCH_REFERENCES = _weaviate("BatchReferences")
BATCH_DELETE = _weaviate("BatchDelete")
BATCH_STREAM = _weaviate("BatchStream", streaming=True)

# The server answers grpc's standard health check; `weaviate.v1` has messages of the same shape for it, which saves
# clients from registering `grpc.health.v1` a second time.
HEALTH_CHECK = Method(
    path="/grpc.health.v1.Health/Check",
    name="Check",
    request="WeaviateHealthCheckRequest",
    reply="WeaviateHealthCheckResponse",
    reads=True,
)
