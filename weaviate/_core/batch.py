"""Many objects in few messages: `BatchObjects` requests of a limited size, and what became of each object.

Each object is serialized once, on its own, and a request is the concatenation of its objects behind their tags, which
is what protobuf would write. So the size of a request is known exactly before it is made, and an object that cannot be
sent leaves no trace in the request of the others.
"""

from __future__ import annotations

import uuid as uuid_package
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from weaviate._core import references as refs
from weaviate._core import uuids, values, vectors
from weaviate._core.decode.messages import read
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest, RestReply
from weaviate._proto import v1
from weaviate._proto.methods import BATCH_OBJECTS
from weaviate.exceptions import (
    AuthenticationFailedError,
    ResponseCannotBeDecodedError,
    WeaviateBaseError,
    WeaviateClosedClientError,
    WeaviateInsertManyAllFailedError,
    WeaviateInvalidInputError,
)
from weaviate.models.batch import BatchObject, BatchObjectReturn, ErrorObject
from weaviate.models.connection import MAX_MESSAGE_SIZE
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.data import DataObject
from weaviate.models.typed import is_model

_WHAT = "insert many"
_SHOWN = 10  # different reasons in the error of a batch that failed as a whole
_LOST = (None, "UNAVAILABLE", "DEADLINE_EXCEEDED", "CANCELLED")
"""The statuses of requests whose answer may be lost, so that it is open whether they were carried out."""

_LOST_STATUSES = (502, 503, 504)
"""The same of HTTP: a gateway gave up, or the server did on the way."""

_DOUBT = "The server may have carried it out all the same."

_OBJECTS_TAG = b"\x0a"  # field 1 of BatchObjectsRequest, length-delimited

LEVELS = {
    ConsistencyLevel.ONE: v1.CONSISTENCY_LEVEL_ONE,
    ConsistencyLevel.QUORUM: v1.CONSISTENCY_LEVEL_QUORUM,
    ConsistencyLevel.ALL: v1.CONSISTENCY_LEVEL_ALL,
}
"""How messages say how many replicas must agree."""


def serialize(
    scope: Scope,
    uuid: str,
    properties: Any = None,
    references: Any = None,
    vector: Any = None,
) -> bytes:
    """One object as a serialized `BatchObject`.

    Args:
        scope: Where it goes.
        uuid: Its id.
        properties: Its values by property name.
        references: What its reference properties point at, by property name.
        vector: Its vector, or one by the name of each of its vectors.

    Raises:
        WeaviateInvalidInputError: A value has no data type, a target is no UUID, or a vector cannot be packed.
        WeaviateInsertInvalidPropertyError: A property has a name that the server keeps for itself.
    """
    message = v1.BatchObject(uuid=uuid, collection=scope.collection, tenant=scope.tenant)
    # pyright takes `BatchObject.Properties` for the message `Properties` that searches bring.
    if properties is not None:
        values.fill(message.properties, properties)  # pyright: ignore[reportArgumentType]
    if references is not None:
        refs.fill(message.properties, references)  # pyright: ignore[reportArgumentType]
    if vector is not None:
        if isinstance(vector, Mapping):
            message.vectors.extend(vectors.named(vector, "vector"))
        else:
            message.vector_bytes = vectors.pack(vector, "vector")
    return message.SerializeToString()


def errors(reply: bytes) -> dict[int, str]:
    """What the server could not store.

    Args:
        reply: The answer to a `BatchObjects` request.

    Returns:
        The reasons, by the objects' positions in the request.

    Raises:
        ResponseCannotBeDecodedError: It is no such answer.
    """
    message = read(v1.BatchObjectsReply.FromString, reply, _WHAT)
    return {error.index: error.error for error in message.errors}


