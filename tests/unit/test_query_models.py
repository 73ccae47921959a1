from __future__ import annotations

import copy
import datetime
import inspect
import math
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import weaviate.classes.query as q
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import CheckedModel, count, number, uuid_text
from weaviate.models.query import ListOfVectorsQuery, _QueryReference, _QueryReferenceMultiTarget
from weaviate.models.times import duration

ID = "8d5a3aa2-3c8d-4589-9ae1-3f638f506970"

BY_ID = q.Filter.by_id().equal(ID)

loose: Any = q  # for what its types do not allow

REFUSED: list[tuple[Callable[[], Any], str]] = [
    (lambda: loose.QueryReference(link_on="a", foo=1), "QueryReference.foo: extra inputs are not permitted"),
    (loose.QueryReference, "QueryReference.link_on: field required"),
    (lambda: loose.QueryReference(link_on="a", return_properties=5), "QueryReference.return_properties: "),
    (lambda: loose.QueryReference(link_on="a", return_references="b"), "QueryReference.return_references: "),
    (
        lambda: loose.QueryReference.MultiTarget(link_on="a"),
        r"QueryReference\.MultiTarget\.target_collection: field required",
    ),
    (
        lambda: loose.QueryReference.model_validate({"link_on": 5}),
        "QueryReference.link_on: input should be a valid string",
    ),
    (lambda: loose.QueryNested(name="a", properties=[5]), "QueryNested.properties: "),
    (lambda: loose.MetadataQuery(distance="zz"), "MetadataQuery.distance: "),
    (
        lambda: loose.GroupBy(prop="a", objects_per_group=-1, number_of_groups=2**31),
        r"GroupBy\.objects_per_group: .*or equal to 0; GroupBy\.number_of_groups: .*or equal to 2147483647",
    ),
    (lambda: loose.GroupBy(prop=5, objects_per_group=1, number_of_groups=1), r"GroupBy\.prop: "),
    (lambda: loose.Rerank(prop="\ud800"), r"Rerank\.prop: must be text that UTF-8 can carry"),
    (lambda: loose.Rerank(prop="a", query=5), r"Rerank\.query: "),
    (lambda: loose.HybridVector.near_text(5), r"HybridVector\.near_text\.query: "),
    (lambda: loose.HybridVector.near_text("\ud800"), r"HybridVector\.near_text\.query: .*UTF-8"),
    (lambda: loose.HybridVector.near_text(["a", "\ud800"]), r"HybridVector\.near_text\.query: .*UTF-8"),
    (lambda: loose.HybridVector.near_text("a", move_to=5), r"HybridVector\.near_text\.move_to: "),
    (lambda: loose.HybridVector.near_text("a", distance="x"), r"HybridVector\.near_text\.distance: "),
    (lambda: loose.HybridVector.near_text("a", certainty=math.nan), r"HybridVector\.near_text\.certainty: "),
    (lambda: loose.HybridVector.near_text("a", certainty=1, distance=1), r"HybridVector\.near_text: .*, not both"),
    (lambda: loose.HybridVector.near_vector("x"), r"HybridVector\.near_vector\.vector: must be a vector: a list"),
    (lambda: loose.HybridVector.near_vector(None), r"HybridVector\.near_vector\.vector: "),
    (lambda: loose.HybridVector.near_vector([1.0], distance="x"), r"HybridVector\.near_vector\.distance: "),
    (
        lambda: loose.HybridVector.near_vector([1.0], certainty=1, distance=1),
        r"HybridVector\.near_vector: .*, not both",
    ),
    (lambda: loose.Move(0.5), "Move: needs objects or concepts"),
    (lambda: loose.Move(0.5, objects=[], concepts=[]), "Move: needs objects or concepts"),
    (lambda: loose.Move("x", concepts="a"), r"Move\.force: must be a number"),
    (lambda: loose.Move(0.5, concepts=[5]), r"Move\.concepts: must be a string"),
    (lambda: loose.Move(0.5, objects="zz"), r"Move\.objects: must be a UUID"),
    (loose.NearVector.list_of_vectors, r"NearVector\.list_of_vectors\.vectors: must have at least one"),
    (lambda: loose.NearVector.list_of_vectors(5), r"NearVector\.list_of_vectors\.vectors\[0\]: must be a vector"),
    (lambda: loose.NearVector.list_of_vectors("ab"), r"NearVector\.list_of_vectors\.vectors\[0\]: must be a vector"),
    (lambda: loose.NearVector.list_of_vectors([1], ["a"]), r"NearVector\.list_of_vectors\.vectors\[1\]: .*of numbers"),
    (lambda: loose.NearVector.list_of_vectors({"a": [1]}), r"NearVector\.list_of_vectors\.vectors\[0\]: must be one"),
    (lambda: loose.NearVector.list_of_vectors([1], [[1]]), r"NearVector\.list_of_vectors\.vectors: .*cannot be mixed"),
    (lambda: loose.TargetVectors.sum("ab"), r"TargetVectors\.sum\.target_vectors: must be a list"),
    (lambda: loose.TargetVectors.average([]), r"TargetVectors\.average\.target_vectors: .*at least one"),
    (lambda: loose.TargetVectors.minimum([5]), r"TargetVectors\.minimum\.target_vectors: must be a string"),
    (lambda: loose.TargetVectors.manual_weights(5), r"TargetVectors\.manual_weights\.weights: must be a weight"),
    (
        lambda: loose.TargetVectors.manual_weights({"a": "x"}),
        r"TargetVectors\.manual_weights\.weights\['a'\]: must be a number or a list of numbers",
    ),
    (lambda: loose.TargetVectors.manual_weights({5: 1}), r"TargetVectors\.manual_weights\.weights: must be a string"),
    (lambda: loose.TargetVectors.relative_score({}), r"TargetVectors\.relative_score\.weights: .*at least one"),
    (lambda: loose.TargetVectors.relative_score({"a": []}), r"TargetVectors\.relative_score\.weights\['a'\]: "),
    (lambda: loose.TargetVectors.relative_score({"a": [1, None]}), r"TargetVectors\.relative_score\..*\['a'\]\[1\]: "),
    (lambda: loose.BM25Operator.or_(-1), r"BM25Operator\.or_\.minimum_match: "),
    (lambda: loose.BM25Operator.or_("x"), r"BM25Operator\.or_\.minimum_match: "),
    (lambda: loose.Diversity.mmr(limit="x", balance=5), r"Diversity\.mmr\.limit: must be a whole number"),
    (lambda: loose.Diversity.mmr(limit=0), r"Diversity\.mmr\.limit: must be at least 1"),
    (lambda: loose.Diversity.mmr(balance=5), r"Diversity\.mmr\.balance: must be a number between 0 and 1, not 5"),
    (lambda: loose.Sort.by_property(5), r"Sort\.by_property\.name: "),
    (lambda: loose.Sort.by_property("a", "yes"), r"Sort\.by_property\.ascending: "),
    (lambda: loose.Sort.by_id(ascending="yes"), r"Sort\.by_id\.ascending: must be True or False"),
    (lambda: loose.Sort.by_id().by_update_time(5), r"Sort\.by_update_time\.ascending: "),
    (lambda: loose.Boost.filter(5), r"Boost\.filter\.filter: must be a filter"),
    (lambda: loose.Boost.filter(BY_ID, weight="x"), r"Boost\.filter\.weight: must be a number"),
    (lambda: loose.Boost.filter(BY_ID, depth=-1), r"Boost\.filter\.depth: must be a whole number"),
    (lambda: loose.Boost.blend([]), r"Boost\.blend\.boosts: must have at least one"),
    (lambda: loose.Boost.blend(["a"]), r"Boost\.blend\.boosts: must be made by Boost"),
    (lambda: loose.Boost.blend(5), r"Boost\.blend\.boosts: must be made by Boost"),
    (
        lambda: loose.Boost.blend(loose.Boost.numeric_property("a", depth=3)),
        r"Boost\.blend\.boosts: a part cannot have a depth",
    ),
    (lambda: loose.Boost.time_decay(5, scale="1d"), r"Boost\.time_decay\.property: "),
    (lambda: loose.Boost.time_decay("a", origin=5, scale="1d"), r"Boost\.time_decay\.origin: must be a datetime"),
    (lambda: loose.Boost.time_decay("a", scale=datetime.timedelta(0)), r"Boost\.time_decay\.scale: .*longer than zero"),
    (lambda: loose.Boost.time_decay("a", scale=[]), r"Boost\.time_decay\.scale: "),
    (lambda: loose.Boost.time_decay("a", scale="long"), r"Boost\.time_decay\.scale: must be a duration such as '7d'"),
    (
        lambda: loose.Boost.time_decay("a", scale="1d", offset=datetime.timedelta(-1)),
        r"Boost\.time_decay\.offset: .*not negative",
    ),
    (lambda: loose.Boost.time_decay("a", scale="1d", decay=2), r"Boost\.time_decay\.decay: .*between 0 and 1"),
    (
        lambda: loose.Boost.time_decay("a", scale="1d", curve="foo"),
        r"Boost\.time_decay\.curve: .*\.EXPONENTIAL or Boost\.Curve\.GAUSSIAN or Boost\.Curve\.LINEAR",
    ),
    (lambda: loose.Boost.numeric_decay("a", origin="x", scale=1), r"Boost\.numeric_decay\.origin: must be a number"),
    (lambda: loose.Boost.numeric_decay("a", origin=1, scale="y"), r"Boost\.numeric_decay\.scale: must be a number"),
    (lambda: loose.Boost.numeric_decay("a", origin=1, scale=0), r"Boost\.numeric_decay\.scale: .*above 0"),
    (lambda: loose.Boost.numeric_property(5), r"Boost\.numeric_property\.name: "),
    (
        lambda: loose.Boost.numeric_property("a", modifier=[]),
        r"Boost\.numeric_property\.modifier: .*Modifier\.LOG1P or",
    ),
]


