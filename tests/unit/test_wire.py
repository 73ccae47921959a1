"""What is written without messages: protobuf reads it as what the messages themselves would be."""

from __future__ import annotations

import datetime
import struct
import uuid
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.written import written
from weaviate._core import values
from weaviate._core.scope import Scope
from weaviate._core.wire import VARINTS, field, tag
from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.data import GeoCoordinate, PhoneNumber, ReferenceToMulti
from weaviate.types import BEACON

ID = uuid.UUID("2536a58e-cedd-4d1d-a47d-4c1d779de483")
EDGES = (0, 1, 100, *range(105, 131), 200, *range(16_370, 16_390), 70_000)
"""Lengths around those from where on a size has a byte more."""


# --- The messages, as protobuf makes them

_ARRAYS = {
    str: "text_array_properties",
    bool: "boolean_array_properties",
    int: "int_array_properties",
    datetime.datetime: "text_array_properties",
    uuid.UUID: "text_array_properties",
}


def fill(message: Any, properties: dict[str, Any]) -> None:
    """Write properties into a message of an object, or of an object inside of one, field by field."""
    message.non_ref_properties.SetInParent()
    for name, value in properties.items():
        if isinstance(value, dict):
            fill(message.object_properties.add(prop_name=name).value, value)
        elif isinstance(value, list) and not value:
            message.empty_list_props.append(name)
        elif isinstance(value, list) and isinstance(value[0], dict):
            array = message.object_array_properties.add(prop_name=name)
            for item in value:
                fill(array.values.add(), item)
        elif isinstance(value, list) and isinstance(value[0], float):
            packed = struct.pack(f"<{len(value)}d", *value)
            message.number_array_properties.add(prop_name=name, values_bytes=packed)
        elif isinstance(value, list):
            written = [text(item) if isinstance(item, datetime.datetime | uuid.UUID) else item for item in value]
            getattr(message, _ARRAYS[type(value[0])]).add(prop_name=name, values=written)
        else:
            fill_value(message.non_ref_properties.fields[name], value)


def fill_value(message: Any, value: Any) -> None:
    match value:
        case None:
            message.null_value = 0
        case bool():
            message.bool_value = value
        case int() | float():
            message.number_value = value
        case GeoCoordinate():
            message.struct_value.fields["latitude"].number_value = value.latitude
            message.struct_value.fields["longitude"].number_value = value.longitude
        case PhoneNumber():
            message.struct_value.fields["input"].string_value = value.number
            if value.default_country:
                message.struct_value.fields["defaultCountry"].string_value = value.default_country
        case _:
            message.string_value = text(value)


def text(value: Any) -> str:
    return value.isoformat(timespec="microseconds") if isinstance(value, datetime.datetime) else str(value)


def expected(properties: dict[str, Any]) -> v1.BatchObject.Properties:
    message = v1.BatchObject.Properties()
    fill(message, properties)
    return message


def read(properties: Any) -> v1.BatchObject.Properties:
    return v1.BatchObject.Properties.FromString(values.as_wire(properties))


