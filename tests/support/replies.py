"""Replies of searches, and the two ways of reading them."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from weaviate._core.decode import columns, objects
from weaviate._proto import v1
from weaviate.models.results import Object

UTC = datetime.UTC
CREATED = datetime.datetime(2026, 11, 22, 18, 6, 20, 785000, tzinfo=UTC)

FACTS: dict[str, tuple[dict[str, Any], Any]] = {
    "creation_time": ({"creation_time_unix": 1795370780785, "creation_time_unix_present": True}, CREATED),
    "last_update_time": ({"last_update_time_unix": 1795370780785, "last_update_time_unix_present": True}, CREATED),
    "distance": ({"distance": 0.5, "distance_present": True}, 0.5),
    "certainty": ({"certainty": 0.5, "certainty_present": True}, 0.5),
    "score": ({"score": 0.5, "score_present": True}, 0.5),
    "explain_score": ({"explain_score": "so", "explain_score_present": True}, "so"),
    "is_consistent": ({"is_consistent": True, "is_consistent_present": True}, True),
    "rerank_score": ({"rerank_score": 0.5, "rerank_score_present": True}, 0.5),
}
"""The facts about an object: the fields that tell one, and what is read."""

ZEROES = {
    "distance": ({"distance_present": True}, 0.0),
    "certainty": ({"certainty_present": True}, 0.0),
    "score": ({"score_present": True}, 0.0),
    "explain_score": ({"explain_score_present": True}, ""),
    "is_consistent": ({"is_consistent": False, "is_consistent_present": True}, False),
    "rerank_score": ({"rerank_score_present": True}, 0.0),
}
"""Those that may be zero, and are then told by their flags alone."""


def value(**kind: Any) -> v1.Value:
    """A value of one kind."""
    return v1.Value(**kind)


def listed(**kind: Any) -> v1.Value:
    """A list of values of one kind."""
    return v1.Value(list_value=v1.ListValue(**kind))


def result(number: int = 0, fields: dict[str, v1.Value] | None = None, **metadata: Any) -> v1.SearchResult:
    """An object whose UUID is a number."""
    message = v1.SearchResult()
    message.properties.target_collection = "Book"
    message.properties.non_ref_props.SetInParent()
    for name, content in (fields or {}).items():
        message.properties.non_ref_props.fields[name].CopyFrom(content)
    identity = uuid.UUID(int=number)
    message.metadata.MergeFrom(v1.MetadataResult(id=str(identity), id_as_bytes=identity.bytes, **metadata))
    return message


def page(*results: v1.SearchResult) -> bytes:
    """A reply with objects."""
    return v1.SearchReply(took=0.25, results=results).SerializeToString()


def one_by_one(reply: bytes) -> list[Object[Any, Any]]:
    """The objects, each read as a message."""
    return [objects.found(item) for item in v1.SearchReply.FromString(reply).results]


def by_columns(reply: bytes) -> list[Object[Any, Any]]:
    """The objects, read as columns."""
    read = columns.page(reply)
    assert read is not None
    return read[0]
