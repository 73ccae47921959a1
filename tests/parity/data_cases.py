"""Changes of objects, the same for both clients: what is recorded of the peer, and compared with what is sent here."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable
from typing import Any

Case = Callable[[Any, Any, Any], Any]
"""Calls a method of `collection.data`; the others are `weaviate.classes.data` and `weaviate.classes.query`."""

ID = uuid.UUID("2536a58e-cedd-4d1d-a47d-4c1d779de483")
OTHER = uuid.UUID("3a2ea3e1-2a6c-4ff8-9ac9-35c1b9c7c0a4")
THIRD = uuid.UUID("00000000-0000-4000-8000-000000000003")
MOMENT = datetime.datetime(2024, 2, 29, 12, 30, 59, 123456, tzinfo=datetime.timezone.utc)  # noqa: UP017  # runs on 3.9
VALUES = {"title": "Zürich", "year": 1895, "at": MOMENT, "by": {"born": MOMENT}, "ids": [ID], "tags": ["a", "b"]}


def single(d: Any) -> dict[str, Case]:
    """One object, one request."""

    def multi(uuids: Any) -> Any:
        return d.ReferenceToMulti(target_collection="Author", uuids=uuids)

    return {
        "exists": lambda data, d, q: data.exists(ID),
        "exists, id as text": lambda data, d, q: data.exists(str(ID)),
        "delete_by_id": lambda data, d, q: data.delete_by_id(ID),
        "replace, properties": lambda data, d, q: data.replace(ID, VALUES),
        "replace, nothing": lambda data, d, q: data.replace(str(ID), {}),
        "replace, None": lambda data, d, q: data.replace(ID, {"title": None}),
        "replace, references": lambda data, d, q: data.replace(ID, {"title": "A"}, {"next": OTHER}),
        "replace, several references": lambda data, d, q: data.replace(ID, {}, {"next": [OTHER, THIRD], "by": OTHER}),
        "replace, into several collections": lambda data, d, q: data.replace(ID, {}, {"next": multi([OTHER, THIRD])}),
        "replace, vector": lambda data, d, q: data.replace(ID, {"title": "A"}, vector=[1.0, 2.5]),
        "replace, named vectors": lambda data, d, q: data.replace(ID, {}, vector={"a": [1.0], "b": [[1.0, 2.0]]}),
        "update, properties": lambda data, d, q: data.update(ID, VALUES),
        "update, nothing": lambda data, d, q: data.update(str(ID)),
        "update, None": lambda data, d, q: data.update(ID, {"title": None}),
        "update, references": lambda data, d, q: data.update(ID, references={"next": [OTHER, THIRD]}),
        "update, into several collections": lambda data, d, q: data.update(ID, {}, {"next": multi(OTHER)}),
        "update, vector": lambda data, d, q: data.update(ID, vector=[1.0, 2.5]),
        "update, named vectors": lambda data, d, q: data.update(ID, {"title": "A"}, vector={"a": [1.0], "b": [[1.0]]}),
        "reference_add": lambda data, d, q: data.reference_add(ID, "next", OTHER),
        "reference_add, ids as text": lambda data, d, q: data.reference_add(str(ID), "next", str(OTHER)),
        "reference_add, into several collections": lambda data, d, q: data.reference_add(ID, "next", multi(OTHER)),
        "reference_delete": lambda data, d, q: data.reference_delete(ID, "next", OTHER),
        "reference_delete, into several collections": lambda data, d, q: data.reference_delete(
            ID, "next", multi([OTHER])
        ),
        "reference_replace": lambda data, d, q: data.reference_replace(ID, "next", OTHER),
        "reference_replace, several": lambda data, d, q: data.reference_replace(ID, "next", [OTHER, str(THIRD)]),
        "reference_replace, nothing": lambda data, d, q: data.reference_replace(ID, "next", []),
        "reference_replace, into several collections": lambda data, d, q: data.reference_replace(
            ID, "next", multi([OTHER, THIRD])
        ),
    }


def odd(d: Any) -> dict[str, Case]:
    """What is not as it should be."""
    small = d.ReferenceToMulti(target_collection="author", uuids=OTHER)
    return {
        "exists, id without dashes": lambda data, d, q: data.exists(ID.hex),
        "exists, no id": lambda data, d, q: data.exists("x"),
        "reference_add, no id": lambda data, d, q: data.reference_add(ID, "next", "x"),
        "reference_add, small letter": lambda data, d, q: data.reference_add(ID, "next", small),
        "reference_add_many, nothing": lambda data, d, q: data.reference_add_many([]),
        "reference_add_many, no id": lambda data, d, q: data.reference_add_many(
            [d.DataReference(from_property="next", from_uuid=ID, to_uuid=to) for to in ("x", OTHER)]
        ),
    }


def cases(d: Any) -> dict[str, Case]:
    """Every case.

    Args:
        d: `weaviate.classes.data` of either client.
    """
    return (
        single(d)
        | odd(d)
        | {
            "reference_add_many": lambda data, d, q: data.reference_add_many(
                [d.DataReference(from_property="next", from_uuid=ID, to_uuid=OTHER)]
            ),
            "reference_add_many, several targets": lambda data, d, q: data.reference_add_many(
                [
                    d.DataReference(from_property="next", from_uuid=str(ID), to_uuid=[OTHER, str(THIRD)]),
                    d.DataReference(from_property="by", from_uuid=OTHER, to_uuid=ID),
                ]
            ),
            "reference_add_many, into several collections": lambda data, d, q: data.reference_add_many(
                [
                    d.DataReference.MultiTarget(
                        from_property="next", from_uuid=ID, to_uuid=[OTHER, THIRD], target_collection="Author"
                    )
                ]
            ),
            "delete_many": lambda data, d, q: data.delete_many(q.Filter.by_property("title").equal("A")),
            "delete_many, verbose": lambda data, d, q: data.delete_many(
                q.Filter.by_id().contains_any([ID, OTHER]), verbose=True
            ),
            "delete_many, dry run": lambda data, d, q: data.delete_many(
                q.Filter.by_property("year").less_than(1900) & q.Filter.by_ref("by").by_property("name").like("W*"),
                dry_run=True,
            ),
            "delete_many, none of it": lambda data, d, q: data.delete_many(
                q.Filter.by_property("year").equal(1), verbose=False, dry_run=False
            ),
        }
    )
