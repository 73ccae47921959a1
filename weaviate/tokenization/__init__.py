"""How texts are split into words."""

from weaviate._lazy import lazy
from weaviate.models.tokenization import TokenizeResult

__all__ = ["TokenizeResult"]

__getattr__, __dir__ = lazy(__name__)
