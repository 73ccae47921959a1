"""Property values: what has a data type, how it is written for REST and for gRPC, and what is refused where."""

from __future__ import annotations

import datetime
import enum
import math
import struct
import uuid
from collections import UserDict, UserList, deque
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weaviate._core import references, values
from weaviate._core.decode.values import properties as decode
from weaviate._proto import v1
from weaviate.exceptions import WeaviateInsertInvalidPropertyError, WeaviateInvalidInputError
from weaviate.models.data import GeoCoordinate, PhoneNumber, PhoneNumberType, ReferenceToMulti

UTC = datetime.UTC
ROUNDED = "is beyond 2**53: the server stores numbers as float64 and would round it"
ID = uuid.UUID("2536a58e-cedd-4d1d-a47d-4c1d779de483")
OTHER = uuid.UUID("00000000-0000-4000-8000-000000000001")
PHONE = PhoneNumberType(
    number="030 1",
    default_country="DE",
    country_code=49,
    international_formatted="+49 30 1",
    national=301,
    national_formatted="030 1",
    valid=True,
)


class Color(enum.Enum):
    RED = "red"
    NONE = None


class Size(enum.IntEnum):
    LARGE = 3


class Name(enum.StrEnum):
    ADA = "Ada"


class Text(str):
    __slots__ = ()


class NotATime(datetime.datetime):
    """What pandas' NaT shows of itself."""

    year = float("nan")  # type: ignore[assignment]


class Column:
    """What a Series of pandas shows of itself."""

    dtype = np.dtype(object)

    def __init__(self, content: list[Any]) -> None:
        self.content = content

    def tolist(self) -> list[Any]:
        return self.content


# --- What the two shapes mean


def fill(properties: Any) -> v1.BatchObject.Properties:
    return v1.BatchObject.Properties.FromString(values.as_wire(properties))


def stored(message: Any) -> dict[str, Any]:
    """What a server reads out of a message."""
    read: dict[str, Any] = {name: _scalar(value) for name, value in message.non_ref_properties.fields.items()}
    for numbers in message.number_array_properties:
        read[numbers.prop_name] = [number for (number,) in struct.iter_unpack("<d", numbers.values_bytes)]
    for name in ("int_array_properties", "text_array_properties", "boolean_array_properties"):
        read.update({array.prop_name: list(array.values) for array in getattr(message, name)})
    read.update({item.prop_name: stored(item.value) for item in message.object_properties})
    read.update({item.prop_name: [stored(value) for value in item.values] for item in message.object_array_properties})
    read.update({name: [] for name in message.empty_list_props})
    return read


def _scalar(value: Any) -> Any:
    kind = value.WhichOneof("kind")
    if kind == "null_value":
        return None
    if kind == "struct_value":
        return {name: _scalar(part) for name, part in value.struct_value.fields.items()}
    return getattr(value, kind)


def written(value: Any) -> Any:
    """A value as JSON, after seeing that gRPC says the same."""
    as_json = values.as_json({"p": value})
    assert stored(fill({"p": value})) == as_json
    return as_json["p"]


