"""Objects as REST gives them, to compare with what gRPC gives."""

from __future__ import annotations

import datetime
import uuid as uuid_package
from typing import Any

from pydantic import Field

from weaviate.models.received import ReceivedModel


class DebugRESTObject(ReceivedModel):
    """An object as REST gives it.

    Attributes:
        collection: Its collection.
        creation_time: When it was made.
        last_update_time: When it was last changed.
        properties: Its values by property name, as the JSON has them.
        tenant: Its tenant.
        uuid: Its id.
        vector: Its vector, where that has no name.
        vectors: Its vectors by name; one of a multi-vector index is a list of rows.
    """

    collection: str = Field(alias="class")
    creation_time: datetime.datetime = Field(alias="creationTimeUnix")
    last_update_time: datetime.datetime = Field(alias="lastUpdateTimeUnix")
    properties: dict[str, Any]
    tenant: str | None = None
    uuid: uuid_package.UUID = Field(alias="id")
    vector: list[float] | None = None
    vectors: dict[str, list[float] | list[list[float]]] | None = None
