"""The types of what a model is asked, and of the model."""

from weaviate.models.generate.base import GenerativeConfigRuntime
from weaviate.models.generate.prompts import GroupedTask, SinglePrompt

__all__ = ["GenerativeConfigRuntime", "GroupedTask", "SinglePrompt"]
