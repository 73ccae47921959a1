"""The nodes of a cluster. They are loaded when they are first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy

if TYPE_CHECKING:
    from weaviate.cluster.async_ import _ClusterAsync
    from weaviate.cluster.sync import _Cluster

__all__ = ["_Cluster", "_ClusterAsync"]

__getattr__, __dir__ = lazy(__name__, {"_Cluster": "weaviate.cluster.sync", "_ClusterAsync": "weaviate.cluster.async_"})
