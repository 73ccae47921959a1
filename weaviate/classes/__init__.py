"""What goes into calls: configuration, queries, data, credentials. Modules are loaded when they are first used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weaviate.classes import (
        aggregate,
        backup,
        batch,
        config,
        data,
        debug,
        export,
        generate,
        generics,
        init,
        query,
        rbac,
        replication,
        tenants,
        tokenization,
    )
    from weaviate.models.consistency import ConsistencyLevel

__all__ = [
    "ConsistencyLevel",
    "aggregate",
    "backup",
    "batch",
    "config",
    "data",
    "debug",
    "export",
    "generate",
    "generics",
    "init",
    "query",
    "rbac",
    "replication",
    "tenants",
    "tokenization",
]


def __getattr__(name: str) -> Any:
    if name == "ConsistencyLevel":
        return importlib.import_module("weaviate.models.consistency").ConsistencyLevel
    if name in __all__:
        return importlib.import_module(f"weaviate.classes.{name}")
    raise AttributeError(f"module 'weaviate.classes' has no attribute {name!r}")
