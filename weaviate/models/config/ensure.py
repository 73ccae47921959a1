"""What `client.collections.ensure` found and did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from weaviate.models.result import Result


@dataclass(repr=False)
class ConfigDifference(Result):
    """Something of a collection that is not as it was asked for.

    Attributes:
        path: Where it is in the definition, in the server's words: `properties.title.tokenization`.
        wanted: What was asked for, as JSON.
        found: What the server has, or had; None for nothing.
        reason: Why it could not be changed, where that was tried.
    """

    path: str
    wanted: Any
    found: Any
    reason: str | None = None


@dataclass(repr=False)
class EnsuredCollection(Result):
    """What `client.collections.ensure` found and did.

    Attributes:
        name: The collection's name.
        created: Whether it did not exist, and was created.
        changed: What was not as asked for, and is now.
        differences: What is not as asked for.
    """

    name: str
    created: bool = False
    changed: list[ConfigDifference] = field(default_factory=list)
    differences: list[ConfigDifference] = field(default_factory=list)

    @property
    def as_asked(self) -> bool:
        """Whether the collection is as it was asked for."""
        return not self.differences
