"""What goes in and comes out: names, order and defaults that programs rely on, and what is refused."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import pickle
import uuid
from typing import Any, TypedDict

import pytest

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models import batch, data, results
from weaviate.models.batch import (
    BatchObject,
    BatchObjectReturn,
    BatchReference,
    BatchReferenceReturn,
    BatchResult,
    ErrorObject,
    ErrorReference,
    Shard,
)
from weaviate.models.data import DataObject, DataReference, GeoCoordinate, PhoneNumber, ReferenceToMulti
from weaviate.models.results import CrossReference, MetadataReturn, Object, QueryReturn, _CrossReference
from weaviate.util import _WeaviateUUIDInt, generate_uuid5, get_valid_uuid

ID = uuid.UUID("e4f3bdb8-6d47-4d4c-afac-d8d79dd47850")
REQUIRED = "required"
OBJECT = dict.fromkeys(["uuid", "metadata", "properties", "references", "vector", "collection"], REQUIRED)

QUERY_OUTPUTS = """
    BM25OperatorAnd BM25OperatorAndCross BM25OperatorOr FilterByCreationTime FilterById FilterByProperty FilterByRef
    FilterByUpdateTime FilterReturn GeoCoordinate Group GroupByObject GroupByReturn GroupByReturnType ListOfVectorsQuery
    MMR MetadataReturn MetadataSingleObjectReturn NearVectorInputType Object ObjectSingleReturn PhoneNumberType
    QueryNearMediaReturnType QueryProfileReturn QueryReturn QueryReturnType QuerySingleReturn ReferenceInput
    ReferenceInputs SearchProfileReturn ShardProfileReturn Sorting TargetVectorJoinType WeaviateField WeaviateProperties
