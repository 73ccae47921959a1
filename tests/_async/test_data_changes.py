"""Objects and references change as they are told to, on the real server."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypedDict

import pytest
from pydantic import BaseModel

import weaviate
from tests.support.server import Server
from weaviate import WeaviateAsyncClient
from weaviate._async.collections.collection import CollectionAsync
from weaviate.classes.config import Configure, ConsistencyLevel, DataType, Property, ReferenceProperty
from weaviate.classes.data import DataObject, DataReference, ReferenceToMulti
from weaviate.classes.query import Filter, QueryReference
from weaviate.exceptions import (
    UnexpectedStatusCodeError,
    WeaviateBaseError,
    WeaviateConnectionError,
    WeaviateDeleteManyError,
    WeaviateInvalidInputError,
)
from weaviate.models.consistency import ConsistencyLevel as Level

ABSENT = uuid.UUID("00000000-0000-4000-8000-000000000099")

Books: TypeAlias = CollectionAsync[Any, Any]


class Book(TypedDict, total=False):
    """What a collection holds."""

    title: str
    year: int


@dataclass
class BookData:
    """The same."""

    title: str


class BookModel(BaseModel):
    """The same."""

    title: str


async def create(client: WeaviateAsyncClient, name: str, **options: Any) -> Books:
    """A collection whose objects point at each other."""
    nested = [Property(name="street", data_type=DataType.TEXT), Property(name="number", data_type=DataType.INT)]
    await client.collections.create(
        name,
        properties=[
            Property(name="title", data_type=DataType.TEXT),
            Property(name="year", data_type=DataType.INT),
            Property(name="place", data_type=DataType.OBJECT, nested_properties=nested),
        ],
        references=[
            ReferenceProperty(name="next", target_collection=name),
            ReferenceProperty.MultiTarget(name="any", target_collections=[name]),
        ],
        **{"vector_config": Configure.Vectors.self_provided(), **options},
    )
    return client.collections.use(name)


@pytest.fixture(params=["plain", "tenant", "level"])
async def books(
    client: WeaviateAsyncClient, name: str, request: pytest.FixtureRequest
) -> AsyncIterator[CollectionAsync[Any, Any]]:
    """A collection, that of a tenant, and one with a consistency level: all that is done works with each."""
    if request.param == "tenant":
        tenancy = Configure.multi_tenancy(enabled=True, auto_tenant_creation=True)
        yield (await create(client, name, multi_tenancy_config=tenancy)).with_tenant("Ada")
    else:
        level = ConsistencyLevel.ALL if request.param == "level" else None
        yield (await create(client, name)).with_consistency_level(level)


async def stored(books: Books, chosen: uuid.UUID) -> tuple[dict[str, Any], Any, dict[str, list[uuid.UUID]]]:
    """An object's properties that have a value, its vector, and what it points at."""
    links = [QueryReference(link_on="next"), QueryReference.MultiTarget(link_on="any", target_collection=books.name)]
    found = await books.query.fetch_object_by_id(chosen, include_vector=True, return_references=links)
    assert found is not None
    values = {key: value for key, value in found.properties.items() if value is not None}
    references = {key: sorted(each.uuid for each in value.objects) for key, value in found.references.items()}
    return values, found.vector.get("default"), references


# --- Single objects


async def test_an_update_leaves_what_it_does_not_name(books: Books) -> None:
    other = await books.data.insert({"title": "other"})
    chosen = await books.data.insert(
        {"title": "A", "year": 1, "place": {"street": "Main St", "number": 1}}, {"next": other}, vector=[1.0, 2.0]
    )

    await books.data.update(chosen, {"title": "B"})
    assert await stored(books, chosen) == (
        {"title": "B", "year": 1, "place": {"street": "Main St", "number": 1}},
        [1.0, 2.0],
        {"next": [other]},
    )

    await books.data.update(str(chosen), {"year": None, "place": {"number": 2}}, vector=[3.0, 4.0])
    values, vector, references = await stored(books, chosen)
    assert (values["title"], "year" in values, values["place"]["number"]) == ("B", False, 2)
    assert values["place"].get("street") is None
    assert (vector, references) == ([3.0, 4.0], {"next": [other]})


