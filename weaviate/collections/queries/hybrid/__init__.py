"""Search by keywords and by a vector."""

from weaviate._async.collections.query.hybrid import HybridQueryAsync as _HybridQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.query.hybrid import HybridQuery as _HybridQuery

__all__ = ["_HybridQuery", "_HybridQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
