"""Objects as they go over gRPC."""

from __future__ import annotations

from typing import Any

from weaviate._core import batch
from weaviate._core.scope import Scope
from weaviate._proto import v1
from weaviate.models.connection import MAX_MESSAGE_SIZE


def written(scope: Scope, uuid: str, properties: Any = None, references: Any = None, vector: Any = None) -> Any:
    """The message that an object is sent as."""
    entry = batch.entry(scope, uuid, properties, references, vector, MAX_MESSAGE_SIZE)
    (message,) = v1.BatchObjectsRequest.FromString(entry).objects
    return message
