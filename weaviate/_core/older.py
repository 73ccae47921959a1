"""What is sent to servers that do not take a request as its builder made it, and how their answer is read.

Builders do not know the server. Each gRPC request passes through here on its way out.
"""

from __future__ import annotations

from weaviate._core import aggregate_graphql
from weaviate._core.search import legacy
from weaviate._core.transport import GrpcRequest, RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate._proto.methods import AGGREGATE, SEARCH
from weaviate.exceptions import WeaviateUnsupportedFeatureError

_NEW = max(legacy.SINCE, aggregate_graphql.SINCE)
"""The first version that takes every request as it is built."""


def fitting(request: GrpcRequest, version: ServerVersion | None) -> GrpcRequest | RestRequest:
    """A request as the server takes it: over HTTP, where that is what it is.

    Args:
        request: The request, as its builder made it.
        version: The server's version; None where it is not known, which is taken for a new one.

    Raises:
        WeaviateUnsupportedFeatureError: It has what that server does not know.
        WeaviateInvalidInputError: A name in it is none that can be sent over HTTP.
    """
    if version is None or version >= _NEW:
        return request
    try:
        if request.method is AGGREGATE and version < aggregate_graphql.SINCE:
            return aggregate_graphql.rewritten(request, version)
        if request.method is SEARCH and version < legacy.SINCE:
            return legacy.rewritten(request, version)
    except WeaviateUnsupportedFeatureError as error:
        error.with_details(request.details.but(what=request.what))
        raise
    return request


def answered(reply: RestReply, request: GrpcRequest) -> bytes:
    """The answer over HTTP as the reply that the request's builder expects.

    Args:
        reply: What the server answered.
        request: The request, as its builder made it.

    Raises:
        WeaviateQueryError: The server could not carry it out.
        ResponseCannotBeDecodedError: It is no such answer.
    """
    return aggregate_graphql.answered(reply, request)
