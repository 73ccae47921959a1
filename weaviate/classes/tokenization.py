"""How texts are split into words."""

from weaviate.models.config.enums import StopwordsPreset, Tokenization
from weaviate.models.config.properties import TextAnalyzerConfigCreate
from weaviate.models.config.read import StopwordsConfig
from weaviate.models.config.settings import StopwordsCreate
from weaviate.models.tokenization import TokenizeResult

__all__ = [
    "StopwordsConfig",
    "StopwordsCreate",
    "StopwordsPreset",
    "TextAnalyzerConfigCreate",
    "Tokenization",
    "TokenizeResult",
]
