"""Aggregations on the real server, as new and as old servers take them, with answers that are worked out by hand."""

from __future__ import annotations

import base64
import datetime
import json
import math
import pickle
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from tests.support.server import Server, running
from tests.support.vectorizer import letter_counter
from weaviate import WeaviateAsyncClient
from weaviate._async.collections.collection import CollectionAsync
from weaviate._core.version import ServerVersion
from weaviate.classes.aggregate import GroupByAggregate, Metrics
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty, Tokenization, VectorDistances
from weaviate.classes.data import DataObject
from weaviate.classes.query import BM25Operator, Filter, HybridVector, Move, TargetVectors
from weaviate.collections.classes.aggregate import AggregateReference, TopOccurrence
from weaviate.exceptions import (
    WeaviateInvalidInputError,
    WeaviateQueryError,
    WeaviateUnsupportedFeatureError,
)
from weaviate.outputs.aggregate import (
    AggregateBoolean,
    AggregateDate,
    AggregateInteger,
    AggregateNumber,
    AggregateReturn,
    AggregateText,
)

Books = CollectionAsync[Any, Any]

OLD = ServerVersion(1, 28)
IDS = [uuid.UUID(int=i + 1) for i in range(5)]
AUTHOR = uuid.UUID(int=9)


def day(number: int) -> datetime.datetime:
    return datetime.datetime(2020, 1, number, 12, tzinfo=datetime.UTC)


ROWS: list[dict[str, Any]] = [
    {
        "title": "The Time Machine",
        "kind": "novel",
        "year": 1895,
        "rating": 4.5,
        "lent": True,
        "bought": day(1),
        "tags": ["travel", "future"],
        "prices": [1.5, 2.5],
    },
    {
        "title": "The Invisible Man",
        "kind": "novel",
        "year": 1897,
        "rating": 3.5,
        "lent": True,
        "bought": day(2),
        "tags": ["science"],
        "prices": [2.5],
    },
    {
        "title": "The Country of the Blind",
        "kind": "story",
        "year": 1897,
        "rating": 4.5,
        "lent": False,
        "bought": day(2),
        "tags": ["travel"],
        "prices": [],
    },
    {
        "title": "A Short History of the World",
        "kind": "history",
        "year": 1922,
        "rating": 5.0,
        "lent": True,
        "bought": day(4),
    },
    {},
]
# Their cosine distances from (1, 0) are 1 - x.
VECTORS = [[1.0, 0.0], [0.8, 0.6], [0.0, 1.0], [-1.0, 0.0], [-0.6, -0.8]]
EVERYTHING: list[Any] = [
    Metrics("kind").text(),
    Metrics("tags").text(limit=1),
    Metrics("year").integer(),
    Metrics("rating").number(),
    Metrics("prices").number(count=True, sum_=True),
    Metrics("lent").boolean(),
    Metrics("bought").date_(),
]


@pytest.fixture(params=["grpc", "graphql"])
def form(request: pytest.FixtureRequest) -> str:
    """How aggregations are sent."""
    return str(request.param)


@pytest.fixture
async def authors(client: WeaviateAsyncClient, name: str) -> AsyncIterator[str]:
    """The name of a collection with one author."""
    chosen = f"{name}Authors"
    collection = await client.collections.create(chosen, vector_config=Configure.Vectors.self_provided())
    await collection.data.insert({}, uuid=AUTHOR)
    yield chosen
    await client.collections.delete(chosen)


@pytest.fixture
async def empty(client: WeaviateAsyncClient, name: str, authors: str, form: str) -> Books:
    """A collection of books that holds none."""
    kinds = {
        "year": DataType.INT,
        "rating": DataType.NUMBER,
        "lent": DataType.BOOL,
        "bought": DataType.DATE,
        "tags": DataType.TEXT_ARRAY,
        "prices": DataType.NUMBER_ARRAY,
    }
    collection: Books = await client.collections.create(
        name,
        properties=[
            Property(name="title", data_type=DataType.TEXT),
            Property(name="kind", data_type=DataType.TEXT, tokenization=Tokenization.FIELD),
            *(Property(name=prop, data_type=kind) for prop, kind in kinds.items()),
        ],
        references=[ReferenceProperty(name="by", target_collection=authors)],
        vector_config=Configure.Vectors.self_provided(
            vector_index_config=Configure.VectorIndex.hnsw(distance_metric=VectorDistances.COSINE)
        ),
    )
    if form == "graphql":
        collection._session._link.version = OLD
    return collection


