"""What comes out of calls. Modules are loaded when they are first used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weaviate.outputs import (
        aggregate,
        backup,
        batch,
        cluster,
        config,
        data,
        export,
        generate,
        query,
        rbac,
        replication,
        tenants,
        tokenization,
        users,
    )

__all__ = [
    "aggregate",
    "backup",
    "batch",
    "cluster",
    "config",
    "data",
    "export",
    "generate",
    "query",
    "rbac",
    "replication",
    "tenants",
    "tokenization",
    "users",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return importlib.import_module(f"weaviate.outputs.{name}")
    raise AttributeError(f"module 'weaviate.outputs' has no attribute {name!r}")