# --- What is accepted


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("text", "text"),
        ("", ""),
        ("\0 \N{SNOWMAN} \N{GRINNING FACE}", "\0 \N{SNOWMAN} \N{GRINNING FACE}"),
        (Text("text"), "text"),
        (True, True),
        (0, 0),
        (2**53, 2**53),
        (-(2**53), -(2**53)),
        (1.5, 1.5),
        (5e-324, 5e-324),
        (1e300, 1e300),
        (Decimal("1.5"), 1.5),
        (Color.RED, "red"),
        (Color.NONE, None),
        (Size.LARGE, 3),
        (Name.ADA, "Ada"),
        (ID, str(ID)),
        (b"hello", "aGVsbG8="),
        (bytearray(b"hello"), "aGVsbG8="),
        (memoryview(b"hello"), "aGVsbG8="),
        (datetime.datetime(2020, 1, 2, 3, 4, 5, 678901, tzinfo=UTC), "2020-01-02T03:04:05.678901+00:00"),
        (
            datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))),
            "2020-01-02T00:00:00.000000-03:30",
        ),
        (datetime.datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00.000000+00:00"),
        (datetime.date(2020, 1, 2), "2020-01-02T00:00:00.000000+00:00"),
        (GeoCoordinate(latitude=1, longitude=-2.5), {"latitude": 1.0, "longitude": -2.5}),
        (PhoneNumber(number="+49 30 1"), {"input": "+49 30 1"}),
        (PhoneNumber(number="030 1", default_country="DE"), {"input": "030 1", "defaultCountry": "DE"}),
        (PHONE, {"input": "030 1", "defaultCountry": "DE"}),
        ({}, {}),
        ({"a": {"b": [{"c": None}, {}]}}, {"a": {"b": [{"c": None}, {}]}}),
        (UserDict(a=1), {"a": 1}),
        ([], []),
        ((), []),
        (["a", "\N{SNOWMAN}"], ["a", "\N{SNOWMAN}"]),
        (("a", "b"), ["a", "b"]),
        (UserList(["a"]), ["a"]),
        (deque(["a"]), ["a"]),
        (range(3), [0, 1, 2]),
        ([True, False], [True, False]),
        ([1, 2.5], [1, 2.5]),
        ([Decimal(1), 2], [1, 2]),
        ([Name.ADA, "b"], ["Ada", "b"]),
        ([ID, ID], [str(ID), str(ID)]),
        ([datetime.date(2020, 1, 2)], ["2020-01-02T00:00:00.000000+00:00"]),
        ([{}, {"a": [1]}], [{}, {"a": [1]}]),
        (np.float32(1.5), 1.5),
        (np.float64(1.5), 1.5),
        (np.int8(-3), -3),
        (np.bool_(True), True),
        (np.str_("a"), "a"),
        (np.bytes_(b"hello"), "aGVsbG8="),
        (np.datetime64("2020-01-02T03:04:05.678901234"), "2020-01-02T03:04:05.678901+00:00"),
        (np.datetime64("2020-01-02"), "2020-01-02T00:00:00.000000+00:00"),
        (np.array([1.5, 2]), [1.5, 2]),
        (np.array([1, 2], "u1"), [1, 2]),
        (np.array([True]), [True]),
        (np.array(["a", "b"]), ["a", "b"]),
        (np.array(["2020-01-02"], "M8[D]"), ["2020-01-02T00:00:00.000000+00:00"]),
        (np.array(1.5), 1.5),
        (np.array([]), []),
        (Column(["a", "b"]), ["a", "b"]),
    ],
    ids=repr,
)
def test_a_value_is_written_the_same_for_both_protocols(value: Any, expected: Any) -> None:
    assert written(value) == expected


def test_an_offset_with_seconds_becomes_utc() -> None:
    lmt = datetime.timezone(datetime.timedelta(minutes=53, seconds=28))

    assert written(datetime.datetime(1890, 1, 1, tzinfo=lmt)) == "1889-12-31T23:06:32.000000+00:00"


def test_a_time_without_a_zone_is_utc_with_a_warning() -> None:
    with pytest.warns(UserWarning, match="no time zone"):
        json = values.as_json({"born": datetime.datetime(1866, 9, 21)})
    with pytest.warns(UserWarning, match="no time zone"):
        message = fill({"born": datetime.datetime(1866, 9, 21)})

    assert json == stored(message) == {"born": "1866-09-21T00:00:00.000000+00:00"}


def test_whole_floats_are_whole_in_json_as_properties_of_type_int_want_them() -> None:
    json = values.as_json({"a": 2.0, "b": [1.0, 2.5], "c": 2.0**60, "d": -0.0, "e": 0.0})

    assert [type(json["a"]), type(json["b"][0]), type(json["b"][1])] == [int, int, float]
    assert [type(json["c"]), type(json["d"]), type(json["e"])] == [float, float, int]
    assert math.copysign(1, json["d"]) == -1


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("a", "non_ref_properties"),
        (["a"], "text_array_properties"),
        ([ID], "text_array_properties"),
        ([1], "int_array_properties"),
        ([1.0], "number_array_properties"),
        ([1, 2.5], "number_array_properties"),
        ([True], "boolean_array_properties"),
        ([], "empty_list_props"),
        ({"a": 1}, "object_properties"),
        ([{"a": 1}], "object_array_properties"),
    ],
)
def test_each_data_type_has_its_field(value: Any, field: str) -> None:
    message = fill({"p": value})

    assert {found.name for found, _ in message.ListFields()} == {field, "non_ref_properties"}


