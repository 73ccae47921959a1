# Generated from tests/_async/test_batch_references.py by scripts/unasync.py. Do not edit.
"""References in batches, among objects that are on their way."""

from __future__ import annotations

import itertools
import uuid

import pytest

from tests._sync.batching import begin, every_mode, ids, size
from weaviate import WeaviateClient
from weaviate._sync.collections.collection import Collection
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty
from weaviate.classes.data import ReferenceToMulti
from weaviate.classes.query import QueryReference
from weaviate.exceptions import WeaviateBatchValidationError


@pytest.fixture
def books(client: WeaviateClient, name: str) -> Collection:
    """A collection whose objects point at each other."""
    return client.collections.create(
        name,
        properties=[Property(name="n", data_type=DataType.INT)],
        references=[ReferenceProperty(name="next", target_collection=name)],
    )


def targets(collection: Collection, each: uuid.UUID) -> list[uuid.UUID]:
    """What an object points at, in order."""
    found = collection.query.fetch_object_by_id(each, return_references=QueryReference(link_on="next"))
    assert found is not None
    return sorted(one.uuid for one in found.references["next"].objects) if "next" in found.references else []


@every_mode
def test_references_go_to_objects_added_before_or_afterwards_and_to_themselves(
    client: WeaviateClient, books: Collection, mode: str
) -> None:
    first, second, third = ids(3)

    with begin(client.batch, mode) as batch:
        batch.add_object(books.name, {"n": 1}, uuid=first)
        batch.add_object(books.name, {"n": 2}, uuid=second)
        batch.add_reference(first, books.name, "next", second)
        batch.add_reference(second, books.name, "next", second)
        batch.add_object(books.name, {"n": 3}, uuid=third)
        batch.add_reference(third, books.name, "next", first)

    assert (client.batch.failed_objects, client.batch.failed_references) == ([], [])
    assert [targets(books, each) for each in (first, second, third)] == [[second], [second], [first]]


@every_mode
def test_an_object_points_at_others_that_were_added_before(books: Collection, mode: str) -> None:
    chain = ids(30)

    with begin(books.batch, mode) as batch:
        batch.add_object({"n": 0}, uuid=chain[0])
        for before, each in itertools.pairwise(chain):
            batch.add_object({"n": 1}, uuid=each, references={"next": before})

    assert books.batch.failed_objects == []
    assert targets(books, chain[-1]) == [chain[-2]]


@every_mode
def test_objects_are_sent_while_references_wait(books: Collection, mode: str) -> None:
    first, second, absent = ids(3)

    with begin(books.batch, mode) as batch:
        batch.add_reference(absent, "next", second)
        batch.flush()
        batch.add_object({"n": 1}, uuid=first)
        batch.flush()
        assert size(books) == 1

    assert [error.reference.from_object_uuid for error in books.batch.failed_references] == [str(absent)]


@every_mode
def test_one_property_points_at_many(books: Collection, mode: str) -> None:
    source, *many = ids(30)

    with begin(books.batch, mode) as batch:
        for each in (source, *many):
            batch.add_object({"n": 1}, uuid=each)
        for each in many[:10]:
            batch.add_reference(source, "next", each)
        batch.add_reference(source, "next", many[10:20])
        batch.add_reference(source, "next", ReferenceToMulti(target_collection=books.name, uuids=many[20:]))

    assert batch.results.refs.errors == {}
    assert targets(books, source) == many


@every_mode
def test_a_reference_of_an_object_that_failed_is_told_of_and_not_sent(books: Collection, mode: str) -> None:
    good, bad = ids(2)

    with begin(books.batch, mode) as batch:
        batch.add_object({"n": 1}, uuid=good)
        batch.add_object({"n": "none"}, uuid=bad)
        batch.add_reference(good, "next", good)
        batch.add_reference(good, "next", bad)
        batch.add_reference(bad, "next", good)

    failed = books.batch.failed_references
    assert [error.reference.index for error in failed] == [1, 2]
    assert all(str(bad) in error.message for error in failed)
    assert [error.original_uuid for error in books.batch.failed_objects] == [bad]
    assert batch.results.refs.errors.keys() == {1, 2}
    assert batch.number_errors == 3
    assert targets(books, good) == [good]


@every_mode
def test_a_reference_that_the_server_refuses_is_said_in_its_words(books: Collection, mode: str) -> None:
    [each] = ids(1)

    with begin(books.batch, mode) as batch:
        batch.add_object({"n": 1}, uuid=each)
        batch.add_reference(each, "missing", each)
        batch.add_reference(each, "next", each)

    [failed] = books.batch.failed_references
    assert failed.reference.from_property_name == "missing"
    assert "missing" in failed.message
    assert targets(books, each) == [each]


@every_mode
def test_references_find_objects_that_were_there_before(books: Collection, mode: str) -> None:
    first, second = ids(2)
    books.data.insert({"n": 1}, uuid=first)
    books.data.insert({"n": 2}, uuid=second)

    with begin(books.batch, mode) as batch:
        batch.add_reference(first, "next", second)
        batch.flush()
        assert targets(books, first) == [second]

    assert batch.results.objs.uuids == {}


@every_mode
def test_references_have_a_tenant(client: WeaviateClient, name: str, mode: str) -> None:
    people = client.collections.create(
        name,
        multi_tenancy_config=Configure.multi_tenancy(enabled=True),
        references=[ReferenceProperty(name="next", target_collection=name)],
    )
    people.tenants.create(["a", "b"])
    first, second = ids(2)

    with begin(client.batch, mode) as batch:
        for each in (first, second):
            batch.add_object(name, {}, uuid=each, tenant="a")
        batch.add_reference(first, name, "next", second, tenant="a")
    with begin(people.with_tenant("a").batch, mode) as batch:
        batch.add_reference(second, "next", first)

    assert client.batch.failed_references == people.with_tenant("a").batch.failed_references == []
    assert targets(people.with_tenant("a"), first) == [second]
    assert targets(people.with_tenant("a"), second) == [first]


@every_mode
def test_a_chain_of_many_objects_is_stored_with_all_its_links(books: Collection, mode: str) -> None:
    chain = ids(500)

    with begin(books.batch, mode) as batch:
        for number, each in enumerate(chain):
            batch.add_object({"n": number}, uuid=each)
            if number:
                batch.add_reference(chain[number - 1], "next", each)

    assert (books.batch.failed_objects, books.batch.failed_references) == ([], [])
    found = books.query.fetch_objects(limit=500, return_references=QueryReference(link_on="next"))
    links = {each.uuid: each.references["next"].objects[0].uuid for each in found.objects if each.references}
    assert links == dict(itertools.pairwise(chain))
    assert size(books) == 500


def test_what_is_no_reference_is_refused_at_once(books: Collection) -> None:
    with books.batch.dynamic() as batch:
        for wrong in (("none", "next", ids(1)[0]), (ids(1)[0], "a b", ids(1)[0]), (ids(1)[0], "next", "none")):
            with pytest.raises(WeaviateBatchValidationError):
                batch.add_reference(*wrong)

    assert batch.results.refs.errors == {}
