"""What tests of the state machine of batches are made of: objects, references, failures, a machine, and its clock."""

from __future__ import annotations

import contextvars
import uuid as uuid_package
from collections.abc import Iterable, Mapping
from typing import Any

from weaviate._core.batching import items
from weaviate._core.batching.items import BatchedObject, BatchedReference, Maker
from weaviate._core.batching.machine import Machine
from weaviate._core.batching.pace import Fixed, Pace
from weaviate._core.batching.steps import Objects, References, Wait
from weaviate._core.scope import Scope
from weaviate.exceptions import (
    ErrorDetails,
    InsufficientPermissionsError,
    ResponseCannotBeDecodedError,
    WeaviateBaseError,
    WeaviateBatchError,
    WeaviateClosedClientError,
    WeaviateConnectionError,
    WeaviateTimeoutError,
    WeaviateUnauthorizedError,
)
from weaviate.models.batch import OnError
from weaviate.models.connection import MAX_MESSAGE_SIZE

PATIENCE = 100.0
NOW = 1000.0
"""When the clock of most tests begins: long after the machine was switched on."""

LONG = NOW + 60.0
"""When every pause of a test is over, and its patience is not."""

MAKER = Maker(MAX_MESSAGE_SIZE)


class Said:
    """An answer over HTTP."""

    def __init__(self, status_code: int, text: str = "no") -> None:
        self.status_code = status_code
        self.text = text
        self.content = text.encode()


def known(error: WeaviateBaseError, **details: Any) -> WeaviateBaseError:
    """An error of which some details are known."""
    return error.with_details(ErrorDetails(**details))


def away(*, sent: bool = True) -> WeaviateBaseError:
    """The server is not there, or went away while it had the request."""
    return known(WeaviateConnectionError("away"), grpc_code="UNAVAILABLE", retryable=True, sent=sent)


def late() -> WeaviateBaseError:
    """The server did not answer in time."""
    return known(WeaviateTimeoutError("late"), grpc_code="DEADLINE_EXCEEDED", retryable=True, sent=True)


def too_large() -> WeaviateBaseError:
    """The server takes no message of this size."""
    return known(WeaviateBatchError("received message larger than max"), grpc_code="RESOURCE_EXHAUSTED", sent=True)


def busy() -> WeaviateBaseError:
    """The server does nothing now."""
    return known(WeaviateBatchError("busy"), grpc_code="RESOURCE_EXHAUSTED", retryable=True, sent=True)


def unknown() -> WeaviateBaseError:
    """The server refuses the message for what is in it."""
    return known(WeaviateBatchError("what?"), grpc_code="UNKNOWN", sent=True)


def unauthorized() -> WeaviateBaseError:
    """The credentials are not accepted."""
    return known(WeaviateUnauthorizedError("who?", Said(16)), grpc_code="UNAUTHENTICATED", sent=True)


def forbidden() -> WeaviateBaseError:
    """The credentials do not suffice."""
    return known(InsufficientPermissionsError(Said(7)), grpc_code="PERMISSION_DENIED", sent=True)


def garbage() -> WeaviateBaseError:
    """The answer is none."""
    return ResponseCannotBeDecodedError("batch", Said(0))


def closed() -> WeaviateBaseError:
    """The client was closed."""
    return WeaviateClosedClientError()


def status(number: int) -> WeaviateBaseError:
    """An HTTP status that can pass."""
    return known(WeaviateBaseError(f"status {number}"), http_status=number, retryable=True, sent=True)


def uuid(number: int) -> uuid_package.UUID:
    """An id."""
    return uuid_package.UUID(int=number)


def key(number: int) -> str:
    """The same as text."""
    return str(uuid(number))


def thing(
    number: int | None = None,
    collection: str = "Book",
    *,
    tenant: str | None = None,
    text: str = "",
    maker: Maker = MAKER,
) -> BatchedObject:
    """An object with the id of a number; of a random one without."""
    return maker.make(
        Scope(collection, tenant),
        {"text": text},
        None,
        None if number is None else uuid(number),
        None,
        contextvars.copy_context(),
    )


def unsendable(number: int) -> BatchedObject:
    """An object that no message can hold."""
    return MAKER.make(Scope("Book"), {"text": object()}, None, uuid(number), None, contextvars.copy_context())


def link(source: int, target: int, *, tenant: str | None = None) -> BatchedReference:
    """A reference from one object to another."""
    made = items.references(Scope("Book", tenant), uuid(source), "by", uuid(target), contextvars.copy_context())
    (reference,) = made
    return reference


def machine(
    pace: Pace | None = None,
    *,
    max_message_size: int = MAX_MESSAGE_SIZE,
    patience: float = PATIENCE,
    on_error: OnError = "collect",
    keep_uuids: bool = True,
    streams: bool = False,
) -> Machine:
    """A machine without randomness: by default two objects in a message, and two messages side by side."""
    return Machine(
        Fixed(2, 2) if pace is None else pace,
        max_message_size=max_message_size,
        patience=patience,
        on_error=on_error,
        keep_uuids=keep_uuids,
        streams=streams,
        chance=lambda: 0.0,
    )


def filled(*numbers: int, pace: Pace | None = None, **options: Any) -> Machine:
    """A machine to which objects with these ids were added."""
    made = machine(pace, **options)
    for number in numbers:
        made.add_object(thing(number), NOW)
    return made


def objects(made: Machine, now: float = NOW) -> Objects:
    """The next message with objects, of which there must be one."""
    step = made.next_objects(now)
    assert isinstance(step, Objects), step
    return step


def references(made: Machine, now: float = NOW) -> References:
    """The next message with references, of which there must be one."""
    step = made.next_references(now)
    assert isinstance(step, References), step
    return step


def done(made: Machine) -> bool:
    """Whether nothing is left to do."""
    return made.done


def room(made: Machine) -> bool:
    """Whether more can be added."""
    return made.has_room


def given_up(made: Machine) -> bool:
    """Whether nothing more is sent."""
    return made.stopped is not None


def numbers(sent: Objects) -> list[int]:
    """The numbers of the ids in a message."""
    return [item.uuid.int for item in sent.items]


def waits(step: object) -> float | None:
    """How long to wait, where there is nothing else to do."""
    assert isinstance(step, Wait), step
    return step.seconds


def reasons(made: Machine) -> dict[int, str]:
    """Why objects failed, by position."""
    return {index: error.message for index, error in made.outcomes.result().objs.errors.items()}


def link_reasons(made: Machine) -> dict[int, str]:
    """Why references failed, by position."""
    return {index: error.message for index, error in made.outcomes.result().refs.errors.items()}


def stored(made: Machine) -> list[int]:
    """The positions of the objects that were stored."""
    return list(made.outcomes.result().objs.uuids)


def run(made: Machine, now: float = NOW, refused: Mapping[str, str] | None = None) -> list[list[int]]:
    """Send and answer as long as something can be sent: the numbers of the objects of each message."""
    sent = []
    while isinstance(step := made.next_objects(now), Objects):
        sent.append(numbers(step))
        told = refused or {}
        made.answered(step, {at: told[item.key] for at, item in enumerate(step.items) if item.key in told}, now)
    return sent


def add_all(made: Machine, things: Iterable[BatchedObject], now: float = NOW) -> list[bool]:
    """Add objects: what was said of each."""
    return [made.add_object(item, now) for item in things]