@pytest.fixture
async def books(empty: Books) -> Books:
    """The five books, one of which nothing is known of."""
    objects = [
        DataObject(row, uuid=chosen, vector=vector, references={"by": AUTHOR} if row.get("kind") == "novel" else None)
        for chosen, row, vector in zip(IDS, ROWS, VECTORS, strict=True)
    ]
    assert not (await empty.data.insert_many(objects)).has_errors
    return empty


def sums(told: Any) -> tuple[int | None, int | None]:
    """How many objects there are, and the sum of their years, which is another one for each set of books."""
    return told.total_count, told.properties["year"].sum_


YEARS = Metrics("year").integer(sum_=True)


async def test_everything_is_told_of_all_objects(books: Books) -> None:
    told = await books.aggregate.over_all(return_metrics=EVERYTHING)

    assert told.total_count == 5
    assert told.properties["year"] == AggregateInteger(
        count=4, maximum=1922, mean=7611 / 4, median=1897, minimum=1895, mode=1897, sum_=7611
    )
    assert told.properties["rating"] == AggregateNumber(
        count=4, maximum=5.0, mean=17.5 / 4, median=4.5, minimum=3.5, mode=4.5, sum_=17.5
    )
    assert told.properties["lent"] == AggregateBoolean(
        count=4, percentage_false=0.25, percentage_true=0.75, total_false=1, total_true=3
    )
    first, second, fourth = (f"2020-01-0{number}T12:00:00Z" for number in (1, 2, 4))
    assert told.properties["bought"] == AggregateDate(
        count=4, maximum=fourth, median=second, minimum=first, mode=second
    )
    kinds = told.properties["kind"]
    assert isinstance(kinds, AggregateText)
    assert kinds.count == 4
    assert kinds.top_occurrences[0] == TopOccurrence(2, "novel")
    assert {(one.value, one.count) for one in kinds.top_occurrences[1:]} == {("story", 1), ("history", 1)}
    assert told.properties["tags"] == AggregateText(4, [TopOccurrence(2, "travel")])
    prices = told.properties["prices"]
    assert isinstance(prices, AggregateNumber)
    assert (prices.count, prices.sum_) == (3, 6.5)


async def test_references_tell_the_addresses_of_their_targets(books: Books, authors: str) -> None:
    anything = Filter.by_property("year").greater_than(0)

    # Without a filter the server has nothing to tell of references.
    told = await books.aggregate.over_all(filters=anything, return_metrics=Metrics("by").reference(pointing_to=True))

    (address,) = (f"weaviate://localhost/{authors}/{AUTHOR}",)
    read = told.properties["by"]
    assert isinstance(read, AggregateReference)
    assert set(read.pointing_to or []) == {address}


async def test_what_was_not_asked_for_is_none(books: Books) -> None:
    told = await books.aggregate.over_all(
        total_count=False,
        return_metrics=[Metrics("year").integer(minimum=True), Metrics("rating").number(mode=True)],
    )

    assert told == AggregateReturn(
        {
            "year": AggregateInteger(None, None, None, None, minimum=1895, mode=None, sum_=None),
            "rating": AggregateNumber(None, None, None, None, None, mode=4.5, sum_=None),
        },
        None,
    )
    assert pickle.loads(pickle.dumps(told)) == told


async def test_of_nothing_there_is_zero_to_count_and_nothing_to_tell(empty: Books) -> None:
    told = await empty.aggregate.over_all(return_metrics=EVERYTHING)
    groups = await empty.aggregate.over_all(group_by="kind", return_metrics=YEARS)

    assert told.total_count == 0
    for metrics in EVERYTHING:
        read = told.properties.get(metrics.property_name)
        values = {} if read is None else vars(read)
        assert {value for value in values.values() if not isinstance(value, list)} <= {None, 0}, metrics
        assert all(not value for value in values.values() if isinstance(value, list)), metrics
    assert groups.groups == []


