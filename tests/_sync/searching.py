# Generated from tests/_async/searching.py by scripts/unasync.py. Do not edit.
"""A collection whose searches can be worked out by hand, and the searches that `query` and `generate` both have."""

from __future__ import annotations

import base64
import datetime
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.server import Server, running
from tests.support.vectorizer import letter_counter
from weaviate import WeaviateClient
from weaviate._sync.collections.collection import Collection
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty
from weaviate.classes.query import (
    BM25Operator,
    Boost,
    Diversity,
    Filter,
    GroupBy,
    HybridFusion,
    HybridVector,
    Move,
    NearMediaType,
    Rerank,
    Sort,
)

Letters = Collection[Any, Any]

ROWS = [("aa", "red", "x"), ("aaab", "red blue", "x"), ("abbb", "blue green", "y"), ("bb", "green", "y")]
"""The texts, whose vectors count their letters, with words and a kind. Their `n` are 1 to 4."""
IDS = [uuid.UUID(int=n) for n in range(1, 5)]
DISTANCES = [0.0, 0.0513167, 0.6837722, 1.0]
"""From the letter a: 1 minus the cosine of (1, 0) with (2, 0), (3, 1), (1, 3) and (0, 2)."""


def day(n: int) -> datetime.datetime:
    """The `day` of an object."""
    return datetime.datetime(2024, 1, n, tzinfo=datetime.UTC)


def medium(text: str) -> str:
    """An image or a sound whose vector counts the letters of a text."""
    return base64.b64encode(text.encode()).decode()


@contextmanager
def server_with_models(directory: Path) -> Iterator[Server]:
    """A server with models whose vectors, scores and answers can be worked out by hand."""
    modules = "multi2vec-bind,reranker-transformers,generative-dummy,generative-ollama"
    with letter_counter() as url:
        environment = {"ENABLE_MODULES": modules, "BIND_INFERENCE_API": url, "RERANKER_INFERENCE_API": url}
        with running(directory, {**environment}) as server:
            yield server


def letters_of(client: WeaviateClient) -> Letters:
    """The collection, new; each object in it refers to the one before."""
    client.collections.delete("Letters")
    collection: Letters = client.collections.create(
        "Letters",
        properties=[
            *(Property(name=name, data_type=DataType.TEXT) for name in ("text", "words", "kind")),
            Property(name="n", data_type=DataType.INT),
            Property(name="day", data_type=DataType.DATE),
            Property(name="picture", data_type=DataType.BLOB),
        ],
        references=[ReferenceProperty(name="before", target_collection="Letters")],
        vector_config=Configure.Vectors.multi2vec_bind(name="seen", text_fields=["text"]),
        generative_config=Configure.Generative.custom("generative-dummy"),
        reranker_config=Configure.Reranker.transformers(),
    )
    for n, (text, words, kind) in enumerate(ROWS, 1):
        collection.data.insert(
            {"text": text, "words": words, "kind": kind, "n": n, "day": day(n), "picture": medium(f"picture {n}")},
            uuid=IDS[n - 1],
            references={"before": IDS[n - 2]} if n > 1 else None,
        )
    return collection


def numbers(found: Any) -> list[int]:
    """The `n` of the objects that were found."""
    return [each.properties["n"] for each in found.objects]


NEAR: dict[str, tuple[Any, ...]] = {
    "near_text": ("a",),
    "near_vector": ([1.0, 0.0, 0.0],),
    "near_object": (IDS[0],),
    "near_image": (medium("a"),),
    "near_media": (medium("a"), NearMediaType.AUDIO),
}
"""The searches for what is near the letter a."""

BOTH: list[tuple[dict[str, Any], list[int]]] = [
    ({"limit": 1}, [1]),
    ({"limit": 1, "offset": 1}, [2]),
    ({"filters": Filter.by_property("n").less_than(2)}, [1]),
    # It counts the letter b.
    ({"limit": 2, "rerank": Rerank(prop="text", query="b")}, [2, 1]),
]
"""What all searches have whose best two are 1 and 2, with the answers."""

