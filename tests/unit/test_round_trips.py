"""Objects as they are written and as they come back: the same values, over both protocols.

Between the two stands a server in miniature, which keeps what it is sent and answers as the real one does.
"""

from __future__ import annotations

import base64
import datetime
import json
import re
import struct
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.written import written
from tests.unit.test_values import stored
from weaviate._core import values
from weaviate._core.decode.search import query_return
from weaviate._core.decode.values import moment
from weaviate._core.rest import objects
from weaviate._core.scope import Scope
from weaviate._proto import v1
from weaviate.models.data import GeoCoordinate, PhoneNumber, PhoneNumberType, ReferenceToMulti

BOOKS = Scope("Books", tenant="T")
ID = uuid.UUID("2536a58e-cedd-4d1d-a47d-4c1d779de483")
UTC = datetime.UTC
LONG_PAGE = 13  # long enough to be read by columns


@dataclass
class Example:
    """A value on its way.

    Attributes:
        kind: The data type of its property; of objects, what is in them.
        written: What is given to the client.
        read: What the client gives back.
    """

    kind: Any
    written: Any
    read: Any


# ---- what there is


def same(kind: str, strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Example]:
    return strategy.map(lambda value: Example(kind, value, value))


def phone(number: str, country: str | None) -> Example:
    read = PhoneNumberType(
        number=number,
        default_country=country or "",
        country_code=49,
        international_formatted="+49 30 1",
        national=301,
        national_formatted="030 1",
        valid=True,
    )
    return Example("phoneNumber", PhoneNumber(number=number, default_country=country), read)


def blob(content: bytes) -> Example:
    return Example("blob", content, base64.b64encode(content).decode())


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
INTS = st.integers(-(2**53), 2**53) | st.sampled_from([2**53, -(2**53), 2**31, 2**32, 0])
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes)))
TIMES = st.datetimes(timezones=st.just(UTC) | ZONES)
SCALARS = {
    "text": TEXTS,
    "int": INTS,
    "number": NUMBERS | INTS.map(float),
    "boolean": st.booleans(),
    "date": TIMES,
    "uuid": st.uuids(),
}
NAMES = st.text("abcdef", min_size=1, max_size=3)
PLACES = st.builds(GeoCoordinate, latitude=st.floats(-90, 90, width=32), longitude=st.floats(-180, 180, width=32))
KINDS: list[st.SearchStrategy[Example]] = [
    *(same(kind, strategy) for kind, strategy in SCALARS.items()),
    *(same(f"{kind}[]", st.lists(strategy, max_size=3)) for kind, strategy in SCALARS.items()),
    same("null", st.none()),
    same("geoCoordinates", PLACES),
    st.builds(phone, TEXTS, st.sampled_from([None, "DE"])),
    st.binary(max_size=5).map(blob),
    st.dates().map(lambda day: Example("date", day, datetime.datetime.combine(day, datetime.time(), datetime.UTC))),
]


def objects_of(depth: int) -> st.SearchStrategy[Example]:
    """Objects, with objects in them."""
    inner = objects_of(depth - 1) if depth else None
    nested = [] if inner is None else [inner, st.lists(inner, max_size=2).map(listed)]
    return st.dictionaries(NAMES, st.one_of(*KINDS, *nested), max_size=5).map(together)


def together(parts: Mapping[str, Example]) -> Example:
    return Example(
        {name: part.kind for name, part in parts.items()},
        {name: part.written for name, part in parts.items()},
        {name: part.read for name, part in parts.items()},
    )


FIRST, LAST = (
    together({"a": Example("date", time.replace(tzinfo=UTC), time.replace(tzinfo=UTC))})
    for time in (datetime.datetime.min, datetime.datetime.max)
)


def listed(items: list[Example]) -> Example:
    return Example([item.kind for item in items], [item.written for item in items], [item.read for item in items])


# ---- the server


