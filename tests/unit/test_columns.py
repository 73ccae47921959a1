"""The columns of a page: they are fields of the protocol's messages, and give what reading one by one does."""

from __future__ import annotations

import struct
from typing import Any

import pytest
from google.protobuf.descriptor import FieldDescriptor
from hypothesis import given
from hypothesis import strategies as st

from tests.support.replies import FACTS, UTC, ZEROES, by_columns, listed, one_by_one, page, result, value
from weaviate._core.decode import columns, values
from weaviate._core.decode.search import query_return
from weaviate._proto import v1

MESSAGES: dict[str, Any] = {
    "Page": v1.SearchReply,
    "Result": v1.SearchResult,
    "PropertiesResult": v1.PropertiesResult,
    "Properties": v1.Properties,
    "Value": v1.Value,
    "Metadata": v1.MetadataResult,
    "Vectors": v1.Vectors,
}
# What a column may read a field as, besides the field's own type: any message as its bytes, an enum as its number.
READ_AS = {
    FieldDescriptor.TYPE_MESSAGE: (FieldDescriptor.TYPE_BYTES, FieldDescriptor.TYPE_MESSAGE),
    FieldDescriptor.TYPE_ENUM: (FieldDescriptor.TYPE_INT32,),
    FieldDescriptor.TYPE_FLOAT: (FieldDescriptor.TYPE_FLOAT, FieldDescriptor.TYPE_BYTES),  # a packed list of them
}


@pytest.mark.parametrize("name", [name for name in columns._COLUMNS if name != "Entry"])
def test_columns_have_the_numbers_and_types_of_the_protocol(name: str) -> None:
    fields = columns._pool().FindMessageTypeByName(f"weaviate.columns.{name}").fields_by_name
    protocol = MESSAGES[name].DESCRIPTOR.fields_by_name

    assert {field: fields[field].number for field in fields} == {field: protocol[field].number for field in fields}
    for field in fields:
        kind = protocol[field].type
        assert fields[field].type in READ_AS.get(kind, (kind,)), field


def test_every_kind_of_value_has_its_column() -> None:
    kinds = {field.name: field.number for field in v1.Value.DESCRIPTOR.oneofs_by_name["kind"].fields}

    assert {name: number for name, (number, _) in columns._COLUMNS["Value"].items()} == kinds


# --- By columns as one by one

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
KINDS: dict[str, st.SearchStrategy[v1.Value]] = {
    "text": TEXTS.map(lambda text: value(text_value=text)),
    "int": st.integers(-(2**63), 2**63 - 1).map(lambda number: value(int_value=number)),
    "number": st.floats(allow_nan=False).map(lambda number: value(number_value=number)),
    "boolean": st.booleans().map(lambda flag: value(bool_value=flag)),
    "date": st.datetimes(timezones=st.just(UTC)).map(lambda moment: value(date_value=moment.isoformat())),
    "uuid": st.uuids().map(lambda identity: value(uuid_value=str(identity))),
    "texts": st.lists(TEXTS, max_size=2).map(lambda texts: listed(text_values=v1.TextValues(values=texts))),
    "nothing": st.just(value()),
}


def rows(depth: int = 1) -> st.SearchStrategy[dict[str, st.SearchStrategy[v1.Value]]]:
    """A definition of properties: what each of them holds."""
    kinds = st.sampled_from(sorted(KINDS)).map(KINDS.__getitem__)
    if depth:
        kinds |= rows(depth - 1).flatmap(lambda inner: st.just(fields(inner).map(_object)))
    return st.dictionaries(st.text("abc", min_size=1, max_size=2), kinds, max_size=4)


def fields(definition: dict[str, st.SearchStrategy[v1.Value]]) -> st.SearchStrategy[dict[str, v1.Value]]:
    """The values of an object, some of them null or missing."""
    null = st.just(value(null_value=v1.NULL_VALUE))
    full = {name: kind | null for name, kind in definition.items()}
    return st.fixed_dictionaries(full) | st.fixed_dictionaries({}, optional=full)


def _object(content: dict[str, v1.Value]) -> v1.Value:
    return value(object_value=v1.Properties(fields=content))


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    contents = draw(rows().flatmap(lambda definition: st.lists(fields(definition), min_size=1, max_size=6)))
    facts = st.fixed_dictionaries({}, optional={name: st.booleans() for name in ZEROES})
    alike = draw(st.booleans())
    asked = draw(facts)
    results = []
    for number, content in enumerate(contents):
        metadata: dict[str, Any] = {}
        for name, zero in (asked if alike else draw(facts)).items():
            metadata |= (ZEROES if zero else FACTS)[name][0]
        results.append(result(number, content, **metadata))
    return page(*results)


