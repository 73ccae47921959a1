"""Search by the meaning of a text."""

from weaviate._async.collections.query.near_text import NearTextQueryAsync as _NearTextQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.query.near_text import NearTextQuery as _NearTextQuery

__all__ = ["_NearTextQuery", "_NearTextQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
