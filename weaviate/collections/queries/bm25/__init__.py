"""Search by keywords."""

from weaviate._async.collections.generate.bm25 import BM25GenerateAsync as _BM25GenerateAsync
from weaviate._async.collections.query.bm25 import BM25QueryAsync as _BM25QueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.generate.bm25 import BM25Generate as _BM25Generate
from weaviate._sync.collections.query.bm25 import BM25Query as _BM25Query

__all__ = ["_BM25Generate", "_BM25GenerateAsync", "_BM25Query", "_BM25QueryAsync"]

__getattr__, __dir__ = lazy(__name__)
