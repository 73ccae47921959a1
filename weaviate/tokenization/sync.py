"""How texts are split into words."""

from weaviate._sync.tokenization import Tokenizer as _Tokenization

__all__ = ["_Tokenization"]
