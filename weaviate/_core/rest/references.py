"""REST: references between objects that exist."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weaviate._core import references as refs
from weaviate._core import values
from weaviate._core.ledger import Ledger, in_doubt, reason
from weaviate._core.names import collection_name, property_name
from weaviate._core.rest.objects import path, to_uuid
from weaviate._core.rest.parts import segment
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply, RestRequest
from weaviate.exceptions import ErrorDetails, WeaviateBaseError, WeaviateInvalidInputError
from weaviate.models.batch import BatchReference, BatchReferenceReturn, ErrorReference
from weaviate.models.checked import text
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.data import DataReference, DataReferenceMulti, ReferenceToMulti
from weaviate.types import BEACON, UUID

MOST = 5000
"""How many references go in one message. The server has no limit; about a megabyte passes the proxies before it."""

_WHAT = "add references"
_SHOWN = 10  # failed targets in the error of one reference


def add(scope: Scope, from_uuid: UUID, from_property: str, to: Any) -> RestRequest:
    """Have an object point at one more.

    Args:
        scope: Where the object is.
        from_uuid: Its id.
        from_property: The property that points.
        to: What it points at.

    Raises:
        WeaviateInvalidInputError: An id is none, or there is not one target.
    """
    target = _one(from_property, to, "reference_add_many adds several")
    # The server keeps a reference as often as it was added.
    return _request("POST", scope, from_uuid, from_property, target, "add to", idempotent=False)


def delete(scope: Scope, from_uuid: UUID, from_property: str, to: Any) -> RestRequest:
    """Have an object no longer point at one.

    Args:
        scope: Where the object is.
        from_uuid: Its id.
        from_property: The property that points.
        to: What it points at.

    Raises:
        WeaviateInvalidInputError: An id is none, or there is not one target.
    """
    target = _one(from_property, to, "reference_replace says which are to be left")
    return _request("DELETE", scope, from_uuid, from_property, target, "delete from")


def replace(scope: Scope, from_uuid: UUID, from_property: str, to: Any) -> RestRequest:
    """Have an object point at these, and at nothing else.

    Args:
        scope: Where the object is.
        from_uuid: Its id.
        from_property: The property that points.
        to: What it points at.

    Raises:
        WeaviateInvalidInputError: An id is none.
    """
    return _request("PUT", scope, from_uuid, from_property, _beacons(from_property, to), "replace")


def _request(
    method: str, scope: Scope, from_uuid: UUID, from_property: str, body: Any, what: str, *, idempotent: bool = True
) -> RestRequest:
    made = to_uuid(from_uuid, "from_uuid")
    name = property_name(text(from_property, "from_property"), "from_property")
    return RestRequest(
        method=method,
        path=f"{path(scope, made)}/references/{segment(name, 'from_property')}",
        what=f"{what} the references {name} of {scope.collection}",
        params=scope.params(),
        body=json.dumps(body, separators=(",", ":")).encode(),
        ok=(200, 204),
        timeout="insert",
        idempotent=idempotent,
        details=scope.details(uuid=str(made)).but(property=name),
    )


def _one(from_property: str, to: Any, instead: str) -> dict[str, str]:
    beacons = _beacons(from_property, to)
    if len(beacons) != 1:
        raise WeaviateInvalidInputError(
            f'references["{from_property}"]: takes one object, not {len(beacons)}; {instead}'
        )
    return beacons[0]


def _beacons(from_property: str, to: Any) -> list[dict[str, str]]:
    property_name(text(from_property, "from_property"), "from_property")
    if isinstance(to, ReferenceToMulti):
        to = ReferenceToMulti(target_collection=_collection(to.target_collection), uuids=to.uuids)
    return refs.as_json({from_property: to})[from_property]


def _collection(name: str) -> str:
    # The server takes a small first letter for another collection.
    return collection_name(name, "target_collection")


def link(
    scope: Scope, source: str, name: str, uuid: str, collection: str | None, index: int
) -> tuple[dict[str, str], BatchReference]:
    """One reference, as `add_all` takes it, and as it is shown where it fails.

    Args:
        scope: Where the object is that points.
        source: Its id.
        name: The property that points.
        uuid: The id of the object that it points at.
        collection: That object's collection; None where the property says which it is.
        index: The reference's position.
    """
    beacons = {"from": f"{BEACON}{scope.collection}/{source}/{name}", "to": refs.beacon(uuid, collection)}
    if scope.tenant is not None:
        beacons["tenant"] = scope.tenant
    reference = BatchReference.model_construct(
        from_object_collection=scope.collection,
        from_object_uuid=source,
        from_property_name=name,
        to_object_uuid=uuid,
        to_object_collection=collection,
        tenant=scope.tenant,
        index=index,
    )
    return beacons, reference


def add_all(
    beacons: list[dict[str, str]], level: ConsistencyLevel | None, what: str, details: ErrorDetails
) -> RestRequest:
    """Add several references in one message.

    Args:
        beacons: What points at what: `from`, `to`, and `tenant` where there are tenants.
        level: How many replicas must agree; None leaves it to the server.
        what: What is being done, for the error.
        details: What errors name besides.
    """
    return RestRequest(
        method="POST",
        path="/batch/references",
        what=what,
        params=None if level is None else {"consistency_level": level.value},
        body=json.dumps(beacons, separators=(",", ":")).encode(),
        timeout="insert",
        # The server keeps a reference as often as it was added.
        idempotent=False,
        details=details,
    )


def refused(reply: RestReply, count: int) -> dict[int, str]:
    """Which of the references of `add_all` were not added.

    Args:
        reply: The answer.
        count: How many were sent.

    Returns:
        The reasons, by their positions in the message.

    Raises:
        ResponseCannotBeDecodedError: It is no such answer.
    """
    told = reply.json(_WHAT)
    try:
        refusals = [_refusal(each["result"]) for each in told]
    except (KeyError, TypeError, AttributeError) as error:
        raise reply.undecodable(_WHAT) from error
    if len(refusals) != count:
        raise reply.undecodable(_WHAT)
    return {position: refusal for position, refusal in enumerate(refusals) if refusal is not None}


@dataclass(frozen=True, slots=True)
class _Target:
    """One reference of the input: one object that points at one object."""

    index: int
    beacons: dict[str, str]
    reference: BatchReference


class AddMany(Ledger):
    """References to add, and what became of them: `errors` has those that failed, under their positions.

    The requests are sent one after the other, each being reported before the next one is asked for, as with
    `weaviate._core.batch.InsertMany`. An input that breaks off ends there: what came before is added.

    Args:
        scope: Where the objects are that point.
        references: The references.
    """

    def __init__(self, scope: Scope, references: Iterable[Any]) -> None:
        if isinstance(references, str | bytes | Mapping) or not isinstance(references, Iterable):
            raise WeaviateInvalidInputError(f"refs: {values.describe(references)} is not a list of DataReference")
        super().__init__()
        self._scope = scope
        self._references = self._read(references)
        self._sent: list[_Target] = []
        self._failed: dict[int, list[tuple[str, BatchReference]]] = {}
        self._many: set[int] = set()  # those with several targets
        self._added = 0

    def requests(self) -> Iterator[RestRequest]:
        """The requests, in order."""
        parts: list[_Target] = []
        for index, item in self._references:
            for target in self._prepared(index, item):
                if len(parts) == MOST:
                    yield self._request(parts)
                    parts = []
                if self._has_stopped():
                    self._fail(target, self._unsent())
                else:
                    parts.append(target)
        if parts:
            yield self._request(parts)

    def answered(self, reply: RestReply) -> None:
        """Take the answer to the last request.

        Args:
            reply: The answer.

        Raises:
            ResponseCannotBeDecodedError: It is none. Nothing is known of the references then: hand the error to
                `failed`.
        """
        refusals = refused(reply, len(self._sent))
        self._told = True
        for position, target in enumerate(self._sent):
            if position in refusals:
                self._fail(target, refusals[position])
            else:
                self._added += 1

    def failed(self, error: WeaviateBaseError) -> None:
        """Take that the last request was not carried out: its references count as failed.

        Args:
            error: Why. After one that has nothing to do with the references, the rest is not sent.

        Raises:
            WeaviateBaseError: `error`, when nothing was added for sure and no reference failed before.
        """
        if not (self._told or self._failed or in_doubt(error)):
            raise error
        self._take(error)
        for target in self._sent:
            self._fail(target, reason(error))

    def result(self, elapsed_seconds: float) -> BatchReferenceReturn:
        """What became of all references.

        Args:
            elapsed_seconds: How long it took.

        Raises:
            Exception: What the input raised, with what became of the references before in `partial_result`.
        """
        result = BatchReferenceReturn(
            elapsed_seconds=elapsed_seconds,
            errors={index: self._error(index, failed) for index, failed in sorted(self._failed.items())},
            has_errors=bool(self._failed),
        )
        self._raise_broken(result, self._added, sum(map(len, self._failed.values())))
        return result

    def _prepared(self, index: int, item: Any) -> list[_Target]:
        """What a reference of the input is made of; nothing when it cannot be sent."""
        try:
            return self._targets(index, item)
        except WeaviateBaseError as error:
            why = error.message
        except Exception as error:  # a value that fails when it is looked at: the others are sent all the same
            why = f"{type(error).__name__}: {error}"
        given = BatchReference.model_construct(
            from_object_collection=self._scope.collection,
            from_object_uuid=getattr(item, "from_uuid", None),
            from_property_name=getattr(item, "from_property", None),
            to_object_uuid=getattr(item, "to_uuid", None),
            to_object_collection=getattr(item, "target_collection", None),
            tenant=self._scope.tenant,
            index=index,
        )
        self._failed[index] = [(why, given)]
        return []

    def _targets(self, index: int, item: Any) -> list[_Target]:
        if not isinstance(item, DataReference | DataReferenceMulti):
            raise WeaviateInvalidInputError(f"{values.describe(item)} is not a DataReference")
        scope = self._scope
        source = str(to_uuid(item.from_uuid, "from_uuid"))
        name = property_name(text(item.from_property, "from_property"), "from_property")
        collection = _collection(item.target_collection) if isinstance(item, DataReferenceMulti) else None
        if isinstance(item.to_uuid, list | tuple):
            uuids = [to_uuid(uuid, f"to_uuid[{at}]") for at, uuid in enumerate(item.to_uuid)]
        else:
            uuids = [to_uuid(item.to_uuid, "to_uuid")]
        if len(uuids) > 1:
            self._many.add(index)
        return [_Target(index, *link(scope, source, name, str(uuid), collection, index)) for uuid in uuids]

    def _request(self, parts: list[_Target]) -> RestRequest:
        self._sent = parts
        scope = self._scope
        beacons = [target.beacons for target in parts]
        return add_all(beacons, scope.consistency_level, f"add references to {scope.collection}", scope.details())

    def _fail(self, target: _Target, message: str) -> None:
        self._failed.setdefault(target.index, []).append((message, target.reference))

    def _error(self, index: int, failed: list[tuple[str, BatchReference]]) -> ErrorReference:
        message, reference = failed[0]
        if index in self._many:
            message = "; ".join(f"{each.to_object_uuid}: {why}" for why, each in failed[:_SHOWN])
            if len(failed) > _SHOWN:
                message += f"; and {len(failed) - _SHOWN} more"
        return ErrorReference(message=message, reference=reference)


def _refusal(result: Any) -> str | None:
    """Why a reference was not added; None where it was."""
    if result.get("status") != "FAILED":
        return None
    errors = (result.get("errors") or {}).get("error") or []
    return "; ".join(str(error["message"]) for error in errors) or "the server gave no reason"
