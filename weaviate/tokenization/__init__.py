"""How texts are split into words."""

from weaviate.models.tokenization import TokenizeResult

__all__ = ["TokenizeResult"]
