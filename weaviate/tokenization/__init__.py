"""How texts are split into words."""

from weaviate._lazy import loader
from weaviate.models.tokenization import TokenizeResult

__all__ = ["TokenizeResult"]

__getattr__ = loader(__name__)
