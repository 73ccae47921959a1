"""Groups of users and their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy

if TYPE_CHECKING:
    from weaviate.groups.async_ import _GroupsAsync
    from weaviate.groups.sync import _Groups

__all__ = ["_Groups", "_GroupsAsync"]

__getattr__, __dir__ = lazy(__name__, {"_Groups": "weaviate.groups.sync", "_GroupsAsync": "weaviate.groups.async_"})