def test_objects_in_objects_have_the_struct_that_the_server_looks_into() -> None:
    message = fill({"o": {}, "os": [{}]})

    assert message.HasField("non_ref_properties")
    assert message.object_properties[0].value.HasField("non_ref_properties")
    assert message.object_array_properties[0].values[0].HasField("non_ref_properties")


# --- What comes back

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
NAMES = st.text("abcdef", min_size=1, max_size=4)
INTS = st.integers(-(2**53), 2**53)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
TIMES = st.datetimes(
    datetime.datetime(2, 1, 1),
    datetime.datetime(9998, 1, 1),
    timezones=st.integers(-14 * 60, 14 * 60).map(
        lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))
    ),
)
PLACES = st.builds(
    GeoCoordinate, latitude=st.floats(-90, 90, width=32), longitude=st.floats(-180, 180, width=32)
)  # stored as float32
SCALARS = {"text": TEXTS, "int": INTS, "number": NUMBERS, "boolean": st.booleans(), "date": TIMES, "uuid": st.uuids()}


def typed(data_type: str, strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, Any]]:
    return st.tuples(st.just(data_type), strategy)


def properties(depth: int = 2) -> st.SearchStrategy[dict[str, tuple[str, Any]]]:
    """Values by name, each with its data type: what the server knows from the collection's definition."""
    kinds = [typed(name, strategy) for name, strategy in SCALARS.items()]
    kinds += [typed(f"{name}[]", st.lists(strategy, max_size=3)) for name, strategy in SCALARS.items()]
    kinds += [typed("null", st.none()), typed("geo", PLACES)]
    if depth:
        kinds += [
            typed("object", properties(depth - 1)),
            typed("object[]", st.lists(properties(depth - 1), max_size=2)),
        ]
    return st.dictionaries(NAMES.filter(lambda name: name not in ("id", "vector")), st.one_of(kinds), max_size=4)


def untyped(data_type: str, value: Any) -> Any:
    if data_type == "object":
        return {name: untyped(*content) for name, content in value.items()}
    if data_type == "object[]":
        return [untyped("object", item) for item in value]
    return value


def reply(kinds: Mapping[str, tuple[str, Any]], content: Mapping[str, Any]) -> v1.Properties:
    """What a server sends of what it stored."""
    message = v1.Properties()
    for name, (data_type, value) in kinds.items():
        _reply_value(message.fields[name], data_type, value, content[name])
    return message


def _reply_value(into: v1.Value, data_type: str, value: Any, content: Any) -> None:
    if data_type == "null":
        into.null_value = v1.NULL_VALUE
    elif data_type == "geo":
        into.geo_value.latitude, into.geo_value.longitude = content["latitude"], content["longitude"]
    elif data_type == "object":
        into.object_value.CopyFrom(reply(value, content))
    elif data_type == "object[]":
        into.list_value.object_values.values.extend(reply(*pair) for pair in zip(value, content, strict=True))
        into.list_value.object_values.SetInParent()
    elif data_type in ("int[]", "number[]"):
        code, field = ("q", "int_values") if data_type == "int[]" else ("d", "number_values")
        numbers = [int(number) if code == "q" else number for number in content]
        getattr(into.list_value, field).values = struct.pack(f"<{len(numbers)}{code}", *numbers)
        getattr(into.list_value, field).SetInParent()
    elif data_type.endswith("[]"):
        lists = {"text[]": "text_values", "boolean[]": "bool_values", "date[]": "date_values", "uuid[]": "uuid_values"}
        array = getattr(into.list_value, lists[data_type])
        array.values.extend(content)
        array.SetInParent()
    elif data_type == "int":
        into.int_value = int(content)
    else:
        fields = {"number": "number_value", "boolean": "bool_value", "date": "date_value", "uuid": "uuid_value"}
        setattr(into, fields.get(data_type, "text_value"), content)


@given(properties())
def test_values_come_back_as_they_went(kinds: dict[str, tuple[str, Any]]) -> None:
    given_values = untyped("object", kinds)

    content = stored(fill(given_values))

    assert content == values.as_json(given_values)
    assert decode(reply(kinds, content)) == given_values


# --- What is refused


def nested() -> list[Any]:
    outer: dict[str, Any] = {}
    outer["self"] = outer
    return [outer]


