"""The indexes of properties, as the server describes them while they are made and changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from weaviate.models.base import WireRecord
from weaviate.models.config.enums import Tokenization


@dataclass(repr=False)
class PropertyIndex(WireRecord):
    """An index of a property.

    Attributes:
        name: Which: "filterable", "searchable" or "rangeFilters".
        status: "ready", "pending", "indexing", "failed" or "cancelled".
        progress: How much of it is made, from 0 to 1, where it is being made.
        task_id: The task that makes it: see `client.tasks`.
        tokenization: How texts are split into words.
        target_tokenization: How they are to be split.
        algorithm: How keyword search works: "blockmax", or "wand" where the index is an old one.
        target_algorithm: How it is to work.
    """

    name: str = field(metadata={"wire": "type"})
    status: str
    progress: float | None
    task_id: str | None
    tokenization: Tokenization | str | None
    target_tokenization: Tokenization | str | None
    algorithm: str | None
    target_algorithm: str | None


@dataclass(repr=False)
class PropertyIndexes(WireRecord):
    """A property with its indexes.

    Attributes:
        name: The property.
        data_type: What it holds.
        description: What it is for.
        indexes: Its indexes.
    """

    name: str
    data_type: str
    description: str | None
    indexes: list[PropertyIndex]


@dataclass(repr=False)
class IndexUpdate(WireRecord):
    """What the server does about an index.

    Attributes:
        status: "STARTED" where a task does it, "CANCELLED" where a task was stopped, "NO_OP" where there is nothing
            to do.
        task_id: The task: see `client.tasks`.
    """

    status: str
    task_id: str | None
