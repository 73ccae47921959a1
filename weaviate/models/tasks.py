"""What the nodes of a cluster do in the background, as the server describes it."""

from __future__ import annotations

import datetime
from typing import Any

from pydantic import Field

from weaviate.models.received import ReceivedModel


class DistributedTaskUnit(ReceivedModel):
    """A part of a task.

    Attributes:
        id: Its id.
        node_id: The node that does it; None before one does.
        status: "PENDING", "IN_PROGRESS", "COMPLETED", "FAILED" and the like.
        progress: How much is done, from 0 to 1.
        error: Why it failed.
        updated_at: When it last went on.
        finished_at: When it ended.
    """

    id: str
    node_id: str | None = Field(default=None, alias="nodeId")
    status: str
    progress: float | None = None
    error: str | None = None
    updated_at: datetime.datetime | None = Field(default=None, alias="updatedAt")
    finished_at: datetime.datetime | None = Field(default=None, alias="finishedAt")


class DistributedTask(ReceivedModel):
    """A task that the nodes of a cluster share.

    Attributes:
        id: Its id.
        version: Tells tasks of one id from each other.
        status: "STARTED", "FINISHED", "FAILED", "CANCELLED" and the like.
        started_at: When it began.
        finished_at: When it ended; None while it runs.
        finished_nodes: The nodes that are done.
        error: Why it failed.
        payload: What it is about, as the server has it.
        units: Its parts, where it has such.
    """

    id: str
    version: int
    status: str
    started_at: datetime.datetime | None = Field(default=None, alias="startedAt")
    finished_at: datetime.datetime | None = Field(default=None, alias="finishedAt")
    finished_nodes: list[str] = Field(default_factory=list, alias="finishedNodes")
    error: str | None = None
    payload: dict[str, Any] = Field(default_factory=dict)
    units: list[DistributedTaskUnit] = Field(default_factory=list)