async def test_only_what_the_filters_let_through_counts(books: Books) -> None:
    after = Filter.by_property("bought").greater_than(day(1))

    assert sums(await books.aggregate.over_all(filters=after, return_metrics=YEARS)) == (3, 1897 + 1897 + 1922)
    lent = await books.aggregate.over_all(filters=after & Filter.by_property("lent").equal(True), return_metrics=YEARS)
    assert sums(lent) == (2, 1897 + 1922)
    assert (await books.aggregate.over_all(filters=Filter.by_id().contains_any(IDS[:3]))).total_count == 3


@pytest.mark.parametrize(
    ("prop", "values", "texts"),
    [
        ("kind", {"novel": (2, 3792), "story": (1, 1897), "history": (1, 1922)}, ["novel", "story", "history"]),
        ("lent", {True: (3, 1895 + 1897 + 1922), False: (1, 1897)}, ["true", "false"]),
        ("year", {1895: (1, 1895), 1897: (2, 3794), 1922: (1, 1922)}, ["1895", "1897", "1922"]),
        (
            "bought",
            {f"2020-01-0{number}T12:00:00Z": told for number, told in ((1, (1, 1895)), (2, (2, 3794)), (4, (1, 1922)))},
            [f"2020-01-0{number}T12:00:00Z" for number in (1, 2, 4)],
        ),
        ("rating", {4.5: (2, 3792), 3.5: (1, 1897), 5.0: (1, 1922)}, ["4.5", "3.5", "5"]),
        (
            "tags",
            {"travel": (2, 3792), "future": (1, 1895), "science": (1, 1897)},
            ["travel", "future", "science"],
        ),
    ],
)
async def test_groups_have_a_value_in_common(
    books: Books, form: str, prop: str, values: dict[Any, Any], texts: list[str]
) -> None:
    told = await books.aggregate.over_all(group_by=prop, return_metrics=YEARS)

    expected = values if form == "grpc" else dict(zip(texts, values.values(), strict=True))
    assert {group.grouped_by.value: sums(group) for group in told.groups} == expected
    assert {group.grouped_by.prop for group in told.groups} == {prop}
    counts = [group.total_count or 0 for group in told.groups]
    assert counts == sorted(counts, reverse=True)


async def test_groups_are_limited_and_need_no_count(books: Books) -> None:
    told = await books.aggregate.over_all(
        group_by=GroupByAggregate(prop="kind", limit=1),
        total_count=False,
        filters=Filter.by_property("year").less_than(1920),
        return_metrics=YEARS,
    )

    (group,) = told.groups
    assert (group.grouped_by.value, *sums(group)) == ("novel", None, 3792)


async def test_groups_by_a_reference_have_its_address(books: Books, authors: str) -> None:
    (group,) = (await books.aggregate.over_all(group_by="by")).groups

    assert (group.grouped_by.value, group.total_count) == (f"weaviate://localhost/{authors}/{AUTHOR}", 2)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"distance": 0.1}, (1, 1895)),
        ({"distance": 0.5}, (2, 3792)),
        ({"certainty": 0.85}, (2, 3792)),  # a certainty is 1 - distance / 2
        ({"object_limit": 2}, (2, 3792)),
        ({"distance": 2, "object_limit": 1}, (1, 1895)),
        ({"distance": 1.9}, (4, 5689)),
        ({"object_limit": 2, "filters": Filter.by_property("year").greater_than(1895)}, (2, 3794)),
    ],
)
async def test_what_is_near_a_vector_or_an_object_is_told(
    books: Books, where: dict[str, Any], expected: tuple[int, int]
) -> None:
    assert sums(await books.aggregate.near_vector([1, 0], **where, return_metrics=YEARS)) == expected
    assert sums(await books.aggregate.near_object(IDS[0], **where, return_metrics=YEARS)) == expected
    assert sums(await books.aggregate.near_object(str(IDS[0]), **where, return_metrics=YEARS)) == expected


async def test_what_is_near_is_told_by_groups(books: Books) -> None:
    near_vector = await books.aggregate.near_vector([1, 0], distance=1.1, group_by="kind", return_metrics=YEARS)
    near_object = await books.aggregate.near_object(
        IDS[0], distance=1.1, group_by=GroupByAggregate(prop="kind", limit=1), total_count=False
    )

    found = {group.grouped_by.value: sums(group) for group in near_vector.groups}
    assert found == {"novel": (2, 3792), "story": (1, 1897)}
    assert [(group.grouped_by.value, group.total_count) for group in near_object.groups] == [("novel", None)]


