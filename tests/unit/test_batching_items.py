"""What a batch takes: objects and references, checked and serialized, and given back where they fail."""

from __future__ import annotations

import contextvars
import struct
import uuid as uuid_package
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from pydantic import BaseModel

from tests.support.batching import MAKER, key, link, thing, uuid
from weaviate._core.batching.items import ENVELOPE, BatchedObject, BatchedReference, Maker, Scopes, references
from weaviate._core.scope import Scope
from weaviate._proto import v1
from weaviate.exceptions import WeaviateBatchValidationError
from weaviate.models.connection import MAX_MESSAGE_SIZE
from weaviate.models.data import ReferenceToMulti
from weaviate.models.tenants import Tenant

BOOKS = Scope("Book")
ID = key(1)


class Bomb(dict[str, Any]):
    """Properties that fail when they are looked at."""

    def items(self) -> Any:
        raise KeyError("boom")


class Book(BaseModel):
    """A book."""

    title: str


def make(properties: Any = None, *, uuid: Any = None, vector: Any = None, references: Any = None) -> BatchedObject:
    return MAKER.make(BOOKS, properties, references, uuid, vector, contextvars.copy_context())


def parsed(item: BatchedObject) -> Any:
    (message,) = v1.BatchObjectsRequest.FromString(bytes(item.wire)).objects
    return message


def linked(to: Any, source: Any = ID, name: Any = "by", scope: Scope = BOOKS) -> list[BatchedReference]:
    return list(references(scope, source, name, to, contextvars.copy_context()))


def test_an_object_is_serialized_as_a_message_holds_it() -> None:
    item = make({"title": "A"}, uuid=key(7).upper(), vector=[1.0, 2.0], references={"by": uuid(9)})
    message = parsed(item)

    assert (item.uuid, item.key, message.uuid, message.collection) == (uuid(7), key(7), key(7), "Book")
    assert message.properties.non_ref_properties.fields["title"].string_value == "A"
    assert np.frombuffer(message.vector_bytes, np.float32).tolist() == [1, 2]
    assert message.properties.single_target_ref_props[0].uuids == [key(9)]
    assert item.problem is None


def test_an_object_without_an_id_gets_a_random_one() -> None:
    first, second = make(), make()

    assert first.uuid != second.uuid
    assert first.uuid.version == 4
    assert first.key == str(first.uuid)


@pytest.mark.parametrize(
    ("properties", "why"),
    [({"a": object()}, 'properties["a"]'), (Bomb(), "KeyError: 'boom'"), ({"id": 1}, "id")],
)
def test_an_object_that_cannot_be_sent_has_a_problem(properties: Any, why: str) -> None:
    item = make(properties)

    assert item.problem is not None
    assert why in item.problem
    assert item.wire == b""


@pytest.mark.parametrize(("spare", "fits"), [(-1, False), (0, True), (1, True)])
def test_an_object_that_is_larger_than_any_message_has_a_problem(spare: int, fits: bool) -> None:
    size = len(thing(1, text="x" * 200).wire)
    item = thing(1, text="x" * 200, maker=Maker(size + ENVELOPE + spare))

    assert (item.problem is None) is fits
    assert fits or f"takes {size} bytes" in str(item.problem)


@pytest.mark.parametrize("properties", ["a", 3, [{"a": 1}]])
def test_properties_that_are_no_mapping_are_refused(properties: Any) -> None:
    with pytest.raises(WeaviateBatchValidationError, match="is not a mapping of property names"):
        make(properties)


def test_properties_may_be_a_model() -> None:
    message = parsed(make(Book(title="A")))

    assert message.properties.non_ref_properties.fields["title"].string_value == "A"


@pytest.mark.parametrize("given", ["", "nope", 3, b"x"])
def test_an_id_that_is_none_is_refused(given: Any) -> None:
    with pytest.raises(WeaviateBatchValidationError, match=r"uuid: .*is not a UUID"):
        make(uuid=given)


def test_a_failed_object_is_shown_as_it_was_given() -> None:
    properties = {"title": "A"}
    item = MAKER.make(Scope("Book", "t"), properties, {"by": uuid(9)}, uuid(1), [1, 2], contextvars.copy_context())
    properties["title"] = "changed"
    item.attempts = 3
    shown = item.shown()

    assert shown.properties == {"title": "A"}
    assert (shown.collection, shown.tenant, shown.uuid, shown.vector) == ("Book", "t", uuid(1), [1, 2])
    assert (shown.references, shown.retry_count, shown.index) == ({"by": uuid(9)}, 3, -1)


