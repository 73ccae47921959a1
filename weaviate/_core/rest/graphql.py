"""REST: queries in GraphQL, as the caller wrote them."""

from __future__ import annotations

from weaviate._core.rest.parts import packed
from weaviate._core.transport import RestReply, RestRequest
from weaviate.models.checked import text
from weaviate.models.results import RawGQLReturn

DEPRECATED = (
    "graphql_raw_query is deprecated, since Weaviate gives GraphQL up: use the searches and aggregations of a "
    "collection's handle, such as client.collections.use(name).query."
)
_WHAT = "query in GraphQL"


def raw_query(gql_query: str) -> RestRequest:
    """Send a query.

    Args:
        gql_query: The query.

    Raises:
        WeaviateInvalidInputError: It is no text.
    """
    return RestRequest("POST", "/graphql", _WHAT, body=packed({"query": text(gql_query, "gql_query")}))


def raw_answer(reply: RestReply) -> RawGQLReturn:
    """What the server found.

    Args:
        reply: The answer to `raw_query`.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    body = reply.json(_WHAT)
    if not isinstance(body, dict):
        raise reply.undecodable(_WHAT)
    found = body.get("data") or {}  # null, where the query could not be read
    if not isinstance(found, dict):
        raise reply.undecodable(_WHAT)
    return RawGQLReturn(
        found.get("Aggregate") or {}, found.get("Explore") or {}, found.get("Get") or {}, body.get("errors")
    )