@pytest.mark.parametrize(("make", "message"), REFUSED)
def test_wrong_input_is_refused_with_our_own_error(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=f"^{message}"):
        make()


@pytest.mark.parametrize("curve", [q.Boost.Curve.GAUSSIAN, "gauss"])
def test_a_member_of_an_enumeration_may_be_its_value(curve: Any) -> None:
    function = q.Boost.time_decay("a", scale="7d", curve=curve).conditions[0].time_decay

    assert function is not None
    assert function.curve is q.Boost.Curve.GAUSSIAN


def test_weights_of_any_type_of_number_are_kept_as_floats() -> None:
    weights: Any = {"a": np.float32(0.5), "b": [1, 2]}

    assert q.TargetVectors.manual_weights(weights).weights == {"a": 0.5, "b": [1.0, 2.0]}


def test_vectors_are_neither_copied_nor_read_when_they_are_named() -> None:
    vector = [1.0, "not a number"]

    several, near = loose.NearVector.list_of_vectors(vector), loose.HybridVector.near_vector(vector)

    assert several.vectors[0] is vector
    assert near.vector is vector


def test_long_values_are_cut_in_errors() -> None:
    with pytest.raises(WeaviateInvalidInputError) as caught:
        loose.Move("x" * 5000, concepts="a")

    assert len(caught.value.message) < 200