def kept(properties: Any, vector: Any = None, references: Any = None) -> tuple[dict[str, Any], v1.BatchObject]:
    """What the server keeps of an object, having seen that both protocols tell it the same."""
    message = written(BOOKS, str(ID), properties, references, vector)
    body = json.loads(objects.body(BOOKS, properties, references, ID, vector), parse_int=float)  # as Go reads numbers

    assert (message.collection, message.tenant, message.uuid) == (body["class"], body["tenant"], body["id"])
    pointed = beacons(message)
    assert {name: [target["beacon"] for target in body["properties"].pop(name)] for name in pointed} == pointed
    assert stored(message.properties) == body["properties"]
    assert message.vector_bytes == floats(body.get("vector", ()))
    assert {one.name: one.vector_bytes for one in message.vectors} == {
        name: rows(one) if one and isinstance(one[0], list) else floats(one)
        for name, one in body.get("vectors", {}).items()
    }
    return body["properties"], message


def floats(numbers: Any) -> bytes:
    return struct.pack(f"<{len(numbers)}f", *numbers)


def rows(matrix: Any) -> bytes:
    return struct.pack("<H", len(matrix[0])) + b"".join(map(floats, matrix))


def beacons(message: v1.BatchObject) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    properties: Any = message.properties
    for single in properties.single_target_ref_props:
        found.setdefault(single.prop_name, []).extend(f"weaviate://localhost/{one}" for one in single.uuids)
    for multi in properties.multi_target_ref_props:
        found.setdefault(multi.prop_name, []).extend(
            f"weaviate://localhost/{multi.target_collection}/{one}" for one in multi.uuids
        )
    return found


def as_go_writes(time: str) -> str:
    """A time as Go writes it: without zeros at the end, and with Z for UTC."""
    return re.sub(r"\.?0*(?=[Z+-][^T]*$)", "", time, count=1).replace("+00:00", "Z")


def answer(into: v1.Value, kind: Any, content: Any) -> None:
    """Write a value as search replies have it."""
    if isinstance(kind, dict):
        into.object_value.SetInParent()
        for name, part in kind.items():
            answer(into.object_value.fields[name], part, content[name])
    elif isinstance(kind, list):
        into.list_value.object_values.SetInParent()
        for part, item in zip(kind, content, strict=True):
            holder = v1.Value()
            answer(holder, part, item)
            into.list_value.object_values.values.append(holder.object_value)
    elif kind.endswith("[]"):
        answer_list(into.list_value, kind[:-2], content)
    elif kind == "null":
        assert content is None
        into.null_value = v1.NULL_VALUE
    elif kind == "int":
        into.int_value = int(content)
    elif kind == "geoCoordinates":
        into.geo_value.latitude, into.geo_value.longitude = content["latitude"], content["longitude"]
        into.geo_value.SetInParent()
    elif kind == "phoneNumber":
        number = into.phone_value
        number.input, number.default_country = content["input"], content.get("defaultCountry", "")
        number.country_code, number.national, number.valid = 49, 301, True
        number.international_formatted, number.national_formatted = "+49 30 1", "030 1"
    else:
        field = "bool" if kind == "boolean" else kind
        setattr(into, f"{field}_value", as_go_writes(content) if kind == "date" else content)


def answer_list(into: v1.ListValue, kind: str, content: list[Any]) -> None:
    values_of = getattr(into, f"{'bool' if kind == 'boolean' else kind}_values")
    values_of.SetInParent()
    if kind in ("int", "number"):
        code, convert = ("q", int) if kind == "int" else ("d", float)
        values_of.values = struct.pack(f"<{len(content)}{code}", *map(convert, content))
    else:
        values_of.values.extend(map(as_go_writes, content) if kind == "date" else content)


def result(kind: Any, content: Any, message: v1.BatchObject) -> v1.SearchResult:
    """An object that was found."""
    found = v1.SearchResult()
    found.metadata.id_as_bytes = uuid.UUID(message.uuid).bytes
    found.metadata.vector_bytes = message.vector_bytes
    found.metadata.vectors.extend(message.vectors)
    found.properties.target_collection = message.collection
    holder = v1.Value()
    answer(holder, kind, content)
    found.properties.non_ref_props.CopyFrom(holder.object_value)
    for name, targets in beacons(message).items():
        reference = found.properties.ref_props.add(prop_name=name)
        found.properties.ref_props_requested = True
        for target in targets:
            collection, _, target_id = target.removeprefix("weaviate://localhost/").rpartition("/")
            pointed = reference.properties.add(target_collection=collection or "Authors")
            pointed.metadata.id_as_bytes = uuid.UUID(target_id).bytes
    return found


