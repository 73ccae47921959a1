"""What goes into calls: configuration, queries, data, credentials. Modules are loaded when they are first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy

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


__getattr__, __dir__ = lazy(__name__, {"ConsistencyLevel": "weaviate.models.consistency"})
