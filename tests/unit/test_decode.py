"""Search replies: every kind of value and every flag, read one by one and by columns."""

from __future__ import annotations

import copy
import datetime
import pickle
import struct
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weaviate._core.decode import columns, objects, values
from weaviate._core.decode.search import group_by_return, query_return, single_object
from weaviate._proto import v1
from weaviate.exceptions import ResponseCannotBeDecodedError, WeaviateQueryError
from weaviate.models.data import GeoCoordinate, PhoneNumberType
from weaviate.models.results import (
    Group,
    GroupByMetadataReturn,
    GroupByObject,
    MetadataReturn,
    MetadataSingleObjectReturn,
    Object,
    ObjectSingleReturn,
    QueryProfileReturn,
    QueryReturn,
    SearchProfileReturn,
    ShardProfileReturn,
    _CrossReference,
)

UTC = datetime.UTC
ID = uuid.UUID("2536a58e-cedd-4d1d-a47d-4c1d779de483")
OTHER = uuid.UUID("00000000-0000-4000-8000-000000000001")
CREATED = datetime.datetime(2026, 11, 22, 18, 6, 20, 785000, tzinfo=UTC)


def value(**kind: Any) -> v1.Value:
    return v1.Value(**kind)


def listed(**kind: Any) -> v1.Value:
    return v1.Value(list_value=v1.ListValue(**kind))


def result(number: int = 0, fields: dict[str, v1.Value] | None = None, **metadata: Any) -> v1.SearchResult:
    message = v1.SearchResult()
    message.properties.target_collection = "Book"
    message.properties.non_ref_props.SetInParent()
    for name, content in (fields or {}).items():
        message.properties.non_ref_props.fields[name].CopyFrom(content)
    identity = uuid.UUID(int=number)
    message.metadata.MergeFrom(v1.MetadataResult(id=str(identity), id_as_bytes=identity.bytes, **metadata))
    return message


def page(*results: v1.SearchResult) -> bytes:
    return v1.SearchReply(took=0.25, results=results).SerializeToString()


def one_by_one(reply: bytes) -> list[Object[Any, Any]]:
    return [objects.found(item) for item in v1.SearchReply.FromString(reply).results]


def by_columns(reply: bytes) -> list[Object[Any, Any]]:
    read = columns.page(reply)
    assert read is not None
    return read[0]


