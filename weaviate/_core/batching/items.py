"""What is added to a batch: an object or a reference, ready to be sent, with what is needed to report its failure."""

from __future__ import annotations

import uuid as uuid_package
from collections.abc import Iterator, Mapping, Set
from contextvars import Context
from dataclasses import dataclass
from typing import Any, Final

from weaviate._core import references as refs
from weaviate._core import values
from weaviate._core.batch import entry, sent_vectors
from weaviate._core.names import collection_name, property_name
from weaviate._core.rest.objects import to_uuid
from weaviate._core.rest.references import link
from weaviate._core.scope import Scope, tenant_name
from weaviate._core.uuids import RandomIds
from weaviate.exceptions import WeaviateBaseError, WeaviateBatchValidationError, WeaviateInvalidInputError
from weaviate.models.batch import BatchObject, BatchReference
from weaviate.models.checked import text
from weaviate.models.data import DataObject, ReferenceToMulti
from weaviate.models.typed import is_model

ENVELOPE = 64
"""Bytes of a message around its objects; some less in truth."""

_FEW = 32
"""Up to so many numbers a vector is kept as it was given. A list of more takes eight times the memory of its bytes."""

_SENT: Final = object()
"""Stands for a vector that is kept as its bytes in the message alone."""


@dataclass(slots=True, eq=False)
class BatchedObject:
    """An object on its way.

    Attributes:
        scope: Where it goes.
        uuid: Its id.
        key: Its id as text.
        properties: What was given.
        references: What was given.
        vector: What was given; of a long list of floats only the bytes are kept.
        context: The context variables of whoever added it.
        wire: Its bytes, as a message holds them; once they are in one, a part of that.
        problem: Why no message can hold it.
        needs: The ids of the objects that it points at: those of them that were added before have to arrive first.
        gates: How many objects it waits for.
        index: Its position among the objects of the batch.
        attempts: How often it was sent and has to be sent again.
        doubtful: Whether it may be stored already, since an answer about it was lost.
        since: When the server refused it for the first time, in a way that can pass.
        streams: How many streams ended before they had a result for it.
    """

    scope: Scope
    uuid: uuid_package.UUID
    key: str
    properties: Any
    references: Any
    vector: Any
    context: Context
    wire: bytes | memoryview = b""
    problem: str | None = None
    needs: Set[str] = frozenset()
    gates: int = 0
    index: int = -1
    attempts: int = 0
    doubtful: bool = False
    since: float | None = None
    streams: int = 0

    def shown(self) -> BatchObject:
        """The object as it was given."""
        return BatchObject.model_construct(
            collection=self.scope.collection,
            properties=self.properties,
            references=self.references,
            uuid=self.uuid,
            vector=self._vector(),
            tenant=self.scope.tenant,
            index=self.index,
            retry_count=self.attempts,
        )

    def _vector(self) -> Any:
        """What was given; of a long list the numbers as the server would have stored them, which is as float32."""
        if self.vector is _SENT:
            return sent_vectors(self.wire)[""]
        if type(self.vector) is not dict or all(each is not _SENT for each in self.vector.values()):
            return self.vector
        sent = sent_vectors(self.wire)
        return {name: sent[name] if vector is _SENT else vector for name, vector in self.vector.items()}


@dataclass(slots=True, eq=False)
class BatchedReference:
    """A reference on its way: one object that points at one object.

    Attributes:
        needs: The ids of both objects: those of them that are on their way have to arrive first.
        beacons: What is sent.
        reference: What was given.
        context: The context variables of whoever added it.
        index: Its position among the references of the batch.
    """

    needs: tuple[str, str]
    beacons: dict[str, str]
    reference: BatchReference
    context: Context
    index: int = -1


