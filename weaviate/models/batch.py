"""What batches of objects, references and deletions give back, and what is in them."""

from __future__ import annotations

import uuid as uuid_package
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Literal, TypedDict

from pydantic import Field, field_validator
from typing_extensions import TypeVar

from weaviate.models.checked import CheckedModel, uuid_text
from weaviate.models.data import ReferenceInputs
from weaviate.models.names import capitalised
from weaviate.models.result import Result
from weaviate.types import UUID, VECTORS

T = TypeVar("T", default=Any)

OnError = Literal["collect", "raise"]
"""What a failure means in a batch."""

MAX_STORED_RESULTS = 100000
"""How many failures a batch keeps that keeps no ids (`keep_uuids=False`). A batch that does keeps everything."""


class BatchObject(CheckedModel):
    """One object of a batch.

    Attributes:
        collection: The collection that it goes to.
        properties: Its values by property name.
        references: What its reference properties point at.
        uuid: Its id; a random one is made where there is none.
        vector: Its vector, or one by the name of each of its vectors. Of one that failed, a long one as it was sent.
        tenant: The tenant that it goes to.
        index: Its position in the batch.
        retry_count: How often it was sent again.
    """

    collection: str = Field(min_length=1)
    properties: dict[str, Any] | None = None
    references: ReferenceInputs | None = None
    uuid: UUID | None = Field(default=None, validate_default=True)
    vector: VECTORS | None = None
    tenant: str | None = None
    index: int
    retry_count: int = 0

    @field_validator("collection")
    @classmethod
    def _collection(cls, name: str) -> str:
        return capitalised(name)

    @field_validator("uuid", mode="plain")
    @classmethod
    def _uuid(cls, uuid: object) -> str:
        return uuid_text(uuid_package.uuid4() if uuid is None else uuid, "BatchObject.uuid")

    # What these hold is looked at when it is packed: going through every number here would take longer than sending it.
    @field_validator("vector", "references", mode="plain")
    @classmethod
    def _as_given(cls, value: object) -> object:
        return value


class BatchReference(CheckedModel):
    """One reference of a batch.

    Attributes:
        from_object_collection: The collection of the object that points.
        from_object_uuid: The object that points.
        from_property_name: The property that points.
        to_object_uuid: The object that it points at.
        to_object_collection: The collection of that object, where the property may point into several.
        tenant: The tenant of the object that points.
        index: Its position in the batch.
    """

    from_object_collection: str = Field(min_length=1)
    from_object_uuid: UUID
    from_property_name: str
    to_object_uuid: UUID
    to_object_collection: str | None = None
    tenant: str | None = None
    index: int

    @field_validator("from_object_collection", "to_object_collection")
    @classmethod
    def _collection(cls, name: str | None) -> str | None:
        return name and capitalised(name)

    @field_validator("from_object_uuid", "to_object_uuid", mode="plain")
    @classmethod
    def _uuid(cls, uuid: object) -> str:
        return uuid_text(uuid, "BatchReference: an object's id")


class Shard(CheckedModel):
    """A part of a collection that a batch wrote to.

    Attributes:
        collection: The collection.
        tenant: The tenant, where the collection has tenants.
    """

    collection: str
    tenant: str | None = None

    def __hash__(self) -> int:
        return hash((self.collection, self.tenant))


@dataclass(repr=False)
class ErrorObject(Result):
    """An object that was not stored.

    Attributes:
        message: What the server said, or why the object was not sent.
        object_: The object.
        original_uuid: Its id.
    """

    message: str
    object_: BatchObject
    original_uuid: UUID | None = None


@dataclass(repr=False)
class ErrorReference(Result):
    """A reference that was not stored.

    Attributes:
        message: What the server said, or why the reference was not sent. Of a reference with several targets it names
            those that were not stored.
        reference: The reference; with several targets, to the first that was not stored.
    """

    message: str
    reference: BatchReference


@dataclass(repr=False)
class BatchObjectReturn(Result):
    """What became of the objects of a batch: each one's index is in `uuids` or in `errors`.

    Attributes:
        elapsed_seconds: How long it took.
        errors: The objects that were not stored, by their positions in the input.
        uuids: The ids of those that were, by their positions in the input.
        has_errors: Whether there are errors.
    """

    _all_responses: list[uuid_package.UUID | ErrorObject] = field(default_factory=list)
    elapsed_seconds: float = 0.0
    errors: dict[int, ErrorObject] = field(default_factory=dict)
    uuids: dict[int, uuid_package.UUID] = field(default_factory=dict)
    has_errors: bool = False

    @property
    def all_responses(self) -> list[uuid_package.UUID | ErrorObject]:
        """The id or the error of every object, in the order of the input. Deprecated: use `uuids` and `errors`."""
        warnings.warn("all_responses is deprecated; use uuids and errors.", DeprecationWarning, stacklevel=2)
        everything: dict[int, uuid_package.UUID | ErrorObject] = {**self.uuids, **self.errors}
        return [each for _, each in sorted(everything.items())] or self._all_responses

    def __add__(self, other: BatchObjectReturn) -> BatchObjectReturn:
        """What became of the objects of both, whose positions do not overlap."""
        return BatchObjectReturn(
            _all_responses=self._all_responses + other._all_responses,
            elapsed_seconds=self.elapsed_seconds + other.elapsed_seconds,
            errors=self.errors | other.errors,
            uuids=self.uuids | other.uuids,
            has_errors=self.has_errors or other.has_errors,
        )

    def add_uuids(self, uuids: dict[int, uuid_package.UUID]) -> None:
        """Add objects that were stored.

        Args:
            uuids: Their ids by position.
        """
        self.uuids.update(uuids)

    def add_errors(self, errors: dict[int, ErrorObject]) -> None:
        """Add objects that were not stored.

        Args:
            errors: Why, by position.
        """
        self.has_errors = self.has_errors or bool(errors)
        self.errors.update(errors)