async def test_keywords_and_vectors_find_what_is_told(books: Books) -> None:
    hybrid = books.aggregate.hybrid

    # Without a vector the server wants a limit, and without an alpha of 0 it wants a vectorizer.
    assert sums(await hybrid("machine", alpha=0, object_limit=9, return_metrics=YEARS)) == (1, 1895)
    novels = await hybrid("novel", alpha=0, query_properties=["kind"], object_limit=9, return_metrics=YEARS)
    assert sums(novels) == (2, 3792)
    assert sums(await hybrid("blind", vector=[1, 0], alpha=0.5, object_limit=3, return_metrics=YEARS)) == (3, 5689)
    # What the keywords find is held to the distance too.
    near = await hybrid("blind", vector=[1, 0], alpha=0.5, max_vector_distance=0.5, return_metrics=YEARS)
    assert sums(near) == (2, 3792)
    assert sums(await hybrid(None, vector=[1, 0], object_limit=2, return_metrics=YEARS)) == (2, 3792)
    assert (await hybrid(None, total_count=True)).total_count == 5
    none = await hybrid("machine", alpha=0, object_limit=9, filters=Filter.by_property("year").equal(1897))
    assert none.total_count == 0
    groups = (await hybrid("time man", alpha=0, object_limit=9, group_by=GroupByAggregate(prop="kind", limit=1))).groups
    assert [(group.grouped_by.value, group.total_count) for group in groups] == [("novel", 2)]


async def test_the_least_number_of_keywords_is_obeyed(books: Books, form: str) -> None:
    both, one = BM25Operator.and_(), BM25Operator.or_(minimum_match=1)
    if form == "graphql":
        with pytest.raises(WeaviateUnsupportedFeatureError, match=r"bm25_operator.*1\.28"):
            await books.aggregate.hybrid("time man", alpha=0, object_limit=9, bm25_operator=both)
        return

    assert (await books.aggregate.hybrid("time man", alpha=0, object_limit=9, bm25_operator=both)).total_count == 0
    assert (await books.aggregate.hybrid("time man", alpha=0, object_limit=9, bm25_operator=one)).total_count == 2
    moved = HybridVector.near_vector([1.0, 0.0], distance=0.1)
    assert sums(await books.aggregate.hybrid(None, vector=moved, alpha=1, return_metrics=YEARS)) == (1, 1895)


async def test_one_of_several_vectors_is_searched(client: WeaviateAsyncClient, name: str, form: str) -> None:
    collection = await client.collections.create(
        name,
        properties=[Property(name="year", data_type=DataType.INT)],
        vector_config=[Configure.Vectors.self_provided(name=target) for target in ("this", "that")],
    )
    vectors = ([1.0, 0.0], [0.0, 1.0])
    await collection.data.insert({"year": 1}, uuid=IDS[0], vector=dict(zip(("this", "that"), vectors, strict=True)))
    await collection.data.insert({"year": 2}, uuid=IDS[1], vector=dict(zip(("that", "this"), vectors, strict=True)))
    aggregate = collection.aggregate
    if form == "graphql":
        collection._session._link.version = OLD

    for target, other, year in (("this", "that", 1), ("that", "this", 2)):
        near = {"target_vector": target, "distance": 0.1, "return_metrics": YEARS}
        assert sums(await aggregate.near_vector([1, 0], **near)) == (1, year)  # type: ignore[call-overload]  # one dict
        assert sums(await aggregate.near_object(IDS[year - 1], **near)) == (1, year)  # type: ignore[call-overload]  # one dict
        found = await aggregate.hybrid(
            None, vector=[1, 0], target_vector=target, max_vector_distance=0.1, return_metrics=YEARS
        )
        assert sums(found) == (1, year), other
    both = TargetVectors.sum(["this", "that"])
    if form == "graphql":
        with pytest.raises(WeaviateUnsupportedFeatureError, match="several target vectors"):
            await aggregate.near_vector([1, 0], target_vector=both, distance=2)
    else:
        with pytest.raises(WeaviateQueryError, match="more than one target vector"):
            await aggregate.near_vector([1, 0], target_vector=both, distance=2)