@pytest.mark.parametrize(
    "vector",
    [
        None,
        [0.5] * 3,
        [0.25 * each for each in range(100)],
        {"a": [0.25] * 64, "b": [1.0]},
        [[0.5] * 40] * 40,
        list(range(100)),
        [0.5] * 40 + ["x"],
    ],
)
def test_a_vector_is_shown_as_it_was_given_however_it_is_kept(vector: Any) -> None:
    assert make(vector=vector).shown().vector == vector


def test_a_long_list_is_shown_with_the_numbers_that_were_sent() -> None:
    numbers = [0.1 * each for each in range(100)]
    sent = struct.unpack("100f", struct.pack("100f", *numbers))

    assert make(vector=numbers).shown().vector == list(sent)
    assert make(vector={"a": numbers, "b": numbers[:3]}).shown().vector == {"a": list(sent), "b": numbers[:3]}


def test_a_long_list_is_kept_as_its_bytes_in_the_message_alone() -> None:
    vector = [0.5] * 1000
    item = make(vector=vector)
    vector[0] = 7.0

    assert not hasattr(item.vector, "__len__")
    assert item.shown().vector == [0.5] * 1000


def test_the_vector_of_an_object_that_cannot_be_sent_is_kept_apart_from_the_callers() -> None:
    vector = [0.5] * 40 + [1e39]
    item = make(vector=vector)
    vector.clear()

    assert item.shown().vector == [0.5] * 40 + [1e39]


def test_a_reference_names_both_objects() -> None:
    item = link(1, 2, tenant="t")

    assert item.needs == (key(1), key(2))
    assert item.beacons == {
        "from": f"weaviate://localhost/Book/{key(1)}/by",
        "to": f"weaviate://localhost/{key(2)}",
        "tenant": "t",
    }
    shown = item.reference
    assert (shown.from_object_collection, shown.from_object_uuid, shown.from_property_name) == ("Book", key(1), "by")
    assert (shown.to_object_uuid, shown.to_object_collection, shown.tenant) == (key(2), None, "t")


@pytest.mark.parametrize(
    ("to", "beacons"),
    [
        (uuid(2), [key(2)]),
        (key(2).upper(), [key(2)]),
        ([uuid(2), key(3)], [key(2), key(3)]),
        ((uuid(2),), [key(2)]),
        ([], []),
        (ReferenceToMulti(target_collection="author", uuids=uuid(2)), [f"Author/{key(2)}"]),
        (
            ReferenceToMulti(target_collection="Author", uuids=[uuid(2), uuid(3)]),
            [f"Author/{key(2)}", f"Author/{key(3)}"],
        ),
    ],
)
def test_each_target_is_a_reference_of_its_own(to: Any, beacons: Sequence[str]) -> None:
    assert [item.beacons["to"] for item in linked(to)] == [f"weaviate://localhost/{each}" for each in beacons]
    assert all("tenant" not in item.beacons for item in linked(to))


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"to": "nope"}, "to: "),
        ({"to": [uuid(1), "nope"]}, r"to\[1\]: "),
        ({"to": uuid(1), "source": 3}, "from_uuid: "),
        ({"to": uuid(1), "name": 3}, "from_property"),
        ({"to": uuid(1), "name": ""}, "from_property"),
        ({"to": ReferenceToMulti(target_collection="", uuids=uuid(1))}, "to"),
    ],
)
def test_a_reference_that_cannot_be_is_refused(options: dict[str, Any], why: str) -> None:
    with pytest.raises(WeaviateBatchValidationError, match=why):
        linked(**options)


def test_a_place_is_checked_once_and_known_then() -> None:
    scopes = Scopes()

    assert scopes.find("book", None) == Scope("Book")
    assert scopes.find("book", None) is scopes.find("book", None)
    assert scopes.find("Book", "t") == Scope("Book", "t")
    assert scopes.find("Book", Tenant(name="t")) == Scope("Book", "t")


@pytest.mark.parametrize(("collection", "tenant"), [("", None), (3, None), ([], None), ("Book", ""), ("Book", 3)])
def test_a_place_that_is_none_is_refused(collection: Any, tenant: Any) -> None:
    scopes = Scopes()
    for _ in range(2):
        with pytest.raises(WeaviateBatchValidationError):
            scopes.find(collection, tenant)


def test_ids_are_of_any_form() -> None:
    made = uuid_package.uuid4()
    for given in (made, str(made), made.hex, f"weaviate://localhost/Book/{made}"):
        assert Maker(MAX_MESSAGE_SIZE).make(BOOKS, None, None, given, None, contextvars.copy_context()).uuid == made
