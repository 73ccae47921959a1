# Generated from tests/_async/test_batch_reference_faults.py by scripts/unasync.py. Do not edit.
"""References in batches, with a server that fails as it is told to."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

import weaviate
from tests._sync.batching import begin, ids
from tests.support.fake import FakeServer
from weaviate import WeaviateClient
from weaviate.config import AdditionalConfig, RetryPolicy, Timeout
from weaviate.exceptions import WeaviateBatchSendError, WeaviateBatchStreamError

QUICK = AdditionalConfig(
    timeout=Timeout(init=5, query=2, insert=0.3), retry=RetryPolicy(base_delay=0.01, max_delay=0.05)
)
every_mode = pytest.mark.parametrize("mode", ["dynamic", "stream"])


@pytest.fixture
def client(fake: FakeServer) -> Iterator[WeaviateClient]:
    """A client that soon gives up."""
    with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port, additional_config=QUICK) as opened:
        yield opened


LINKS = "/v1/batch/references"


def linked(client: WeaviateClient, mode: str) -> dict[int, str]:
    """Why references of a batch failed, by position."""
    [each] = ids(1)
    with contextlib.suppress(WeaviateBatchSendError, WeaviateBatchStreamError):
        with begin(client.batch, mode) as batch:
            for _ in range(20):
                batch.add_reference(each, "Book", "next", each)
    return {index: failed.message for index, failed in client.batch.results.refs.errors.items()}


@pytest.mark.parametrize(("status", "tries"), [(429, 2), (503, 1), (500, 1), (422, 1)])
def test_references_are_sent_again_only_where_nothing_was_done(
    fake: FakeServer, client: WeaviateClient, status: int, tries: int
) -> None:
    fake.rest("POST", LINKS).reply(status, {"error": [{"message": "no"}]}, times=1)
    fake.rest("POST", LINKS).reply(200, [{"result": {"status": "SUCCESS"}}] * 20)

    failed = linked(client, "dynamic")

    assert len(fake.transcript.http(LINKS)) == tries
    assert failed.keys() == (set() if tries == 2 else set(range(20)))


@every_mode
def test_references_whose_answer_is_missing_may_have_been_added(
    fake: FakeServer, client: WeaviateClient, mode: str
) -> None:
    fake.rest("POST", LINKS).stall()

    failed = linked(client, mode)

    assert failed.keys() == set(range(20))
    assert "may have carried it out" in failed[0]


def test_references_with_an_answer_that_is_none_fail(fake: FakeServer, client: WeaviateClient) -> None:
    fake.rest("POST", LINKS).reply(200, [{"result": {"status": "SUCCESS"}}] * 3)

    failed = linked(client, "dynamic")

    assert failed.keys() == set(range(20))


@every_mode
def test_references_are_told_of_when_the_server_is_gone(fake: FakeServer, client: WeaviateClient, mode: str) -> None:
    fake.http_door.refuse()

    failed = linked(client, mode)

    assert failed.keys() == set(range(20))
