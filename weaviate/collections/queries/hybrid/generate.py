"""Search by keywords and by a vector, with generation."""

from weaviate._async.collections.generate.hybrid import HybridGenerateAsync as _HybridGenerateAsync
from weaviate._sync.collections.generate.hybrid import HybridGenerate as _HybridGenerate

__all__ = ["_HybridGenerate", "_HybridGenerateAsync"]