VALUES: list[tuple[v1.Value, Any]] = [
    (value(text_value="text \N{SNOWMAN}"), "text \N{SNOWMAN}"),
    (value(text_value=""), ""),
    (value(int_value=-(2**53)), -(2**53)),
    (value(int_value=0), 0),
    (value(number_value=1.5), 1.5),
    (value(number_value=0.0), 0.0),
    (value(bool_value=True), True),
    (value(bool_value=False), False),
    (value(null_value=v1.NULL_VALUE), None),
    (value(), None),
    (value(blob_value="aGVsbG8="), "aGVsbG8="),
    (value(uuid_value=str(ID)), ID),
    (value(date_value="2020-01-02T03:04:05Z"), datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
    (value(geo_value=v1.GeoCoordinate(latitude=1.5, longitude=-2)), GeoCoordinate(latitude=1.5, longitude=-2)),
    (
        value(geo_value=v1.GeoCoordinate(latitude=1000, longitude=-2)),  # the server stores this
        GeoCoordinate.model_construct(latitude=1000.0, longitude=-2.0),
    ),
    (
        value(
            phone_value=v1.PhoneNumber(
                input="030 1",
                default_country="DE",
                country_code=49,
                international_formatted="+49 30 1",
                national=301,
                national_formatted="030 1",
                valid=True,
            )
        ),
        PhoneNumberType(
            number="030 1",
            default_country="DE",
            country_code=49,
            international_formatted="+49 30 1",
            national=301,
            national_formatted="030 1",
            valid=True,
        ),
    ),
    (value(object_value=v1.Properties()), {}),
    (
        value(object_value=v1.Properties(fields={"a": value(object_value=v1.Properties(fields={"b": value()}))})),
        {"a": {"b": None}},
    ),
    (listed(), []),
    (listed(text_values=v1.TextValues()), []),
    (listed(text_values=v1.TextValues(values=["a", ""])), ["a", ""]),
    (listed(bool_values=v1.BoolValues(values=[True, False])), [True, False]),
    (listed(int_values=v1.IntValues(values=struct.pack("<2q", 1, -(2**53)))), [1, -(2**53)]),
    (listed(int_values=v1.IntValues()), []),
    (listed(number_values=v1.NumberValues(values=struct.pack("<2d", 1.5, -0.5))), [1.5, -0.5]),
    (listed(uuid_values=v1.UuidValues(values=[str(ID)])), [ID]),
    (
        listed(date_values=v1.DateValues(values=["2020-01-02T00:00:00Z"])),
        [datetime.datetime(2020, 1, 2, tzinfo=UTC)],
    ),
    (
        listed(
            object_values=v1.ObjectValues(values=[v1.Properties(), v1.Properties(fields={"a": value(int_value=1)})])
        ),
        [{}, {"a": 1}],
    ),
]


@pytest.mark.parametrize(("message", "expected"), VALUES, ids=lambda item: str(item).replace("\n", " "))
def test_every_kind_of_value_is_read(message: v1.Value, expected: Any) -> None:
    reply = page(*(result(number, {"p": message, "q": value(int_value=number)}) for number in range(3)))

    for read in (one_by_one(reply), by_columns(reply)):
        assert [item.properties for item in read] == [{"p": expected, "q": number} for number in range(3)]
        assert all(type(item.properties["p"]) is type(expected) for item in read)


def test_a_page_may_hold_all_kinds_of_values_at_once() -> None:
    reply = page(*(result(n, {f"p{i}": message for i, (message, _) in enumerate(VALUES)}) for n in range(3)))

    for read in (one_by_one(reply), by_columns(reply)):
        assert [item.properties for item in read] == [{f"p{i}": expected for i, (_, expected) in enumerate(VALUES)}] * 3


# --- Times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-01-02T03:04:05Z", datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2020-01-02T03:04:05.6Z", datetime.datetime(2020, 1, 2, 3, 4, 5, 600000, tzinfo=UTC)),
        ("2020-01-02T03:04:05.678901Z", datetime.datetime(2020, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)),
        ("2020-01-02T03:04:05.123456789Z", datetime.datetime(2020, 1, 2, 3, 4, 5, 123456, tzinfo=UTC)),
        (
            "2020-01-02T03:04:05.5-03:30",
            datetime.datetime(2020, 1, 2, 6, 34, 5, 500000, tzinfo=UTC),
        ),
        ("9999-12-31T23:59:59.999999Z", datetime.datetime.max.replace(tzinfo=UTC)),
        ("2020-01-02", datetime.datetime(2020, 1, 2, tzinfo=UTC)),
        ("2020-01-02T03:04:05", datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
    ],
)
def test_times_are_read_with_their_zone(text: str, expected: datetime.datetime) -> None:
    read = values.moment(text)

    assert read == expected
    assert read is not None
    assert read.tzinfo is not None


@pytest.mark.parametrize(
    ("text", "expected"), [("0000-01-01T00:00:00Z", datetime.datetime.min.replace(tzinfo=UTC)), ("", None)]
)
def test_what_is_no_time_of_pythons_is_read_with_a_warning(text: str, expected: datetime.datetime | None) -> None:
    with pytest.warns(UserWarning, match="is read as"):
        assert values.moment(text) == expected


def test_another_text_for_a_date_is_the_servers_error() -> None:
    with pytest.raises(WeaviateQueryError, match="yesterday"):
        values.moment("yesterday")