async def test_a_tenant_has_its_own_objects(client: WeaviateAsyncClient, name: str, form: str) -> None:
    collection = await client.collections.create(
        name,
        properties=[Property(name="year", data_type=DataType.INT)],
        multi_tenancy_config=Configure.multi_tenancy(enabled=True, auto_tenant_creation=True),
        vector_config=Configure.Vectors.self_provided(),
    )
    if form == "graphql":
        collection._session._link.version = OLD
    for tenant, years in (("a", [1, 2]), ("b", [4])):
        await collection.with_tenant(tenant).data.insert_many([{"year": year} for year in years])

    for tenant, expected in (("a", (2, 3)), ("b", (1, 4))):
        one = collection.with_tenant(tenant)
        assert sums(await one.aggregate.over_all(return_metrics=YEARS)) == expected
        quorum = one.with_consistency_level(weaviate.classes.config.ConsistencyLevel.QUORUM)
        assert sums(await quorum.aggregate.over_all(return_metrics=YEARS)) == expected
    with pytest.raises(WeaviateQueryError) as caught:
        await collection.with_tenant("c").aggregate.over_all()
    assert (caught.value.details.collection, caught.value.details.tenant) == (name, "c")


async def test_a_failure_names_the_collection_and_the_reason(books: Books) -> None:
    with pytest.raises(WeaviateQueryError, match="nothing") as caught:
        await books.aggregate.over_all(return_metrics=Metrics("nothing").integer())

    assert caught.value.details.collection == books.name


@pytest.mark.parametrize(
    ("method", "arguments", "named"),
    [
        ("over_all", {"total_count": 1}, "total_count"),
        ("over_all", {"group_by": 3}, "group_by"),
        ("over_all", {"filters": "year"}, "filters"),
        ("over_all", {"return_metrics": "year"}, "return_metrics"),
        ("near_text", {"query": "a"}, "object_limit"),
        ("near_text", {"query": 3, "distance": 1}, "query"),
        ("near_text", {"query": "a", "distance": 1, "move_to": "b"}, "move_to"),
        ("near_vector", {"near_vector": [1, 0]}, "object_limit"),
        ("near_vector", {"near_vector": ["a"], "distance": 1}, "near_vector"),
        ("near_vector", {"near_vector": [1, 0], "distance": "near"}, "distance"),
        ("near_object", {"near_object": "no id", "distance": 1}, "near_object"),
        ("near_object", {"near_object": IDS[0], "object_limit": -1}, "object_limit"),
        ("near_image", {"near_image": Path("no such file"), "distance": 1}, "near_image"),
        ("near_image", {"near_image": 3, "distance": 1}, "near_image"),
        ("hybrid", {"query": "a", "alpha": "much"}, "alpha"),
        ("hybrid", {"query": 3}, "query"),
    ],
)
async def test_a_bad_parameter_is_named_and_nothing_is_sent(method: str, arguments: dict[str, Any], named: str) -> None:
    with FakeServer() as fake:
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            aggregate = client.collections.use("Books").aggregate

            with pytest.raises(WeaviateInvalidInputError, match=named):
                await getattr(aggregate, method)(**arguments)

            assert fake.transcript.grpc("Aggregate") == []


# ---- what needs a vectorizer