@pytest.mark.parametrize(
    ("given_values", "message"),
    [
        ([1], "properties: [1] (list) is not a mapping of property names to values"),
        ({1: "a"}, "properties: the name of a property is a string, not 1 (int)"),
        ({"o": {1: {}}}, 'properties["o"]: the name of a property is a string, not 1 (int)'),
        ({"a\ud800": 1}, "properties: the name 'a\\ud800' has half of a surrogate pair, which UTF-8 cannot carry"),
        ({"a": "\ud800"}, 'properties["a"]: text with half of a surrogate pair, which UTF-8 cannot carry'),
        (
            {"a": {"b": ["", "\udfff"]}},
            'properties["a"].b[1]: text with half of a surrogate pair, which UTF-8 cannot carry',
        ),
        ({"a": {"x"}}, "properties[\"a\"]: {'x'} (set) has no Weaviate data type"),
        ({"a": frozenset()}, 'properties["a"]: frozenset() (frozenset) has no Weaviate data type'),
        ({"a": (c for c in "ab")}, 'properties["a"]: a generator has no Weaviate data type'),
        ({"a": object}, "properties[\"a\"]: <class 'object'> (type) has no Weaviate data type"),
        ({"a": 1j}, 'properties["a"]: 1j (complex) has no Weaviate data type'),
        ({"a": np.complex64(1j)}, 'properties["a"]: 1j (complex) has no Weaviate data type'),
        (
            {"a": datetime.timedelta(1)},
            'properties["a"]: datetime.timedelta(days=1) (timedelta) has no Weaviate data type',
        ),
        ({"a": datetime.time(1)}, 'properties["a"]: datetime.time(1, 0) (time) has no Weaviate data type'),
        (
            {"a": np.timedelta64(1, "D")},
            f'properties["a"]: {np.timedelta64(1, "D")!r} (timedelta64) has no Weaviate data type',
        ),
        ({"a": float("nan")}, 'properties["a"]: nan is not a number that the server stores'),
        ({"a": {"b": float("-inf")}}, 'properties["a"].b: -inf is not a number that the server stores'),
        ({"a": [1.0, float("inf")]}, 'properties["a"][1]: inf is not a number that the server stores'),
        ({"a": Decimal("NaN")}, 'properties["a"]: nan is not a number that the server stores'),
        ({"a": np.float32("nan")}, 'properties["a"]: nan is not a number that the server stores'),
        (
            {"author": {"tags": [{"n": 1}, {"n": 2**53 + 1}]}},
            f'properties["author"].tags[1].n: 9007199254740993 {ROUNDED}',
        ),
        (
            {"a": [0, -(2**64)]},
            f'properties["a"][1]: -18446744073709551616 {ROUNDED}',
        ),
        ({"a": ["a", None]}, 'properties["a"][1]: None inside a list has no Weaviate data type'),
        ({"a": [[1], [2]]}, 'properties["a"][0]: a list inside a list has no Weaviate data type'),
        ({"a": [[]]}, 'properties["a"][0]: a list inside a list has no Weaviate data type'),
        ({"a": [b"a"]}, 'properties["a"][0]: blob inside a list has no Weaviate data type'),
        (
            {"a": [GeoCoordinate(latitude=1, longitude=2)]},
            'properties["a"][0]: geoCoordinates inside a list has no Weaviate data type',
        ),
        (
            {"a": [PhoneNumber(number="1")]},
            'properties["a"][0]: phoneNumber inside a list has no Weaviate data type',
        ),
        ({"a": ["a", 1]}, 'properties["a"]: a list holds values of one data type, not of text and int'),
        ({"a": [True, 1]}, 'properties["a"]: a list holds values of one data type, not of boolean and int'),
        ({"a": [1.5, {}]}, 'properties["a"]: a list holds values of one data type, not of number and object'),
        ({"a": [NotATime(2020, 1, 1)]}, 'properties["a"][0]: NotATime(2020, 1, 1, 0, 0) is not a time'),
        (
            {"a": datetime.datetime(1, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(seconds=30)))},
            'properties["a"]: a datetime is not a time that can be written: date value out of range',
        ),
        ({"a": np.datetime64("NaT")}, 'properties["a"]: NaT is not a time'),
        ({"a": np.array(["NaT"], "M8[s]")}, 'properties["a"]: NaT is not a time'),
        ({"a": np.datetime64("20000-01-01")}, 'properties["a"]: a year that Python does not have is not a time'),
        ({"a": nested()}, "properties: nested too deeply, or inside itself"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_has_no_data_type_is_refused_by_its_path(given_values: Any, message: str) -> None:
    for write in (values.as_json, fill):
        with pytest.raises(WeaviateInvalidInputError) as raised:
            write(given_values)
        assert raised.value.message == message


def test_what_fails_for_reasons_of_its_own_says_so_itself() -> None:
    class Broken(Column):
        def tolist(self) -> list[Any]:
            raise TypeError("not today")

    for write in (values.as_json, fill):
        with pytest.raises(TypeError, match="not today"):
            write({"a": Broken([])})


def test_the_path_is_there_for_programs_too() -> None:
    with pytest.raises(WeaviateInvalidInputError) as raised:
        values.as_json({"author": {"tags": ["a", None]}})

    assert raised.value.details.property == "author.tags[1]"


@pytest.mark.parametrize("name", ["id", "vector"])
@pytest.mark.parametrize("write", [values.as_json, fill])
def test_names_that_the_server_keeps_are_refused(name: str, write: Any) -> None:
    with pytest.raises(WeaviateInsertInvalidPropertyError, match=name):
        write({"title": "a", name: "b"})

    assert write({"object": {name: "b"}})  # inside of an object they are free


# --- References


def beacons(references_: Any) -> dict[str, list[str]]:
    return {name: [target["beacon"] for target in targets] for name, targets in references.as_json(references_).items()}


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        (ID, [(None, [ID])]),
        (str(ID), [(None, [ID])]),
        (ID.hex.upper(), [(None, [ID])]),
        (f"weaviate://localhost/Author/{ID}", [(None, [ID])]),
        ([ID, str(OTHER)], [(None, [ID, OTHER])]),
        ((ID,), [(None, [ID])]),
        ([], [(None, [])]),
        (ReferenceToMulti(target_collection="Author", uuids=str(ID)), [("Author", [ID])]),
        (ReferenceToMulti(target_collection="Author", uuids=[ID, OTHER]), [("Author", [ID, OTHER])]),
        (
            [
                ReferenceToMulti(target_collection="Author", uuids=ID),
                ReferenceToMulti(target_collection="Editor", uuids=OTHER),
            ],
            [("Author", [ID]), ("Editor", [OTHER])],
        ),
    ],
    ids=repr,
)
def test_references_are_written_for_both_protocols(targets: Any, expected: list[tuple[str | None, list[Any]]]) -> None:
    message = v1.BatchObject.Properties.FromString(references.as_wire({"by": targets}))

    assert beacons({"by": targets})["by"] == [
        f"weaviate://localhost/{collection}/{target}" if collection else f"weaviate://localhost/{target}"
        for collection, ids in expected
        for target in ids
    ]
    assert [(None, list(item.uuids)) for item in message.single_target_ref_props] + [
        (item.target_collection, list(item.uuids)) for item in message.multi_target_ref_props
    ] == [(collection, [str(target) for target in ids]) for collection, ids in expected]


@pytest.mark.parametrize(
    ("given_references", "message"),
    [
        ([ID], "references: a list is not a mapping of property names to ids"),
        ({1: ID}, "references: the name of a property is a string, not 1 (int)"),
        ({"\ud800": ID}, "references: the name '\\ud800' has half of a surrogate pair, which UTF-8 cannot carry"),
        ({"by": "Ada"}, "references[\"by\"]: 'Ada' (str) is not a UUID"),
        ({"by": 5}, 'references["by"]: 5 (int) is not a UUID'),
        ({"by": None}, 'references["by"]: None (NoneType) is not a UUID'),
        ({"by": [ID, "Ada"]}, "references[\"by\"][1]: 'Ada' (str) is not a UUID"),
        (
            {"by": ReferenceToMulti(target_collection="A", uuids=["Ada"])},
            "references[\"by\"][0]: 'Ada' (str) is not a UUID",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_reference_is_refused_by_its_path(given_references: Any, message: str) -> None:
    for write in (references.as_json, references.as_wire):
        with pytest.raises(WeaviateInvalidInputError) as raised:
            write(given_references)
        assert raised.value.message == message
