"""What comes out of calls. Modules are loaded when they are first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy

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
        namespaces,
        query,
        rbac,
        replication,
        tasks,
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
    "namespaces",
    "query",
    "rbac",
    "replication",
    "tasks",
    "tenants",
    "tokenization",
    "users",
]


__getattr__, __dir__ = lazy(__name__)
