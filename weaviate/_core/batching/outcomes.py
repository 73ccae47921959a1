"""What became of everything that was added to a batch."""

from __future__ import annotations

from weaviate._core import uuids
from weaviate._core.batching.items import BatchedObject, BatchedReference
from weaviate.models.batch import (
    MAX_STORED_RESULTS,
    BatchObjectReturn,
    BatchReferenceReturn,
    BatchResult,
    ErrorObject,
    ErrorReference,
    Shard,
)

_STORED = 1


class Outcomes:
    """Counts what was added, and keeps what became of it. Everything ends once: as stored or as failed.

    The ids of what was stored are kept as 16 bytes each, and become objects only when they are asked for.

    Args:
        keep_uuids: Whether they are kept at all. If not, no more than `MAX_STORED_RESULTS` failures are kept either.

    Attributes:
        objects: How many objects were added.
        references: How many references were added.
        stored: How many objects were stored.
        failed: How many objects failed.
        linked: How many references were stored.
        unlinked: How many references failed.
        last_error: Why the last one failed.
        shards: Where objects were stored.
        seconds: How long the batch took; so far, while it runs.
    """

    def __init__(self, *, keep_uuids: bool = True) -> None:
        self.objects = self.references = 0
        self.stored = self.failed = self.linked = self.unlinked = 0
        self.last_error = ""
        self.shards: dict[tuple[str, str | None], None] = {}
        self.seconds = 0.0
        self._keep = keep_uuids
        self._ids = bytearray()
        self._states = bytearray()
        self._object_errors: dict[int, ErrorObject] = {}
        self._reference_errors: dict[int, ErrorReference] = {}

    @property
    def open(self) -> int:
        """How many objects and references have not ended."""
        return self.objects - self.stored - self.failed + self.references - self.linked - self.unlinked

    @property
    def errors(self) -> int:
        """How many objects and references failed."""
        return self.failed + self.unlinked

    @property
    def forgotten(self) -> int:
        """How many of those that failed were not kept."""
        return self.errors - len(self._object_errors) - len(self._reference_errors)

    def add_object(self, item: BatchedObject) -> None:
        """Count an object, and give it its position."""
        item.index = self.objects
        self.objects += 1
        if self._keep:
            self._ids += item.uuid.bytes
            self._states.append(0)

    def add_reference(self, item: BatchedReference) -> None:
        """Count a reference, and give it its position."""
        item.index = item.reference.index = self.references
        self.references += 1

    def object_stored(self, item: BatchedObject) -> None:
        """Take that an object was stored."""
        self.stored += 1
        self.shards[item.scope.collection, item.scope.tenant] = None
        if self._keep:
            self._states[item.index] = _STORED

    def object_failed(self, item: BatchedObject, message: str) -> None:
        """Take that an object failed."""
        self.failed += 1
        self.last_error = message
        if self._keep or len(self._object_errors) < MAX_STORED_RESULTS:
            self._object_errors[item.index] = ErrorObject(
                message=message, object_=item.shown(), original_uuid=item.uuid
            )

    def reference_stored(self) -> None:
        """Take that a reference was stored."""
        self.linked += 1

    def reference_failed(self, item: BatchedReference, message: str) -> None:
        """Take that a reference failed."""
        self.unlinked += 1
        self.last_error = message
        if self._keep or len(self._reference_errors) < MAX_STORED_RESULTS:
            self._reference_errors[item.index] = ErrorReference(message=message, reference=item.reference)

    def failed_objects(self) -> list[ErrorObject]:
        """The objects that failed, in the order in which they were added."""
        return [error for _, error in sorted(self._object_errors.items())]

    def failed_references(self) -> list[ErrorReference]:
        """The references that failed, in the order in which they were added."""
        return [error for _, error in sorted(self._reference_errors.items())]

    def written(self) -> list[Shard]:
        """The collections and tenants in which objects were stored."""
        return [Shard(collection=collection, tenant=tenant) for collection, tenant in list(self.shards)]

    def result(self) -> BatchResult:
        """What became of everything so far, by position. It is put together when it is looked at."""
        return BatchResult(self._objects, self._references)

    def _objects(self) -> BatchObjectReturn:
        ids = self._ids
        stored = {
            index: uuids.from_bytes(bytes(ids[16 * index : 16 * index + 16]))
            for index, state in enumerate(self._states)
            if state == _STORED
        }
        return BatchObjectReturn(
            elapsed_seconds=self.seconds,
            errors=dict(sorted(self._object_errors.items())),
            uuids=stored,
            has_errors=self.failed > 0,
        )

    def _references(self) -> BatchReferenceReturn:
        return BatchReferenceReturn(
            elapsed_seconds=self.seconds,
            errors=dict(sorted(self._reference_errors.items())),
            has_errors=self.unlinked > 0,
        )
