"""What the server makes of a text."""

from weaviate.models.tokenization import TokenizeResult

__all__ = ["TokenizeResult"]
