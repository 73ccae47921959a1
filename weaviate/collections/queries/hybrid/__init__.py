"""Search by keywords and by a vector."""

from weaviate._async.collections.generate.hybrid import HybridGenerateAsync as _HybridGenerateAsync
from weaviate._async.collections.query.hybrid import HybridQueryAsync as _HybridQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.generate.hybrid import HybridGenerate as _HybridGenerate
from weaviate._sync.collections.query.hybrid import HybridQuery as _HybridQuery

__all__ = ["_HybridGenerate", "_HybridGenerateAsync", "_HybridQuery", "_HybridQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
