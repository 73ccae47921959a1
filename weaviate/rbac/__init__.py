"""Roles and what they allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy

if TYPE_CHECKING:
    from weaviate.rbac.async_ import _RolesAsync
    from weaviate.rbac.sync import _Roles

__all__ = ["_Roles", "_RolesAsync"]

__getattr__, __dir__ = lazy(__name__, {"_Roles": "weaviate.rbac.sync", "_RolesAsync": "weaviate.rbac.async_"})
