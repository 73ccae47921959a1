# Generated from tests/_async/test_query.py by scripts/unasync.py. Do not edit.
"""Searches on the real server, with answers that are worked out by hand."""

from __future__ import annotations

import pickle
import uuid
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import weaviate
from tests.support.server import Server, running
from tests.support.vectorizer import letter_counter
from weaviate import WeaviateClient
from weaviate._sync.collections.collection import Collection
from weaviate.classes.config import Configure, DataType, Property, Tokenization, VectorDistances
from weaviate.classes.data import DataObject
from weaviate.classes.query import (
    BM25Operator,
    Filter,
    GroupBy,
    HybridFusion,
    HybridVector,
    MetadataQuery,
    Move,
    Rerank,
    Sort,
    TargetVectors,
)
from weaviate.exceptions import WeaviateInvalidInputError, WeaviateQueryError

Books = Collection[Any, Any]

ROWS: list[tuple[str, str, int, list[float]]] = [
    ("The Time Machine", "novel", 1895, [1.0, 0.0]),
    ("The Invisible Man", "novel", 1897, [0.8, 0.6]),
    ("The Country of the Blind", "story", 1904, [0.0, 1.0]),
    ("A Short History of the World", "history", 1922, [-1.0, 0.0]),
]
IDS = [uuid.UUID(int=i + 1) for i in range(len(ROWS))]


@pytest.fixture
def books(client: WeaviateClient, name: str) -> Books:
    """Four books, with vectors on the unit circle, so that cosine distances can be worked out by hand."""
    collection: Books = client.collections.create(
        name,
        properties=[
            Property(name="title", data_type=DataType.TEXT),
            Property(name="kind", data_type=DataType.TEXT, tokenization=Tokenization.FIELD),
            Property(name="year", data_type=DataType.INT),
        ],
        vector_config=Configure.Vectors.self_provided(
            vector_index_config=Configure.VectorIndex.hnsw(distance_metric=VectorDistances.COSINE)
        ),
    )
    objects = [
        DataObject({"title": title, "kind": kind, "year": year}, uuid=chosen, vector=vector)
        for chosen, (title, kind, year, vector) in zip(IDS, ROWS, strict=True)
    ]
    assert not collection.data.insert_many(objects).has_errors
    return collection