@given(st.datetimes(datetime.datetime(1970, 1, 1), datetime.datetime(2242, 1, 1)))
def test_milliseconds_are_read_exactly(moment: datetime.datetime) -> None:
    exact = moment.replace(tzinfo=UTC, microsecond=moment.microsecond // 1000 * 1000)
    milliseconds = (exact - datetime.datetime(1970, 1, 1, tzinfo=UTC)) // datetime.timedelta(milliseconds=1)

    assert values.timestamp(milliseconds) == exact


# --- Metadata and vectors

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
ZEROES = {
    "distance": ({"distance_present": True}, 0.0),
    "certainty": ({"certainty_present": True}, 0.0),
    "score": ({"score_present": True}, 0.0),
    "explain_score": ({"explain_score_present": True}, ""),
    "is_consistent": ({"is_consistent": False, "is_consistent_present": True}, False),
    "rerank_score": ({"rerank_score_present": True}, 0.0),
}


@pytest.mark.parametrize(
    ("name", "fields", "expected"),
    [(name, *content) for name, content in FACTS.items()] + [(name, *content) for name, content in ZEROES.items()],
)
def test_a_fact_is_read_where_it_is_present(name: str, fields: dict[str, Any], expected: Any) -> None:
    everywhere = page(*(result(number, **fields) for number in range(3)))
    once = page(result(0), result(1, **fields), result(2))

    for read in (one_by_one(everywhere), by_columns(everywhere)):
        assert [item.metadata for item in read] == [MetadataReturn(**{name: expected})] * 3
    for read in (one_by_one(once), by_columns(once)):
        assert [item.metadata for item in read] == [
            MetadataReturn(),
            MetadataReturn(**{name: expected}),
            MetadataReturn(),
        ]


def test_a_fact_that_was_not_asked_for_is_none_whatever_its_field_says() -> None:
    fields = {name: content for fields, _ in FACTS.values() for name, content in fields.items()}
    unasked = {name: content for name, content in fields.items() if not name.endswith("_present")}
    reply = page(*(result(number, **unasked) for number in range(3)))

    assert [item.metadata for item in one_by_one(reply)] == [MetadataReturn()] * 3
    assert [item.metadata for item in by_columns(reply)] == [MetadataReturn()] * 3


def test_a_distance_of_zero_among_others_is_zero() -> None:
    distances = [0.0, 0.25, 0.5]
    reply = page(*(result(n, distance=distance, distance_present=True) for n, distance in enumerate(distances)))

    assert [item.metadata.distance for item in one_by_one(reply)] == distances
    assert [item.metadata.distance for item in by_columns(reply)] == distances


def vectors(*named: tuple[str, list[Any]]) -> list[v1.Vectors]:
    messages = []
    for name, content in named:
        if content and isinstance(content[0], list):
            numbers = [number for row in content for number in row]
            packed = struct.pack(f"<H{len(numbers)}f", len(content[0]), *numbers)
            messages.append(v1.Vectors(name=name, vector_bytes=packed, type=v1.Vectors.VECTOR_TYPE_MULTI_FP32))
        else:
            packed = struct.pack(f"<{len(content)}f", *content)
            messages.append(v1.Vectors(name=name, vector_bytes=packed, type=v1.Vectors.VECTOR_TYPE_SINGLE_FP32))
    return messages


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ([{}, {}], [{}, {}]),
        (
            [{"vector_bytes": struct.pack("<2f", n, 2), "vector": [n, 2]} for n in range(2)],
            [{"default": [0.0, 2.0]}, {"default": [1.0, 2.0]}],
        ),
        ([{"vector_bytes": struct.pack("<f", 1)}, {}], [{"default": [1.0]}, {}]),
        ([{"vectors": vectors(("default", [n, 2]))} for n in range(2)], [{"default": [0, 2]}, {"default": [1, 2]}]),
        (
            [
                {"vectors": vectors(("one", [1]), ("many", [[1, 2], [3, 4]]))},
                {"vectors": vectors(("many", [[5, 6]]), ("one", [2]))},
            ],
            [{"one": [1], "many": [[1, 2], [3, 4]]}, {"many": [[5, 6]], "one": [2]}],
        ),
        # As many vectors as two objects with one each, but not spread like that.
        ([{"vectors": vectors(("one", [1]), ("two", [2]))}, {}], [{"one": [1], "two": [2]}, {}]),
        ([{"vectors": vectors(("one", [1]))}, {"vectors": vectors(("two", [2]))}], [{"one": [1]}, {"two": [2]}]),
        (
            [{"vectors": [v1.Vectors(name="one", vector_bytes=struct.pack("<f", n))]} for n in range(2)],  # no type
            [{"one": [0]}, {"one": [1]}],
        ),
        (
            [{"vector_bytes": struct.pack("<f", 1), "vectors": vectors(("one", [2]))} for _ in range(2)],
            [{"default": [1], "one": [2]}] * 2,
        ),
    ],
)
def test_vectors_are_read_by_name(metadata: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    reply = page(*(result(number, **fields) for number, fields in enumerate(metadata)))

    assert [item.vector for item in one_by_one(reply)] == expected
    assert [item.vector for item in by_columns(reply)] == expected


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


@pytest.mark.parametrize("missing", ["target_collection", "non_ref_props", "metadata"])
def test_a_page_whose_objects_differ_in_their_parts_is_not_read_by_columns(missing: Any) -> None:
    results = [result(number, {"a": value(int_value=1)}) for number in range(3)]
    part: Any = results[1] if missing == "metadata" else results[1].properties
    part.ClearField(missing)

    assert columns.page(page(*results)) is None
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


# --- What searches return


def test_a_search_gives_objects() -> None:
    reply = page(result(1, {"title": value(text_value="A")}, **FACTS["distance"][0], **FACTS["creation_time"][0]))

    assert query_return(reply) == QueryReturn(
        objects=[
            Object(
                uuid=uuid.UUID(int=1),
                metadata=MetadataReturn(distance=0.5, creation_time=CREATED),
                properties={"title": "A"},
                references=None,
                vector={},
                collection="Book",
            )
        ],
        query_profile=None,
    )


@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_results_keep_their_order_and_pickle(count: int) -> None:
    read = query_return(page(*(result(number, {"n": value(int_value=number)}) for number in range(count))))

    assert [(item.uuid.int, item.properties) for item in read.objects] == [(n, {"n": n}) for n in range(count)]
    assert pickle.loads(pickle.dumps(read)) == copy.deepcopy(read) == read


def test_objects_share_nothing() -> None:
    first, second = query_return(page(*(result(number) for number in range(40)))).objects[:2]

    first.vector["a"] = [1.0]
    first.properties["a"] = 1
    first.metadata.score = 1.0

    assert (second.vector, second.properties, second.metadata) == ({}, {}, MetadataReturn())


def profile() -> v1.QueryProfile:
    message = v1.QueryProfile()
    shard = message.shards.add(name="s1", node="n1")
    shard.searches["vector"].details["took"] = "1ms"
    return message


@pytest.mark.parametrize("count", [1, 40])
def test_the_profile_of_a_query_is_read(count: int) -> None:
    message = v1.SearchReply(results=[result(number) for number in range(count)], query_profile=profile())
    expected = QueryProfileReturn([ShardProfileReturn("s1", "n1", {"vector": SearchProfileReturn({"took": "1ms"})})])

    assert query_return(message.SerializeToString()).query_profile == expected
    assert group_by_return(message.SerializeToString()).query_profile == expected


@pytest.mark.parametrize("count", [1, 40])
def test_a_profile_without_content_is_none(count: int) -> None:
    results = [result(number) for number in range(count)]
    message = v1.SearchReply(results=results, query_profile=v1.QueryProfile()).SerializeToString()

    assert message.endswith(b"\x32\0")
    assert query_return(message).query_profile is None
    assert group_by_return(message).query_profile is None


@pytest.mark.parametrize("count", [1, 40])
def test_an_id_that_is_too_long_cannot_be_decoded(count: int) -> None:
    message = v1.SearchReply(results=[result(number) for number in range(count)])
    message.results[0].metadata.id_as_bytes = bytes(range(1, 18))

    with pytest.raises(ResponseCannotBeDecodedError):
        query_return(message.SerializeToString())


def target(identity: uuid.UUID, name: str, collection: str = "Author") -> v1.PropertiesResult:
    message = v1.PropertiesResult(target_collection=collection)
    message.metadata.id_as_bytes = identity.bytes
    message.non_ref_props.fields["name"].text_value = name
    return message


def author(identity: uuid.UUID, name: str, collection: str = "Author", references: Any = None) -> Object[Any, Any]:
    return Object(identity, MetadataReturn(), {"name": name}, references, {}, collection)


def test_references_are_read_with_what_they_point_at() -> None:
    inner = target(ID, "Ada")
    inner.ref_props_requested = True
    inner.ref_props.add(prop_name="knows", properties=[target(OTHER, "Charles")])
    book = result(1)
    book.properties.ref_props_requested = True
    book.properties.ref_props.add(prop_name="by", properties=[inner, target(OTHER, "Charles")])

    (read,) = query_return(page(book)).objects

    knows = {"knows": _CrossReference([author(OTHER, "Charles")])}
    assert read.references == {"by": _CrossReference([author(ID, "Ada", references=knows), author(OTHER, "Charles")])}


def test_references_that_were_asked_for_and_are_not_there_are_empty() -> None:
    books = [result(number) for number in range(40)]
    for book in books:
        book.properties.ref_props_requested = True

    assert [item.references for item in query_return(page(*books)).objects] == [{}] * 40


def test_a_reference_into_several_collections_is_read_as_one() -> None:
    book = result(1)
    book.properties.ref_props_requested = True
    first, second = target(ID, "Ada"), target(OTHER, "Lovelace", "Editor")
    for targets in ([first, first], [second], [first, first]):  # 1.39.3 repeats the first collection's objects
        book.properties.ref_props.add(prop_name="by", properties=targets)

    (read,) = query_return(page(book)).objects

    assert read.references is not None
    assert read.references["by"].objects == [author(ID, "Ada"), author(ID, "Ada"), author(OTHER, "Lovelace", "Editor")]


def test_groups_hold_their_objects() -> None:
    message = v1.SearchReply()
    metadata = {**FACTS["distance"][0], **FACTS["score"][0], "vectors": vectors(("default", [1]))}
    for number, name in enumerate("xy"):
        group = message.group_by_results.add(name=name, min_distance=0.25, max_distance=0.5, number_of_objects=2)
        group.objects.extend([result(number, {"g": value(text_value=name)}, **metadata), result(number)])
        if name == "y":
            group.rerank.score = 7

    read = group_by_return(message.SerializeToString())

    def members(number: int, name: str) -> list[GroupByObject[Any, Any]]:
        identity = uuid.UUID(int=number)
        facts = GroupByMetadataReturn(0.5)
        return [
            GroupByObject(identity, facts, {"g": name}, None, {"default": [1.0]}, "Book", name),
            GroupByObject(identity, GroupByMetadataReturn(None), {}, None, {}, "Book", name),
        ]

    assert read.groups == {
        "x": Group("x", 0.25, 0.5, 2, members(0, "x"), None),
        "y": Group("y", 0.25, 0.5, 2, members(1, "y"), 7.0),
    }
    assert read.objects == members(0, "x") + members(1, "y")


def test_a_single_object_has_its_times() -> None:
    metadata = {**FACTS["creation_time"][0], **FACTS["last_update_time"][0]}

    assert single_object(page(result(1, {"a": value(int_value=1)}, **metadata))) == ObjectSingleReturn(
        uuid=uuid.UUID(int=1),
        metadata=MetadataSingleObjectReturn(CREATED, CREATED, None),
        properties={"a": 1},
        references=None,
        vector={},
        collection="Book",
    )
    consistent = single_object(page(result(1, **metadata, **FACTS["is_consistent"][0])))
    assert consistent is not None
    assert consistent.metadata.is_consistent is True


def test_no_object_of_an_id_is_none() -> None:
    assert single_object(page()) is None