@dataclass(repr=False)
class BatchReferenceReturn(Result):
    """What became of the references of a batch.

    Attributes:
        elapsed_seconds: How long it took.
        errors: The references that were not stored, by their positions in the input.
        has_errors: Whether there are errors.
    """

    elapsed_seconds: float = 0.0
    errors: dict[int, ErrorReference] = field(default_factory=dict)
    has_errors: bool = False

    def __add__(self, other: BatchReferenceReturn) -> BatchReferenceReturn:
        """What became of the references of both, whose positions do not overlap."""
        return BatchReferenceReturn(
            elapsed_seconds=self.elapsed_seconds + other.elapsed_seconds,
            errors=self.errors | other.errors,
            has_errors=self.has_errors or other.has_errors,
        )

    def add_errors(self, errors: dict[int, ErrorReference]) -> None:
        """Add references that were not stored.

        Args:
            errors: Why, by position.
        """
        self.has_errors = self.has_errors or bool(errors)
        self.errors.update(errors)


@dataclass(frozen=True)
class BatchProgress:
    """How far a batch is. What was added and is counted nowhere else is on its way.

    Attributes:
        objects: How many objects were added.
        stored: How many of them were stored.
        failed: How many of them failed.
        references: How many references were added.
        linked: How many of them were stored.
        unlinked: How many of them failed.
        elapsed_seconds: How long the batch has taken so far.
        ended: Whether the batch has ended: nothing will be told of it any more.
    """

    objects: int
    stored: int
    failed: int
    references: int
    linked: int
    unlinked: int
    elapsed_seconds: float
    ended: bool = False

    @property
    def objects_per_second(self) -> float:
        """How many objects were stored in a second, on average."""
        return self.stored / self.elapsed_seconds if self.elapsed_seconds > 0 else 0.0


class BatchOptions(TypedDict, total=False):
    """The parameters of every kind of batch.

    Attributes:
        on_error: What a failure means. "collect" (the default) goes on, and leaves it to the caller to look at
            `failed_objects` and `failed_references`; "raise" sends nothing more, and raises `WeaviateBatchSendError`
            (`WeaviateBatchStreamError` of streams) at the next use of the batch, or at its end.
        on_progress: What is called with a `BatchProgress` whenever something has been answered, and at the end of the
            batch, by those who send; it must not take long, nor use the batch itself.
            `weaviate.classes.batch.ProgressBar` is one that shows it.
        keep_uuids: Whether `results` has the ids of what was stored: 16 bytes each until they are asked for. Without
            them, for imports of many millions, it has no more than 100,000 failures either; where there are more, the
            end of the batch raises.
    """

    on_error: OnError
    on_progress: Callable[[BatchProgress], object] | None
    keep_uuids: bool


class BatchResult(Result):
    """What became of everything that was added to a batch.

    Attributes:
        objs: The objects.
        refs: The references.
    """

    def __init__(
        self,
        objs: Callable[[], BatchObjectReturn] = BatchObjectReturn,
        refs: Callable[[], BatchReferenceReturn] = BatchReferenceReturn,
    ) -> None:
        self._objs = objs
        self._refs = refs

    # Many ids take a while, and most who get this with an error do not look at it.
    @cached_property
    def objs(self) -> BatchObjectReturn:
        """What became of the objects."""
        return self._objs()

    @cached_property
    def refs(self) -> BatchReferenceReturn:
        """What became of the references."""
        return self._refs()

    def __getstate__(self) -> dict[str, Any]:
        return {"objs": self.objs, "refs": self.refs}

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield "objs", self.objs
        yield "refs", self.refs


@dataclass(repr=False)
class DeleteManyObject(Result):
    """An object that matched the filter of a deletion.

    Attributes:
        uuid: Its id.
        successful: Whether it was deleted.
        error: Why it was not.
    """

    uuid: uuid_package.UUID
    successful: bool
    error: str | None = None


@dataclass(repr=False)
class DeleteManyReturn(Result, Generic[T]):
    """What became of a deletion by filter.

    Attributes:
        failed: How many objects matched and could not be deleted.
        matches: How many objects matched.
        objects: The objects that matched, where they were asked for.
        successful: How many were deleted.
    """

    failed: int
    matches: int
    objects: T
    successful: int
