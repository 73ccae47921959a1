"""How backups, exports and the cluster are typed, in both colours. Nothing here runs: mypy and pyright read it."""

from __future__ import annotations

import uuid
from typing import assert_type

from weaviate import WeaviateAsyncClient, WeaviateClient
from weaviate.backup import BackupStorage
from weaviate.backup.backup import BackupListReturn, BackupReturn, BackupStatusReturn
from weaviate.classes.export import ExportFileFormat
from weaviate.export.export import ExportCreateReturn, ExportStatusReturn
from weaviate.outputs.cluster import NodeMinimal, NodeVerbose, ShardingState
from weaviate.outputs.replication import ReplicateOperationWithHistory, ReplicateOperationWithoutHistory

S3, PARQUET, ID = BackupStorage.S3, ExportFileFormat.PARQUET, uuid.UUID(int=1)


def blocking(client: WeaviateClient) -> None:
    """One colour."""
    assert_type(client.backup.create("b", S3, "Book", wait_for_completion=True), BackupReturn)
    assert_type(client.backup.list_backups(S3), list[BackupListReturn])
    assert_type(client.collections.use("Book").backup.create("b", S3), BackupStatusReturn)
    begun = client.export.create(export_id="e", backend=S3, file_format=PARQUET)
    assert_type(begun, ExportCreateReturn)
    done = client.export.create(export_id="e", backend=S3, file_format=PARQUET, wait_for_completion=True)
    assert_type(done, ExportStatusReturn)
    assert_type(client.cluster.nodes(), list[NodeMinimal])
    assert_type(client.cluster.nodes("Book", output="verbose"), list[NodeVerbose])
    assert_type(client.cluster.query_sharding_state(collection="Book"), ShardingState | None)
    replications = client.cluster.replications
    assert_type(replications.get(uuid=ID), ReplicateOperationWithoutHistory | None)
    assert_type(replications.get(uuid=ID, include_history=True), ReplicateOperationWithHistory | None)
    assert_type(replications.query(), list[ReplicateOperationWithoutHistory])
    assert_type(replications.query(include_history=True), list[ReplicateOperationWithHistory])


async def awaiting(client: WeaviateAsyncClient) -> None:
    """The other one."""
    assert_type(await client.backup.restore("b", S3, wait_for_completion=True), BackupReturn)
    assert_type(await client.collections.use("Book").backup.get_restore_status("b", S3), BackupStatusReturn)
    done = await client.export.create(export_id="e", backend=S3, file_format=PARQUET, wait_for_completion=True)
    assert_type(done, ExportStatusReturn)
    assert_type(await client.cluster.nodes(output="verbose"), list[NodeVerbose])
    assert_type(await client.cluster.replications.list_all(), list[ReplicateOperationWithHistory])