async def test_an_update_adds_references_to_those_there_are(books: Books) -> None:
    first, second = [await books.data.insert({"title": title}) for title in "ab"]
    chosen = await books.data.insert({"title": "A"}, {"next": first})

    await books.data.update(chosen, references={"next": [second]})
    await books.data.update(chosen, references={"any": ReferenceToMulti(target_collection=books.name, uuids=second)})

    assert await stored(books, chosen) == ({"title": "A"}, None, {"next": sorted([first, second]), "any": [second]})


async def test_what_replaces_an_object_has_nothing_of_it(books: Books) -> None:
    other = await books.data.insert({"title": "other"})
    chosen = await books.data.insert({"title": "A", "year": 1}, {"next": other}, vector=[1.0, 2.0])

    await books.data.replace(chosen, {"title": "B"})
    assert await stored(books, chosen) == ({"title": "B"}, None, {})

    await books.data.replace(chosen, {}, {"next": [other]}, [3.0, 4.0])
    assert await stored(books, chosen) == ({}, [3.0, 4.0], {"next": [other]})


async def test_named_vectors_change_by_their_names(client: WeaviateAsyncClient, name: str) -> None:
    vectors = [Configure.Vectors.self_provided(name=each) for each in ("one", "two")]
    books = await create(client, name, vector_config=vectors)
    chosen = await books.data.insert({"title": "A"}, vector={"one": [1.0], "two": [2.0]})

    await books.data.update(chosen, vector={"two": [3.0]})
    found = await books.query.fetch_object_by_id(chosen, include_vector=True)
    assert found is not None
    assert found.vector == {"one": [1.0], "two": [3.0]}

    await books.data.replace(chosen, {"title": "A"}, vector={"one": [4.0]})
    found = await books.query.fetch_object_by_id(chosen, include_vector=True)
    assert found is not None
    assert found.vector == {"one": [4.0]}


async def test_a_vectorizer_makes_the_vector_anew_where_its_text_changes(
    client: WeaviateAsyncClient, name: str
) -> None:
    books = await create(client, name, vector_config=Configure.Vectors.custom(module_name="text2vec-bigram"))
    chosen = await books.data.insert({"title": "aaaa", "year": 1})
    _, before, _ = await stored(books, chosen)

    await books.data.update(chosen, {"title": "zzzz"})

    # The module joins an object's texts in any order, so the vector of one text is not always the same.
    _, after, _ = await stored(books, chosen)
    assert len(after) == len(before)
    assert after != before


async def test_an_object_is_there_until_it_is_deleted(books: Books) -> None:
    chosen = await books.data.insert({"title": "A"})

    assert await books.data.exists(chosen)
    assert await books.data.delete_by_id(chosen)
    assert not await books.data.exists(str(chosen))
    # Version 1.39 does not say that there was none.
    assert await books.data.delete_by_id(ABSENT)


async def test_there_is_nothing_in_a_collection_that_is_not_there(client: WeaviateAsyncClient) -> None:
    assert not await client.collections.use("NeverCreated").data.exists(ABSENT)


@pytest.mark.parametrize("method", ["replace", "update"])
async def test_what_is_not_there_cannot_be_changed(books: Books, method: str) -> None:
    await books.data.insert({"title": "another"})  # which makes the tenant

    with pytest.raises(UnexpectedStatusCodeError) as caught:
        await getattr(books.data, method)(ABSENT, {"title": "A"})

    assert caught.value.status_code == 404
    details = caught.value.details
    assert (details.collection, details.tenant, details.uuid) == (books.name, books.tenant, str(ABSENT))


async def test_a_tenant_that_is_not_there_is_an_error_of_every_method(client: WeaviateAsyncClient, name: str) -> None:
    books = (await create(client, name, multi_tenancy_config=Configure.multi_tenancy())).with_tenant("Nobody")

    for call in (
        lambda: books.data.exists(ABSENT),
        lambda: books.data.delete_by_id(ABSENT),
        lambda: books.data.update(ABSENT, {}),
        lambda: books.data.replace(ABSENT, {}),
        lambda: books.data.reference_add(ABSENT, "next", ABSENT),
        lambda: books.data.reference_replace(ABSENT, "next", ABSENT),
        lambda: books.data.reference_delete(ABSENT, "next", ABSENT),
        lambda: books.data.delete_many(Filter.by_property("title").equal("A")),
    ):
        with pytest.raises(WeaviateBaseError) as caught:
            await call()
        assert (caught.value.details.collection, caught.value.details.tenant) == (name, "Nobody")