# --- What can be written

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(EDGES).map("x".__mul__)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda name: name not in {"id", "vector"})
whole = st.integers(-(2**53), 2**53)
moments = st.datetimes(timezones=st.just(datetime.UTC))
phones = st.builds(PhoneNumber, number=texts, default_country=st.none() | st.sampled_from(["", "DE"]))
places = st.builds(GeoCoordinate, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
finite = st.floats(allow_nan=False, allow_infinity=False)
plain = (texts, finite, whole, st.booleans(), moments, st.uuids())
scalars = st.one_of(st.none(), phones, places, *plain)
lists = st.one_of(*[st.lists(item) for item in plain])
anything = st.recursive(
    scalars | lists,
    lambda inner: (
        st.dictionaries(names, inner, max_size=3) | st.lists(st.dictionaries(names, inner, max_size=3), max_size=3)
    ),
    max_leaves=12,
)
objects = st.dictionaries(names, anything, max_size=6)


@given(objects)
def test_properties_are_what_their_messages_are(properties: dict[str, Any]) -> None:
    assert read(properties) == expected(properties)


@pytest.mark.parametrize("length", EDGES)
def test_sizes_are_right_where_they_grow_by_a_byte(length: int) -> None:
    for name in {"n", "n" * min(length + 1, 300), "\N{SNOWMAN}" * 42}:
        for value in ("x" * length, 1.5, True, None, {name: "x" * length}, PhoneNumber(number="x" * length)):
            assert read({name: value}) == expected({name: value})


def test_what_is_written_is_as_long_as_protobuf_writes_it() -> None:
    properties = {"title": "x" * 300, "views": 3, "score": 0.5, "fine": True, "gone": None, "in": {"a": "b"}, "no": []}

    assert len(values.as_wire(properties)) == len(expected(properties).SerializeToString())


@given(
    st.none() | objects,
    st.dictionaries(names, st.uuids() | st.lists(st.uuids()), max_size=2),
    st.none()
    | st.lists(st.floats(width=32, allow_nan=False, allow_infinity=False), min_size=1)
    | st.dictionaries(texts, st.just([1.0, 2.0]) | st.just([[1.0], [2.0]]) | st.just(np.ones(3, "<f4")), max_size=2),
    st.none() | texts,
)
@example(None, {}, None, None)
@example({}, {}, None, "")
def test_an_object_is_what_its_message_is(
    properties: dict[str, Any] | None, references: dict[str, Any], vector: Any, tenant: str | None
) -> None:
    message = v1.BatchObject(uuid=str(ID), collection="Book", tenant=tenant)
    if properties is not None:
        fill(message.properties, properties)
    for name, targets in references.items():
        ids = [str(target) for target in (targets if isinstance(targets, list) else [targets])]
        message.properties.single_target_ref_props.add(prop_name=name, uuids=ids)
    if isinstance(vector, dict):
        for name, item in vector.items():
            multi = isinstance(item[0], list)
            rows = np.array(item, "<f4").tobytes()
            packed = struct.pack("<H", len(item[0])) + rows if multi else rows
            message.vectors.add(name=name, vector_bytes=packed, type=2 if multi else 1)
    elif vector is not None:
        message.vector_bytes = np.array(vector, "<f4").tobytes()

    assert written(Scope("Book", tenant), str(ID), properties, references, vector) == message


def test_references_into_several_collections_follow_the_properties() -> None:
    given_references = {"by": ReferenceToMulti(target_collection="Author", uuids=f"{BEACON}Author/{ID}")}

    message = written(Scope("Book"), str(ID), {"title": "A"}, given_references)

    (reference,) = message.properties.multi_target_ref_props
    assert (reference.prop_name, reference.target_collection, *reference.uuids) == ("by", "Author", str(ID))
    assert message.properties.non_ref_properties.fields["title"].string_value == "A"


@pytest.mark.parametrize("name", [None, 1, b"title", ("a",)])
@pytest.mark.parametrize("value", ["text", [], ["a"], {"a": 1}])
def test_a_name_that_is_no_string_is_refused_whatever_its_value(name: Any, value: Any) -> None:
    for properties in ({name: value}, {"outer": {name: value}}):
        with pytest.raises(WeaviateInvalidInputError, match="the name of a property is a string, not"):
            values.as_wire(properties)


def test_a_name_is_written_as_what_it_holds_where_its_class_shows_something_else() -> None:
    class Name(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "shown"

        def encode(self, *_: Any) -> bytes:
            return b"shown"

    assert read({Name("held"): [1], Name("object"): {Name("in"): "x"}}) == expected(
        {"held": [1], "object": {"in": "x"}}
    )


# --- The pieces


@given(st.integers(0, 2**64 - 1))
@example(127)
@example(128)
@example(2**14 - 1)
@example(2**14)
def test_varints_are_read_as_their_numbers(number: int) -> None:
    message = v1.Vectors.FromString(VARINTS[2 << 3] + VARINTS[number])

    assert message.index == number
    assert VARINTS[2 << 3] + VARINTS[number] == message.SerializeToString() or number == 0


def test_large_varints_are_not_kept() -> None:
    assert VARINTS[10**9]
    assert 10**9 not in VARINTS


@given(st.binary())
def test_a_field_has_its_content(content: bytes) -> None:
    assert v1.Vectors.FromString(field(tag(3), content)).vector_bytes == content
