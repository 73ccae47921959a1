"""How texts are split into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._lazy import lazy
from weaviate.models.tokenization import TokenizeResult

if TYPE_CHECKING:
    from weaviate.tokenization.async_ import _TokenizationAsync
    from weaviate.tokenization.sync import _Tokenization

__all__ = ["TokenizeResult", "_Tokenization", "_TokenizationAsync"]

__getattr__, __dir__ = lazy(
    __name__, {"_Tokenization": "weaviate.tokenization.sync", "_TokenizationAsync": "weaviate.tokenization.async_"}
)
