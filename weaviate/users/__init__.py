"""Users and their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy

if TYPE_CHECKING:
    from weaviate.users.async_ import _UsersAsync
    from weaviate.users.sync import _Users

__all__ = ["_Users", "_UsersAsync"]

__getattr__, __dir__ = lazy(__name__, {"_Users": "weaviate.users.sync", "_UsersAsync": "weaviate.users.async_"})
