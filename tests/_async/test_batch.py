"""What every kind of batch does with a server that is in order."""

from __future__ import annotations

from typing import Any

import pytest

from tests._async.batching import begin, every_mode, fill, ids, size
from weaviate import WeaviateAsyncClient
from weaviate._async.collections.collection import CollectionAsync
from weaviate.classes.config import Configure, ConsistencyLevel, DataType, Property
from weaviate.exceptions import (
    WeaviateBatchSendError,
    WeaviateBatchStreamError,
    WeaviateBatchValidationError,
    WeaviateInvalidInputError,
)
from weaviate.models.batch import BatchProgress


@pytest.fixture
async def books(client: WeaviateAsyncClient, name: str) -> CollectionAsync:
    """A collection with a number in each object."""
    return await client.collections.create(
        name,
        properties=[Property(name="n", data_type=DataType.INT)],
        vector_config=Configure.Vectors.self_provided(),
    )


@every_mode
async def test_everything_that_is_added_is_stored(
    client: WeaviateAsyncClient, books: CollectionAsync, mode: str
) -> None:
    told = await fill(begin(client.batch, mode), 250, books.name)

    assert (told.error, told.failed) == (None, {})
    assert await size(books) == 250
    assert client.batch.results.objs.uuids == told.stored
    assert client.batch.failed_objects == []


@every_mode
async def test_a_collection_takes_objects_of_its_own(books: CollectionAsync, mode: str) -> None:
    told = await fill(begin(books.batch, mode), 250)

    assert (told.error, told.failed) == (None, {})
    assert await size(books) == 250


@every_mode
async def test_an_id_is_made_where_none_is_given(books: CollectionAsync, mode: str) -> None:
    async with begin(books.batch, mode) as batch:
        made = [await batch.add_object({"n": number}) for number in range(3)]

    assert books.batch.results.objs.uuids == dict(enumerate(made))
    assert {each.uuid for each in (await books.query.fetch_objects()).objects} == set(made)


@every_mode
async def test_objects_go_to_their_tenants(client: WeaviateAsyncClient, name: str, mode: str) -> None:
    people = await client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy(enabled=True))
    await people.tenants.create(["a", "b"])

    async with begin(client.batch, mode) as batch:
        for number, each in enumerate(ids(30)):
            await batch.add_object(name, {"n": number}, uuid=each, tenant="ab"[number % 3 > 0])
    async with begin(people.with_tenant("a").batch, mode) as batch:
        await batch.add_object({"n": 30})

    assert client.batch.failed_objects == []
    assert [await size(people.with_tenant(tenant)) for tenant in "ab"] == [11, 20]


@every_mode
async def test_a_tenant_that_is_missing_is_named_by_each_object_that_failed(
    client: WeaviateAsyncClient, name: str, mode: str
) -> None:
    people = await client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy(enabled=True))
    await people.tenants.create("here")

    async with begin(client.batch, mode) as batch:
        for number, each in enumerate(ids(10)):
            await batch.add_object(name, {"n": number}, uuid=each, tenant="gone" if number % 2 else "here")

    assert [error.object_.index for error in client.batch.failed_objects] == [1, 3, 5, 7, 9]
    assert all("tenant" in error.message and "gone" in error.message for error in client.batch.failed_objects)
    assert await size(people.with_tenant("here")) == 5


@every_mode
async def test_a_batch_has_a_consistency_level(client: WeaviateAsyncClient, books: CollectionAsync, mode: str) -> None:
    by_client = await fill(begin(client.batch, mode, consistency_level=ConsistencyLevel.ALL), 3, books.name)
    by_handle = await fill(begin(books.with_consistency_level(ConsistencyLevel.QUORUM).batch, mode), 3)

    assert (by_client.failed, by_handle.failed) == ({}, {})


