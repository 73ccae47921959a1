"""Search by the meaning of a text."""

from weaviate._async.collections.generate.near_text import NearTextGenerateAsync as _NearTextGenerateAsync
from weaviate._async.collections.query.near_text import NearTextQueryAsync as _NearTextQueryAsync
from weaviate._lazy import lazy
from weaviate._sync.collections.generate.near_text import NearTextGenerate as _NearTextGenerate
from weaviate._sync.collections.query.near_text import NearTextQuery as _NearTextQuery

__all__ = ["_NearTextGenerate", "_NearTextGenerateAsync", "_NearTextQuery", "_NearTextQueryAsync"]

__getattr__, __dir__ = lazy(__name__)
