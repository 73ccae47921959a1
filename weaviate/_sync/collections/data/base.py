# Generated from weaviate/_async/collections/data/base.py by scripts/unasync.py. Do not edit.
"""What all changes have in common."""

from __future__ import annotations

from typing import Generic

from weaviate._core.scope import Scope
from weaviate._sync.connection.session import Session
from weaviate.models.results import Properties


class Changes(Generic[Properties]):
    """Changes in one collection."""

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope

    @property
    def name(self) -> str:
        """The collection's name."""
        return self._scope.collection
