"""Many objects in few messages: `BatchObjects` requests of a limited size, and what became of each object.

Each object is serialized once, on its own, and a request is the concatenation of its objects behind their tags, which
is what protobuf would write. So the size of a request is known exactly before it is made, and an object that cannot be
sent leaves no trace in the request of the others.
"""

from __future__ import annotations

import uuid as uuid_package
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from weaviate._core import references as refs
from weaviate._core import uuids, values, vectors
from weaviate._core.decode.messages import read
from weaviate._core.ledger import Ledger, failure, in_doubt, outcome, reason, several, too_large
from weaviate._core.rest.objects import to_uuid
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest, RestReply
from weaviate._core.wire import VARINTS, field, tag
from weaviate._proto import v1
from weaviate._proto.methods import BATCH_OBJECTS
from weaviate.exceptions import (
    ErrorDetails,
    ResponseCannotBeDecodedError,
    WeaviateBaseError,
    WeaviateInsertManyAllFailedError,
    WeaviateInvalidInputError,
)
from weaviate.models.batch import BatchObjectReturn, ErrorObject
from weaviate.models.connection import MAX_MESSAGE_SIZE
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.data import DataObject
from weaviate.models.typed import is_model

_WHAT = "insert many"
_SHOWN = 10  # different reasons in the error of a batch that failed as a whole

MOST_BYTES = 10_000_000
"""How large a message is made, unless one object is larger. A server takes ten times as much, but larger messages are
stored no faster, need as much memory on both sides at once, and lose more when an answer is lost."""

_TURN_BYTES = 200_000
_TURN_OBJECTS = 64
"""After how much the caller is asked to give way to others: some milliseconds of work."""

_OBJECT = tag(1)  # of BatchObjectsRequest
# Of BatchObject, and of Vectors in it.
_UUID, _PROPERTIES, _COLLECTION, _TENANT, _VECTOR, _NAMED_VECTOR = map(tag, (1, 3, 4, 5, 6, 23))
_VECTOR_NAME, _VECTOR_CONTENT = tag(1), tag(3)
_VECTOR_TYPES: dict[int, bytes] = {kind: VARINTS[4 << 3] + VARINTS[kind] for kind in v1.Vectors.VectorType.values()}

LEVELS = {
    ConsistencyLevel.ONE: v1.CONSISTENCY_LEVEL_ONE,
    ConsistencyLevel.QUORUM: v1.CONSISTENCY_LEVEL_QUORUM,
    ConsistencyLevel.ALL: v1.CONSISTENCY_LEVEL_ALL,
}
"""How messages say how many replicas must agree."""


def entry(scope: Scope, uuid: str, properties: Any, references: Any, vector: Any, room: int) -> bytes:
    """One object as a message with several holds it: a serialized `BatchObject` behind its tag.

    Args:
        scope: Where it goes.
        uuid: Its id.
        properties: Its values by property name.
        references: What its reference properties point at, by property name.
        vector: Its vector, or one by the name of each of its vectors.
        room: How many bytes a message has for it.

    Raises:
        WeaviateInvalidInputError: A value has no data type, a target is no UUID, a vector cannot be packed, or all of
            it takes more than there is room for.
        WeaviateInsertInvalidPropertyError: A property has a name that the server keeps for itself.
    """
    return b"".join(_entry(scope, uuid, properties, references, vector, room)[0])


def _entry(
    scope: Scope, uuid: str, properties: Any, references: Any, vector: Any, room: int
) -> tuple[list[bytes], int]:
    """What `entry` joins, and its size: with many objects vectors are joined once, into the message."""
    parts = _written(scope, uuid, properties, references, vector)
    body = sum(map(len, parts))
    header = _OBJECT + VARINTS[body]
    size = len(header) + body
    if size > room:
        raise WeaviateInvalidInputError(f"the object takes {size} bytes, and a message has room for {room}")
    parts.insert(0, header)
    return parts, size


def _written(scope: Scope, uuid: str, properties: Any, references: Any, vector: Any) -> list[bytes]:
    """A serialized `BatchObject` in parts."""
    text = uuid.encode()
    parts = [_UUID, VARINTS[len(text)], text]
    content = b"" if properties is None else values.as_wire(properties)
    if references is not None:
        content += refs.as_wire(references)
    if content:
        parts += (_PROPERTIES, VARINTS[len(content)], content)
    parts.append(_place(scope.collection, scope.tenant))
    if vector is not None:
        if isinstance(vector, Mapping):
            for name, kind, packed in vectors.named(vector, "vector"):
                named = field(_VECTOR_NAME, str.encode(name)) + _VECTOR_TYPES[kind]
                size = VARINTS[len(packed)]
                whole = len(named) + len(_VECTOR_CONTENT) + len(size) + len(packed)
                parts += (_NAMED_VECTOR, VARINTS[whole], named, _VECTOR_CONTENT, size, packed)
        else:
            packed = vectors.pack(vector, "vector")
            parts += (_VECTOR, VARINTS[len(packed)], packed)
    return parts