IN_A_ROW: list[tuple[dict[str, Any], list[int]]] = [
    *BOTH,
    ({}, [1, 2, 3, 4]),
    ({"auto_limit": 1}, [1, 2]),
    ({"target_vector": "seen"}, [1, 2, 3, 4]),
    ({"target_vector": ["seen"]}, [1, 2, 3, 4]),
    # One that counts for more than all nearness.
    ({"boost": Boost.filter(Filter.by_property("n").equal(4), weight=0.9, depth=10)}, [4, 1, 2, 3]),
    ({"boost": Boost.filter(Filter.by_property("n").equal(4), weight=0.1)}, [1, 2, 3, 4]),
]
"""What all searches have that use the vectors, and whose answer is 1 to 4, with the answers."""

DIVERSE: list[tuple[dict[str, Any], list[int]]] = [
    ({"diversity_selection": Diversity.mmr(limit=2, balance=0)}, [1, 4]),
    ({"diversity_selection": Diversity.mmr(limit=2, balance=1)}, [1, 2]),
]
"""The nearest one, and then the most different or again the nearest one. The server has no ear for it where the search
is for a medium."""

BY_NEARNESS: list[tuple[dict[str, Any], list[int]]] = [
    *IN_A_ROW,
    ({"distance": 0.5}, [1, 2]),
    ({"certainty": 0.9}, [1, 2]),  # 1 minus half of the distance
]

