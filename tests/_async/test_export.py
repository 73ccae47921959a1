"""Exports: on the real server, and on the fake one where a fault or the exact bytes matter."""

from __future__ import annotations

import json
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from tests.support.server import Server, running
from weaviate import WeaviateAsyncClient
from weaviate._async.waiting import wait
from weaviate._core.rest import export as rest
from weaviate._io.clock import ManualClock, using
from weaviate.classes.config import Configure
from weaviate.classes.export import ExportFileFormat
from weaviate.classes.tenants import TenantCreate, TenantCreateActivityStatus
from weaviate.exceptions import (
    ExportCanceledError,
    ExportFailedError,
    UnexpectedStatusCodeError,
    WeaviateInvalidInputError,
    WeaviateTimeoutError,
    WeaviateUnsupportedFeatureError,
)
from weaviate.export import ExportStorage
from weaviate.export.export import ExportCreateReturn, ExportStatus, ExportStatusReturn, ShardExportStatus

FILES, PARQUET = ExportStorage.FILESYSTEM, ExportFileFormat.PARQUET
BEGUN = {"id": "e", "backend": "filesystem", "path": "/p/e", "status": "STARTED", "classes": ["Book"]}
PATH = "/v1/export/filesystem"


@pytest.fixture(scope="module")
def exporting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server that makes exports, and where it puts them."""
    directory = tmp_path_factory.mktemp("exports")
    environment = {"EXPORT_ENABLED": "true", "EXPORT_DEFAULT_PATH": str(directory)}
    with running(tmp_path_factory.mktemp("server"), environment) as server:
        yield server, directory


@pytest.fixture
async def exporter(exporting: tuple[Server, Path]) -> AsyncIterator[WeaviateAsyncClient]:
    """A client of that server, which has no collections."""
    server, _ = exporting
    async with weaviate.use_async_with_local(port=server.http_port, grpc_port=server.grpc_port) as opened:
        await opened.collections.delete_all()
        yield opened


@pytest.fixture
def key() -> str:
    """An id that no other export has."""
    return f"e-{uuid.uuid4()}"


async def test_collections_are_written_to_files(
    exporter: WeaviateAsyncClient, exporting: tuple[Server, Path], key: str
) -> None:
    for name in ("Book", "Author"):
        collection = await exporter.collections.create(name)
        await collection.data.insert_many([{"title": "A"}, {"title": "B"}])
    told: list[ExportStatusReturn] = []

    export = await exporter.export.create(
        export_id=key, backend=FILES, file_format=PARQUET, wait_for_completion=True, on_progress=told.append
    )

    assert (export.export_id, export.backend, export.status) == (key, "filesystem", ExportStatus.SUCCESS)
    assert sorted(export.collections) == ["Author", "Book"]
    assert export.shard_status is not None
    assert [
        (shard.status, shard.objects_exported)
        for name in ("Author", "Book")
        for shard in export.shard_status[name].values()
    ] == [(ShardExportStatus.SUCCESS, 2)] * 2
    assert told[-1] == export == await exporter.export.get_status(export_id=key, backend=FILES)
    assert list((exporting[1] / key).rglob("*.parquet"))


async def test_a_call_returns_at_once_unless_it_is_to_wait(exporter: WeaviateAsyncClient, key: str) -> None:
    await exporter.collections.create("Book")

    begun = await exporter.export.create(export_id=key, backend=FILES, file_format=PARQUET)

    assert (type(begun), begun.status, begun.collections) == (ExportCreateReturn, ExportStatus.STARTED, ["Book"])
    assert (await wait(exporter._session, rest.waiting(key, FILES, 60, None))).export_id == key


async def test_collections_are_chosen(exporter: WeaviateAsyncClient, key: str) -> None:
    for name in ("Book", "Author"):
        await exporter.collections.create(name)

    one = await exporter.export.create(
        export_id=f"{key}-1", backend=FILES, file_format=PARQUET, include_collections="book", wait_for_completion=True
    )
    other = await exporter.export.create(
        export_id=f"{key}-2", backend=FILES, file_format=PARQUET, exclude_collections=["book"], wait_for_completion=True
    )
    found = await exporter.export.create(
        export_id=f"{key}-3",
        backend=FILES,
        file_format=PARQUET,
        include_collections=["Book", "Missing"],
        wait_for_completion=True,
    )

    assert (one.collections, other.collections, found.collections) == (["Book"], ["Author"], ["Book"])


async def test_what_is_left_out_says_why(exporter: WeaviateAsyncClient, key: str) -> None:
    books = await exporter.collections.create("Book", multi_tenancy_config=Configure.multi_tenancy())
    asleep = TenantCreate(name="asleep", activity_status=TenantCreateActivityStatus.INACTIVE)
    await books.tenants.create(["awake", asleep])
    await books.with_tenant("awake").data.insert({})

    export = await exporter.export.create(export_id=key, backend=FILES, file_format=PARQUET, wait_for_completion=True)

    assert export.shard_status is not None
    shards = export.shard_status["Book"]
    assert shards["awake"].status is ShardExportStatus.SUCCESS
    assert shards["asleep"].status is ShardExportStatus.SKIPPED
    assert shards["asleep"].skip_reason


async def test_what_is_done_cannot_be_called_off(exporter: WeaviateAsyncClient, key: str) -> None:
    await exporter.collections.create("Book")
    await exporter.export.create(export_id=key, backend=FILES, file_format=PARQUET, wait_for_completion=True)

    assert await exporter.export.cancel(export_id=key, backend=FILES) is False


async def test_what_the_server_refuses_is_named(exporter: WeaviateAsyncClient, key: str) -> None:
    await exporter.collections.create("Book")
    await exporter.export.create(export_id=key, backend=FILES, file_format=PARQUET, wait_for_completion=True)

    with pytest.raises(UnexpectedStatusCodeError, match=f"begin the export {key} .*already exists") as caught:
        await exporter.export.create(export_id=key, backend=FILES, file_format=PARQUET)
    assert caught.value.status_code == 409
    with pytest.raises(UnexpectedStatusCodeError, match="no exportable classes"):
        await exporter.export.create(
            export_id=f"{key}-2", backend=FILES, file_format=PARQUET, include_collections="Missing"
        )
    for call in (exporter.export.get_status, exporter.export.cancel):
        with pytest.raises(UnexpectedStatusCodeError, match=f"the export {key}-2 .*export not found") as caught:
            await call(export_id=f"{key}-2", backend=FILES)
        assert caught.value.status_code == 404
    with pytest.raises(UnexpectedStatusCodeError, match="EXPORT_DEFAULT_BUCKET is required"):
        await exporter.export.create(export_id=key, backend=ExportStorage.S3, file_format=PARQUET)


async def test_a_server_that_makes_no_exports_says_how_to_switch_them_on(client: WeaviateAsyncClient) -> None:
    calls: list[Any] = [
        lambda: client.export.create(export_id="e", backend=FILES, file_format=PARQUET),
        lambda: client.export.get_status(export_id="e", backend=FILES),
        lambda: client.export.cancel(export_id="e", backend=FILES),
    ]
    for call in calls:
        with pytest.raises(UnexpectedStatusCodeError, match="EXPORT_ENABLED=true"):
            await call()


async def test_a_server_without_exports_is_not_asked() -> None:
    with FakeServer(version="1.36.9") as fake:
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            said = "begin the export e .* needs a Weaviate server 1.37.0 or later; this one is 1.36.9"
            with pytest.raises(WeaviateUnsupportedFeatureError, match=said):
                await client.export.create(export_id="e", backend=FILES, file_format=PARQUET)
        assert not fake.transcript.http(PATH)


async def test_what_is_given_is_sent(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    kind: Any = "parquet"

    await faked.export.create(export_id="E", backend=FILES, file_format=kind, include_collections=["book", "Author"])
    await faked.export.create(export_id="e", backend=FILES, file_format=PARQUET, exclude_collections="book")
    await faked.export.create(export_id="e", backend=FILES, file_format=PARQUET, include_collections=[])

    assert [json.loads(call.body) for call in fake.transcript.http(PATH)] == [
        {"id": "e", "file_format": "parquet", "include": ["Book", "Author"]},
        {"id": "e", "file_format": "parquet", "exclude": ["Book"]},
        {"id": "e", "file_format": "parquet"},
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"export_id": "a b"}, r"^export_id: must be an id"),
        ({"export_id": None}, r"^export_id: must be a string"),
        ({"backend": "floppy"}, r"^backend: must be BackupStorage\.AZURE or"),
        ({"file_format": "csv"}, r"^file_format: must be ExportFileFormat\.PARQUET"),
        ({"include_collections": "A", "exclude_collections": "B"}, "not both"),
        ({"include_collections": ["A", "A"]}, r"^include_collections: 'A' is there 2 times"),
        ({"include_collections": "A*"}, r"^include_collections: 'A\*' is not a collection's name"),
        ({"wait_for_completion": 1}, r"^wait_for_completion: must be True or False"),
        ({"timeout": "long"}, r"^timeout: must be a number"),
    ],
)
async def test_what_no_export_can_be_is_refused_before_anything_is_sent(
    fake: FakeServer, faked: WeaviateAsyncClient, wrong: Any, said: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=said):
        await faked.export.create(**{"export_id": "e", "backend": FILES, "file_format": PARQUET, **wrong})
    assert not fake.transcript.http(PATH)


async def test_an_export_is_called_off(fake: FakeServer, faked: WeaviateAsyncClient) -> None:
    fake.rest("DELETE", f"{PATH}/e").reply(204)

    assert await faked.export.cancel(export_id="E", backend=FILES) is True


async def test_an_export_that_does_not_succeed_is_an_error_with_the_reason(
    fake: FakeServer, faked: WeaviateAsyncClient
) -> None:
    wanted: dict[str, Any] = {"export_id": "e", "backend": FILES, "file_format": PARQUET, "wait_for_completion": True}
    fake.rest("POST", PATH).reply(200, BEGUN)
    for status in ({"status": "FAILED", "error": "disk full"}, {"status": "CANCELED"}, {"status": "TRANSFERRING"}):
        fake.rest("GET", f"{PATH}/e").reply(
            200, BEGUN | status, times=1 if status["status"] != "TRANSFERRING" else None
        )

    with pytest.raises(ExportFailedError, match=r"^export e \(filesystem\): it failed: disk full$"):
        await faked.export.create(**wanted)
    with pytest.raises(ExportCanceledError, match="it was called off"):
        await faked.export.create(**wanted)
    with using(ManualClock()), pytest.raises(WeaviateTimeoutError, match=r"TRANSFERRING\. It goes on"):
        await faked.export.create(**wanted, timeout=5)
