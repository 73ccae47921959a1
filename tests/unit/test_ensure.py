"""What of a definition is not as asked for, and what is sent to change it."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weaviate._core import ensure
from weaviate._core.ensure import Gap
from weaviate._core.scope import Scope
from weaviate.classes.config import Configure, DataType, Property
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.config.ensure import ConfigDifference, EnsuredCollection
from weaviate.models.config.read import CollectionConfig

SAID: dict[str, dict[str, Any]] = {
    name: recorded["wire"]
    for name, recorded in json.loads((Path(__file__).parent / "data" / "config_read.json").read_text()).items()
}
BOOKS = Scope("Books")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=20,
)


def told(wanted: Any, found: Any) -> dict[str, tuple[Any, Any]]:
    """What is different, by path."""
    return {gap.path: (gap.wanted, gap.found) for gap in ensure.gaps(wanted, found)}


@pytest.mark.parametrize("name", SAID)
def test_a_definition_is_as_asked_for_when_it_is_the_same(name: str) -> None:
    config = CollectionConfig.from_dict(SAID[name])

    for asked in (config, config.to_dict()):
        assert told(ensure.wanted(asked, {}).definition, SAID[name]) == {}


@given(st.dictionaries(st.text(max_size=5), JSON, max_size=4))
def test_any_definition_is_as_itself(definition: dict[str, Any]) -> None:
    assert told(definition, copy.deepcopy(definition)) == {}


@pytest.mark.parametrize(
    ("wanted", "found", "differences"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, {}),
        ({"a": 1}, {"a": 2}, {"a": (1, 2)}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 1, "c": 3}}, {"a.c": (2, 3)}),
        ({"a": None}, {"a": 1}, {}),
        # The server leaves out what is empty, false or zero.
        ({"a": "", "b": False, "c": 0, "d": [], "e": {"f": False}}, {}, {}),
        ({"a": {"f": True}}, {}, {"a": ({"f": True}, None)}),
        ({"a": ["x"]}, {"a": ["y"]}, {"a": (["x"], ["y"])}),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}, {"a": (["x", "y"], ["y", "x"])}),
        # The targets of a reference, and stopwords, have no order.
        (
            {"properties": [{"name": "r", "dataType": ["A", "B"]}]},
            {"properties": [{"name": "r", "dataType": ["B", "A"]}]},
            {},
        ),
        (
            {"properties": [{"name": "r", "dataType": ["A", "B"]}]},
            {"properties": [{"name": "r", "dataType": ["B"]}]},
            {"properties.r.dataType": (["A", "B"], ["B"])},
        ),
        (
            {"stopwords": {"additions": ["a", "b"], "removals": ["c", "d"]}, "stopwordPresets": {"own": ["e", "f"]}},
            {"stopwords": {"additions": ["b", "a"], "removals": ["d", "c"]}, "stopwordPresets": {"own": ["f", "e"]}},
            {},
        ),
        # A module without settings is one nevertheless.
        ({"moduleConfig": {"m": {}}}, {}, {"moduleConfig": ({"m": {}}, None)}),
        ({"moduleConfig": {"m": {}}}, {"moduleConfig": {"n": {}}}, {"moduleConfig.m": ({}, None)}),
        # The settings of another kind of index are not compared.
        (
            {"vectorIndexType": "flat", "vectorIndexConfig": {"distance": "dot"}},
            {"vectorIndexType": "hnsw", "vectorIndexConfig": {"distance": "cosine"}},
            {"vectorIndexType": ("flat", "hnsw")},
        ),
        # Elements with names are compared by name, and a property's begins with a small letter.
        (
            {"properties": [{"name": "Title", "x": 1}, {"name": "new"}]},
            {"properties": [{"name": "other"}, {"name": "title", "x": 2}]},
            {"properties.title.x": (1, 2), "properties.new": ({"name": "new"}, None)},
        ),
        ({"properties": []}, {"properties": None}, {}),
        ({"properties": [{"name": "a"}]}, {"properties": None}, {"properties.a": ({"name": "a"}, None)}),
    ],
)
def test_only_what_is_asked_for_is_compared(wanted: Any, found: Any, differences: Any) -> None:
    assert told(wanted, found) == differences


def test_vectors_are_compared_where_they_were_asked_for() -> None:
    assert ensure.wanted("books", {"vector_config": None}).definition == {}
    assert ensure.wanted("books", {"vector_config": Configure.Vectors.self_provided()}).definition == {
        "vectorConfig": {"default": {"vectorizer": {"none": {}}}}
    }
    assert ensure.wanted("books", {}).scope.collection == "Books"


@pytest.mark.parametrize("asked", [3, None, {}, {"class": "a b"}, "a b"])
def test_what_describes_no_collection_is_refused(asked: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError):
        ensure.wanted(asked, {})


def test_a_description_stands_alone() -> None:
    with pytest.raises(WeaviateInvalidInputError, match="description, properties: give a name with it"):
        ensure.wanted({"class": "Books"}, {"description": "x", "properties": [], "references": None})


def test_properties_are_added_one_by_one_and_the_rest_is_changed_at_once() -> None:
    prop = Property(name="new", data_type=DataType.TEXT).to_wire()
    gaps = ensure.gaps(
        {"description": "x", "properties": [prop, {"name": "a", "description": "y"}]}, SAID["Everything"]
    )
    description, new, inner = gaps

    steps = ensure.steps(gaps)

    assert steps == [[new], [description, inner]]
    assert ensure.steps([]) == []
    added, changed = (ensure.change(Scope("Everything"), SAID["Everything"], step) for step in steps)
    assert (added.method, added.path) == ("POST", "/schema/Everything/properties")
    assert json.loads(added.body or b"") == prop
    assert (changed.method, changed.path) == ("PUT", "/schema/Everything")
    expected: dict[str, Any] = copy.deepcopy(SAID["Everything"]) | {"description": "x"}
    next(each for each in expected["properties"] if each["name"] == "a")["description"] = "y"
    assert json.loads(changed.body or b"") == expected


def test_a_module_takes_the_place_of_the_one_of_its_kind() -> None:
    existing = {"class": "Books", "moduleConfig": {"generative-a": {"x": 1}, "reranker-a": {}, "text2vec-a": {}}}

    request = ensure.change(BOOKS, existing, [Gap(("moduleConfig", "generative-b"), {}, None)])

    assert json.loads(request.body or b"")["moduleConfig"] == {"generative-b": {}, "reranker-a": {}, "text2vec-a": {}}
    assert existing["moduleConfig"] == {"generative-a": {"x": 1}, "reranker-a": {}, "text2vec-a": {}}


def test_vectors_and_what_is_inside_of_objects_are_added() -> None:
    existing = {"class": "Books", "properties": [{"name": "o", "nestedProperties": [{"name": "a"}]}]}
    wanted = {
        "vectorConfig": {"v": {"vectorizer": {"none": {}}}},
        "properties": [{"name": "o", "nestedProperties": [{"name": "b"}]}],
    }
    [step] = ensure.steps(ensure.gaps(wanted, existing))

    body = json.loads(ensure.change(BOOKS, existing, step).body or b"")

    assert body == {
        "class": "Books",
        "vectorConfig": wanted["vectorConfig"],
        "properties": [{"name": "o", "nestedProperties": [{"name": "a"}, {"name": "b"}]}],
    }


def test_what_was_done_is_told() -> None:
    wanted = ensure.wanted("Books", {"description": "x"})
    one, other = Gap(("a", "b"), 1, 2), Gap(("c",), 3, None)

    result = ensure.outcome(wanted, [one, other], [other], {"c": "immutable"})

    assert result == EnsuredCollection(
        "Books",
        changed=[ConfigDifference("a.b", 1, 2)],
        differences=[ConfigDifference("c", 3, None, "immutable")],
    )
    assert not result.as_asked
    assert result.to_dict()["differences"] == [{"path": "c", "wanted": 3, "found": None, "reason": "immutable"}]
    assert pickle.loads(pickle.dumps(result)) == copy.deepcopy(result) == result
