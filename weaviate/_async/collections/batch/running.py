"""A batch while it runs: what its block adds to."""

from __future__ import annotations

import contextvars
import uuid as uuid_package
from typing import Any, Generic

from weaviate._async.collections.batch.engine import Engine
from weaviate._async.connection.session import Session
from weaviate._core.batching import items
from weaviate._core.batching.modes import Mode
from weaviate._core.scope import Scope
from weaviate.exceptions import WeaviateBaseError
from weaviate.models.batch import BatchResult, ErrorObject, ErrorReference
from weaviate.models.data import ReferenceInput, ReferenceInputs
from weaviate.models.results import Properties
from weaviate.models.tenants import TenantBase
from weaviate.types import UUID, VECTORS


class RunningBatchAsync:
    """A batch that runs. Many can add to it at once; it takes nothing more once its block was left.

    Attributes:
        outcomes: What has become of everything so far.
    """

    def __init__(self, session: Session, mode: Mode) -> None:
        self._engine = Engine(session, mode)
        self._items = items.Maker(session.max_message_size)
        self.outcomes = self._engine.machine.outcomes

    @property
    def number_errors(self) -> int:
        """How many objects and references have failed so far."""
        return self.outcomes.errors

    @property
    def failed_objects(self) -> list[ErrorObject]:
        """The objects that have failed so far, in the order in which they were added."""
        return self.outcomes.failed_objects()

    @property
    def failed_references(self) -> list[ErrorReference]:
        """The references that have failed so far, in the order in which they were added."""
        return self.outcomes.failed_references()

    @property
    def results(self) -> BatchResult:
        """What has become of everything so far, by the positions in which objects and references were added."""
        return self.outcomes.result()

    async def flush(self) -> None:
        """Send everything that was added, and wait until it is known what became of it.

        Raises:
            WeaviateInvalidInputError: The batch has ended.
            WeaviateBatchSendError: The batch sends nothing any more (`WeaviateBatchStreamError` of streams).
        """
        await self._engine.flush()

    async def end(self, error: BaseException | None) -> None:
        """End the batch, as leaving its block does.

        Args:
            error: What the block raised.

        Raises:
            WeaviateBaseError: The batch could not be carried out, or, where its caller wants that, something failed.
        """
        await self._engine.end(error)

    async def _add_object(
        self, scope: Scope, properties: Any, references: Any, uuid: Any, vector: Any
    ) -> uuid_package.UUID:
        item = self._items.make(scope, properties, references, uuid, vector, contextvars.copy_context())
        await self._engine.add_object(item)
        return item.uuid

    async def _add_reference(self, scope: Scope, from_uuid: Any, from_property: Any, to: Any) -> None:
        made = items.references(scope, from_uuid, from_property, to, contextvars.copy_context())
        await self._engine.add_references(list(made))


