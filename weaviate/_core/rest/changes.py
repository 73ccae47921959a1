"""REST: many objects, each in a request of its own, since the server changes no more than one at a time."""

from __future__ import annotations

import uuid as uuid_package
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from weaviate._core import values
from weaviate._core.ledger import Ledger, failure, outcome, reason, several
from weaviate._core.rest.objects import to_uuid
from weaviate._core.scope import Scope
from weaviate._core.transport import RestRequest
from weaviate.exceptions import WeaviateBaseError, WeaviateInvalidInputError
from weaviate.models.batch import BatchObjectReturn, ErrorObject
from weaviate.models.checked import count, refused
from weaviate.models.data import DataObject


@dataclass(frozen=True, slots=True)
class Change:
    """One object to change.

    Attributes:
        index: Its position in the input.
        item: What was given.
        uuid: Its id.
        request: What is sent.
    """

    index: int
    item: Any
    uuid: uuid_package.UUID
    request: RestRequest


class ChangeMany(Ledger):
    """Objects to change, and what became of them: every one ends up in `uuids` or in `errors`, under its position.

    Any number of requests may be under way at once; only `next` is called by one caller at a time. An input
    that breaks off ends there: what came before is changed. No number of objects that fail is an error of the whole:
    an error of `insert_many`'s kind could not say which object failed why.

    Args:
        scope: Where they are.
        objects: The objects, each a `DataObject` with an id.
        build: What makes a request of one: `update` or `replace` of `weaviate._core.rest.objects`.
        concurrent_requests: How many requests are under way at once.

    Attributes:
        concurrent_requests: The same.
        errors: The objects that were not changed, by position.
        uuids: The ids of those that were, by position.
    """

    def __init__(
        self, scope: Scope, objects: Iterable[Any], build: Callable[..., RestRequest], concurrent_requests: int
    ) -> None:
        self.concurrent_requests = count(concurrent_requests, "concurrent_requests")
        if not self.concurrent_requests:
            raise refused("concurrent_requests", concurrent_requests, "at least 1")
        super().__init__()
        self._scope = scope
        self._objects = self._read(several(objects))
        self._build = build
        self.errors: dict[int, ErrorObject] = {}
        self.uuids: dict[int, uuid_package.UUID] = {}

    def next(self) -> Change | None:
        """The next object that can be sent; None after the last."""
        for index, item in self._objects:
            if self._has_stopped():
                self._fail(index, item, self._unsent())
                continue
            try:
                return self._prepare(index, item)
            except WeaviateBaseError as error:
                self._told = True
                self._fail(index, item, error.message)
            except Exception as error:  # a value that fails when it is looked at: the others are sent all the same
                self._told = True
                self._fail(index, item, f"{type(error).__name__}: {error}")
        return None

    def done(self, change: Change) -> None:
        """Take that an object was changed.

        Args:
            change: The object.
        """
        self._told = True
        self.uuids[change.index] = change.uuid

    def failed(self, change: Change, error: WeaviateBaseError) -> None:
        """Take that a request failed.

        Args:
            change: The object.
            error: Why. After one that has nothing to do with the object, the rest is not sent.
        """
        self._take(error)
        self._fail(change.index, change.item, reason(error))

    def result(self, elapsed_seconds: float) -> BatchObjectReturn:
        """What became of all objects.

        Args:
            elapsed_seconds: How long it took.

        Raises:
            WeaviateBaseError: None was changed, for a reason that has nothing to do with them, and none failed for
                one of its own.
            Exception: What the input raised, with what became of the objects before in `partial_result`.
        """
        result = outcome(self.uuids, self.errors, elapsed_seconds)
        self._raise_broken(result, len(self.uuids), len(self.errors))
        self._raise_stop()
        return result

    def _prepare(self, index: int, item: Any) -> Change:
        if not isinstance(item, DataObject):
            raise WeaviateInvalidInputError(f"{values.describe(item)} is not a DataObject")
        if item.uuid is None:
            raise WeaviateInvalidInputError("uuid: is missing: the id says which object is changed")
        uuid = to_uuid(item.uuid, "uuid")
        return Change(index, item, uuid, self._build(self._scope, uuid, item.properties, item.references, item.vector))

    def _fail(self, index: int, item: Any, message: str) -> None:
        uuid = item.uuid if isinstance(item, DataObject) else None
        text: Any = str(uuid) if isinstance(uuid, uuid_package.UUID) else uuid
        self.errors[index] = failure(self._scope, index, item, message, text)
