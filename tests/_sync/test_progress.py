# Generated from tests/_async/test_progress.py by scripts/unasync.py. Do not edit.
"""What is told of a batch while it runs and at its end."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from tqdm.auto import tqdm

import weaviate
from tests.support.fake import FakeServer
from weaviate import WeaviateClient
from weaviate.classes.batch import BatchProgress, ProgressBar


@pytest.fixture
def opened(fake: FakeServer) -> Iterator[WeaviateClient]:
    """A client of it."""
    with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
        yield client


@pytest.fixture(autouse=True)
def no_monitor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise tqdm goes on in the background."""
    monkeypatch.setattr(tqdm, "monitor_interval", 0)


@pytest.fixture
def told() -> list[BatchProgress]:
    """What was told."""
    return []


def test_progress_is_told_after_every_answer_and_at_the_end(opened: WeaviateClient, told: list[BatchProgress]) -> None:
    with opened.batch.fixed_size(2, 1, on_progress=told.append) as batch:
        for number in range(4):
            batch.add_object("Book", {"number": number})

    assert [(each.stored, each.ended) for each in told] == [(2, False), (4, False), (4, True)]
    assert told[-1].objects == 4


def test_the_end_is_told_where_nothing_was_sent(opened: WeaviateClient, told: list[BatchProgress]) -> None:
    with opened.batch.dynamic(on_progress=told.append) as batch:
        batch.add_object("Book", {"title": {"a set"}})

    assert [(each.objects, each.failed, each.ended) for each in told] == [(1, 1, True)]


def test_the_end_is_told_where_the_block_fails(opened: WeaviateClient, told: list[BatchProgress]) -> None:
    def failing() -> None:
        with opened.batch.dynamic(on_progress=told.append) as batch:
            batch.add_object("Book", {"title": "A"})
            raise LookupError

    with pytest.raises(LookupError):
        failing()

    assert (told[-1].failed, told[-1].ended) == (1, True)


def test_a_function_that_fails_ends_nothing_and_is_not_called_again(
    opened: WeaviateClient, caplog: pytest.LogCaptureFixture
) -> None:
    told = []

    def failing(progress: BatchProgress) -> None:
        told.append(progress)
        raise LookupError

    with opened.batch.fixed_size(1, 1, on_progress=failing) as batch:
        for _ in range(3):
            batch.add_object("Book", {"title": "A"})

    assert len(told) == 1
    assert len(opened.batch.results.objs.uuids) == 3
    assert "not called again" in caplog.text


@pytest.mark.parametrize("kind", ["dynamic", "stream"])
def test_a_bar_shows_a_batch(kind: str, opened: WeaviateClient) -> None:
    out = io.StringIO()
    bar = ProgressBar(3, file=out)

    with getattr(opened.batch, kind)(on_progress=bar) as batch:
        for number in range(2):
            batch.add_object("Book", {"number": number})
        batch.add_object("Book", {"title": {"a set"}})

    last = out.getvalue().rpartition("\r")[2]
    assert "3/3" in last
    assert "failed=1" in last
    assert last.endswith("\n")


def test_a_bar_shows_ingest(opened: WeaviateClient) -> None:
    out = io.StringIO()

    opened.collections.use("Book").data.ingest(
        ({"number": number} for number in range(3)), on_progress=ProgressBar(file=out)
    )

    assert out.getvalue().rpartition("\r")[2].startswith("3 objects")
