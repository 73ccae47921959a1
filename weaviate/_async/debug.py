"""Looking at what the server has."""

from __future__ import annotations

from weaviate._async.connection.session import Session
from weaviate._core.rest import debug as rest
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.debug import DebugRESTObject
from weaviate.types import UUID


class DebugAsync:
    """Shows objects as REST has them: to compare with what searches say, or one node with another."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def get_object_over_rest(
        self,
        collection: str,
        uuid: UUID,
        *,
        consistency_level: ConsistencyLevel | None = None,
        node_name: str | None = None,
        tenant: str | None = None,
        include_vector: bool = False,
    ) -> DebugRESTObject | None:
        """An object; None, where the collection, or the object in it, does not exist.

        Args:
            collection: The collection.
            uuid: The object's id.
            consistency_level: How many replicas have to agree. The server decides by default.
            node_name: The node whose replica is asked, instead.
            tenant: The tenant that the object is of.
            include_vector: Whether to have its vectors too.

        Raises:
            WeaviateInvalidInputError: An argument is not of its kind, or a name not one that a collection or tenant
                can have. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a tenant of a collection without tenants gives status 422.
        """
        request = rest.get_object(
            collection,
            uuid,
            consistency_level=consistency_level,
            node_name=node_name,
            tenant=tenant,
            include_vector=include_vector,
        )
        return rest.found(await self._session.rest(request))
