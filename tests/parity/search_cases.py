"""Searches as a user asks for them, for both clients: the peer's requests are recorded from these, ours are built.

A case is the name of a method of `collection.query`, and a function that makes its arguments from a client's
`weaviate.classes.query`. This file imports neither client.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable
from typing import Any

Arguments = tuple[tuple[Any, ...], dict[str, Any]]
Case = tuple[str, Callable[[Any], Arguments]]

ID = uuid.UUID("8d5a3aa2-3c8d-4589-9ae1-3f638f506970")
OTHER = uuid.UUID("00000000-0000-0000-0000-000000000001")
TIME = datetime.datetime(2024, 1, 2, 3, 4, 5, 123456, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
BASE64 = "YWJj"
METADATA = [
    "creation_time",
    "last_update_time",
    "distance",
    "certainty",
    "score",
    "explain_score",
    "is_consistent",
    "query_profile",
]


def _with(*args: Any, **kwargs: Any) -> Callable[[Any], Arguments]:
    return lambda q: (args, kwargs)


# ---- filters: `f` is Filter, `p` is Filter.by_property

_FILTERS: dict[str, Callable[[Any, Any], Any]] = {
    "text": lambda f, p: p("a").equal("x"),
    "int": lambda f, p: p("a").not_equal(1),
    "number": lambda f, p: p("a").less_than(1.5),
    "truth value": lambda f, p: p("a").equal(True),
    "time": lambda f, p: p("a").less_or_equal(TIME),
    "uuid": lambda f, p: p("a").greater_than(ID),
    "texts": lambda f, p: p("a").equal(["a", "b"]),
    "ints": lambda f, p: p("a").greater_or_equal([1, 2]),
    "numbers": lambda f, p: p("a").contains_any([1, 2.5]),
    "truth values": lambda f, p: p("a").contains_all([True, False]),
    "times": lambda f, p: p("a").contains_none([TIME]),
    "uuids": lambda f, p: p("a").contains_any([ID, OTHER]),
    "like": lambda f, p: p("a").like("x*"),
    "is none": lambda f, p: p("a").is_none(True),
    "is not none": lambda f, p: p("a").is_none(False),
    "length": lambda f, p: p("a", length=True).equal(3),
    "nested path": lambda f, p: p("a.b.c").equal(3),
    "id": lambda f, p: f.by_id().equal(ID),
    "not id": lambda f, p: f.by_id().not_equal(str(ID)),
    "ids": lambda f, p: f.by_id().contains_any([ID, str(OTHER)]),
    "no ids": lambda f, p: f.by_id().contains_none([ID]),
    "creation time": lambda f, p: f.by_creation_time().greater_than(TIME),
    "creation times": lambda f, p: f.by_creation_time().contains_any([TIME]),
    "update time": lambda f, p: f.by_update_time().less_or_equal(TIME),
    "reference": lambda f, p: f.by_ref("r").by_property("x", length=True).equal(1),
    "reference of reference": lambda f, p: f.by_ref("r").by_ref("s").by_id().equal(ID),
    "multi-target": lambda f, p: f.by_ref_multi_target("r", "C").by_ref("s").by_update_time().less_than(TIME),
    "then multi-target": lambda f, p: f.by_ref("r").by_ref_multi_target("s", "C").by_creation_time().equal(TIME),
    "reference count": lambda f, p: f.by_ref_count("r").greater_than(2),
    "count behind reference": lambda f, p: f.by_ref("r").by_ref_count("s").not_equal(2),
    "and": lambda f, p: p("a").equal(1) & p("b").equal(2),
    "or": lambda f, p: p("a").equal(1) | p("b").equal(2),
    "and of or": lambda f, p: p("a").equal(1) & (p("b").equal(2) | p("c").equal(3)),
    "chain of and": lambda f, p: p("a").equal(1) & p("b").equal(2) & p("c").equal(3),
    "not": lambda f, p: ~(p("a").equal(1) & p("b").equal(2)),
    "not_": lambda f, p: f.not_(p("a").equal(1)),
    "not not": lambda f, p: ~~p("a").equal(1),
    "all of": lambda f, p: f.all_of([p("a").equal(1), p("b").equal(2), p("c").equal(3)]),
    "all of one": lambda f, p: f.all_of([p("a").equal(1)]),
    "any of": lambda f, p: f.any_of([p("a").equal(1), p("b").equal(2)]),
}


def _filtered(make: Callable[[Any, Any], Any]) -> Callable[[Any], Arguments]:
    return lambda q: ((), {"filters": make(q.Filter, q.Filter.by_property)})


def _geo(q: Any) -> Arguments:
    place = q.GeoCoordinate(latitude=1.5, longitude=2.5)
    return (), {"filters": q.Filter.by_property("a").within_geo_range(place, 3.5)}


# ---- parts that all searches have, tried with one of them


def _near(**make: Callable[[Any], Any]) -> Case:
    return "near_text", lambda q: (("whales",), {name: value(q) for name, value in make.items()})


_VECTORS: dict[str, Callable[[Any], Arguments]] = {
    "list": _with([1.0, 2.0]),
    "ints": _with([1, 2]),
    "multi-vector": _with([[1.0, 2.0], [3.0, 4.0]]),
    "target": _with([1.0, 2.0], target_vector="a"),
    "list of one target": _with([1.0, 2.0], target_vector=["a"]),
    "one vector for two targets": _with([1.0, 2.0], target_vector=["a", "b"]),
    "by name": _with({"a": [1.0, 2.0]}, target_vector="a"),
    "two by name": _with({"a": [1.0, 2.0], "b": [[1.0, 2.0]]}, target_vector=["a", "b"]),
    "sum": lambda q: (({"a": [1.0], "b": [2.0]},), {"target_vector": q.TargetVectors.sum(["a", "b"])}),
    "weights": lambda q: (
        ({"a": [1.0], "b": [2.0]},),
        {"target_vector": q.TargetVectors.manual_weights({"a": 1, "b": 0.5})},
    ),
    "relative": lambda q: (([1.0],), {"target_vector": q.TargetVectors.relative_score({"b": 1.0, "a": 0.5})}),
    "several for one target": lambda q: (
        ({"a": q.NearVector.list_of_vectors([1.0, 2.0], [3.0, 4.0]), "b": [1.0]},),
        {"target_vector": q.TargetVectors.average(["a", "b"])},
    ),
    "several multi-vectors": lambda q: (
        ({"a": q.NearVector.list_of_vectors([[1.0, 2.0], [5.0, 6.0]], [[3.0, 4.0]])},),
        {"target_vector": "a"},
    ),
    "several weights": lambda q: (
        ({"a": q.NearVector.list_of_vectors([1.0, 2.0], [3.0, 4.0]), "b": [1.0]},),
        {"target_vector": q.TargetVectors.manual_weights({"a": [1.0, 2.0], "b": 0.5})},
    ),
}

_HYBRIDS: dict[str, Callable[[Any], Arguments]] = {
    "plain": _with("whales"),
    "nothing": _with(None),
    "alpha 0": _with("whales", alpha=0),
    "alpha": _with("whales", alpha=0.5),
    "vector": _with("whales", alpha=1, vector=[1.0, 2.0]),
    "vector alone": _with(None, vector=[1.0, 2.0]),
    "multi-vector": _with("whales", vector=[[1.0, 2.0]]),
    "target": _with("whales", target_vector=["a", "b"]),
    "vector for target": _with("whales", vector=[1.0, 2.0], target_vector="a"),
    "by name": _with("whales", vector={"a": [1.0, 2.0]}, target_vector="a"),
    "two by name": lambda q: (
        ("whales",),
        {"vector": {"a": [1.0], "b": [[3.0, 4.0]]}, "target_vector": q.TargetVectors.sum(["a", "b"])},
    ),
    "near text": lambda q: (
        ("whales",),
        {
            "vector": q.HybridVector.near_text(
                "sea",
                distance=0.5,
                move_to=q.Move(force=0.5, concepts="c"),
                move_away=q.Move(0.25, objects=[ID]),
            )
        },
    ),
    "near texts": lambda q: (
        ("whales",),
        {"vector": q.HybridVector.near_text(["sea", "ship"]), "target_vector": "a"},
    ),
    "near vector": lambda q: (
        ("whales",),
        {"vector": q.HybridVector.near_vector([1.0, 2.0], certainty=0.25)},
    ),
    "near vectors by name": lambda q: (
        ("whales",),
        {"vector": q.HybridVector.near_vector({"a": [1.0], "b": [2.0]}), "target_vector": ["a", "b"]},
    ),
    "rest": lambda q: (
        ("whales",),
        {
            "query_properties": ["a", "b^2"],
            "fusion_type": q.HybridFusion.RANKED,
            "max_vector_distance": 0.5,
            "bm25_operator": q.BM25Operator.and_(),
            "diversity_selection": q.Diversity.mmr(2, 0.5),
            "limit": 3,
            "offset": 2,
            "auto_limit": 1,
        },
    ),
    "relative score": lambda q: (
        ("whales",),
        {"fusion_type": q.HybridFusion.RELATIVE_SCORE, "bm25_operator": q.BM25Operator.or_(3)},
    ),
}


def _references(q: Any) -> Any:
    return [
        q.QueryReference(link_on="r", return_properties=False, include_vector=True),
        q.QueryReference.MultiTarget(
            link_on="s",
            target_collection="C",
            return_properties=True,
            return_references=q.QueryReference(
                link_on="t", return_properties=["a", q.QueryNested(name="n", properties="k")]
            ),
        ),
        q.QueryReference(link_on="u", return_metadata=q.MetadataQuery(creation_time=True), include_vector=["v"]),
    ]


_RETURNS: dict[str, Callable[[Any], Any]] = {
    "return_properties True": lambda q: {"return_properties": True},
    "return_properties False": lambda q: {"return_properties": False},
    "return_properties []": lambda q: {"return_properties": []},
    "return_properties text": lambda q: {"return_properties": "a"},
    "return_properties list": lambda q: {"return_properties": ["a", "b"]},
    "return_properties nested": lambda q: {
        "return_properties": [
            "a",
            q.QueryNested(name="n", properties=["x", q.QueryNested(name="m", properties=["y", "z"])]),
            q.QueryNested(name="o", properties=q.QueryNested(name="m", properties="y")),
        ]
    },
    "return_references one": lambda q: {"return_references": q.QueryReference(link_on="r")},
    "return_references []": lambda q: {"return_references": []},
    "return_references several": lambda q: {"return_references": _references(q)},
    "references and properties": lambda q: {
        "return_properties": "a",
        "return_references": q.QueryReference(link_on="r", return_properties=[]),
    },
    "references alone": lambda q: {
        "return_properties": False,
        "return_references": q.QueryReference(link_on="r", return_properties="x"),
    },
    "include_vector True": lambda q: {"include_vector": True},
    "include_vector list": lambda q: {"include_vector": ["a", "b"]},
    "include_vector text": lambda q: {"include_vector": "a"},
    "metadata none": lambda q: {"return_metadata": q.MetadataQuery()},
    "metadata one": lambda q: {"return_metadata": q.MetadataQuery(distance=True)},
    "metadata full": lambda q: {"return_metadata": q.MetadataQuery.full(), "include_vector": True},
    "metadata full_with_profile": lambda q: {"return_metadata": q.MetadataQuery.full_with_profile()},
    "metadata names": lambda q: {"return_metadata": METADATA},
    "metadata []": lambda q: {"return_metadata": []},
}

_BOOSTS: dict[str, Callable[[Any, Any], Any]] = {
    "filter": lambda b, f: b.filter(f.by_property("a").equal(1), weight=0.5, depth=10),
    "time": lambda b, f: b.time_decay("d", scale="7d"),
    "time in full": lambda b, f: b.time_decay(
        "d",
        origin=TIME,
        scale=datetime.timedelta(days=7),
        offset=datetime.timedelta(hours=30),
        curve=b.Curve.GAUSSIAN,
        decay=0.25,
        weight=0.5,
        depth=10,
    ),
    "time with text": lambda b, f: b.time_decay("d", origin="now", scale="7d", offset="1h", curve=b.Curve.LINEAR),
    "number": lambda b, f: b.numeric_decay("d", origin=1, scale=2),
    "number in full": lambda b, f: b.numeric_decay(
        "d", origin=1, scale=2, offset=3, curve=b.Curve.EXPONENTIAL, decay=0.25, weight=1, depth=5
    ),
    "property": lambda b, f: b.numeric_property("d"),
    "property log1p": lambda b, f: b.numeric_property("d", modifier=b.Modifier.LOG1P),
    "property sqrt": lambda b, f: b.numeric_property("d", modifier=b.Modifier.SQRT),
    "blend": lambda b, f: b.blend(
        [b.numeric_property("d", weight=0.25), b.filter(f.by_property("a").equal(1))], weight=0.5, depth=10
    ),
    "blend of one": lambda b, f: b.blend(b.numeric_property("d", weight=0.25)),
}


def _boosted(make: Callable[[Any, Any], Any]) -> Case:
    return _near(boost=lambda q: make(q.Boost, q.Filter))


def cases() -> dict[str, Case]:
    """All cases by name."""
    found: dict[str, Case] = {f"filter: {name}": ("fetch_objects", _filtered(make)) for name, make in _FILTERS.items()}
    found["filter: geo"] = ("fetch_objects", _geo)
    found |= {f"near_vector: {name}": ("near_vector", make) for name, make in _VECTORS.items()}
    found |= {f"hybrid: {name}": ("hybrid", make) for name, make in _HYBRIDS.items()}
    found |= {f"boost: {name}": _boosted(make) for name, make in _BOOSTS.items()}
    found |= {
        name: ("fetch_objects", lambda q, make=make: ((), make(q)))  # type: ignore[misc]  # a default binds the loop's
        for name, make in _RETURNS.items()
    }
    media = ("audio", "depth", "image", "imu", "thermal", "video")
    found |= {
        f"near_media: {kind}": (
            "near_media",
            lambda q, kind=kind: ((BASE64, q.NearMediaType(kind)), {"certainty": 0.25}),  # type: ignore[misc]  # as above
        )
        for kind in media
    }
    found |= {
        "fetch_objects: plain": ("fetch_objects", _with()),
        "fetch_objects: page": (
            "fetch_objects",
            lambda q: ((), {"limit": 5, "offset": 1, "after": ID, "sort": q.Sort.by_property("a")}),
        ),
        "fetch_objects: limit 0": ("fetch_objects", _with(limit=0)),
        "fetch_objects: sort": (
            "fetch_objects",
            lambda q: (
                (),
                {
                    "sort": q.Sort.by_property("a", ascending=False)
                    .by_id()
                    .by_creation_time(ascending=False)
                    .by_update_time()
                },
            ),
        ),
        "fetch_objects_by_ids: two": ("fetch_objects_by_ids", _with([ID, str(OTHER)])),
        "fetch_objects_by_ids: in full": (
            "fetch_objects_by_ids",
            lambda q: (
                ([ID],),
                {"limit": 3, "offset": 1, "sort": q.Sort.by_id(), "after": OTHER, "return_properties": ["a"]},
            ),
        ),
        "fetch_object_by_id: plain": ("fetch_object_by_id", _with(ID)),
        "fetch_object_by_id: in full": (
            "fetch_object_by_id",
            lambda q: (
                (str(ID),),
                {
                    "include_vector": ["a"],
                    "return_properties": ["x"],
                    "return_references": q.QueryReference(link_on="r"),
                },
            ),
        ),
        "bm25: plain": ("bm25", _with("whales")),
        "bm25: nothing": ("bm25", _with(None)),
        "bm25: in full": (
            "bm25",
            lambda q: (
                ("whales",),
                {
                    "query_properties": ["a", "b^2"],
                    "operator": q.BM25Operator.or_(2),
                    "limit": 3,
                    "offset": 2,
                    "auto_limit": 1,
                    "filters": q.Filter.by_property("a").equal(1),
                    "include_vector": True,
                },
            ),
        ),
        "bm25: and": ("bm25", lambda q: (("whales",), {"operator": q.BM25Operator.and_()})),
        "bm25: and_cross": ("bm25", lambda q: (("whales",), {"operator": q.BM25Operator.and_cross()})),
        "near_vector: in full": (
            "near_vector",
            lambda q: (
                ([1.0, 2.0],),
                {
                    "distance": 0.25,
                    "certainty": 0.5,
                    "limit": 3,
                    "offset": 2,
                    "auto_limit": 1,
                    "filters": q.Filter.by_property("a").equal(1),
                    "group_by": q.GroupBy(prop="a", objects_per_group=2, number_of_groups=3),
                    "rerank": q.Rerank(prop="x", query="y"),
                    "diversity_selection": q.Diversity.mmr(limit=3, balance=0.5),
                    "include_vector": True,
                    "return_metadata": ["distance", "score"],
                    "return_properties": ["a", q.QueryNested(name="b", properties=["c"])],
                },
            ),
        ),
        "near_text: plain": ("near_text", _with("whales")),
        "near_text: in full": (
            "near_text",
            lambda q: (
                (["whales", "ships"],),
                {
                    "certainty": 0.25,
                    "distance": 0.5,
                    "move_to": q.Move(force=0.5, concepts=["a", "b"], objects=ID),
                    "move_away": q.Move(force=0.25, objects=[ID, str(OTHER)]),
                    "target_vector": q.TargetVectors.minimum(["a", "b"]),
                    "diversity_selection": q.Diversity.mmr(limit=2),
                    "rerank": q.Rerank(prop="x"),
                },
            ),
        ),
        "near_text: weights": _near(target_vector=lambda q: q.TargetVectors.manual_weights({"a": 1, "b": [1, 2]})),
        "near_object: plain": ("near_object", _with(ID)),
        "near_object: in full": (
            "near_object",
            _with(str(ID), certainty=1, distance=0, target_vector=["a"], limit=2),
        ),
        "near_image: plain": ("near_image", _with(BASE64)),
        "near_image: in full": (
            "near_image",
            lambda q: ((BASE64,), {"distance": 0.5, "target_vector": "a", "diversity_selection": q.Diversity.mmr()}),
        ),
    }
    return found
