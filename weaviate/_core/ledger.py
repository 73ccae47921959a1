"""What becomes of many things that are sent in many requests: when to go on, when to stop, and what is said of each."""

from __future__ import annotations

import uuid as uuid_package
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from weaviate._core import values
from weaviate._core.scope import Scope
from weaviate._core.transport import RestRequest
from weaviate.exceptions import (
    AuthenticationFailedError,
    ResponseCannotBeDecodedError,
    WeaviateBaseError,
    WeaviateClosedClientError,
    WeaviateInvalidInputError,
)
from weaviate.models.batch import BatchObject, BatchObjectReturn, BatchReferenceReturn, ErrorObject
from weaviate.models.data import DataObject
from weaviate.models.typed import is_model

_LOST = (None, "UNAVAILABLE", "DEADLINE_EXCEEDED", "CANCELLED")
"""The statuses of requests whose answer may be lost, so that it is open whether they were carried out."""

_LOST_STATUSES = (502, 503, 504)
"""The same of HTTP: a gateway gave up, or the server did on the way."""

DOUBT = "The server may have carried it out all the same."
"""What is said of a write whose answer was lost."""


class Sent(Protocol):
    """One thing of many, with a request of its own."""

    @property
    def request(self) -> RestRequest:
        """What is sent."""
        ...


_S = TypeVar("_S", bound=Sent)
_E = TypeVar("_E", bound=Exception)


class SideBySide(Protocol[_S]):
    """A ledger of many requests, of which some are under way at once. Only `next` is called by one caller at a time."""

    @property
    def concurrent_requests(self) -> int:
        """How many are to be under way at once."""
        ...

    def next(self) -> _S | None:
        """The next one to be sent; None after the last."""
        ...

    def done(self, sent: _S, /) -> None:
        """Take that one was carried out."""
        ...

    def failed(self, sent: _S, error: WeaviateBaseError, /) -> None:
        """Take that one failed."""
        ...


def stops(error: WeaviateBaseError) -> bool:
    """Whether a failure has nothing to do with what was sent, so that the requests after it would fail too.

    Where the server is away or does not answer, each would wait for its own deadline; where the credentials expired or
    the client was closed, each would fail.

    Args:
        error: How a request failed, after all of its tries.
    """
    lasting = isinstance(error, AuthenticationFailedError | WeaviateClosedClientError)
    return lasting or error.retryable or error.details.step == "tls"


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


def too_large(error: WeaviateBaseError) -> bool:
    """Whether the server takes no message of this size: others may be smaller.

    Args:
        error: How the message failed.
    """
    return error.grpc_code == "RESOURCE_EXHAUSTED" and not error.retryable


def reason(error: WeaviateBaseError) -> str:
    """What is said of each object of a request that failed so.

    Args:
        error: How it failed.
    """
    if in_doubt(error) and DOUBT not in error.message:
        return f"{error.message} {DOUBT}"
    return error.message


def why(error: WeaviateBaseError) -> str:
    """As `reason`, of what was under way for sure: where the client was closed meanwhile, too, that is open.

    Args:
        error: How it failed.
    """
    return f"{error.message} {DOUBT}" if isinstance(error, WeaviateClosedClientError) else reason(error)


class Ledger:
    """What all ledgers know: where the input broke off, and after which failure nothing more is sent."""

    def __init__(self) -> None:
        self._broken: Exception | None = None
        self._stop: WeaviateBaseError | None = None
        # Whether something was carried out, may have been, or failed for a reason of its own.
        self._told = False

    def _read(self, items: Iterable[Any]) -> Iterator[tuple[int, Any]]:
        """An input, by position. Where it breaks off, it ends."""
        try:
            yield from enumerate(items)
        except Exception as error:
            self._broken = error

    def _take(self, error: WeaviateBaseError) -> None:
        """Take that a request failed."""
        if not stops(error):
            self._told = True
            return
        self._stop = self._stop or error
        self._told = self._told or in_doubt(error)

    def _has_stopped(self) -> bool:
        """Whether nothing more is sent."""
        return self._stop is not None

    def _unsent(self) -> str:
        """What is said of all that follows then."""
        return f"not sent, since an earlier request failed: {self._stop.message if self._stop else ''}"

    def _raise_stop(self) -> None:
        """Raise why nothing more was sent, where nothing is to be told of what was."""
        if self._stop is not None and not self._told:
            raise self._stop

    def _raise_broken(self, result: BatchObjectReturn | BatchReferenceReturn, done: int, failed: int) -> None:
        """Raise what the input raised, where it broke off."""
        if self._broken is not None:
            said = f"The input broke off. Of what came before it, {done} were stored and {failed} failed"
            raise _with_result(self._broken, result, said)

    def _raise_lost(self, result: BatchObjectReturn) -> None:
        """Raise why nothing more was sent, where it did not become known either what was carried out."""
        if self._stop is not None:
            raise _with_result(self._stop, result, "No object is known to be stored")


def _with_result(error: _E, result: BatchObjectReturn | BatchReferenceReturn, said: str) -> _E:
    """An error that has what became of all, and says where."""
    vars(error)["partial_result"] = result
    error.add_note(f"{said}: see this error's attribute `partial_result`.")
    return error


@contextmanager
def noting(so_far: Callable[[], str | None]) -> Iterator[None]:
    """Have an error that leaves the block say what was done before it.

    Args:
        so_far: What was done; None for nothing.
    """
    try:
        yield
    except BaseException as error:  # also the end of the program, which leaves what was done too
        note = so_far()
        if note is not None:
            error.add_note(note)
        raise


def listing(what: str, names: Collection[str]) -> Callable[[], str | None]:
    """What `noting` wants, of things with names.

    Args:
        what: What was done to them.
        names: Their names, to which each is added once it was done.
    """
    return lambda: f"{what}: {', '.join(names)}" if names else None


_O = TypeVar("_O")


def several(objects: _O, kinds: tuple[type, ...] = (Iterable,)) -> _O:
    """Refuse what is no collection of objects.

    Args:
        objects: The objects.
        kinds: What can be gone through.

    Raises:
        WeaviateInvalidInputError: It cannot be gone through, or is one object.
    """
    one = isinstance(objects, str | bytes | Mapping | DataObject) or is_model(type(objects))
    if one or not isinstance(objects, kinds):
        raise WeaviateInvalidInputError(f"objects: {values.describe(objects)} is not a list of objects")
    return objects


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
    return BatchObjectReturn(
        elapsed_seconds=elapsed_seconds,
        errors={index: errors[index] for index in sorted(errors)},
        uuids={index: uuids[index] for index in sorted(uuids)},
        has_errors=bool(errors),
    )
