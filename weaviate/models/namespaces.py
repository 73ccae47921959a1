"""Namespaces: parts of a cluster with collections, aliases and users of their own."""

# StrEnum would change what str() of a member says.
# ruff: noqa: UP042

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

from weaviate.models.base import known
from weaviate.models.result import Result


class NamespaceState(str, Enum):
    """What can be done in a namespace.

    Attributes:
        ACTIVE: Everything.
        SUSPENDED: Its users are locked out, and nothing is created; what is there stays.
        RESUMING: As before, until it is active.
        DELETING: All that is in it is being deleted, and then the namespace.
    """

    ACTIVE = "active"
    SUSPENDED = "suspended"
    RESUMING = "resuming"
    DELETING = "deleting"


@dataclass(repr=False)
class Namespace(Result):
    """A namespace.

    Attributes:
        name: Its name.
        home_node: The node that its shards are placed on.
        state: What can be done in it.
    """

    name: str
    home_node: str | None
    state: NamespaceState | str

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> Self:
        """Read it.

        Args:
            wire: The JSON object.
        """
        return cls(
            name=wire["name"], home_node=wire.get("home_node"), state=known(NamespaceState, wire.get("state", ""))
        )