@given(pages())
def test_reading_by_columns_gives_the_same(reply: bytes) -> None:
    assert by_columns(reply) == one_by_one(reply)


def test_a_page_without_objects_has_no_columns() -> None:
    assert columns.page(page()) is None


def test_numbers_are_read_the_same_on_machines_of_the_other_byte_order() -> None:
    packed = struct.pack("<2q", 1, -2)

    assert values._numbers_swapped(packed, "q") == values._numbers_native(packed, "q") == [1, -2]


def test_objects_without_properties_are_read() -> None:
    results = [result(number) for number in range(3)]
    for item in results:
        item.properties.ClearField("non_ref_props")

    assert by_columns(page(*results)) == one_by_one(page(*results))


def test_a_page_of_many_objects_is_read_in_their_order() -> None:
    results = [
        result(number, {"a": value(int_value=number)}, distance=float(number), distance_present=True)
        for number in range(2 * columns._BLOCK + 1)
    ]
    del results[-2].properties.non_ref_props.fields["a"]

    read = by_columns(page(*results))

    assert [item.uuid.int for item in read] == list(range(len(results)))
    assert read == one_by_one(page(*results))


def test_a_reference_far_behind_is_not_read_by_columns() -> None:
    results = [result(number) for number in range(columns._BLOCK + 2)]
    results[-1].properties.ref_props_requested = True

    assert columns.page(page(*results)) is None


@pytest.mark.parametrize("missing", ["target_collection", "metadata"])
def test_a_page_whose_objects_differ_in_their_parts_is_not_read_by_columns(missing: Any) -> None:
    results = [result(number, {"a": value(int_value=1)}) for number in range(3)]
    part: Any = results[1] if missing == "metadata" else results[1].properties
    part.ClearField(missing)

    assert columns.page(page(*results)) is None


@pytest.mark.parametrize("bare", [0, 1, 2])
def test_an_object_without_properties_among_others_is_read(bare: int) -> None:
    results = [result(number, {"a": value(int_value=1)}) for number in range(3)]
    results[bare].properties.ClearField("non_ref_props")

    assert by_columns(page(*results)) == one_by_one(page(*results))


def test_nulls_that_change_places_are_read_where_they_are() -> None:
    null = value(null_value=v1.NULL_VALUE)
    contents = [{"a": null, "b": value(text_value="x")}, {"a": value(text_value="y"), "b": null}]

    read = by_columns(page(*(result(number, content) for number, content in enumerate(contents))))

    assert [item.properties for item in read] == [{"a": None, "b": "x"}, {"a": "y", "b": None}]


def test_two_properties_with_objects_inside_are_told_apart() -> None:
    inner = [_object({"c": value(int_value=1)}), _object({"c": value(int_value=2)})]
    results = [result(number, {"a": inner[0], "b": inner[1]}) for number in range(3)]

    assert [item.properties for item in by_columns(page(*results))] == [{"a": {"c": 1}, "b": {"c": 2}}] * 3
    assert len(query_return(page(*results)).objects) == 3


def test_a_value_of_a_kind_that_is_not_known_is_none() -> None:
    unknown = value()
    unknown.MergeFromString(b"\xa2\x06\x01a")  # field 100
    reply = page(*(result(number, {"a": unknown}) for number in range(3)))

    assert [item.properties for item in by_columns(reply)] == [{"a": None}] * 3


def test_of_two_kinds_in_one_value_the_last_one_counts() -> None:
    def field(number: int, content: bytes) -> bytes:
        return bytes([number << 3 | 2, len(content)]) + content

    both = value(text_value="a").SerializeToString() + value(int_value=1).SerializeToString()
    properties = field(1, field(11, field(1, field(1, b"p") + field(2, both))))
    results = [result(number) for number in range(2)]
    for item in results:
        item.properties.ClearField("non_ref_props")
    reply = b"".join(field(2, item.SerializeToString() + properties) for item in results)

    assert [item.properties for item in by_columns(reply)] == [{"p": 1}] * 2
    assert by_columns(reply) == one_by_one(reply)


@pytest.mark.parametrize("took", [0.0, 0.25])
def test_columns_are_for_many_small_objects(took: float) -> None:
    small = [result(number, {"a": value(text_value="a" * 10)}) for number in range(50)]
    medium = [result(number, {"a": value(text_value="a" * 1500)}) for number in range(50)]
    large = [result(number, vector_bytes=b"\0\0\0\0" * 768) for number in range(50)]

    def worthwhile(*results: v1.SearchResult) -> bool:
        return columns.worthwhile(v1.SearchReply(took=took, results=results).SerializeToString())

    assert worthwhile(*small)
    assert worthwhile(*medium)
    assert not worthwhile(*small[:5])
    assert not worthwhile(*large)
    assert not worthwhile()
