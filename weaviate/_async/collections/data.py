"""The objects of a collection."""

from __future__ import annotations

import uuid as uuid_package
from collections.abc import Iterable
from typing import Generic

from weaviate._async.connection.session import Session
from weaviate._core import batch
from weaviate._core.rest import objects as rest
from weaviate._core.scope import Scope
from weaviate._io.aio import now
from weaviate.exceptions import WeaviateBaseError
from weaviate.models.batch import BatchObjectReturn
from weaviate.models.data import DataObject, ReferenceInputs
from weaviate.models.results import Properties
from weaviate.types import UUID, VECTORS


class DataCollectionAsync(Generic[Properties]):
    """Writes the objects of one collection."""

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope

    @property
    def name(self) -> str:
        """The collection's name."""
        return self._scope.collection

    async def insert(
        self,
        properties: Properties,
        references: ReferenceInputs | None = None,
        uuid: UUID | None = None,
        vector: VECTORS | None = None,
    ) -> uuid_package.UUID:
        """Insert one object.

        Args:
            properties: Values by property name. A datetime without a zone is taken as UTC, with a warning.
            references: Ids of objects of other collections, by the reference's name.
            uuid: Its id; a random one by default.
            vector: One vector of float32 (a list, a tuple, an `array.array` or a numpy array of the index's
                dimension), or one per named vector. Made by the collection's vectorizer where it has one.

        Returns:
            The object's id.

        Raises:
            WeaviateInvalidInputError: A value has no Weaviate data type, or would not be stored as it is. Nothing was
                sent.
            UnexpectedStatusCodeError: The server refused; an id that exists gives status 422.

        Examples:
            >>> await books.data.insert({"title": "The Time Machine", "year": 1895})
        """
        request = rest.insert(self._scope, properties, references, uuid, vector)
        return rest.inserted(await self._session.rest(request))

    async def insert_many(
        self, objects: Iterable[Properties | DataObject[Properties, ReferenceInputs | None]]
    ) -> BatchObjectReturn:
        """Insert objects in as few messages as the server's limit allows. An object whose id exists is replaced.

        Every object ends in `uuids` or in `errors`, under its position in the input; one that is refused does not stop
        the others. Where the answer to a message was lost, its objects are in `errors`, with the ids that they have if
        the server stored them all the same.

        Args:
            objects: Properties, or `DataObject` where an object has an id, a vector or references. Any iterable.

        Returns:
            The ids, and what went wrong.

        Raises:
            WeaviateInsertManyAllFailedError: Every object failed, for reasons of its own.
            WeaviateBaseError: Nothing was stored, since the server surely did not get, or refused, the first message.

        Examples:
            >>> result = await books.data.insert_many(
            ...     [{"title": "The Time Machine"}, {"title": "The War of the Worlds"}]
            ... )
            >>> result.has_errors
            False
        """
        started = now()
        ledger = batch.InsertMany(self._scope, objects, self._session.max_message_size)
        for request in ledger.requests():
            try:
                ledger.answered(await self._session.grpc(request))
            except WeaviateBaseError as error:
                ledger.failed(error)
        return ledger.result(now() - started)
