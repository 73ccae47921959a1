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

from tests.support.replies import CREATED, FACTS, UTC, ZEROES, by_columns, listed, one_by_one, page, result, value
from weaviate._core.decode import values
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

ID = uuid.UUID("2536a58e-cedd-4d1d-a47d-4c1d779de483")
OTHER = uuid.UUID("00000000-0000-4000-8000-000000000001")

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
