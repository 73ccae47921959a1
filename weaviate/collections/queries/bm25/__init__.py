"""Search by keywords."""

from weaviate._async.collections.query.bm25 import BM25QueryAsync as _BM25QueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.query.bm25 import BM25Query as _BM25Query

__all__ = ["_BM25Query", "_BM25QueryAsync"]

__getattr__, __dir__ = lazy(__name__)
