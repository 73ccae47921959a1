# Generated from tests/_async/test_batch_crashes.py by scripts/unasync.py. Do not edit.
"""Batches through the crash of a real server: whatever is said to be stored is there, and of the rest it is said."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests._sync.batching import begin, ids
from tests.support.server import Server, cluster
from weaviate import WeaviateClient, connect_to_local
from weaviate.classes.config import Configure, ConsistencyLevel, DataType, Property
from weaviate.exceptions import WeaviateBaseError
from weaviate.models.batch import BatchObjectReturn, BatchProgress

MANY, FEWER = 100_000, 15_000


class Meanwhile:
    """Something that happens once beside the import, as soon as so many objects were stored."""

    def __init__(self, after: int, what: Callable[[], None]) -> None:
        self._after = after
        self._thread = threading.Thread(target=what, name="meanwhile")
        self.began = False

    def __call__(self, progress: BatchProgress) -> None:
        if not self.began and progress.stored >= self._after:
            self.began = True
            self._thread.start()

    def join(self) -> None:
        if self.began:
            self._thread.join()


def stored(client: WeaviateClient, name: str) -> set[uuid.UUID]:
    """The ids of all objects that are there."""
    collection = client.collections.use(name)
    return {each.uuid for each in collection.iterator(return_properties=[], cache_size=5000)}


def imported(client: WeaviateClient, mode: str, count: int, **options: Any) -> BatchObjectReturn:
    """What became of each of many objects."""
    made: list[uuid.UUID] = []
    try:
        with begin(client.batch, mode, **options) as batch:
            for number, each in enumerate(ids(count)):
                batch.add_object("Book", {"n": number}, uuid=each)
                made.append(each)
    except WeaviateBaseError as error:
        result: BatchObjectReturn = vars(error)["partial_result"].objs
    else:
        result = batch.results.objs
    assert len(result.uuids) + len(result.errors) == len(made)
    assert result.uuids.keys() | result.errors.keys() == set(range(len(made)))
    assert all(made[index] == each for index, each in result.uuids.items())
    return result


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that a test may kill."""
    one = Server(tmp_path)
    one.start()
    yield one
    one.stop()


@pytest.fixture
def client(server: Server) -> Iterator[WeaviateClient]:
    with connect_to_local(port=server.http_port, grpc_port=server.grpc_port) as opened:
        opened.collections.create(
            "Book",
            properties=[Property(name="n", data_type=DataType.INT)],
            vector_config=Configure.Vectors.self_provided(),
        )
        yield opened


@pytest.mark.parametrize(("mode", "count"), [("stream", MANY), ("dynamic", FEWER), ("fixed_size", FEWER)])
def test_what_is_said_to_be_stored_is_there_after_a_crash(
    client: WeaviateClient, server: Server, mode: str, count: int
) -> None:
    def crash() -> None:
        server.kill()
        server.start()

    meanwhile = Meanwhile(count // 3, crash)
    given = {"batch_size": 500} if mode == "fixed_size" else {}

    result = imported(client, mode, count, on_progress=meanwhile, **given)

    meanwhile.join()
    assert meanwhile.began
    there = stored(client, "Book")
    assert set(result.uuids.values()) <= there
    assert len(result.uuids) == count  # it was back soon enough for all of them


def test_a_stream_goes_on_after_its_server_was_stopped_and_started(client: WeaviateClient, server: Server) -> None:
    def restart() -> None:
        server.stop()
        server.start()

    meanwhile = Meanwhile(FEWER // 3, restart)

    result = imported(client, "stream", FEWER, on_progress=meanwhile)

    meanwhile.join()
    assert meanwhile.began
    assert set(result.uuids.values()) <= stored(client, "Book")
    assert len(result.uuids) == FEWER


def test_one_of_three_servers_can_crash_during_an_import(tmp_path: Path) -> None:
    with cluster(tmp_path) as nodes:
        one_of_three(nodes)


def one_of_three(nodes: Sequence[Server]) -> None:
    with connect_to_local(port=nodes[0].http_port, grpc_port=nodes[0].grpc_port) as client:
        client.collections.create(
            "Book",
            properties=[Property(name="n", data_type=DataType.INT)],
            vector_config=Configure.Vectors.self_provided(),
            replication_config=Configure.replication(factor=3),
        )
        meanwhile = Meanwhile(3000, nodes[2].kill)

        result = imported(client, "stream", 10_000, on_progress=meanwhile, consistency_level=ConsistencyLevel.QUORUM)

        meanwhile.join()
        assert meanwhile.began
        books = client.collections.use("Book").with_consistency_level(ConsistencyLevel.QUORUM)
        there = {each.uuid for each in books.iterator(return_properties=[], cache_size=2000)}
        assert set(result.uuids.values()) <= there
        assert len(result.uuids) == 10_000
