"""References in batches, among objects that are on their way."""

from __future__ import annotations

import itertools
import uuid

import pytest

from tests._async.batching import begin, every_mode, ids, size
from weaviate import WeaviateAsyncClient
from weaviate._async.collections.collection import CollectionAsync
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty
from weaviate.classes.data import ReferenceToMulti
from weaviate.classes.query import QueryReference
from weaviate.exceptions import WeaviateBatchValidationError


@pytest.fixture
async def books(client: WeaviateAsyncClient, name: str) -> CollectionAsync:
    """A collection whose objects point at each other."""
    return await client.collections.create(
        name,
        properties=[Property(name="n", data_type=DataType.INT)],
        references=[ReferenceProperty(name="next", target_collection=name)],
    )


async def targets(collection: CollectionAsync, each: uuid.UUID) -> list[uuid.UUID]:
    """What an object points at, in order."""
    found = await collection.query.fetch_object_by_id(each, return_references=QueryReference(link_on="next"))
    assert found is not None
    return sorted(one.uuid for one in found.references["next"].objects) if "next" in found.references else []


@every_mode
async def test_references_go_to_objects_added_before_or_afterwards_and_to_themselves(
    client: WeaviateAsyncClient, books: CollectionAsync, mode: str
) -> None:
    first, second, third = ids(3)

    async with begin(client.batch, mode) as batch:
        await batch.add_object(books.name, {"n": 1}, uuid=first)
        await batch.add_object(books.name, {"n": 2}, uuid=second)
        await batch.add_reference(first, books.name, "next", second)
        await batch.add_reference(second, books.name, "next", second)
        await batch.add_object(books.name, {"n": 3}, uuid=third)
        await batch.add_reference(third, books.name, "next", first)

    assert (client.batch.failed_objects, client.batch.failed_references) == ([], [])
    assert [await targets(books, each) for each in (first, second, third)] == [[second], [second], [first]]


@every_mode
async def test_an_object_points_at_others_that_were_added_before(books: CollectionAsync, mode: str) -> None:
    chain = ids(30)

    async with begin(books.batch, mode) as batch:
        await batch.add_object({"n": 0}, uuid=chain[0])
        for before, each in itertools.pairwise(chain):
            await batch.add_object({"n": 1}, uuid=each, references={"next": before})

    assert books.batch.failed_objects == []
    assert await targets(books, chain[-1]) == [chain[-2]]


@every_mode
async def test_objects_are_sent_while_references_wait(books: CollectionAsync, mode: str) -> None:
    first, second, absent = ids(3)

    async with begin(books.batch, mode) as batch:
        await batch.add_reference(absent, "next", second)
        await batch.flush()
        await batch.add_object({"n": 1}, uuid=first)
        await batch.flush()
        assert await size(books) == 1

    assert [error.reference.from_object_uuid for error in books.batch.failed_references] == [str(absent)]


@every_mode
async def test_one_property_points_at_many(books: CollectionAsync, mode: str) -> None:
    source, *many = ids(30)

    async with begin(books.batch, mode) as batch:
        for each in (source, *many):
            await batch.add_object({"n": 1}, uuid=each)
        for each in many[:10]:
            await batch.add_reference(source, "next", each)
        await batch.add_reference(source, "next", many[10:20])
        await batch.add_reference(source, "next", ReferenceToMulti(target_collection=books.name, uuids=many[20:]))

    assert batch.results.refs.errors == {}
    assert await targets(books, source) == many


@every_mode
async def test_a_reference_of_an_object_that_failed_is_told_of_and_not_sent(books: CollectionAsync, mode: str) -> None:
    good, bad = ids(2)

    async with begin(books.batch, mode) as batch:
        await batch.add_object({"n": 1}, uuid=good)
        await batch.add_object({"n": "none"}, uuid=bad)
        await batch.add_reference(good, "next", good)
        await batch.add_reference(good, "next", bad)
        await batch.add_reference(bad, "next", good)

    failed = books.batch.failed_references
    assert [error.reference.index for error in failed] == [1, 2]
    assert all(str(bad) in error.message for error in failed)
    assert [error.original_uuid for error in books.batch.failed_objects] == [bad]
    assert batch.results.refs.errors.keys() == {1, 2}
    assert batch.number_errors == 3
    assert await targets(books, good) == [good]


@every_mode
async def test_a_reference_that_the_server_refuses_is_said_in_its_words(books: CollectionAsync, mode: str) -> None:
    [each] = ids(1)

    async with begin(books.batch, mode) as batch:
        await batch.add_object({"n": 1}, uuid=each)
        await batch.add_reference(each, "missing", each)
        await batch.add_reference(each, "next", each)

    [failed] = books.batch.failed_references
    assert failed.reference.from_property_name == "missing"
    assert "missing" in failed.message
    assert await targets(books, each) == [each]


@every_mode
async def test_references_find_objects_that_were_there_before(books: CollectionAsync, mode: str) -> None:
    first, second = ids(2)
    await books.data.insert({"n": 1}, uuid=first)
    await books.data.insert({"n": 2}, uuid=second)

    async with begin(books.batch, mode) as batch:
        await batch.add_reference(first, "next", second)
        await batch.flush()
        assert await targets(books, first) == [second]

    assert batch.results.objs.uuids == {}


@every_mode
async def test_references_have_a_tenant(client: WeaviateAsyncClient, name: str, mode: str) -> None:
    people = await client.collections.create(
        name,
        multi_tenancy_config=Configure.multi_tenancy(enabled=True),
        references=[ReferenceProperty(name="next", target_collection=name)],
    )
    await people.tenants.create(["a", "b"])
    first, second = ids(2)

    async with begin(client.batch, mode) as batch:
        for each in (first, second):
            await batch.add_object(name, {}, uuid=each, tenant="a")
        await batch.add_reference(first, name, "next", second, tenant="a")
    async with begin(people.with_tenant("a").batch, mode) as batch:
        await batch.add_reference(second, "next", first)

    assert client.batch.failed_references == people.with_tenant("a").batch.failed_references == []
    assert await targets(people.with_tenant("a"), first) == [second]
    assert await targets(people.with_tenant("a"), second) == [first]


@every_mode
async def test_a_chain_of_many_objects_is_stored_with_all_its_links(books: CollectionAsync, mode: str) -> None:
    chain = ids(500)

    async with begin(books.batch, mode) as batch:
        for number, each in enumerate(chain):
            await batch.add_object({"n": number}, uuid=each)
            if number:
                await batch.add_reference(chain[number - 1], "next", each)

    assert (books.batch.failed_objects, books.batch.failed_references) == ([], [])
    found = await books.query.fetch_objects(limit=500, return_references=QueryReference(link_on="next"))
    links = {each.uuid: each.references["next"].objects[0].uuid for each in found.objects if each.references}
    assert links == dict(itertools.pairwise(chain))
    assert await size(books) == 500


async def test_what_is_no_reference_is_refused_at_once(books: CollectionAsync) -> None:
    async with books.batch.dynamic() as batch:
        for wrong in (("none", "next", ids(1)[0]), (ids(1)[0], "a b", ids(1)[0]), (ids(1)[0], "next", "none")):
            with pytest.raises(WeaviateBatchValidationError):
                await batch.add_reference(*wrong)

    assert batch.results.refs.errors == {}
