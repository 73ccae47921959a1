"""What a model is asked about the objects that a query finds, and which model."""

from weaviate.models.generate.config import GenerativeConfig
from weaviate.models.generate.prompts import GenerativeParameters

__all__ = ["GenerativeConfig", "GenerativeParameters"]
