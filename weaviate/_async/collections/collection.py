"""One collection."""

from __future__ import annotations

from dataclasses import replace
from typing import Generic

from weaviate._async.collections.data import DataCollectionAsync
from weaviate._async.collections.query.collection import QueryCollectionAsync
from weaviate._async.connection.session import Session
from weaviate._core.scope import Scope
from weaviate._core.scope import consistency_level as checked
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.results import Properties, References


class CollectionAsync(Generic[Properties, References]):
    """A handle on one collection. Making one sends nothing; handles are cheap and can be kept.

    Attributes:
        data: Writes objects.
        query: Searches them.
    """

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope
        self.data = DataCollectionAsync[Properties](session, scope)
        self.query = QueryCollectionAsync[Properties, References](session, scope)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    @property
    def name(self) -> str:
        """The collection's name."""
        return self._scope.collection

    @property
    def tenant(self) -> str | None:
        """The tenant that calls concern."""
        return self._scope.tenant

    @property
    def consistency_level(self) -> ConsistencyLevel | None:
        """How many replicas must agree; None leaves it to the server."""
        return self._scope.consistency_level

    def with_consistency_level(
        self, consistency_level: ConsistencyLevel | None
    ) -> CollectionAsync[Properties, References]:
        """A handle whose calls use another consistency level.

        Args:
            consistency_level: How many replicas must agree; None leaves it to the server.

        Raises:
            WeaviateInvalidInputError: It is not a consistency level.
        """
        return CollectionAsync(self._session, replace(self._scope, consistency_level=checked(consistency_level)))
