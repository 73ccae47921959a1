"""How texts are split into words."""

from weaviate._async.tokenization import TokenizerAsync as _TokenizationAsync

__all__ = ["_TokenizationAsync"]