async def test_properties_may_be_of_a_class(books: Books) -> None:
    chosen = await books.data.with_data_model(BookData).insert(BookData("A"))

    await books.data.with_data_model(BookModel).update(chosen, BookModel(title="B"))
    assert await stored(books, chosen) == ({"title": "B"}, None, {})

    await books.data.with_data_model(BookData).replace(chosen, BookData("C"))
    assert await stored(books, chosen) == ({"title": "C"}, None, {})

    await books.data.with_data_model(Book).update(chosen, {"year": 3})
    assert await stored(books, chosen) == ({"title": "C", "year": 3}, None, {})


async def test_bad_input_is_refused_with_its_path_before_anything_is_sent(client: WeaviateAsyncClient) -> None:
    data = client.collections.use("NeverCreated").data
    collection: Any = data

    calls: list[tuple[Callable[[], Any], str]] = [
        (lambda: data.exists("x"), "uuid: "),
        (lambda: data.delete_by_id("x"), "uuid: "),
        (lambda: collection.update(ABSENT, {"author": {"born": {1}}}), 'properties["author"].born: '),
        (lambda: collection.replace(ABSENT, {}, {"by": "x"}), 'references["by"]: '),
        (lambda: data.reference_add(ABSENT, "by", "x"), 'references["by"]: '),
        (lambda: data.reference_replace("x", "by", ABSENT), "from_uuid: "),
        (lambda: collection.delete_many({"a": 1}), "where: "),
        (lambda: data.update_many([], concurrent_requests=0), "concurrent_requests: "),
    ]
    for call, path in calls:
        with pytest.raises(WeaviateInvalidInputError) as caught:
            await call()
        assert caught.value.message.startswith(path)


# --- References


async def test_references_are_added_replaced_and_deleted(books: Books) -> None:
    chosen, first, second = [await books.data.insert({"title": title}) for title in "abc"]
    data = books.data

    async def targets(name: str) -> list[uuid.UUID]:
        return (await stored(books, chosen))[2].get(name, [])

    await data.reference_add(chosen, "next", first)
    await data.reference_add(str(chosen), "next", str(second))
    assert await targets("next") == sorted([first, second])

    await data.reference_delete(chosen, "next", first)
    await data.reference_delete(chosen, "next", ABSENT)
    assert await targets("next") == [second]

    await data.reference_replace(chosen, "next", [first, chosen])
    assert await targets("next") == sorted([first, chosen])
    await data.reference_replace(chosen, "next", second)
    assert await targets("next") == [second]
    await data.reference_replace(chosen, "next", [])
    assert await targets("next") == []

    await data.reference_add(chosen, "any", ReferenceToMulti(target_collection=books.name, uuids=first))
    assert await targets("any") == [first]
    await data.reference_replace(chosen, "any", ReferenceToMulti(target_collection=books.name, uuids=[first, second]))
    assert await targets("any") == sorted([first, second])
    await data.reference_delete(chosen, "any", ReferenceToMulti(target_collection=books.name, uuids=first))
    assert await targets("any") == [second]


async def test_a_reference_to_or_from_nothing_is_refused(books: Books) -> None:
    chosen = await books.data.insert({"title": "A"})

    calls: list[tuple[Callable[[], Any], int]] = [
        (lambda: books.data.reference_add(chosen, "next", ABSENT), 422),
        (lambda: books.data.reference_add(chosen, "nothing", chosen), 422),
        (lambda: books.data.reference_add(ABSENT, "next", chosen), 404),
        (lambda: books.data.reference_replace(ABSENT, "next", chosen), 404),
        (lambda: books.data.reference_delete(ABSENT, "next", chosen), 404),
    ]
    for call, status in calls:
        with pytest.raises(UnexpectedStatusCodeError) as caught:
            await call()
        assert caught.value.status_code == status
        assert caught.value.details.property in ("next", "nothing")


async def test_many_references_fail_one_by_one(books: Books) -> None:
    first, second, third = [await books.data.insert({"title": title}) for title in "abc"]
    name = books.name

    result = await books.data.reference_add_many(
        [
            DataReference(from_property="next", from_uuid=first, to_uuid=[second, third]),
            DataReference(from_property="nothing", from_uuid=first, to_uuid=second),  # refused by the server
            DataReference(from_property="next", from_uuid=second, to_uuid="x"),  # refused here
            DataReference.MultiTarget(from_property="any", from_uuid=second, to_uuid=third, target_collection=name),
            DataReference(from_property="next", from_uuid=ABSENT, to_uuid=first),  # refused by the server
        ]
    )

    assert result.errors.keys() == {1, 2, 4}
    assert "nothing" in result.errors[1].message
    assert result.errors[2].message.startswith("to_uuid: ")
    assert str(ABSENT) in result.errors[4].message
    assert result.errors[4].reference.tenant == books.tenant
    assert result.elapsed_seconds > 0
    assert (await stored(books, first))[2] == {"next": sorted([second, third])}
    assert (await stored(books, second))[2] == {"any": [third]}


