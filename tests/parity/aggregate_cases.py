"""Aggregations as a user asks for them, for both clients: the peer's requests are recorded from these, ours are built.

A case is the name of a method of `collection.aggregate`, and a function that makes its arguments from a client's
`weaviate.classes.query` and its `GroupByAggregate`. This file imports neither client.
"""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Callable
from typing import Any

Arguments = tuple[tuple[Any, ...], dict[str, Any]]
Case = tuple[str, Callable[[Any, Any], Arguments]]

ID = uuid.UUID("8d5a3aa2-3c8d-4589-9ae1-3f638f506970")
OTHER = uuid.UUID("00000000-0000-0000-0000-000000000001")
BASE64 = "YWJj"
FACTORIES = {
    "boolean": ("count", "percentage_false", "percentage_true", "total_false", "total_true"),
    "date_": ("count", "maximum", "median", "minimum", "mode"),
    "integer": ("count", "maximum", "mean", "median", "minimum", "mode", "sum_"),
    "number": ("count", "maximum", "mean", "median", "minimum", "mode", "sum_"),
    "reference": ("pointing_to",),
    "text": ("count", "top_occurrences_count", "top_occurrences_value"),
}
"""The arguments of each of the factories of `Metrics` that are True or False."""

_POSITIONAL: dict[str, tuple[Any, ...]] = {
    "over_all": (),
    "near_text": ("whales",),
    "near_vector": ([1.0, 2.0],),
    "near_object": (ID,),
    "near_image": (BASE64,),
    "hybrid": ("whales",),
}

_Make = Callable[[Any, Any], Any]

# What all methods have.
_COMMON: dict[str, dict[str, _Make]] = {
    "plain": {},
    "filters": {"filters": lambda q, g: q.Filter.by_property("a").equal(1) & ~q.Filter.by_id().equal(ID)},
    "group_by": {"group_by": lambda q, g: "a"},
    "group_by with limit": {"group_by": lambda q, g: g(prop="a", limit=3)},
    "group_by without limit": {"group_by": lambda q, g: g(prop="a")},
    "no count": {"total_count": lambda q, g: False},
    "metrics": {"return_metrics": lambda q, g: q.Metrics("a").text()},
    "several metrics": {
        "return_metrics": lambda q, g: [q.Metrics("a").text(count=True), q.Metrics("b").integer(sum_=True)]
    },
    "no metrics": {"return_metrics": lambda q, g: []},
    "in full": {
        "filters": lambda q, g: q.Filter.by_property("a").is_none(False),
        "group_by": lambda q, g: g(prop="b", limit=2),
        "total_count": lambda q, g: True,
        "return_metrics": lambda q, g: [q.Metrics("c").number(), q.Metrics("d").date_(median=True)],
    },
}
# What the ones by nearness have, which need one of the first three.
_NEAR: dict[str, dict[str, _Make]] = {
    "certainty": {"certainty": lambda q, g: 0.25},
    "distance": {"distance": lambda q, g: 1},
    "object_limit": {"object_limit": lambda q, g: 5},
    "target_vector": {"target_vector": lambda q, g: "v", "distance": lambda q, g: 0.5},
}
_FURTHER: dict[str, dict[str, dict[str, _Make]]] = {
    "over_all": {},
    "near_text": _NEAR
    | {
        "move_to": {"move_to": lambda q, g: q.Move(force=0.5, concepts=["a", "b"], objects=ID)},
        "move_away": {"move_away": lambda q, g: q.Move(force=0.25, objects=[ID, str(OTHER)])},
    },
    "near_vector": _NEAR
    | {
        "target_vector list": {"target_vector": lambda q, g: ["v", "w"]},
        "target_vector sum": {"target_vector": lambda q, g: q.TargetVectors.sum(["v", "w"])},
        "target_vector weights": {"target_vector": lambda q, g: q.TargetVectors.manual_weights({"v": 1, "w": 0.5})},
    },
    "near_object": _NEAR,
    "near_image": _NEAR,
    "hybrid": {
        "alpha": {"alpha": lambda q, g: 0.5},
        "alpha 0": {"alpha": lambda q, g: 0},
        "vector": {"vector": lambda q, g: [1.0, 2.0]},
        "query_properties": {"query_properties": lambda q, g: ["a", "b^2"]},
        "object_limit": {"object_limit": lambda q, g: 5},
        "bm25_operator or": {"bm25_operator": lambda q, g: q.BM25Operator.or_(2)},
        "bm25_operator and": {"bm25_operator": lambda q, g: q.BM25Operator.and_()},
        "target_vector": {"target_vector": lambda q, g: "v", "vector": lambda q, g: [1.0, 2.0]},
        "max_vector_distance": {"max_vector_distance": lambda q, g: 0.5},
    },
}
_OTHERS: dict[str, tuple[str, tuple[Any, ...], dict[str, _Make]]] = {
    "near_text: several": ("near_text", (["whales", "ships"],), {}),
    "near_object: text": ("near_object", (str(ID),), {}),
    "near_vector: ints": ("near_vector", ([1, 2],), {}),
    "near_vector: multi-vector": ("near_vector", ([[1.0, 2.0], [3.0, 4.0]],), {}),
    "near_vector: by name": ("near_vector", ({"v": [1.0, 2.0]},), {"target_vector": lambda q, g: "v"}),
    "near_vector: two by name": (
        "near_vector",
        ({"v": [1.0, 2.0], "w": [[1.0, 2.0]]},),
        {"target_vector": lambda q, g: q.TargetVectors.average(["v", "w"])},
    ),
    "hybrid: vector alone": ("hybrid", (None,), {"vector": lambda q, g: [1.0, 2.0]}),
    "hybrid: nothing": ("hybrid", (None,), {}),
}


