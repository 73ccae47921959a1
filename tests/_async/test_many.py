"""Operations that take many requests, where some of them fail, on a server that fails as it is told to."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from weaviate import WeaviateAsyncClient
from weaviate._proto import v1
from weaviate.classes.data import DataObject, DataReference
from weaviate.classes.query import Filter
from weaviate.config import AdditionalConfig, Timeout
from weaviate.connect import ConnectionParams
from weaviate.exceptions import (
    UnexpectedStatusCodeError,
    WeaviateClosedClientError,
    WeaviateDeleteManyError,
    WeaviateQueryTimeoutError,
    WeaviateUnauthorizedError,
)

IDS = [uuid.UUID(int=number + 1) for number in range(40)]
TENANTS = [f"t{index}" for index in range(2000)]
TENANTS_PATH = "/v1/schema/Book/tenants"


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    """A server that takes small messages."""
    with FakeServer(max_message_size=100_000) as server:
        yield server


@pytest.fixture
async def opened(fake: FakeServer) -> AsyncIterator[WeaviateAsyncClient]:
    """A client of it that soon gives up."""
    config = AdditionalConfig(timeout=Timeout(init=5, query=5, insert=0.5))
    async with weaviate.use_async_with_local(
        port=fake.http_port, grpc_port=fake.grpc_port, additional_config=config
    ) as client:
        yield client


def broken(*items: Any) -> Iterator[Any]:
    """An input that breaks off."""
    yield from items
    raise OSError("disk")


def changed(fake: FakeServer) -> list[str]:
    """What became of requests for single objects."""
    return [call.path for call in fake.transcript.http() if call.method in ("PATCH", "PUT")]


async def test_the_first_messages_of_a_client_keep_to_the_server_s_limit(fake: FakeServer) -> None:
    params = ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)
    client = WeaviateAsyncClient(params)
    try:
        result = await client.collections.use("Book").data.insert_many([{"title": "x" * 1000}] * 500)
    finally:
        await client.close()

    assert not result.has_errors
    assert max(len(call.message) for call in fake.transcript.grpc("BatchObjects")) <= 100_000


async def test_objects_to_insert_that_break_off_are_inserted_as_far_as_they_came(
    fake: FakeServer, opened: WeaviateAsyncClient
) -> None:
    with pytest.raises(OSError, match="disk") as caught:
        await opened.collections.use("Book").data.insert_many(broken(*[{"title": "x" * 1000}] * 500))

    assert vars(caught.value)["partial_result"].uuids.keys() == set(range(500))
    sent = [v1.BatchObjectsRequest.FromString(call.message) for call in fake.transcript.grpc("BatchObjects")]
    assert sum(len(request.objects) for request in sent) == 500


@pytest.mark.parametrize(("method", "verb"), [("update_many", "PATCH"), ("replace_many", "PUT")])
async def test_objects_to_change_that_break_off_are_changed_as_far_as_they_came(
    fake: FakeServer, opened: WeaviateAsyncClient, method: str, verb: str
) -> None:
    for each in IDS:
        fake.rest(verb, f"/v1/objects/Book/{each}").reply(204 if verb == "PATCH" else 200, {})

    with pytest.raises(OSError, match="disk") as caught:
        await getattr(opened.collections.use("Book").data, method)(
            broken(*(DataObject({"title": "A"}, uuid=each) for each in IDS))
        )

    assert vars(caught.value)["partial_result"].uuids == dict(enumerate(IDS))
    assert len(changed(fake)) == len(IDS)


async def test_references_that_break_off_are_added_as_far_as_they_came(
    fake: FakeServer, opened: WeaviateAsyncClient
) -> None:
    fake.rest("POST", "/v1/batch/references").reply(200, [{"result": {"status": "SUCCESS"}}])
    reference = DataReference(from_property="next", from_uuid=IDS[0], to_uuid=IDS[1])

    with pytest.raises(OSError, match="disk") as caught:
        await opened.collections.use("Book").data.reference_add_many(broken(reference, "none"))

    assert vars(caught.value)["partial_result"].errors.keys() == {1}
    [note] = caught.value.__notes__
    assert "1 were stored and 1 failed" in note


async def test_a_server_that_hangs_is_not_waited_for_by_each_object(
    fake: FakeServer, opened: WeaviateAsyncClient
) -> None:
    for each in IDS:
        fake.rest("PATCH", f"/v1/objects/Book/{each}").stall()

    result = await opened.collections.use("Book").data.update_many(
        [DataObject({"title": "A"}, uuid=each) for each in IDS], concurrent_requests=4
    )

    assert result.errors.keys() == set(range(len(IDS)))
    assert len(changed(fake)) <= 8
    assert result.errors[39].message.startswith("not sent, since an earlier request failed: update the object ")


async def test_no_more_tenants_are_changed_once_the_credentials_are_refused(
    fake: FakeServer, opened: WeaviateAsyncClient
) -> None:
    fake.rest("PUT", TENANTS_PATH).reply(401, {"code": 401, "message": "expired"})
    tenants = opened.collections.use("Book").tenants

    with pytest.raises(WeaviateUnauthorizedError, match="expired"):
        await tenants.activate(TENANTS)

    assert len(fake.transcript.http(TENANTS_PATH)) <= 4


async def test_a_closed_client_says_so_of_tenants(fake: FakeServer, opened: WeaviateAsyncClient) -> None:
    await opened.close()

    with pytest.raises(WeaviateClosedClientError, match="The client is closed"):
        await opened.collections.use("Book").tenants.activate(TENANTS)

    assert fake.transcript.http(TENANTS_PATH) == []


async def test_a_deletion_that_fails_says_what_went_before(fake: FakeServer, opened: WeaviateAsyncClient) -> None:
    fake.grpc("BatchDelete").reply(v1.BatchDeleteReply(matches=30, successful=10), times=2)
    fake.grpc("BatchDelete").fail("INTERNAL", "no")

    with pytest.raises(WeaviateDeleteManyError) as caught:
        await opened.collections.use("Book").data.delete_many(Filter.by_property("a").equal(1), until_empty=True)

    assert caught.value.__notes__ == ["Before it, 2 rounds deleted 20 of 40 objects that matched."]


async def test_shards_that_were_changed_before_one_failed_are_named(
    fake: FakeServer, opened: WeaviateAsyncClient
) -> None:
    fake.rest("PUT", "/v1/schema/Book/shards/a").reply(200, {"status": "READONLY"})
    fake.rest("PUT", "/v1/schema/Book/shards/b").reply(500, {"error": [{"message": "no"}]})

    with pytest.raises(UnexpectedStatusCodeError) as caught:
        await opened.collections.use("Book").config.update_shards("READONLY", ["a", "b", "c"])

    assert caught.value.__notes__ == ["changed before it: a"]


async def test_collections_that_were_deleted_before_one_failed_are_named(
    fake: FakeServer, opened: WeaviateAsyncClient
) -> None:
    fake.rest("DELETE", "/v1/schema/A").reply(200, {})
    fake.rest("DELETE", "/v1/schema/B").reply(403, {"error": [{"message": "forbidden"}]})

    with pytest.raises(UnexpectedStatusCodeError) as caught:
        await opened.collections.delete(["A", "B", "C"])

    assert caught.value.__notes__ == ["deleted before it: A"]


async def test_an_insert_whose_answers_are_all_lost_raises_with_what_is_known(
    fake: FakeServer, opened: WeaviateAsyncClient
) -> None:
    fake.grpc("BatchObjects").stall()

    with pytest.raises(WeaviateQueryTimeoutError) as caught:
        await opened.collections.use("Book").data.insert_many([{"title": "A"}, {"title": "B"}])

    partial = vars(caught.value)["partial_result"]
    assert (partial.uuids, partial.errors.keys()) == ({}, {0, 1})
    assert "may have carried it out" in partial.errors[0].message