@every_mode
async def test_objects_have_named_vectors(client: WeaviateAsyncClient, name: str, mode: str) -> None:
    vectors = [Configure.Vectors.self_provided(name=each) for each in ("first", "second")]
    books = await client.collections.create(name, vector_config=vectors)
    [each] = ids(1)

    async with begin(books.batch, mode) as batch:
        await batch.add_object({}, uuid=each, vector={"first": [1.0, 2.0], "second": [3.0, 4.0, 5.0]})

    found = await books.query.fetch_object_by_id(each, include_vector=True)
    assert found is not None
    assert found.vector == {"first": [1.0, 2.0], "second": [3.0, 4.0, 5.0]}


@every_mode
async def test_of_objects_with_one_id_the_last_one_stays(books: CollectionAsync, mode: str) -> None:
    some = ids(7)

    async with begin(books.batch, mode, **({"batch_size": 3} if mode == "fixed_size" else {})) as batch:
        for number in range(700):
            await batch.add_object({"n": number}, uuid=some[number % 7])

    assert batch.results.objs.uuids == {number: some[number % 7] for number in range(700)}
    found = (await books.query.fetch_objects(limit=100)).objects
    assert {each.uuid: each.properties["n"] for each in found} == dict(zip(some, range(693, 700), strict=True))


@every_mode
async def test_an_object_that_cannot_be_sent_fails_and_no_other(books: CollectionAsync, mode: str) -> None:
    async with begin(books.batch, mode) as batch:
        await batch.add_object({"n": 1})
        await batch.add_object({"n": 2, "author": {"tags": ["a", object()]}})
        await batch.add_object({"n": 3})
        await batch.add_object({"n": "\ud800"})
        await batch.add_object({"n": 4}, vector=["no"])  # type: ignore[list-item, unused-ignore]
        assert batch.number_errors == 3

    assert sorted(batch.results.objs.errors) == [1, 3, 4]
    first, second, third = books.batch.failed_objects
    assert "author" in first.message
    assert "tags[1]" in first.message
    assert first.object_.properties is not None
    assert first.object_.properties["n"] == 2
    assert "n" in second.message
    assert "vector" in third.message
    assert await size(books) == 2


@every_mode
async def test_what_the_server_refuses_is_said_in_its_words(books: CollectionAsync, mode: str) -> None:
    async with begin(books.batch, mode) as batch:
        for number, each in enumerate(ids(100)):
            await batch.add_object({"n": "none" if number == 37 else number}, uuid=each)

    [failed] = books.batch.failed_objects
    assert (failed.object_.index, failed.original_uuid) == (37, ids(100)[37])
    assert "invalid integer property 'n'" in failed.message
    assert await size(books) == 99


@every_mode
async def test_a_refusal_is_final_whatever_the_names_in_it(client: WeaviateAsyncClient, name: str, mode: str) -> None:
    quotas = await client.collections.create(
        f"{name}_rate_limit", properties=[Property(name="too_many_requests", data_type=DataType.INT)]
    )

    async with begin(quotas.batch, mode) as batch:
        await batch.add_object({"too_many_requests": "none"})

    assert batch.results.objs.errors[0].object_.retry_count == 0
    await client.collections.delete(quotas.name)


@every_mode
async def test_what_failed_is_known_to_a_new_handle_too(
    client: WeaviateAsyncClient, books: CollectionAsync, mode: str
) -> None:
    async with begin(books.batch, mode) as batch:
        await batch.add_object({"n": "none"})

    fresh = client.collections.use(books.name).batch
    assert len(fresh.failed_objects) == 1
    assert fresh.results.objs.has_errors
    assert client.batch.failed_objects == []  # that is another batch's
    async with begin(client.collections.use(books.name).batch, mode) as batch:
        await batch.add_object({"n": 1})
    assert books.batch.failed_objects == []


