"""What a model is asked about the objects that a query finds, and which model."""

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime
from weaviate.models.generate.config import GenerativeConfig
from weaviate.models.generate.prompts import GenerativeParameters, GroupedTask, SinglePrompt

__all__ = [
    "GenerativeConfig",
    "GenerativeConfigRuntime",
    "GenerativeParameters",
    "GenerativeSearches",
    "GroupedTask",
    "SinglePrompt",
]