@pytest.fixture(scope="module")
def server_with_letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose vectorizer counts letters."""
    with (
        letter_counter() as url,
        running(
            tmp_path_factory.mktemp("server"),
            {"ENABLE_MODULES": "text2vec-transformers", "TRANSFORMERS_INFERENCE_API": url},
        ) as one,
    ):
        yield one


@pytest.fixture
def letters(server_with_letters: Server) -> Iterator[WeaviateClient]:
    """A client of it."""
    with weaviate.connect_to_local(
        port=server_with_letters.http_port, grpc_port=server_with_letters.grpc_port
    ) as opened:
        yield opened


def years(found: Any) -> list[int]:
    return [o.properties["year"] for o in found.objects]


def test_objects_are_fetched_in_the_order_of_their_ids(books: Books) -> None:
    assert years(books.query.fetch_objects()) == [1895, 1897, 1904, 1922]
    assert years(books.query.fetch_objects(limit=2, offset=1)) == [1897, 1904]
    assert years(books.query.fetch_objects(limit=2, after=IDS[1])) == [1904, 1922]


def test_objects_are_fetched_by_sort_and_filter(books: Books) -> None:
    descending = Sort.by_property("year", ascending=False)
    novels = Filter.by_property("kind").equal("novel") & Filter.by_property("year").greater_than(1890)

    assert years(books.query.fetch_objects(sort=descending, limit=2)) == [1922, 1904]
    assert years(books.query.fetch_objects(filters=novels, sort=descending)) == [1897, 1895]
    assert years(books.query.fetch_objects(filters=Filter.by_id().equal(IDS[2]))) == [1904]


def test_what_is_returned_is_what_was_asked_for(books: Books) -> None:
    (book,) = books.query.fetch_objects(limit=1, return_properties=["title"]).objects
    assert (book.properties, book.vector, book.uuid) == ({"title": "The Time Machine"}, {}, IDS[0])
    assert book.collection == books.name
    assert book.metadata.creation_time is None

    (book,) = (
        books.query.fetch_objects(
            limit=1, return_properties=False, include_vector=True, return_metadata=MetadataQuery(creation_time=True)
        )
    ).objects
    assert (book.properties, book.vector) == ({}, {"default": [1.0, 0.0]})
    assert book.metadata.creation_time is not None
    assert book.metadata.creation_time.tzinfo is not None


def test_one_object_is_fetched_by_its_id_or_is_none(books: Books) -> None:
    book = books.query.fetch_object_by_id(str(IDS[1]))

    assert book is not None
    assert book.properties["title"] == "The Invisible Man"
    assert book.metadata.creation_time.tzinfo is not None
    assert books.query.fetch_object_by_id(uuid.uuid4()) is None


@pytest.mark.parametrize("vector", [[1.0, 0.0], (1, 0), np.array([1.0, 0.0]), np.array([1, 0], dtype=np.int8)])
def test_the_nearest_by_vector_come_first(books: Books, vector: Any) -> None:
    found = books.query.near_vector(vector, return_metadata=MetadataQuery(distance=True, certainty=True))

    # Cosine distance to (1, 0) is 1 - x for a vector (x, y) on the unit circle.
    assert years(found) == [1895, 1897, 1904, 1922]
    assert [o.metadata.distance for o in found.objects] == pytest.approx([0.0, 0.2, 1.0, 2.0], abs=1e-6)
    assert [o.metadata.certainty for o in found.objects] == pytest.approx([1.0, 0.9, 0.5, 0.0], abs=1e-6)


def test_a_search_by_vector_is_bounded_by_distance_limit_and_filter(books: Books) -> None:
    assert years(books.query.near_vector([1.0, 0.0], distance=0.5)) == [1895, 1897]
    assert years(books.query.near_vector([1.0, 0.0], certainty=0.95)) == [1895]
    assert years(books.query.near_vector([1.0, 0.0], limit=1, offset=1)) == [1897]
    story = Filter.by_property("kind").equal("story")
    assert years(books.query.near_vector([1.0, 0.0], filters=story)) == [1904]


def test_results_are_grouped_by_a_property(books: Books) -> None:
    found = books.query.near_vector([1.0, 0.0], group_by=GroupBy(prop="kind", objects_per_group=2, number_of_groups=2))

    assert set(found.groups) == {"novel", "story"}
    assert [o.properties["year"] for o in found.groups["novel"].objects] == [1895, 1897]
    assert found.groups["novel"].number_of_objects == 2
    assert [o.belongs_to_group for o in found.objects] == ["novel", "novel", "story"]


def test_keywords_rank_objects(books: Books) -> None:
    found = books.query.bm25("machine man", return_metadata=MetadataQuery(score=True, explain_score=True))

    assert set(years(found)) == {1895, 1897}
    assert all(o.metadata.score is not None and o.metadata.score > 0 for o in found.objects)
    assert years(books.query.bm25("time machine", operator=BM25Operator.and_())) == [1895]
    assert years(books.query.bm25("novel", query_properties=["title"])) == []
    assert years(books.query.bm25("blind", query_properties=["title^3"], limit=1)) == [1904]


def test_keywords_and_vector_are_weighed(books: Books) -> None:
    by_keyword = books.query.hybrid("blind", alpha=0, vector=[1.0, 0.0], limit=1)
    by_vector = books.query.hybrid("blind", alpha=1, vector=[1.0, 0.0], limit=1)
    by_both = books.query.hybrid(
        "blind",
        alpha=0.5,
        vector=HybridVector.near_vector([0.0, 1.0]),
        fusion_type=HybridFusion.RELATIVE_SCORE,
        return_metadata=MetadataQuery(score=True),
    )

    assert years(by_keyword) == [1904]
    assert years(by_vector) == [1895]
    # First in both rankings: half of the best keyword score and half of the best vector score.
    assert by_both.objects[0].properties["year"] == 1904
    assert by_both.objects[0].metadata.score == pytest.approx(1.0)


def test_the_meaning_of_a_text_finds_its_neighbours(letters: WeaviateClient) -> None:
    collection = letters.collections.create(
        "Word",
        properties=[Property(name="text", data_type=DataType.TEXT, vectorize_property_name=False)],
        vector_config=Configure.Vectors.text2vec_transformers(vectorize_collection_name=False),
    )
    collection.data.insert_many([{"text": text} for text in ("a a a b", "a b b b", "b b b c")])
    metadata = MetadataQuery(distance=True)

    found = collection.query.near_text("a", distance=0.7, return_metadata=metadata)
    moved = collection.query.near_text("a", move_to=Move(force=1.0, concepts="c c"))
    both = collection.query.near_text(["a", "b"], limit=1, target_vector="default")
    mixed = collection.query.hybrid("nothing", alpha=1, vector=HybridVector.near_text("c"), limit=1)

    # The vectors count the letters a, b and c: (3, 1, 0), (1, 3, 0), (0, 3, 1). The cosine distance of (1, 0, 0) to the
    # first is 1 - 3 / sqrt(10), and to the second 1 - 1 / sqrt(10).
    assert [o.properties["text"] for o in found.objects] == ["a a a b", "a b b b"]
    assert [o.metadata.distance for o in found.objects] == pytest.approx([0.0513167, 0.6837722], abs=1e-5)
    # Moved half of the way to (0, 0, 2), it is (0.5, 0, 1), whose dot products with them are 1.5, 0.5 and 1.
    assert [o.properties["text"] for o in moved.objects] == ["a a a b", "b b b c", "a b b b"]
    assert both.objects[0].properties["text"] in ("a a a b", "a b b b")
    assert mixed.objects[0].properties["text"] == "b b b c"


def test_several_target_vectors_are_joined(client: WeaviateClient, name: str) -> None:
    collection = client.collections.create(
        name,
        properties=[Property(name="n", data_type=DataType.INT)],
        vector_config=[Configure.Vectors.self_provided(name=n) for n in ("one", "two")],
    )
    collection.data.insert_many(
        [
            DataObject({"n": 1}, vector={"one": [1.0, 0.0], "two": [0.0, 1.0]}),
            DataObject({"n": 2}, vector={"one": [0.6, 0.8], "two": [0.6, 0.8]}),
        ]
    )
    wanted = {"one": [1.0, 0.0], "two": [1.0, 0.0]}
    metadata = MetadataQuery(distance=True)

    smallest = collection.query.near_vector(
        wanted, target_vector=TargetVectors.minimum(["one", "two"]), return_metadata=metadata
    )
    summed = collection.query.near_vector(
        wanted, target_vector=TargetVectors.sum(["one", "two"]), return_metadata=metadata
    )
    single = collection.query.near_vector([1.0, 0.0], target_vector="two", return_metadata=metadata)

    # Distances to (1, 0): object 1 has 0 and 1, object 2 has 0.4 and 0.4.
    assert [o.properties["n"] for o in smallest.objects] == [1, 2]
    assert [o.metadata.distance for o in smallest.objects] == pytest.approx([0.0, 0.4], abs=1e-6)
    assert [o.properties["n"] for o in summed.objects] == [2, 1]
    assert [o.metadata.distance for o in summed.objects] == pytest.approx([0.8, 1.0], abs=1e-6)
    assert [o.properties["n"] for o in single.objects] == [2, 1]


def test_multi_vectors_are_searched(client: WeaviateClient, name: str) -> None:
    collection = client.collections.create(
        name,
        properties=[Property(name="n", data_type=DataType.INT)],
        vector_config=[Configure.MultiVectors.self_provided(name="multi")],
    )
    collection.data.insert_many(
        [
            DataObject({"n": 1}, vector={"multi": [[1.0, 0.0], [0.0, 1.0]]}),
            DataObject({"n": 2}, vector={"multi": [[-1.0, 0.0], [0.0, -1.0]]}),
        ]
    )

    found = collection.query.near_vector([[0.0, -1.0]], target_vector="multi", limit=1)

    assert [o.properties["n"] for o in found.objects] == [2]


def test_results_are_ranked_anew_by_a_reranker(client: WeaviateClient, name: str) -> None:
    client.collections.create_from_dict(
        {
            "class": name,
            "vectorizer": "none",
            "properties": [{"name": "text", "dataType": ["text"]}],
            "moduleConfig": {"reranker-dummy": {}},
        }
    )
    collection = client.collections.use(name)
    collection.data.insert_many([{"text": "a word"}, {"text": "a word, and many more"}])

    found = collection.query.bm25(
        "word", rerank=Rerank(prop="text", query="word"), return_metadata=MetadataQuery(score=True)
    )

    # The dummy's score is the length of the text.
    assert [o.metadata.rerank_score for o in found.objects] == [21, 6]


def test_results_can_be_pickled(books: Books) -> None:
    found = books.query.fetch_objects(include_vector=True, return_metadata=MetadataQuery.full())

    assert pickle.loads(pickle.dumps(found)) == found


def test_a_collection_that_does_not_exist_is_named(client: WeaviateClient, server: Server) -> None:
    with pytest.raises(WeaviateQueryError, match="NeverCreated") as caught:
        client.collections.use("NeverCreated").query.near_vector([1.0])

    assert caught.value.grpc_code == "UNKNOWN"
    assert caught.value.details.collection == "NeverCreated"
    assert caught.value.details.host == f"localhost:{server.grpc_port}"


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        ({"limit": -1}, "limit"),
        ({"limit": "3"}, "limit"),
        ({"offset": 1.5}, "offset"),
        ({"distance": "near"}, "distance"),
        ({"filters": "year > 3"}, "filters"),
        ({"return_metadata": ["nothing"]}, "return_metadata"),
        ({"return_properties": 3}, "return_properties"),
        ({"include_vector": 3}, "include_vector"),
        ({"group_by": "kind"}, "group_by"),
        ({"target_vector": 3}, "target_vector"),
    ],
)
def test_a_parameter_that_is_none_of_its_kind_is_refused(
    client: WeaviateClient, wrong: dict[str, Any], part: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=part):
        client.collections.use("NeverCreated").query.near_vector([1.0], **wrong)
