"""What reference properties point at, as the server takes it: beacons over REST, ids by target collection over gRPC."""

from __future__ import annotations

import uuid as uuid_package
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from weaviate._core.values import RefusedError, check_name, describe, refusal
from weaviate._proto import v1
from weaviate.models.data import ReferenceToMulti
from weaviate.models.names import capitalised
from weaviate.types import BEACON

_UUID = uuid_package.UUID


def to_uuid(value: Any) -> _UUID:
    """An object's id.

    Args:
        value: A UUID, its text with or without dashes, or a beacon or URL that ends in it.

    Raises:
        RefusedError: It is no UUID.
    """
    if isinstance(value, _UUID):
        return value
    if isinstance(value, str):
        try:
            return _UUID(value.rpartition("/")[2])
        except ValueError:
            pass
    raise RefusedError(f"{describe(value)} is not a UUID")


def beacon(uuid: object, target_collection: str | None = None) -> str:
    """The address of an object.

    Args:
        uuid: Its id.
        target_collection: Its collection; needed where a property may point into several.
    """
    return f"{BEACON}{target_collection}/{uuid}" if target_collection else f"{BEACON}{uuid}"


def as_json(references: Any, path: str = "references") -> dict[str, list[dict[str, str]]]:
    """The references of an object as the beacons that REST takes among its properties.

    Args:
        references: What each reference property points at.
        path: What they are, for the error.

    Raises:
        WeaviateInvalidInputError: A target is no UUID.
    """
    try:
        return {
            name: [{"beacon": beacon(uuid, collection)} for collection, uuids in groups for uuid in uuids]
            for name, groups in _by_property(references)
        }
    except RefusedError as refused:
        raise refusal(refused, path) from None


def as_wire(references: Any, path: str = "references") -> bytes:
    """The references of an object, as they are serialized in a `BatchObject.Properties`.

    Args:
        references: What each reference property points at.
        path: What they are, for the error.

    Raises:
        WeaviateInvalidInputError: A target is no UUID.
    """
    message = v1.BatchObject.Properties()
    try:
        for name, groups in _by_property(references):
            for collection, uuids in groups:
                texts = [str(uuid) for uuid in uuids]
                if collection is None:
                    message.single_target_ref_props.add(prop_name=name, uuids=texts)
                else:
                    message.multi_target_ref_props.add(prop_name=name, uuids=texts, target_collection=collection)
    except RefusedError as refused:
        raise refusal(refused, path) from None
    return message.SerializeToString()


def targets(references: Any) -> set[str]:
    """The ids of all objects that an object points at.

    Args:
        references: What each reference property points at, as it could be written before.
    """
    return {str(uuid) for _, groups in _by_property(references) for _, uuids in groups for uuid in uuids}


_Groups = list[tuple[str | None, list[_UUID]]]


def _by_property(references: Any) -> Iterator[tuple[str, _Groups]]:
    if not isinstance(references, Mapping):
        raise RefusedError(f"{describe(references)} is not a mapping of property names to ids")
    for name, targets in references.items():
        check_name(name)
        try:
            yield name, _groups(targets)
        except RefusedError as refused:
            refused.steps.append(f".{name}")
            raise


def _groups(targets: Any) -> _Groups:
    """The targets of one property by collection; None where the property says which it is."""
    several = [targets] if isinstance(targets, ReferenceToMulti) else targets
    if isinstance(several, Sequence) and several and all(isinstance(target, ReferenceToMulti) for target in several):
        return [(capitalised(target.target_collection), _uuids(target.uuids)) for target in several]
    return [(None, _uuids(targets))]


def _uuids(targets: Any) -> list[_UUID]:
    if not isinstance(targets, Sequence) or isinstance(targets, str):
        return [to_uuid(targets)]
    found = []
    for position, target in enumerate(targets):
        try:
            found.append(to_uuid(target))
        except RefusedError as refused:
            refused.steps.append(f"[{position}]")
            raise
    return found