def test_checked_models_keep_the_signatures_of_their_fields() -> None:
    class Point(CheckedModel):
        x: int
        y: int = 0

    assert [(name, p.kind.name) for name, p in inspect.signature(Point).parameters.items()] == [
        ("x", "KEYWORD_ONLY"),
        ("y", "KEYWORD_ONLY"),
    ]


def test_uuids_are_read_in_any_form() -> None:
    forms = [ID, ID.upper(), ID.replace("-", ""), f"weaviate://localhost/{ID}", f"http://localhost/v1/objects/A/{ID}"]

    assert {uuid_text(form, "uuid") for form in forms} == {ID}


def test_full_metadata_leave_the_profile_out() -> None:
    full, with_profile = q.MetadataQuery.full(), q.MetadataQuery.full_with_profile()

    assert [name for name, wanted in full if not wanted] == ["query_profile"]
    assert all(wanted for _, wanted in with_profile)


def test_sorting_is_a_chain() -> None:
    sorting = q.Sort.by_property("year", ascending=False)

    assert sorting.by_creation_time() is sorting
    assert [(key.prop, key.ascending) for key in sorting.sorts] == [("year", False), ("_creationTimeUnix", True)]


@pytest.mark.parametrize(
    ("vectors", "dimensionality"),
    [
        (([1.0], [2.0]), "1D"),
        (([[1.0]], [[2.0]]), "2D"),
        ((np.array([1.0]),), "1D"),
        ((np.array([[1.0]]),), "2D"),
    ],
)
def test_lists_of_vectors_know_what_they_hold(vectors: Any, dimensionality: str) -> None:
    several = q.NearVector.list_of_vectors(*vectors)

    assert several.dimensionality == dimensionality
    assert ListOfVectorsQuery.is_one_dimensional(several) == (dimensionality == "1D")
    assert ListOfVectorsQuery.is_two_dimensional(several) == (dimensionality == "2D")


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (datetime.timedelta(days=7), "7d"),
        (datetime.timedelta(hours=30), "30h"),
        (datetime.timedelta(minutes=90), "90m"),
        (datetime.timedelta(days=7, seconds=3), "604803s"),
        (datetime.timedelta(microseconds=1500), "1500us"),
        (datetime.timedelta(milliseconds=1500), "1500ms"),
        (datetime.timedelta(0), "0s"),
    ],
)
def test_durations_are_whole_numbers_of_the_largest_unit(span: datetime.timedelta, text: str) -> None:
    assert duration(span) == text