@every_mode
async def test_a_flush_waits_until_all_that_was_added_is_stored(books: CollectionAsync, mode: str) -> None:
    async with begin(books.batch, mode) as batch:
        for rounds in range(1, 4):
            for _ in range(10):
                await batch.add_object({"n": rounds})
            await batch.flush()
            assert (await size(books), len(batch.results.objs.uuids)) == (10 * rounds, 10 * rounds)
        await batch.flush()


@every_mode
async def test_the_first_failure_ends_a_batch_that_wants_that(books: CollectionAsync, mode: str) -> None:
    kind = WeaviateBatchStreamError if mode == "stream" else WeaviateBatchSendError

    async def flushed() -> None:
        async with begin(books.batch, mode, on_error="raise") as batch:
            await batch.add_object({"n": "none"})
            await batch.flush()

    with pytest.raises(kind, match="invalid integer property") as caught:
        await flushed()

    assert vars(caught.value)["partial_result"].objs.errors.keys() == {0}

    with pytest.raises(kind, match="invalid integer property"):
        async with begin(books.batch, mode, on_error="raise") as batch:
            await batch.add_object({"n": "none"})  # the end of the block raises


@every_mode
async def test_progress_is_told_up_to_the_end(books: CollectionAsync, mode: str) -> None:
    seen: list[BatchProgress] = []

    async with begin(books.batch, mode, on_progress=seen.append) as batch:
        for number in range(200):
            await batch.add_object({"n": "none" if number == 3 else number})

    assert (seen[-1].objects, seen[-1].stored, seen[-1].failed) == (200, 199, 1)
    assert [each.stored for each in seen] == sorted(each.stored for each in seen)


@every_mode
async def test_ids_need_not_be_kept(books: CollectionAsync, mode: str) -> None:
    async with begin(books.batch, mode, keep_uuids=False) as batch:
        for number in range(200):
            await batch.add_object({"n": "none" if number == 3 else number})

    assert batch.results.objs.uuids == {}
    assert batch.results.objs.errors.keys() == {3}
    assert await size(books) == 199


@every_mode
async def test_a_batch_takes_nothing_after_its_end(books: CollectionAsync, mode: str) -> None:
    async with begin(books.batch, mode) as batch:
        pass

    with pytest.raises(WeaviateInvalidInputError, match="has ended"):
        await batch.add_object({"n": 1})
    with pytest.raises(WeaviateInvalidInputError, match="has ended"):
        await batch.add_reference(ids(1)[0], "next", ids(1)[0])
    with pytest.raises(WeaviateInvalidInputError, match="has ended"):
        await batch.flush()
    assert books.batch.results.objs.uuids == {}


@every_mode
async def test_a_block_that_raises_sends_nothing_more(books: CollectionAsync, mode: str) -> None:

    async def broken() -> None:
        async with begin(books.batch, mode) as batch:
            await batch.add_object({"n": 1})
            await batch.flush()
            await batch.add_object({"n": 2})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as caught:
        await broken()

    result = vars(caught.value)["partial_result"].objs
    assert (result.uuids.keys(), result.errors.keys()) == ({0}, {1})
    assert "ZeroDivisionError" in result.errors[1].message
    assert await size(books) == 1


@every_mode
async def test_two_batches_of_one_client_go_on_side_by_side(
    client: WeaviateAsyncClient, books: CollectionAsync, mode: str
) -> None:
    other = await client.collections.create(f"{books.name}_2")
    async with begin(books.batch, mode) as one, begin(other.batch, mode) as two:
        for number in range(200):
            await one.add_object({"n": number})
            await two.add_object({"n": "none" if number == 3 else str(number)})
    await other.query.fetch_objects(limit=1)

    assert (len(one.results.objs.uuids), len(two.results.objs.uuids)) == (200, 200)
    assert (await size(books), await size(other)) == (200, 200)
    await client.collections.delete(other.name)