@lru_cache(maxsize=256)
def _place(collection: str, tenant: str | None) -> bytes:
    """The fields that say where an object goes."""
    written = field(_COLLECTION, collection.encode())
    return written + field(_TENANT, tenant.encode()) if tenant else written


def sent_vectors(wire: bytes | memoryview) -> dict[str, list[float]]:
    """The vectors of an object that are no multi-vectors, by their names; the one without a name by none.

    Args:
        wire: What `entry` made of the object.
    """
    (message,) = v1.BatchObjectsRequest.FromString(bytes(wire)).objects
    single = [each for each in message.vectors if each.type == v1.Vectors.VECTOR_TYPE_SINGLE_FP32]
    sent = {each.name: vectors.unpack(each.vector_bytes) for each in single}
    return {"": vectors.unpack(message.vector_bytes), **sent} if message.vector_bytes else sent


def message(
    wires: Iterable[bytes | memoryview], level: ConsistencyLevel | None, what: str, details: ErrorDetails
) -> GrpcRequest:
    """A request with several objects.

    Args:
        wires: What `entry` made of each.
        level: How many replicas must agree; None leaves it to the server.
        what: What is being done, for the error.
        details: What errors name besides.
    """
    return GrpcRequest(
        method=BATCH_OBJECTS,
        message=b"".join([*wires, _trailer(level)]),
        what=what,
        timeout="insert",
        idempotent=True,  # the ids are made here, and an object with an id that exists replaces it
        details=details,
    )


def _trailer(level: ConsistencyLevel | None) -> bytes:
    """What follows the objects."""
    if level is None:
        return b""
    return v1.BatchObjectsRequest(consistency_level=LEVELS[level]).SerializeToString()


def errors(reply: bytes, count: int) -> dict[int, str]:
    """What the server could not store.

    Args:
        reply: The answer to a `BatchObjects` request.
        count: How many objects were in the request.

    Returns:
        The reasons, by the objects' positions in the request.

    Raises:
        ResponseCannotBeDecodedError: It is no such answer, or speaks of an object that was not in the request.
    """
    told = read(v1.BatchObjectsReply.FromString, reply, _WHAT)
    refused = {error.index: error.error for error in told.errors}
    if any(not 0 <= position < count for position in refused):
        raise ResponseCannotBeDecodedError(_WHAT, RestReply(0, {}, reply))
    return refused