async def test_references_without_number_go_in_messages_of_a_size(client: WeaviateAsyncClient, name: str) -> None:
    books = await create(client, name)
    target = await books.data.insert({"title": "target"})
    made = await books.data.insert_many({"title": "A"} for _ in range(5500))

    result = await books.data.reference_add_many(
        DataReference(from_property="next", from_uuid=source, to_uuid=target) for source in made.uuids.values()
    )

    assert not result.has_errors
    for index in (0, 4999, 5000, 5499):
        assert (await stored(books, made.uuids[index]))[2] == {"next": [target]}


# --- Many objects


async def test_many_objects_are_updated_and_the_bad_ones_are_reported_by_index(books: Books) -> None:
    made = await books.data.insert_many(
        DataObject({"title": "old", "year": year}, vector=[1.0, 2.0]) for year in range(30)
    )
    changes: list[Any] = [
        DataObject({"title": f"new {index}"}, uuid=chosen, vector=[3.0, 4.0]) for index, chosen in made.uuids.items()
    ]
    changes[3] = DataObject({"title": "A"}, uuid=ABSENT)  # refused by the server
    changes[5] = DataObject({"title": {1}}, uuid=made.uuids[5])  # refused here
    changes[7] = {"title": "A"}

    result = await books.data.update_many(changes, concurrent_requests=3)

    assert result.errors.keys() == {3, 5, 7}
    assert result.uuids == {index: chosen for index, chosen in made.uuids.items() if index not in (3, 5, 7)}
    assert "404" in result.errors[3].message
    assert result.errors[3].original_uuid == str(ABSENT)
    assert result.errors[5].message.startswith('properties["title"]: ')
    assert await stored(books, made.uuids[29]) == ({"title": "new 29", "year": 29}, [3.0, 4.0], {})
    assert await stored(books, made.uuids[5]) == ({"title": "old", "year": 5}, [1.0, 2.0], {})


async def test_many_objects_are_replaced(books: Books) -> None:
    made = await books.data.insert_many({"title": "old", "year": year} for year in range(30))

    result = await books.data.replace_many(
        DataObject({"title": "new"}, uuid=chosen, references={"next": chosen}) for chosen in made.uuids.values()
    )

    assert (result.uuids, result.has_errors) == (made.uuids, False)
    assert await stored(books, made.uuids[29]) == ({"title": "new"}, None, {"next": [made.uuids[29]]})


@pytest.mark.parametrize("method", ["update_many", "replace_many"])
async def test_objects_to_change_that_all_fail_are_reported_and_not_raised(books: Books, method: str) -> None:
    wrong: list[Any] = [{"title": "A"}, None, DataObject({"title": "A"}), DataObject({"title": {1}}, uuid=ABSENT)]

    kinds = await getattr(books.data, method)(wrong)
    refused = await getattr(books.data, method)([DataObject({"title": "A"}, uuid=ABSENT)] * 2)

    assert (kinds.uuids, kinds.errors.keys(), kinds.has_errors) == ({}, {0, 1, 2, 3}, True)
    assert [kinds.errors[index].message.partition(":")[0] for index in (2, 3)] == ["uuid", 'properties["title"]']
    assert all(kinds.errors[index].message.endswith("is not a DataObject") for index in (0, 1))
    assert (refused.uuids, refused.errors.keys(), refused.has_errors) == ({}, {0, 1}, True)


async def test_no_objects_to_change_are_nothing(client: WeaviateAsyncClient) -> None:
    result = await client.collections.use("NeverCreated").data.update_many([])

    assert (result.uuids, result.errors, result.has_errors) == ({}, {}, False)


async def test_a_server_that_is_away_is_one_error(
    start_server: Callable[[Mapping[str, str]], Server], name: str
) -> None:
    one = start_server({})
    async with weaviate.use_async_with_local(port=one.http_port, grpc_port=one.grpc_port) as client:
        one.stop()
        data = client.collections.use(name).data

        with pytest.raises(WeaviateConnectionError):
            await data.replace_many(DataObject({}, uuid=uuid.UUID(int=n)) for n in range(1000))
        with pytest.raises(WeaviateConnectionError):
            await data.reference_add_many([DataReference(from_property="a", from_uuid=ABSENT, to_uuid=ABSENT)])