class ClientBatchAsync(RunningBatchAsync):
    """A batch with objects of any collection."""

    def __init__(self, session: Session, mode: Mode) -> None:
        super().__init__(session, mode)
        self._scopes = items.Scopes()

    async def add_object(
        self,
        collection: str,
        properties: Any = None,
        references: ReferenceInputs | None = None,
        uuid: UUID | None = None,
        vector: VECTORS | None = None,
        tenant: str | TenantBase[Any] | None = None,
    ) -> uuid_package.UUID:
        """Add an object. An object whose id exists is replaced.

        Waits while much is waiting to be sent already. A value that cannot be sent makes this object fail, and no
        other: see `failed_objects`.

        Args:
            collection: The collection's name.
            properties: Its values by property name.
            references: What its reference properties point at, by property name.
            uuid: Its id; a random one where there is none.
            vector: One vector of float32 of any sequence type (its length is the index's dimension), or one per named
                vector.
            tenant: The tenant, where the collection has tenants.

        Returns:
            Its id.

        Raises:
            WeaviateBatchValidationError: `collection`, `uuid` or `tenant` is none, or `properties` no mapping.
            WeaviateInvalidInputError: The batch has ended.
            WeaviateBatchSendError: The batch sends nothing any more (`WeaviateBatchStreamError` of streams). The
                object was not taken; `partial_result` tells of those before.
        """
        return await self._add_object(self._scopes.find(collection, tenant), properties, references, uuid, vector)

    async def add_reference(
        self,
        from_uuid: UUID,
        from_collection: str,
        from_property: str,
        to: ReferenceInput,
        tenant: str | TenantBase[Any] | None = None,
    ) -> None:
        """Have an object point at another one, or at several.

        It is sent once the objects of both sides that were added before are stored; where one of them fails, it fails
        too: see `failed_references`.

        Args:
            from_uuid: The object that points.
            from_collection: Its collection.
            from_property: The property that points.
            to: What it points at: an id, several, or a `ReferenceToMulti`. Each target is a reference of its own.
            tenant: The tenant of the object that points.

        Raises:
            WeaviateBatchValidationError: An id is none, or a name cannot be one.
            WeaviateInvalidInputError: The batch has ended.
            WeaviateBatchSendError: The batch sends nothing any more (`WeaviateBatchStreamError` of streams).
        """
        await self._add_reference(self._scopes.find(from_collection, tenant), from_uuid, from_property, to)


class CollectionBatchAsync(RunningBatchAsync, Generic[Properties]):
    """A batch with objects of one collection, and of the tenant of its handle."""

    def __init__(self, session: Session, mode: Mode, scope: Scope) -> None:
        super().__init__(session, mode)
        self._scope = scope

    async def add_object(
        self,
        properties: Properties | None = None,
        references: ReferenceInputs | None = None,
        uuid: UUID | None = None,
        vector: VECTORS | None = None,
    ) -> uuid_package.UUID:
        """Add an object. An object whose id exists is replaced.

        Waits while much is waiting to be sent already. A value that cannot be sent makes this object fail, and no
        other: see `failed_objects`.

        Args:
            properties: Its values by property name.
            references: What its reference properties point at, by property name.
            uuid: Its id; a random one where there is none.
            vector: One vector of float32 of any sequence type (its length is the index's dimension), or one per named
                vector.

        Returns:
            Its id.

        Raises:
            WeaviateBatchValidationError: `uuid` is none, or `properties` no mapping.
            WeaviateInvalidInputError: The batch has ended.
            WeaviateBatchSendError: The batch sends nothing any more (`WeaviateBatchStreamError` of streams). The
                object was not taken; `partial_result` tells of those before.
        """
        return await self._add_object(self._scope, properties, references, uuid, vector)

    async def add_reference(self, from_uuid: UUID, from_property: str, to: ReferenceInput) -> None:
        """Have an object of this collection point at another one, or at several.

        It is sent once the objects of both sides that were added before are stored; where one of them fails, it fails
        too: see `failed_references`.

        Args:
            from_uuid: The object that points.
            from_property: The property that points.
            to: What it points at: an id, several, or a `ReferenceToMulti`. Each target is a reference of its own.

        Raises:
            WeaviateBatchValidationError: An id is none, or a name cannot be one.
            WeaviateInvalidInputError: The batch has ended.
            WeaviateBatchSendError: The batch sends nothing any more (`WeaviateBatchStreamError` of streams).
        """
        await self._add_reference(self._scope, from_uuid, from_property, to)

    async def add(self, item: Any) -> None:
        """Add whatever `insert_many` takes: properties, or a `DataObject`. What is none of these fails, and no other.

        Args:
            item: The object.

        Raises:
            WeaviateInvalidInputError: The batch has ended.
            WeaviateBatchSendError: The batch sends nothing any more (`WeaviateBatchStreamError` of streams).
        """
        made = self._items.make_any(self._scope, item, contextvars.copy_context())
        try:
            await self._engine.add_object(made)
        except WeaviateBaseError:
            await self._engine.count(made)
            raise
