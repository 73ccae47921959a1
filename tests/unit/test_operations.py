"""Exports, aliases, tokenization, and objects as REST gives them: what is read of them."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import uuid
from typing import Any

import pytest

from weaviate.models.alias import AliasReturn
from weaviate.models.debug import DebugRESTObject
from weaviate.models.export import (
    ExportCreateReturn,
    ExportStatus,
    ExportStatusReturn,
    ShardExportStatus,
    ShardProgress,
)
from weaviate.models.received import ReceivedModel
from weaviate.models.tokenization import TokenizeResult

ID = "e45af7ce-56d2-4d13-b8b5-5406705905a8"
EXPORT = {
    "id": "e1",
    "backend": "s3",
    "path": "s3://b/e1",
    "status": "TRANSFERRING",
    "startedAt": "2024-01-01T00:00:00Z",
    "completedAt": "2024-01-01T00:00:01Z",
    "classes": ["Book"],
    "tookInMs": 5,
    "shardStatus": {"Book": {"s": {"status": "SKIPPED", "objectsExported": 3, "skipReason": "COLD"}}},
    "error": "",
}
OBJECT: dict[str, Any] = {
    "class": "Book",
    "creationTimeUnix": 1700000000123,
    "lastUpdateTimeUnix": 1700000000456,
    "id": ID,
    "properties": {"title": "A"},
    "vectorWeights": None,
    "vectors": {"title": [1, 2], "pages": [[1.0], [2.0]]},
}


def test_an_export_is_read() -> None:
    export = ExportStatusReturn.from_wire(EXPORT)

    assert isinstance(export, ExportCreateReturn)
    assert (export.export_id, export.status, export.collections) == ("e1", ExportStatus.TRANSFERRING, ["Book"])
    assert export.took_in_ms == 5
    assert export.completed_at == datetime.datetime(2024, 1, 1, 0, 0, 1, tzinfo=datetime.UTC)
    assert export.shard_status is not None
    assert export.shard_status == {"Book": {"s": ShardProgress(status="SKIPPED", objectsExported=3, skipReason="COLD")}}
    assert export.shard_status["Book"]["s"].status is ShardExportStatus.SKIPPED


def test_an_export_of_a_newer_server_is_read() -> None:
    new = {**EXPORT, "status": "RESTING", "shardStatus": {"Book": {"s": {"status": "RESTING"}}}, "more": 1}

    export = ExportStatusReturn.from_wire(new)

    assert export.status == "RESTING"
    assert export.shard_status is not None
    assert export.shard_status["Book"]["s"].status == "RESTING"


def test_what_is_null_counts_as_left_out_inside_too() -> None:
    shard = {"status": "SUCCESS", "objectsExported": None, "error": None}

    export = ExportStatusReturn.from_wire({**EXPORT, "classes": None, "shardStatus": {"Book": {"s": shard}}})

    assert export.collections == []
    assert export.shard_status == {"Book": {"s": ShardProgress(status=ShardExportStatus.SUCCESS)}}


def test_an_alias_has_a_collection() -> None:
    assert AliasReturn.from_wire({"alias": "Novel", "class": "Book"}) == AliasReturn(alias="Novel", collection="Book")


def test_a_text_may_hold_no_word_that_is_searched_for() -> None:
    words = TokenizeResult.from_wire({"indexed": ["the"], "query": []})

    assert (words.indexed, words.query) == (["the"], [])


def test_an_object_of_rest_is_read() -> None:
    found = DebugRESTObject.from_wire(OBJECT)

    assert (found.collection, found.uuid, found.tenant) == ("Book", uuid.UUID(ID), None)
    assert found.creation_time == datetime.datetime(2023, 11, 14, 22, 13, 20, 123000, tzinfo=datetime.UTC)
    assert found.vectors == {"title": [1.0, 2.0], "pages": [[1.0], [2.0]]}


@pytest.mark.parametrize(
    "result",
    [
        ExportStatusReturn.from_wire(EXPORT),
        AliasReturn(alias="Novel", collection="Book"),
        TokenizeResult(indexed=["a"], query=["a"]),
        DebugRESTObject.from_wire(OBJECT),
    ],
    ids=lambda result: type(result).__name__,
)
def test_results_become_json_and_can_be_copied(result: ReceivedModel) -> None:
    assert pickle.loads(pickle.dumps(result)) == copy.deepcopy(result) == result
    assert json.loads(result.to_json()) == result.to_dict()
    assert str(result) == repr(result)
    assert result._repr_html_().startswith("<table>")