# --- Deletion by a condition


async def test_what_meets_a_condition_is_deleted(books: Books) -> None:
    made = await books.data.insert_many({"title": "red", "year": year} for year in range(10))
    old = Filter.by_property("year").less_than(4)

    tried = await books.data.delete_many(old, dry_run=True)
    assert (tried.matches, tried.successful, tried.failed, tried.objects) == (4, 4, 0, None)
    assert await books.data.exists(made.uuids[0])

    done = await books.data.delete_many(old, verbose=True)
    assert (done.matches, done.successful, done.failed) == (4, 4, 0)
    assert {each.uuid for each in done.objects} == {made.uuids[index] for index in range(4)}
    assert all(each.successful and each.error is None for each in done.objects)

    assert not await books.data.exists(made.uuids[0])
    assert await books.data.exists(made.uuids[4])
    by_id = await books.data.delete_many(Filter.by_id().contains_any([made.uuids[4], ABSENT]))
    assert (by_id.matches, by_id.successful, by_id.objects) == (1, 1, None)


async def test_a_deletion_goes_beyond_the_server_s_limit(
    start_server: Callable[[Mapping[str, str]], Server], name: str
) -> None:
    small = start_server({"QUERY_MAXIMUM_RESULTS": "20"})
    async with weaviate.use_async_with_local(port=small.http_port, grpc_port=small.grpc_port) as client:
        books = await create(client, name, sharding_config=Configure.sharding(desired_count=3))
        everything = Filter.by_property("title").equal("red")
        made = await books.data.insert_many({"title": "red" if number < 90 else "blue"} for number in range(100))

        tried = await books.data.delete_many(everything, dry_run=True, until_empty=True)
        assert (tried.matches, await books.data.exists(made.uuids[0])) == (90, True)

        once = await books.data.delete_many(everything)
        assert (once.matches, once.successful < 90) == (90, True)

        rest = await books.data.delete_many(everything, verbose=True, until_empty=True)
        assert (rest.matches, rest.successful, rest.failed) == (90 - once.successful, 90 - once.successful, 0)
        assert len({each.uuid for each in rest.objects}) == 90 - once.successful
        assert (await books.data.delete_many(everything, until_empty=True)).matches == 0
        assert await books.data.exists(made.uuids[99])


async def test_a_deletion_that_the_server_cannot_carry_out_ends(client: WeaviateAsyncClient, name: str) -> None:
    books = await create(client, name)
    await books.data.insert_many({"title": "red"} for _ in range(5))
    await books.config.update_shards("READONLY")

    result = await books.data.delete_many(Filter.by_property("title").equal("red"), until_empty=True)

    assert (result.matches, result.successful) == (5, 0)
    assert result.failed > 0


async def test_a_condition_on_what_is_not_there_is_refused(books: Books) -> None:
    with pytest.raises(WeaviateDeleteManyError, match="nothing"):
        await books.data.delete_many(Filter.by_property("nothing").equal("red"))


# --- Several nodes


async def test_changes_are_made_on_as_many_replicas_as_asked(three_servers: Sequence[Server], name: str) -> None:
    first, *_, last = three_servers
    async with weaviate.use_async_with_local(port=first.http_port, grpc_port=first.grpc_port) as client:
        books = await create(client, name, replication_config=Configure.replication(factor=3))
        data = books.with_consistency_level(Level.ALL).data
        one, other = [await data.insert({"title": title}) for title in "ab"]

        await data.update(one, {"title": "B"})
        await data.reference_add(one, "next", other)
        await data.reference_add_many([DataReference(from_property="next", from_uuid=other, to_uuid=one)])

        async with weaviate.use_async_with_local(port=last.http_port, grpc_port=last.grpc_port) as elsewhere:
            there = elsewhere.collections.use(name).with_consistency_level(Level.ONE)
            assert await stored(there, one) == ({"title": "B"}, None, {"next": [other]})
            assert await stored(there, other) == ({"title": "b"}, None, {"next": [one]})
            assert (await there.data.delete_many(Filter.by_id().equal(one))).successful == 1
            assert await data.exists(one) is False
        await client.collections.delete(name)