def page(*results: v1.SearchResult) -> bytes:
    return v1.SearchReply(results=results).SerializeToString()


# ---- what comes back


@given(objects_of(2), st.sampled_from([1, LONG_PAGE]))
@example(FIRST, 1)
@example(LAST, LONG_PAGE)
def test_properties_come_back_as_they_went(item: Example, length: int) -> None:
    content, message = kept(item.written)

    found = query_return(page(*[result(item.kind, content, message)] * length)).objects

    assert [one.properties for one in found] == [item.read] * length
    assert all(types(one.properties) == types(item.read) for one in found)


def types(value: Any) -> Any:
    """The types in a value, since True, 1 and 1.0 are equal."""
    if isinstance(value, dict):
        return {name: types(part) for name, part in value.items()}
    return [types(part) for part in value] if isinstance(value, list) else type(value)


@given(objects_of(2))
def test_what_came_back_is_written_as_it_was(item: Example) -> None:
    assert values.as_json(item.read) == values.as_json(item.written)


@given(st.lists(objects_of(1), min_size=LONG_PAGE, max_size=LONG_PAGE))
def test_objects_of_one_page_are_kept_apart(items: list[Example]) -> None:
    results = [result(item.kind, *kept(item.written)) for item in items]

    assert [one.properties for one in query_return(page(*results)).objects] == [item.read for item in items]


FLOATS = st.floats(allow_nan=False, allow_infinity=False, width=32)
VECTORS = st.lists(FLOATS, min_size=1, max_size=4)
MULTI = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(FLOATS, min_size=width, max_size=width), min_size=1, max_size=3)
)


@given(VECTORS, st.sampled_from([1, LONG_PAGE]))
def test_a_vector_comes_back_as_it_went(vector: list[float], length: int) -> None:
    results = [result({}, *kept({}, vector))] * length

    assert [one.vector for one in query_return(page(*results)).objects] == [{"default": vector}] * length


@given(st.dictionaries(NAMES, VECTORS | MULTI, min_size=1, max_size=3), st.sampled_from([1, LONG_PAGE]))
def test_named_vectors_come_back_as_they_went(vectors: dict[str, Any], length: int) -> None:
    results = [result({}, *kept({}, vectors))] * length

    assert [one.vector for one in query_return(page(*results)).objects] == [vectors] * length


TARGETS = st.lists(st.uuids(), min_size=1, max_size=3, unique=True)
REFERENCES = st.dictionaries(
    NAMES,
    st.tuples(st.none(), TARGETS) | st.tuples(st.sampled_from(["Authors", "Editors"]), TARGETS),
    min_size=1,
    max_size=3,
)


@given(REFERENCES, objects_of(0), st.sampled_from([1, LONG_PAGE]))
def test_references_come_back_as_they_went(
    targets: dict[str, tuple[str | None, list[uuid.UUID]]], item: Example, length: int
) -> None:
    written = {
        f"to_{name}": ids if collection is None else ReferenceToMulti(target_collection=collection, uuids=ids)
        for name, (collection, ids) in targets.items()
    }
    results = [result(item.kind, *kept(item.written, references=written))] * length

    found = query_return(page(*results)).objects

    assert len(found) == length
    for one in found:
        assert {
            name: [(each.collection, each.uuid) for each in reference.objects]
            for name, reference in one.references.items()
        } == {
            f"to_{name}": [(collection or "Authors", target) for target in ids]
            for name, (collection, ids) in targets.items()
        }
        assert one.properties == item.read


@given(TIMES, st.integers(0, 999))
def test_of_a_times_nanoseconds_the_microseconds_are_read(time: datetime.datetime, nanoseconds: int) -> None:
    text = time.isoformat(timespec="microseconds")

    assert moment(f"{text[:26]}{nanoseconds:03}{text[26:]}") == time


@pytest.mark.parametrize(
    ("text", "go"),
    [
        ("2020-01-02T00:00:00.000000+00:00", "2020-01-02T00:00:00Z"),
        ("2020-01-02T03:04:50.120000-03:30", "2020-01-02T03:04:50.12-03:30"),
        ("2020-01-02T03:04:05.678901+00:00", "2020-01-02T03:04:05.678901Z"),
    ],
)
def test_the_miniature_writes_times_as_go_does(text: str, go: str) -> None:
    assert as_go_writes(text) == go
