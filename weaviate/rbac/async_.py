"""Roles and what they allow."""

from weaviate._async.roles import RolesAsync as _RolesAsync

__all__ = ["_RolesAsync"]