BY_HAND: list[tuple[str, tuple[Any, ...], dict[str, Any], list[int]]] = [
    *((method, args, more, found) for method, args in NEAR.items() for more, found in BY_NEARNESS),
    *((method, NEAR[method], *case) for method in ("near_text", "near_vector", "near_object") for case in DIVERSE),
    ("near_text", (["a", "aa"],), {"limit": 1}, [1]),
    # (1, 0) moved half of the way to (0, 2) is (0.5, 1): the cosine with (1, 3) is the greatest, then those with
    # (0, 2), (3, 1) and (2, 0).
    ("near_text", ("a",), {"move_to": Move(force=1, concepts="bb")}, [3, 4, 2, 1]),
    # (1, 1) moved away from (2, 0) by a quarter of the way between them is (0.75, 1.25).
    ("near_text", ("ab",), {"move_away": Move(force=0.5, objects=IDS[0]), "limit": 1}, [3]),
    ("near_media", (medium("b"), NearMediaType.DEPTH), {"limit": 1}, [4]),
    ("near_media", (medium("b"), NearMediaType.IMAGE), {"limit": 1}, [4]),
    ("near_media", (medium("b"), NearMediaType.IMU), {"limit": 1}, [4]),
    ("near_media", (medium("b"), NearMediaType.THERMAL), {"limit": 1}, [4]),
    ("near_media", (medium("b"), NearMediaType.VIDEO), {"limit": 1}, [4]),
    *(
        ("near_vector", ([1.0, 0.0, 0.0],), {"boost": boost}, found)
        for boost, found in (
            (Boost.numeric_property("n", weight=0.9), [4, 3, 2, 1]),
            (Boost.numeric_property("n", modifier=Boost.Modifier.SQRT, weight=0.9, depth=10), [4, 3, 2, 1]),
            # Half of it is lost with each step from the origin; of two that are as far from it, the nearer is first.
            (Boost.numeric_decay("n", origin=2, scale=1, weight=0.95), [2, 1, 3, 4]),
            (Boost.time_decay("day", origin=day(3), scale="1d", weight=0.95), [3, 2, 4, 1]),
            (
                Boost.blend(
                    [
                        Boost.filter(Filter.by_property("n").equal(3), weight=0.2),
                        Boost.filter(Filter.by_property("n").equal(4), weight=0.8),
                    ],
                    weight=0.95,
                ),
                [4, 3, 1, 2],
            ),
        )
    ),
    # The shorter of two that have the word comes first.
    *(("bm25", ("red",), more, found) for more, found in BOTH),
    ("bm25", ("red",), {}, [1, 2]),
    ("bm25", (None,), {}, [1, 2, 3, 4]),
    ("bm25", ("red",), {"boost": Boost.filter(Filter.by_property("n").equal(2), weight=0.9)}, [2, 1]),
    ("bm25", ("red",), {"query_properties": ["kind"]}, []),
    ("bm25", ("green",), {"query_properties": ["words^2"], "auto_limit": 2}, [4, 3]),
    ("bm25", ("red blue",), {"operator": BM25Operator.and_()}, [2]),
    ("bm25", ("red blue x",), {"operator": BM25Operator.or_(3), "query_properties": ["words"]}, []),
    ("bm25", ("blue green yellow",), {"operator": BM25Operator.or_(2)}, [3]),
    # No property has both words, but the object has.
    ("bm25", ("green y",), {"operator": BM25Operator.and_(), "query_properties": ["words", "kind"]}, []),
    ("bm25", ("blue y",), {"operator": BM25Operator.and_cross(), "query_properties": ["words", "kind"]}, [3]),
    *(("hybrid", ("red",), {"vector": [1.0, 0.0, 0.0], **more}, found) for more, found in IN_A_ROW + DIVERSE),
    ("hybrid", ("a",), {"alpha": 1}, [1, 2, 3, 4]),
    ("hybrid", ("red",), {"alpha": 0}, [1, 2]),
    ("hybrid", (None,), {"vector": [0.0, 1.0, 0.0]}, [4, 3, 2, 1]),
    ("hybrid", ("red",), {"alpha": 1, "vector": HybridVector.near_text("b")}, [4, 3, 2, 1]),
    ("hybrid", ("red",), {"alpha": 1, "vector": HybridVector.near_vector([0, 1, 0], distance=0.5)}, [4, 3]),
    ("hybrid", ("red",), {"alpha": 1, "vector": {"seen": [0, 1, 0]}, "target_vector": "seen"}, [4, 3, 2, 1]),
    ("hybrid", ("red",), {"alpha": 1, "vector": [0, 1, 0], "max_vector_distance": 0.5}, [4, 3]),
    ("hybrid", ("green",), {"alpha": 0, "query_properties": ["words^2"]}, [4, 3]),
    ("hybrid", ("red blue",), {"alpha": 0, "bm25_operator": BM25Operator.and_()}, [2]),
    ("hybrid", ("red",), {"vector": [1, 0, 0], "alpha": 0.5, "fusion_type": HybridFusion.RANKED}, [1, 2, 3, 4]),
    ("hybrid", ("red",), {"vector": [1, 0, 0], "fusion_type": HybridFusion.RELATIVE_SCORE}, [1, 2, 3, 4]),
    ("fetch_objects", (), {}, [1, 2, 3, 4]),
    ("fetch_objects", (), {"limit": 2, "offset": 1}, [2, 3]),
    ("fetch_objects", (), {"limit": 2, "after": IDS[1]}, [3, 4]),
    ("fetch_objects", (), {"filters": Filter.by_property("kind").equal("y")}, [3, 4]),
    ("fetch_objects_by_ids", (IDS,), {"limit": 2, "offset": 1}, [2, 3]),
    ("fetch_objects_by_ids", ([IDS[3], str(IDS[0])],), {}, [1, 4]),
    ("fetch_objects_by_ids", ({IDS[2], uuid.UUID(int=9)},), {}, [3]),
    ("fetch_objects_by_ids", ([],), {}, []),
]
"""Searches of all kinds, with what narrows or orders their answers: method, arguments, answers."""

IN_ORDER: list[tuple[str, tuple[Any, ...], dict[str, Any], list[int]]] = [
    ("fetch_objects", (), {"sort": Sort.by_property("n", ascending=False), "limit": 3}, [4, 3, 2]),
    ("fetch_objects_by_ids", (IDS,), {"sort": Sort.by_property("n", ascending=False), "limit": 3}, [4, 3, 2]),
    ("fetch_objects_by_ids", (IDS,), {"sort": Sort.by_id(), "offset": 2}, [3, 4]),
]
"""The same with an order, which the server takes no question with."""

GROUPS = GroupBy(prop="kind", objects_per_group=2, number_of_groups=2)
GROUPED: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    *((method, args, {}) for method, args in NEAR.items()),
    ("bm25", ("red green",), {}),
    ("hybrid", ("red",), {"vector": [1.0, 0.0, 0.0]}),
]
"""Searches that can be grouped: by kind, the groups are those of 1 and 2, and of 3 and 4."""