def test_a_blend_hands_weights_to_conditions() -> None:
    inner = q.Boost.blend([q.Boost.numeric_property("a", weight=0.25)], weight=3)

    blend = q.Boost.blend([inner, q.Boost.numeric_property("b", weight=2)], weight=0.5)

    assert [condition.weight for condition in blend.conditions] == [0.25, 2]
    assert blend.weight == 0.5


@pytest.mark.parametrize(
    "value",
    [
        q.Filter.by_ref("r").by_property("a").equal(1) & ~q.Filter.by_id().equal(ID),
        q.MetadataQuery(distance=True),
        q.QueryReference(link_on="a", return_properties=["b", q.QueryNested(name="c", properties="d")]),
        q.NearVector.list_of_vectors([1.0], [2.0]),
        q.TargetVectors.manual_weights({"a": 1.0}),
        q.Boost.time_decay("a", scale="7d"),
        q.Sort.by_id(),
        q.Move(0.5, concepts="a"),
    ],
)
def test_inputs_can_be_copied_and_pickled(value: Any) -> None:
    assert repr(copy.deepcopy(value)).split(" at ")[0] == repr(value).split(" at ")[0]
    assert repr(pickle.loads(pickle.dumps(value))).split(" at ")[0] == repr(value).split(" at ")[0]


def test_models_within_models_may_be_mappings() -> None:
    wanted = {"link_on": "a", "return_references": [{"link_on": "b"}, {"link_on": "c", "target_collection": "C"}]}

    references = q.QueryReference.model_validate(wanted).return_references

    assert isinstance(references, list)
    assert [type(reference) for reference in references] == [_QueryReference, _QueryReferenceMultiTarget]


@pytest.mark.parametrize("given", [10**400, -(10**400), float("nan"), True, "1"])
def test_what_no_float64_can_hold_is_no_number(given: object) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"^offset: must be a number"):
        number(given, "offset")


@pytest.mark.parametrize("check", [count, number])
def test_a_number_that_is_too_long_to_show_is_refused(check: Callable[[object, str], float]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="too long to show"):
        check(10**5000, "limit")