class Scopes:
    """The places that objects of a batch go to. Each is checked once, and then known."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Any], Scope] = {}

    def find(self, collection: Any, tenant: Any) -> Scope:
        """The scope of a collection and a tenant.

        Args:
            collection: The collection's name.
            tenant: The tenant, or its name; None for none.

        Raises:
            WeaviateBatchValidationError: One is no name.
        """
        try:
            return self._known[collection, tenant]
        except (KeyError, TypeError):
            pass
        try:
            found = Scope(collection_name(collection, "collection"), tenant_name(tenant))
        except WeaviateBaseError as error:
            raise WeaviateBatchValidationError(error.message) from error
        if isinstance(tenant, str | None):
            self._known[collection, tenant] = found
        return found


class Maker:
    """Makes what a batch takes out of what its caller gives. Usable by all threads.

    Args:
        max_message_size: The largest message that the server takes, in bytes.
    """

    def __init__(self, max_message_size: int) -> None:
        self._room = max_message_size - ENVELOPE
        self._ids = RandomIds()

    def make(
        self, scope: Scope, properties: Any, references: Any, uuid: Any, vector: Any, context: Context
    ) -> BatchedObject:
        """An object. Where a value has no data type or the like, it has a `problem`.

        Args:
            scope: Where it goes.
            properties: Its values by property name.
            references: What its reference properties point at.
            uuid: Its id; None for a random one.
            vector: Its vector, or one by the name of each of its vectors.
            context: The context variables of the caller.

        Raises:
            WeaviateBatchValidationError: The id is none, or the properties are no mapping.
        """
        if properties is not None and not isinstance(properties, Mapping) and not is_model(type(properties)):
            raise WeaviateBatchValidationError(
                f"properties: {values.describe(properties)} is not a mapping of property names to values"
            )
        if uuid is None:
            made, key = next(self._ids)
        else:
            made = _uuid(uuid, "uuid")
            key = str(made)
        item = BatchedObject(scope, made, key, _copied(properties), references, vector, context)
        try:
            item.wire = entry(scope, key, properties, references, vector, self._room)
            item.vector = _kept(vector)
            if references:
                item.needs = refs.targets(references)
        except WeaviateBaseError as error:
            item.problem = error.message
        except Exception as error:  # a value that fails when it is looked at: the others are sent all the same
            item.problem = f"{type(error).__name__}: {error}"
        if item.problem is not None:
            item.vector = _copied(vector)
        return item

    def make_any(self, scope: Scope, given: Any, context: Context) -> BatchedObject:
        """An object, of whatever `insert_many` takes. Where it is none, it has a `problem`.

        Args:
            scope: Where it goes.
            given: Properties, or a `DataObject`.
            context: The context variables of the caller.
        """
        parts: tuple[Any, Any, Any, Any] = (given, None, None, None)
        if isinstance(given, DataObject):
            parts = (given.properties, given.references, given.uuid, given.vector)
        try:
            if given is None:
                raise WeaviateBatchValidationError("None is neither a mapping of properties nor a DataObject")
            return self.make(scope, *parts, context)
        except WeaviateBatchValidationError as error:
            properties, references, _, vector = parts
            uuid, key = next(self._ids)
            return BatchedObject(scope, uuid, key, properties, references, vector, context, problem=error.message)


def references(
    scope: Scope, from_uuid: Any, from_property: Any, to: Any, context: Context
) -> Iterator[BatchedReference]:
    """The references that one property of one object is to have: one for each object that it is to point at.

    Args:
        scope: Where the object is that points.
        from_uuid: Its id.
        from_property: The property.
        to: What it points at: an id, several, or a `ReferenceToMulti`.
        context: The context variables of the caller.

    Raises:
        WeaviateBatchValidationError: An id is none, or the property is no name.
    """
    source = str(_uuid(from_uuid, "from_uuid"))
    try:
        name = property_name(text(from_property, "from_property"), "from_property")
        target = collection_name(to.target_collection, "to") if isinstance(to, ReferenceToMulti) else None
    except WeaviateBaseError as error:
        raise WeaviateBatchValidationError(error.message) from error
    uuids = to.uuids if isinstance(to, ReferenceToMulti) else to
    many = list(uuids) if isinstance(uuids, list | tuple) else [uuids]
    keys = [str(_uuid(uuid, f"to[{at}]" if len(many) > 1 else "to")) for at, uuid in enumerate(many)]
    for key in keys:
        yield BatchedReference((source, key), *link(scope, source, name, key, target, index=-1), context)


def _uuid(value: Any, what: str) -> uuid_package.UUID:
    try:
        return to_uuid(value, what)
    except WeaviateInvalidInputError as error:
        raise WeaviateBatchValidationError(error.message) from None


def _copied(given: Any) -> Any:
    """Properties, or a vector, as they are kept: a caller may use its dict or list again."""
    return type(given)(given) if type(given) in (dict, list) else given


def _kept(vector: Any) -> Any:
    """A vector as it is kept in case that it comes back: a caller may use its list again, and it takes much memory."""
    if type(vector) is list and len(vector) > _FEW and type(vector[0]) is float:
        return _SENT
    if type(vector) is dict:
        return {name: _kept(each) for name, each in vector.items()}
    return vector