class InsertMany:
    """Objects to insert, and what became of them: every one ends up in `uuids` or in `errors`, under its position.

    The requests are sent one after the other, each being reported before the next one is asked for:

    ```
    ledger = InsertMany(scope, objects)
    for request in ledger.requests():
        ledger.answered(send(request))
    result = ledger.result(elapsed_seconds)
    ```

    Args:
        scope: Where they go.
        objects: The objects: mappings of their properties, or `DataObject`.
        max_message_size: The largest request in bytes.

    Attributes:
        errors: The objects that were not stored, by position.
        uuids: The ids of those that were, by position.
    """

    def __init__(self, scope: Scope, objects: Iterable[Any], max_message_size: int = MAX_MESSAGE_SIZE) -> None:
        self._scope = scope
        self._objects = several(objects)
        self._trailer = b""
        if scope.consistency_level is not None:
            level = LEVELS[scope.consistency_level]
            self._trailer = v1.BatchObjectsRequest(consistency_level=level).SerializeToString()
        self._room = max_message_size - len(self._trailer)
        self._ids = uuids.random_ids()
        self._sent: list[tuple[int, Any, uuid_package.UUID]] = []
        self._stopped: str | None = None
        self._in_doubt = False
        self.errors: dict[int, ErrorObject] = {}
        self.uuids: dict[int, uuid_package.UUID] = {}

    def requests(self) -> Iterator[GrpcRequest]:
        """The requests, in order. An input that comes bit by bit is read as far as the next request needs."""
        parts: list[bytes] = []
        free = self._room
        for index, item in enumerate(self._objects):
            if self._has_stopped():
                self._unsent(index, item)
                continue
            prepared = self._prepare(index, item)
            if prepared is None:
                continue
            uuid, header, body = prepared
            size = len(header) + len(body)
            if size > free:
                yield self._request(parts)
                parts, free = [], self._room
                self._sent = []
                if self._has_stopped():
                    self._unsent(index, item)
                    continue
            free -= size
            parts += (header, body)
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
        refused = errors(reply)
        if any(not 0 <= position < len(self._sent) for position in refused):
            raise ResponseCannotBeDecodedError(_WHAT, RestReply(0, {}, reply))
        for position, (index, item, uuid) in enumerate(self._sent):
            if position in refused:
                self._fail(index, item, refused[position], str(uuid))
            else:
                self.uuids[index] = uuid

    def failed(self, error: WeaviateBaseError) -> None:
        """Take that the last request was not carried out: its objects count as failed.

        After a failure that has nothing to do with them, the rest is not sent: where the server is away, each request
        would wait for its own deadline, and where the credentials expired or the client was closed, each would fail.

        Args:
            error: Why.

        Raises:
            WeaviateBaseError: `error`, when nothing was stored for sure and no object failed before: it is the first
                request, and it did not arrive or was refused.
        """
        lost = in_doubt(error)
        if not (self.uuids or self.errors or lost):
            raise error
        self._in_doubt = self._in_doubt or lost
        for index, item, uuid in self._sent:
            self._fail(index, item, reason(error), str(uuid))
        if error.retryable or isinstance(error, AuthenticationFailedError | WeaviateClosedClientError):
            self._stopped = error.message

    def result(self, elapsed_seconds: float) -> BatchObjectReturn:
        """What became of all objects.

        Args:
            elapsed_seconds: How long it took.

        Raises:
            WeaviateInsertManyAllFailedError: None was stored, and that is sure.
        """
        if self.errors and not self.uuids and not self._in_doubt:
            messages = sorted({error.message for error in self.errors.values()})
            shown = "\n".join(messages[:_SHOWN])
            more = f"\nand {len(messages) - _SHOWN} more" if len(messages) > _SHOWN else ""
            raise WeaviateInsertManyAllFailedError(f"All {len(self.errors)} objects failed, because of:\n{shown}{more}")
        return outcome(self.uuids, self.errors, elapsed_seconds)

    def _has_stopped(self) -> bool:
        return self._stopped is not None

    def _unsent(self, index: int, item: Any) -> None:
        self._fail(index, item, f"not sent, since an earlier message failed: {self._stopped}", None)

    def _prepare(self, index: int, item: Any) -> tuple[uuid_package.UUID, bytes, bytes] | None:
        """The id and the bytes of an object; None when it cannot be sent."""
        text: Any = None
        try:
            if isinstance(item, DataObject):
                if item.uuid is None:
                    uuid, text = next(self._ids)
                else:
                    text = item.uuid
                    uuid = _given(text)
                    text = str(uuid)
                body = serialize(self._scope, text, item.properties, item.references, item.vector)
            else:
                uuid, text = next(self._ids)
                if not isinstance(item, Mapping) and not is_model(type(item)):
                    what = values.describe(item)
                    raise WeaviateInvalidInputError(f"{what} is neither a mapping of properties nor a DataObject")
                body = serialize(self._scope, text, item)
        except WeaviateBaseError as error:
            self._fail(index, item, error.message, text)
            return None
        except Exception as error:  # a value that fails when it is looked at: the others are stored all the same
            self._fail(index, item, f"{type(error).__name__}: {error}", text)
            return None
        header = _OBJECTS_TAG + _varint(len(body))
        size = len(header) + len(body)
        if size > self._room:
            self._fail(index, item, f"the object takes {size} bytes, and a message has room for {self._room}", text)
            return None
        return uuid, header, body

    def _request(self, parts: list[bytes]) -> GrpcRequest:
        return GrpcRequest(
            method=BATCH_OBJECTS,
            message=b"".join(parts) + self._trailer,
            what=f"insert many into {self._scope.collection}",
            timeout="insert",
            idempotent=True,  # the ids are made here, and an object with an id that exists replaces it
            details=self._scope.details(),
        )

    def _fail(self, index: int, item: Any, message: str, uuid: Any) -> None:
        self.errors[index] = failure(self._scope, index, item, message, uuid)


