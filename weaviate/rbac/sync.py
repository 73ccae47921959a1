"""Roles and what they allow."""

from weaviate._sync.roles import Roles as _Roles

__all__ = ["_Roles"]
