"""How many replicas must agree."""

from __future__ import annotations

from weaviate.str_enum import BaseEnum


class ConsistencyLevel(str, BaseEnum):
    """How many replicas of a shard must answer before a read or a write counts as done.

    Attributes:
        ALL: Every replica.
        ONE: The first replica that answers.
        QUORUM: More than half of them.
    """

    ALL = "ALL"
    ONE = "ONE"
    QUORUM = "QUORUM"