@pytest.mark.parametrize(
    ("mode", "given"),
    [
        ("fixed_size", {"batch_size": 0}),
        ("fixed_size", {"batch_size": "9"}),
        ("fixed_size", {"concurrent_requests": 0}),
        ("fixed_size", {"concurrent_requests": True}),
        ("rate_limit", {"requests_per_minute": -1}),
        ("stream", {"concurrency": 0}),
        ("dynamic", {"on_error": "ignore"}),
        ("dynamic", {"on_progress": 3}),
        ("dynamic", {"keep_uuids": "no"}),
        ("dynamic", {"consistency_level": "SOME"}),
    ],
)
async def test_a_parameter_that_is_wrong_is_refused_before_the_block(
    client: WeaviateAsyncClient, mode: str, given: dict[str, Any]
) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=next(iter(given))):
        getattr(client.batch, mode)(**given)


async def test_a_parameter_that_is_unknown_is_refused_before_the_block(client: WeaviateAsyncClient) -> None:
    with pytest.raises(TypeError, match="sizes"):
        client.batch.fixed_size(sizes=3)  # type: ignore[call-arg]


@every_mode
@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"collection": "", "properties": {}}, "collection"),
        ({"collection": "A", "properties": {}, "uuid": "none"}, "uuid"),
        ({"collection": "A", "properties": {}, "tenant": "a b"}, "tenant"),
        ({"collection": "A", "properties": ["n"]}, "properties"),
    ],
)
async def test_what_is_no_object_is_refused_at_once(
    client: WeaviateAsyncClient, mode: str, given: dict[str, Any], what: str
) -> None:
    async with begin(client.batch, mode) as batch:
        with pytest.raises(WeaviateBatchValidationError, match=what):
            await batch.add_object(**given)

    assert batch.results.objs.errors == {}


async def test_the_former_name_of_a_stream_is_deprecated(client: WeaviateAsyncClient, books: CollectionAsync) -> None:
    with pytest.warns(DeprecationWarning, match="stream"):
        context = client.batch.experimental(concurrency=2)
    with pytest.warns(DeprecationWarning, match="stream"):
        own = books.batch.experimental(concurrency=2)

    assert (await fill(context, 30, books.name)).failed == {}
    assert (await fill(own, 30)).failed == {}
    assert await size(books) == 30


async def test_several_streams_share_a_batch(books: CollectionAsync) -> None:
    told = await fill(begin(books.batch, "stream", concurrency=3), 5000)

    assert (told.error, told.failed) == (None, {})
    assert await size(books) == 5000


async def test_streams_side_by_side_keep_the_order_of_objects_with_one_id(books: CollectionAsync) -> None:
    some = ids(50)

    async with books.batch.stream(concurrency=4) as batch:
        for number in range(5000):
            await batch.add_object({"n": number}, uuid=some[number % 50])

    assert batch.failed_objects == []
    found = (await books.query.fetch_objects(limit=100)).objects
    assert {each.uuid: each.properties["n"] for each in found} == dict(zip(some, range(4950, 5000), strict=True))


async def test_a_batch_does_not_begin_within_itself(client: WeaviateAsyncClient, books: CollectionAsync) -> None:
    context = client.batch.fixed_size()

    async with context as batch:
        await batch.add_object(books.name, {"n": 1})
        with pytest.raises(WeaviateInvalidInputError, match="has begun already"):
            await context.__aenter__()
    async with context as batch:  # one after the other is another matter
        await batch.add_object(books.name, {"n": 2})

    assert await size(books) == 2


async def test_more_failures_than_are_kept_are_raised(books: CollectionAsync, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weaviate._core.batching.outcomes.MAX_STORED_RESULTS", 10)

    async def failing(count: int) -> None:
        async with begin(books.batch, "dynamic", keep_uuids=False) as batch:
            for _ in range(count):
                await batch.add_object({"n": object()})

    await failing(10)
    with pytest.raises(WeaviateBatchSendError, match="0 of 11 objects were stored and 11 failed"):
        await failing(11)

    assert len(books.batch.failed_objects) == 10
