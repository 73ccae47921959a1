"""Objects of search replies, read message by message: the way that reads every reply."""

from __future__ import annotations

from typing import Any

from weaviate._core.decode.values import properties, timestamp
from weaviate._core.uuids import from_bytes
from weaviate._core.vectors import unpack, unpack_multi
from weaviate._proto import v1
from weaviate.models.results import (
    GroupByMetadataReturn,
    GroupByObject,
    MetadataReturn,
    MetadataSingleObjectReturn,
    Object,
    ObjectSingleReturn,
    _CrossReference,
)

Vectors = dict[str, list[float] | list[list[float]]]

MULTI = 2
"""v1.Vectors.VECTOR_TYPE_MULTI_FP32, as a plain number: it is compared once per vector."""
UNNAMED = "default"
"""The name of the vector of a collection whose vectors have no names."""


def found(result: v1.SearchResult) -> Object[Any, Any]:
    """An object that was found."""
    content = result.properties
    facts = result.metadata
    return Object(
        from_bytes(facts.id_as_bytes),
        metadata(facts),
        properties(content.non_ref_props),
        references(content),
        vectors(facts),
        content.target_collection,
    )


def grouped(result: v1.SearchResult, group: str) -> GroupByObject[Any, Any]:
    """An object that was found, in a group."""
    content = result.properties
    facts = result.metadata
    return GroupByObject(
        from_bytes(facts.id_as_bytes),
        GroupByMetadataReturn(facts.distance if facts.distance_present else None),
        properties(content.non_ref_props),
        references(content),
        vectors(facts),
        content.target_collection,
        group,
    )


def single(result: v1.SearchResult) -> ObjectSingleReturn[Any, Any]:
    """An object that was fetched by its id."""
    content = result.properties
    facts = result.metadata
    return ObjectSingleReturn(
        from_bytes(facts.id_as_bytes),
        MetadataSingleObjectReturn(
            timestamp(facts.creation_time_unix),
            timestamp(facts.last_update_time_unix),
            facts.is_consistent if facts.is_consistent_present else None,
        ),
        properties(content.non_ref_props),
        references(content),
        vectors(facts),
        content.target_collection,
    )


def metadata(facts: v1.MetadataResult) -> MetadataReturn:
    """What was asked for about an object; what was not is None."""
    return MetadataReturn(
        timestamp(facts.creation_time_unix) if facts.creation_time_unix_present else None,
        timestamp(facts.last_update_time_unix) if facts.last_update_time_unix_present else None,
        facts.distance if facts.distance_present else None,
        facts.certainty if facts.certainty_present else None,
        facts.score if facts.score_present else None,
        facts.explain_score if facts.explain_score_present else None,
        facts.is_consistent if facts.is_consistent_present else None,
        facts.rerank_score if facts.rerank_score_present else None,
    )


def vectors(facts: v1.MetadataResult) -> Vectors:
    """The vectors of an object by name."""
    packed = facts.vector_bytes
    read: Vectors = {UNNAMED: unpack(packed)} if packed else {}
    for vector in facts.vectors:
        packed = vector.vector_bytes
        read[vector.name] = unpack_multi(packed) if vector.type == MULTI else unpack(packed)
    return read


def references(content: v1.PropertiesResult) -> dict[str, _CrossReference[Any, Any]] | None:
    """What an object points at, by property; None where that was not asked for."""
    if not content.ref_props_requested and not content.ref_props:
        return None
    read: dict[str, list[Object[Any, Any]]] = {}
    for reference in content.ref_props:
        objects = [_referenced(target) for target in reference.properties]
        # A property that points into several collections comes once for each of those that were asked for, and 1.39.3
        # brings the first one's objects every time.
        known = {(item.collection, item.uuid) for item in read.get(reference.prop_name, ())}
        new = [item for item in objects if (item.collection, item.uuid) not in known]
        read.setdefault(reference.prop_name, []).extend(new)
    return {name: _CrossReference(objects) for name, objects in read.items()}


def _referenced(content: v1.PropertiesResult) -> Object[Any, Any]:
    facts = content.metadata
    return Object(
        from_bytes(facts.id_as_bytes),
        metadata(facts),
        properties(content.non_ref_props),
        references(content),
        vectors(facts),
        content.target_collection,
    )