"""

FIELDS: dict[type, dict[str, Any]] = {
    data.DataObject: {"properties": None, "uuid": None, "vector": None, "references": None},
    data.DataReference: dict.fromkeys(["from_property", "from_uuid", "to_uuid"], REQUIRED),
    data.DataReferenceMulti: dict.fromkeys(["from_property", "from_uuid", "to_uuid", "target_collection"], REQUIRED),
    data.Error: {"message": REQUIRED, "code": None, "original_uuid": None},
    data.RefError: {"message": REQUIRED},
    batch.BatchObjectReturn: {
        "_all_responses": [],
        "elapsed_seconds": 0.0,
        "errors": {},
        "uuids": {},
        "has_errors": False,
    },
    batch.BatchReferenceReturn: {"elapsed_seconds": 0.0, "errors": {}, "has_errors": False},
    batch.ErrorObject: {"message": REQUIRED, "object_": REQUIRED, "original_uuid": None},
    batch.ErrorReference: {"message": REQUIRED, "reference": REQUIRED},
    batch.DeleteManyObject: {"uuid": REQUIRED, "successful": REQUIRED, "error": None},
    batch.DeleteManyReturn: dict.fromkeys(["failed", "matches", "objects", "successful"], REQUIRED),
    results.MetadataReturn: dict.fromkeys(
        [
            "creation_time",
            "last_update_time",
            "distance",
            "certainty",
            "score",
            "explain_score",
            "is_consistent",
            "rerank_score",
        ]
    ),
    results.GroupByMetadataReturn: {"distance": None},
    results.MetadataSingleObjectReturn: dict.fromkeys(["creation_time", "last_update_time", "is_consistent"], REQUIRED),
    results.Object: OBJECT,
    results.ObjectSingleReturn: OBJECT,
    results.GroupByObject: OBJECT | {"belongs_to_group": REQUIRED},
    results.QueryReturn: {"objects": REQUIRED, "query_profile": None},
    results.GroupByReturn: {"objects": REQUIRED, "groups": REQUIRED, "query_profile": None},
    results.Group: dict.fromkeys(
        ["name", "min_distance", "max_distance", "number_of_objects", "objects", "rerank_score"], REQUIRED
    ),
    results.QueryProfileReturn: {"shards": REQUIRED},
    results.ShardProfileReturn: dict.fromkeys(["name", "node", "searches"], REQUIRED),
    results.SearchProfileReturn: {"details": REQUIRED},
}


def default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return REQUIRED if field.default is dataclasses.MISSING else field.default


@pytest.mark.parametrize(("model", "expected"), FIELDS.items(), ids=lambda item: getattr(item, "__name__", ""))
def test_dataclasses_have_their_fields_in_order(model: Any, expected: dict[str, Any]) -> None:
    assert [(field.name, default(field)) for field in dataclasses.fields(model)] == list(expected.items())


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("weaviate.classes.data", "DataObject DataReference GeoCoordinate PhoneNumber ReferenceToMulti"),
        ("weaviate.outputs.batch", "BatchObjectReturn BatchReferenceReturn BatchResult ErrorObject ErrorReference"),
        ("weaviate.outputs.data", "DeleteManyObject DeleteManyReturn Error RefError"),
        ("weaviate.outputs.query", QUERY_OUTPUTS),
    ],
)
def test_public_modules_have_their_names(module: str, names: str) -> None:
    loaded = importlib.import_module(module)

    assert set(names.split()) <= set(loaded.__all__)
    assert all(hasattr(loaded, name) for name in loaded.__all__)


# --- Inputs


@pytest.mark.parametrize(
    ("model", "arguments", "message"),
    [
        (
            GeoCoordinate,
            {"latitude": 90.5, "longitude": 0},
            "GeoCoordinate.latitude: input should be less than or equal",
        ),
        (GeoCoordinate, {"latitude": 0, "longitude": -181}, "GeoCoordinate.longitude: input should be greater than"),
        (GeoCoordinate, {"latitude": float("nan"), "longitude": 0}, "GeoCoordinate.latitude: "),
        (GeoCoordinate, {"latitude": 0}, "GeoCoordinate.longitude: field required"),
        (GeoCoordinate, {"latitude": 0, "longitude": 0, "height": 0}, "GeoCoordinate.height: extra inputs"),
        (PhoneNumber, {"number": 1}, "PhoneNumber.number: input should be a valid string"),
        (ReferenceToMulti, {"target_collection": "A", "uuids": 5}, "ReferenceToMulti.uuids: "),
        (BatchObject, {"collection": "", "index": 0}, "BatchObject.collection: "),
        (BatchObject, {"collection": "A", "index": 0, "uuid": "x"}, "BatchObject.uuid: "),
        (BatchReference, {"from_object_collection": "A"}, "BatchReference.from_object_uuid: field required"),
    ],
)
def test_what_does_not_fit_is_refused_by_the_fields_name(model: Any, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as raised:
        model(**arguments)

    assert raised.value.message.startswith(message)


@pytest.mark.parametrize(
    ("uuids", "expected"), [(ID, [str(ID)]), (str(ID), [str(ID)]), ([ID, str(ID)], [str(ID), str(ID)]), ([], [])]
)
def test_the_targets_of_a_reference_have_their_texts(uuids: Any, expected: list[str]) -> None:
    assert ReferenceToMulti(target_collection="A", uuids=uuids).uuids_str == expected


def test_a_reference_into_several_collections_is_named_by_the_one_that_is_not() -> None:
    reference = DataReference.MultiTarget("by", ID, [ID], "Author")

    assert (reference.from_property, reference.target_collection) == ("by", "Author")


def test_the_object_of_a_batch_has_an_id_and_the_collections_name() -> None:
    vector = [1.0]
    item = BatchObject(collection="book", index=3, vector=vector, uuid=ID.hex)

    assert (item.collection, item.uuid, item.index, item.retry_count) == ("Book", str(ID), 3, 0)
    assert item.vector is vector
    assert uuid.UUID(str(BatchObject(collection="book", index=3).uuid)).version == 4


def test_the_reference_of_a_batch_has_ids_and_the_collections_names() -> None:
    item = BatchReference(
        from_object_collection="book",
        from_object_uuid=f"weaviate://localhost/Book/{ID}",
        from_property_name="by",
        to_object_uuid=ID,
        to_object_collection="author",
        index=0,
    )

    assert (item.from_object_collection, item.to_object_collection) == ("Book", "Author")
    assert (item.from_object_uuid, item.to_object_uuid) == (str(ID), str(ID))


def test_a_shard_can_be_in_a_set() -> None:
    assert len({Shard(collection="A"), Shard(collection="A"), Shard(collection="A", tenant="t")}) == 2


# --- Results


def error(index: int = 0) -> ErrorObject:
    return ErrorObject("no", BatchObject(collection="A", index=index))


def test_what_became_of_objects_can_be_added_up() -> None:
    first, second = BatchObjectReturn(elapsed_seconds=1.0), BatchObjectReturn(elapsed_seconds=0.5)
    first.add_uuids({0: ID})
    second.add_errors({})
    assert not second.has_errors
    second.add_errors({1: error(1)})

    both = first + second

    assert (both.uuids, list(both.errors), both.has_errors, both.elapsed_seconds) == ({0: ID}, [1], True, 1.5)
    with pytest.warns(DeprecationWarning, match="all_responses"):
        assert both.all_responses == [ID, both.errors[1]]
    assert not first.has_errors


def test_what_became_of_references_can_be_added_up() -> None:
    reference = BatchReference(
        from_object_collection="A", from_object_uuid=ID, from_property_name="b", to_object_uuid=ID, index=1
    )
    first, second = BatchReferenceReturn(elapsed_seconds=1.0), BatchReferenceReturn(elapsed_seconds=0.5)
    second.add_errors({1: ErrorReference("no", reference)})

    both = first + second

    assert (list(both.errors), both.has_errors, both.elapsed_seconds) == ([1], True, 1.5)
    assert (BatchResult().objs, BatchResult().refs) == (BatchObjectReturn(), BatchReferenceReturn())


def found() -> QueryReturn[Any, Any]:
    inner = Object(ID, MetadataReturn(), {"name": "Ada"}, None, {}, "Author")
    place = GeoCoordinate(latitude=1, longitude=2)
    return QueryReturn([Object(ID, MetadataReturn(), {"at": place}, {"by": _CrossReference([inner])}, {}, "Book")])


def test_results_pickle_and_copy() -> None:
    assert pickle.loads(pickle.dumps(found())) == copy.deepcopy(found()) == found()


def test_results_show_what_they_hold() -> None:
    assert "references={'by': CrossReference(objects=[Object(uuid=UUID('e4f3bdb8" in repr(found())


def test_cross_references_are_equal_by_what_they_point_at() -> None:
    assert _CrossReference[Any, Any](None) == _CrossReference[Any, Any]([])
    assert _CrossReference[Any, Any](None) != found().objects[0].references["by"]
    assert _CrossReference[Any, Any](None) != []
    assert _CrossReference[Any, Any](None).objects == []


def test_results_and_references_take_the_types_of_a_program() -> None:
    class Author(TypedDict):
        name: str

    class References(TypedDict):
        by: CrossReference[Author, None]

    assert QueryReturn[Author, References]([]).objects == []
    assert DataObject[Author, None](properties={"name": "Ada"}).properties == {"name": "Ada"}


# --- Ids


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("abc",), "6cb8e707-0fc5-5f55-88d4-d4fed43e64a8"),
        (("abc", "ns"), "3be6e1fb-3afc-5573-8ae2-217d5a82c9f1"),
        ((5,), "c8691da2-158a-5ed6-8537-0e6f140801f2"),
        (({"a": 1},), "292ead7c-408f-5212-a3c1-0e35b89a26f7"),
        ((None,), "2155195b-5979-5a02-940e-44a63bc4927c"),
        ((uuid.UUID(int=5), "x"), "629874b7-96b2-59f6-9aa9-67055da577c9"),
        ((1.5, "A"), "1af998df-7934-5e11-a0f3-f9743fd3a8d3"),
    ],
)
def test_ids_made_from_values_are_the_ones_that_they_always_were(arguments: tuple[Any, ...], expected: str) -> None:
    assert generate_uuid5(*arguments) == expected


@pytest.mark.parametrize(
    "given",
    [
        ID,
        str(ID),
        str(ID).upper(),
        ID.hex,
        f"urn:uuid:{ID}",
        f"weaviate://localhost/{ID}",
        f"weaviate://localhost/Book/{ID}",
        f"http://localhost:8080/v1/objects/Book/{ID}",
    ],
)
def test_an_id_is_found_in_all_its_forms(given: Any) -> None:
    assert get_valid_uuid(given) == str(ID)


@pytest.mark.parametrize("given", ["", "foo", f"x/{ID}", f"{ID}/x", f"http://localhost/{ID}/references/by"])
def test_a_text_without_an_id_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="is not a UUID"):
        get_valid_uuid(given)


@pytest.mark.parametrize("given", [None, 5, b"foo"])
def test_what_cannot_be_an_id_is_refused(given: Any) -> None:
    with pytest.raises(TypeError, match="a UUID is a str"):
        get_valid_uuid(given)


def test_ids_of_results_are_of_the_class_that_other_packages_look_for() -> None:
    assert isinstance(found().objects[0].uuid, _WeaviateUUIDInt)
