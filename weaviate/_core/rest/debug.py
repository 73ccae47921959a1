"""REST: objects as it gives them."""

from __future__ import annotations

from weaviate._core.names import collection_name
from weaviate._core.rest import objects
from weaviate._core.rest.parts import read
from weaviate._core.scope import Scope, tenant_name
from weaviate._core.scope import consistency_level as checked
from weaviate._core.transport import RestReply, RestRequest
from weaviate.models.checked import text, truth
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.debug import DebugRESTObject
from weaviate.types import UUID


def get_object(
    collection: str,
    uuid: UUID,
    *,
    consistency_level: ConsistencyLevel | None,
    node_name: str | None,
    tenant: str | None,
    include_vector: bool,
) -> RestRequest:
    """Read an object.

    Args:
        collection: Its collection.
        uuid: Its id.
        consistency_level: How many replicas have to answer; None leaves it to the server.
        node_name: The node whose replica answers.
        tenant: Its tenant.
        include_vector: Its vectors too.

    Raises:
        WeaviateInvalidInputError: An argument is not of its kind, or a name none that a collection or tenant can have.
    """
    level = checked(consistency_level)
    scope = Scope(collection_name(collection, "collection"), tenant_name(tenant), level)
    found = objects.to_uuid(uuid, "uuid")
    params = {**(scope.params() or {}), **({"include": "vector"} if truth(include_vector, "include_vector") else {})}
    if node_name is not None:
        params["node_name"] = text(node_name, "node_name")
    return RestRequest(
        "GET",
        objects.path(scope, found),
        f"read {found} of {scope.collection} over REST",
        params=params or None,
        ok=(200, 404),
        details=scope.details(uuid=str(found)),
    )


def found(reply: RestReply) -> DebugRESTObject | None:
    """An object; None where there is none of its id.

    Args:
        reply: The answer to `get_object`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no object.
    """
    return None if reply.status_code == 404 else read(reply, DebugRESTObject.from_wire, "read an object over REST")