def _case(method: str, args: tuple[Any, ...], make: dict[str, _Make]) -> Case:
    if method.startswith("near") and not {"certainty", "distance", "object_limit"} & make.keys():
        make = make | {"distance": lambda q, g: 0.5}
    return method, lambda q, g: (args, {name: value(q, g) for name, value in make.items()})


def _metrics() -> dict[str, dict[str, Any]]:
    """The arguments of the factories: none, each and all of them, by what to call the case."""
    found: dict[str, dict[str, Any]] = {}
    for factory, flags in FACTORIES.items():
        found[f"{factory}: none"] = {}
        found[f"{factory}: all"] = dict.fromkeys(flags, True)
        found |= {f"{factory}: {flag}": {flag: True} for flag in flags}
        found |= {f"{factory}: all but {flag}": dict.fromkeys(flags, True) | {flag: False} for flag in flags}
    found["text: limit"] = {"limit": 3}
    found["text: limit and count"] = {"limit": 3, "count": True}
    found["text: limit 0"] = {"limit": 0}
    found["text: min_occurrences"] = {"min_occurrences": 3}
    return found


def cases() -> dict[str, Case]:
    """All cases by name."""
    found: dict[str, Case] = {}
    for method, args in _POSITIONAL.items():
        parts = _COMMON | _FURTHER[method]
        found |= {f"{method}: {name}": _case(method, args, make) for name, make in parts.items()}
    found |= {name: _case(*parts) for name, parts in _OTHERS.items()}
    for name, arguments in _metrics().items():
        factory = name.partition(":")[0]

        def make(q: Any, g: Any, factory: str = factory, arguments: dict[str, Any] = arguments) -> Any:
            return getattr(q.Metrics("p"), factory)(**arguments)

        found[f"metrics: {name}"] = _case("over_all", (), {"return_metrics": make})
    return found


def described(value: Any) -> Any:
    """A result as JSON, with the names of its classes."""
    if isinstance(value, list):
        return [described(one) for one in value]
    if isinstance(value, dict):
        return {name: described(one) for name, one in value.items()}
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value)]
    elif type(value).__name__ == "GeoCoordinate":
        names = ["latitude", "longitude"]
    else:
        return value
    return {"class": type(value).__name__} | {name: described(getattr(value, name)) for name in names}