def several(objects: Iterable[Any]) -> Iterable[Any]:
    """Refuse what is no collection of objects.

    Args:
        objects: The objects.

    Raises:
        WeaviateInvalidInputError: It cannot be gone through, or is one object.
    """
    one = isinstance(objects, str | bytes | Mapping | DataObject) or is_model(type(objects))
    if one or not isinstance(objects, Iterable):
        raise WeaviateInvalidInputError(f"objects: {values.describe(objects)} is not a list of objects")
    return objects


def in_doubt(error: WeaviateBaseError) -> bool:
    """Whether it is open if a request was carried out that failed so.

    Args:
        error: How it failed.
    """
    if isinstance(error, ResponseCannotBeDecodedError):
        return True
    details = error.details
    if details.http_status is not None:
        return details.http_status in _LOST_STATUSES
    return details.sent and details.grpc_code in _LOST


def reason(error: WeaviateBaseError) -> str:
    """What is said of each object of a request that failed so.

    Args:
        error: How it failed.
    """
    if in_doubt(error) and _DOUBT not in error.message:
        return f"{error.message} {_DOUBT}"
    return error.message


def failure(scope: Scope, index: int, item: Any, message: str, uuid: Any) -> ErrorObject:
    """An object of a batch that failed.

    Args:
        scope: Where it was to go.
        index: Its position in the input.
        item: What was given.
        message: Why.
        uuid: Its id, where there is one.
    """
    given = item if isinstance(item, DataObject) else DataObject(properties=item)
    failed = BatchObject.model_construct(
        collection=scope.collection,
        properties=given.properties,
        references=given.references,
        uuid=uuid,
        vector=given.vector,
        tenant=scope.tenant,
        index=index,
    )
    return ErrorObject(message=message, object_=failed, original_uuid=uuid)


def outcome(
    uuids: dict[int, uuid_package.UUID], errors: dict[int, ErrorObject], elapsed_seconds: float
) -> BatchObjectReturn:
    """What became of all objects of a batch.

    Args:
        uuids: The ids of those that went well, by position.
        errors: The others.
        elapsed_seconds: How long it took.
    """
    everything: dict[int, uuid_package.UUID | ErrorObject] = {**uuids, **errors}
    return BatchObjectReturn(
        _all_responses=[everything[index] for index in range(len(everything))],
        elapsed_seconds=elapsed_seconds,
        errors=dict(sorted(errors.items())),
        uuids=dict(sorted(uuids.items())),
        has_errors=bool(errors),
    )


def _given(uuid: object) -> uuid_package.UUID:
    try:
        return refs.to_uuid(uuid)
    except values.RefusedError as refused:
        raise values.refusal(refused, "uuid") from None


def _varint(number: int) -> bytes:
    if 128 <= number < 16_384:  # as for almost every object
        return bytes((number & 127 | 128, number >> 7))
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)