@pytest.fixture(scope="module")
def server_with_letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose vectorizers count letters."""
    environment = {"ENABLE_MODULES": "text2vec-transformers,img2vec-neural"}
    with (
        letter_counter() as url,
        running(
            tmp_path_factory.mktemp("server"),
            {**environment, "TRANSFORMERS_INFERENCE_API": url, "IMAGE_INFERENCE_API": url},
        ) as one,
    ):
        yield one


@pytest.fixture
async def letters(server_with_letters: Server, form: str) -> AsyncIterator[WeaviateAsyncClient]:
    """A client of it."""
    async with weaviate.use_async_with_local(
        port=server_with_letters.http_port, grpc_port=server_with_letters.grpc_port
    ) as opened:
        await opened.collections.delete_all()
        yield opened


async def test_what_is_near_a_text_is_told(letters: WeaviateAsyncClient, form: str) -> None:
    collection = await letters.collections.create(
        "Letters",
        properties=[Property(name="text", data_type=DataType.TEXT), Property(name="year", data_type=DataType.INT)],
        vector_config=Configure.Vectors.text2vec_transformers(vectorize_collection_name=False),
    )
    # (2, 0, 0), (1, 1, 0), (0, 2, 0), (0, 0, 2)
    rows = [{"text": text, "year": 10**place} for place, text in enumerate(("aa", "ab", "bb", "cc"))]
    assert not (await collection.data.insert_many(rows)).has_errors
    if form == "graphql":
        collection._session._link.version = OLD
    near_text = collection.aggregate.near_text
    half = 1 - math.sqrt(0.5)  # the distance of two vectors at 45 degrees

    assert sums(await near_text("a", distance=0.1, return_metrics=YEARS)) == (1, 1)
    assert sums(await near_text("a", distance=half + 0.01, return_metrics=YEARS)) == (2, 11)
    assert sums(await near_text(["a", "b"], certainty=0.99, return_metrics=YEARS)) == (1, 10)
    assert sums(await near_text("c", object_limit=1, return_metrics=YEARS)) == (1, 1000)
    moved = await near_text(
        "b",
        object_limit=1,
        move_to=Move(force=1, concepts="cc"),
        move_away=Move(force=0.5, concepts="b"),
        return_metrics=YEARS,
    )
    assert sums(moved) == (1, 1000)
    groups = (await near_text("a", distance=half + 0.01, group_by="text", return_metrics=YEARS)).groups
    assert {group.grouped_by.value: sums(group) for group in groups} == {"aa": (1, 1), "ab": (1, 10)}
    assert sums(await collection.aggregate.hybrid("aa", alpha=1, object_limit=1, return_metrics=YEARS)) == (1, 1)


async def test_what_is_near_an_image_is_told(letters: WeaviateAsyncClient, form: str, tmp_path: Path) -> None:
    collection = await letters.collections.create(
        "Images",
        properties=[Property(name="image", data_type=DataType.BLOB), Property(name="year", data_type=DataType.INT)],
        vector_config=Configure.Vectors.img2vec_neural(image_fields=["image"], name="seen"),
    )
    images = [base64.b64encode(text).decode() for text in (b"aa", b"ab", b"bb")]
    rows = [{"image": image, "year": 10**place} for place, image in enumerate(images)]
    assert not (await collection.data.insert_many(rows)).has_errors
    if form == "graphql":
        collection._session._link.version = OLD
    near_image = collection.aggregate.near_image
    file = tmp_path / "image"
    file.write_bytes(b"aaaa")

    for image in (images[0], file, str(file), file.open("rb")):
        assert sums(await near_image(image, distance=0.1, return_metrics=YEARS)) == (1, 1)
        if not isinstance(image, str | Path):
            image.close()
    assert sums(await near_image(images[1], object_limit=1, target_vector="seen", return_metrics=YEARS)) == (1, 10)
    assert sums(await near_image(images[1], certainty=0.8, return_metrics=YEARS)) == (3, 111)
    groups = (await near_image(images[2], distance=0.1, group_by="year", total_count=False)).groups
    assert [(str(group.grouped_by.value).removesuffix(".0"), group.total_count) for group in groups] == [("100", None)]


# ---- a server that is too old for the call


async def test_an_old_server_is_asked_in_graphql() -> None:
    with FakeServer(version="1.28.2") as fake:
        answer = {"data": {"Aggregate": {"Books": [{"meta": {"count": 3}, "year": {"sum": 5692, "count": 3}}]}}}
        fake.rest("POST", "/v1/graphql").reply(200, answer)
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            books = client.collections.use("Books")

            told = await books.aggregate.over_all(
                filters=Filter.by_property("year").greater_than(1890),
                return_metrics=Metrics("year").integer(count=True, sum_=True),
            )

        (call,) = fake.transcript.http("/v1/graphql")
        assert fake.transcript.grpc("Aggregate") == []
    assert sums(told) == (3, 5692)
    where = '(where: {operator: GreaterThan, path: ["year"], valueInt: 1890})'
    assert json.loads(call.body) == {"query": f"{{Aggregate{{Books{where}{{meta{{count}} year{{count sum}}}}}}}}"}


async def test_what_an_old_server_refuses_is_an_error_of_the_query() -> None:
    with FakeServer(version="1.28.2") as fake:
        fake.rest("POST", "/v1/graphql").reply(200, {"data": None, "errors": [{"message": "no such property"}]})
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            with pytest.raises(WeaviateQueryError, match="no such property"):
                await client.collections.use("Books").aggregate.over_all(group_by="nothing")
