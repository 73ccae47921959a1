"""Search by keywords, with generation."""

from weaviate._async.collections.generate.bm25 import BM25GenerateAsync as _BM25GenerateAsync
from weaviate._sync.collections.generate.bm25 import BM25Generate as _BM25Generate

__all__ = ["_BM25Generate", "_BM25GenerateAsync"]