class InsertMany(Ledger):
    """Objects to insert, and what became of them: every one ends up in `uuids` or in `errors`, under its position.

    The requests are sent one after the other, each being reported before the next one is asked for. Between them, since
    to make a large one takes a while, the caller is asked to give way to others, by None:

    ```
    ledger = InsertMany(scope, objects)
    for request in ledger.requests():
        if request is None:
            give_way()
        else:
            ledger.answered(send(request))
    result = ledger.result(elapsed_seconds)
    ```

    An input that breaks off ends there: what came before is inserted.

    Args:
        scope: Where they go.
        objects: The objects: mappings of their properties, or `DataObject`.
        max_message_size: The largest request that the server takes, in bytes.

    Attributes:
        errors: The objects that were not stored, by position.
        uuids: The ids of those that were, by position.
    """

    def __init__(self, scope: Scope, objects: Iterable[Any], max_message_size: int = MAX_MESSAGE_SIZE) -> None:
        super().__init__()
        self._scope = scope
        self._objects = self._read(several(objects))
        trailer = len(_trailer(scope.consistency_level))
        self._room = max_message_size - trailer
        self._full = min(max_message_size, MOST_BYTES) - trailer
        self._ids = uuids.RandomIds()
        self._sent: list[tuple[int, Any, uuid_package.UUID]] = []
        self._in_doubt = False
        self.errors: dict[int, ErrorObject] = {}
        self.uuids: dict[int, uuid_package.UUID] = {}

    def requests(self) -> Iterator[GrpcRequest | None]:
        """The requests, in order. An input that comes bit by bit is read as far as the next request needs."""
        parts: list[bytes] = []
        free = self._full
        since = weight = 0
        for index, item in self._objects:
            since += 1
            if since > _TURN_OBJECTS or weight > _TURN_BYTES:
                yield None
                since = weight = 0
            if self._stop is not None:
                self._fail(index, item, self._unsent(), None)
                continue
            prepared = self._prepare(index, item)
            if prepared is None:
                continue
            uuid, object_parts, size = prepared
            weight += size
            if size > free and parts:
                yield self._request(parts)
                parts, free = [], self._full
                self._sent = []
                if self._has_stopped():
                    self._fail(index, item, self._unsent(), None)
                    continue
            free -= size
            parts += object_parts
            self._sent.append((index, item, uuid))
        if parts:
            yield self._request(parts)

    def answered(self, reply: bytes) -> None:
        """Take the answer to the last request.

        Args:
            reply: The answer.

        Raises:
            ResponseCannotBeDecodedError: It is none, or speaks of an object that was not in the request. Nothing is
                known of the objects then: hand the error to `failed`.
        """
        refused = errors(reply, len(self._sent))
        self._told = True
        if not refused:
            self.uuids.update({index: uuid for index, _, uuid in self._sent})
            return
        for position, (index, item, uuid) in enumerate(self._sent):
            if position in refused:
                self._fail(index, item, refused[position], str(uuid))
            else:
                self.uuids[index] = uuid

    def failed(self, error: WeaviateBaseError) -> None:
        """Take that the last request was not carried out: its objects count as failed.

        Args:
            error: Why. After one that has nothing to do with the objects, the rest is not sent.

        Raises:
            WeaviateBaseError: `error`, when nothing was stored for sure and no object failed before: it is the first
                request, and it did not arrive or was refused for another reason than its size.
        """
        lost = in_doubt(error)
        if not (self._told or self.errors or lost or too_large(error)):
            raise error
        self._in_doubt = self._in_doubt or lost
        self._take(error)
        for index, item, uuid in self._sent:
            self._fail(index, item, reason(error), str(uuid))

    def result(self, elapsed_seconds: float) -> BatchObjectReturn:
        """What became of all objects.

        Args:
            elapsed_seconds: How long it took.

        Raises:
            WeaviateInsertManyAllFailedError: None was stored, and that is sure.
            WeaviateBaseError: None is known to be stored, since the answers were lost: why, with what became of each
                in `partial_result`.
            Exception: What the input raised, with what became of the objects before in `partial_result`.
        """
        result = outcome(self.uuids, self.errors, elapsed_seconds)
        self._raise_broken(result, len(self.uuids), len(self.errors))
        if self.errors and not self.uuids and not self._in_doubt:
            messages = sorted({error.message for error in self.errors.values()})
            shown = "\n".join(messages[:_SHOWN])
            more = f"\nand {len(messages) - _SHOWN} more" if len(messages) > _SHOWN else ""
            raise WeaviateInsertManyAllFailedError(f"All {len(self.errors)} objects failed, because of:\n{shown}{more}")
        if not self.uuids:
            self._raise_lost(result)
        return result

    def _prepare(self, index: int, item: Any) -> tuple[uuid_package.UUID, list[bytes], int] | None:
        """The id, the bytes and their number of an object; None when it cannot be sent."""
        text: Any = None
        try:
            if isinstance(item, DataObject):
                if item.uuid is None:
                    uuid, text = next(self._ids)
                else:
                    text = item.uuid
                    uuid = to_uuid(text, "uuid")
                    text = str(uuid)
                given = item.properties, item.references, item.vector
            else:
                uuid, text = next(self._ids)
                if not isinstance(item, Mapping) and not is_model(type(item)):
                    what = values.describe(item)
                    raise WeaviateInvalidInputError(f"{what} is neither a mapping of properties nor a DataObject")
                given = item, None, None
            return uuid, *_entry(self._scope, text, *given, self._room)
        except WeaviateBaseError as error:
            self._fail(index, item, error.message, text)
        except Exception as error:  # a value that fails when it is looked at: the others are stored all the same
            self._fail(index, item, f"{type(error).__name__}: {error}", text)
        return None

    def _request(self, parts: list[bytes]) -> GrpcRequest:
        scope = self._scope
        return message(parts, scope.consistency_level, f"insert many into {scope.collection}", scope.details())

    def _fail(self, index: int, item: Any, message: str, uuid: Any) -> None:
        self.errors[index] = failure(self._scope, index, item, message, uuid)
