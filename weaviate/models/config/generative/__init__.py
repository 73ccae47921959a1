"""Modules that generate text, in a collection's configuration: one file for each provider.

A file has the settings of a provider's modules, each defined once, and a class of factories. They are put together
here, and nowhere else.
"""

from __future__ import annotations

from weaviate.models.config.generative.anthropic import AnthropicGenerative
from weaviate.models.config.generative.anyscale import AnyscaleGenerative
from weaviate.models.config.generative.aws import AWSGenerative
from weaviate.models.config.generative.base import GenerativeProvider
from weaviate.models.config.generative.cohere import CohereGenerative
from weaviate.models.config.generative.contextualai import ContextualAIGenerative
from weaviate.models.config.generative.custom import CustomGenerative
from weaviate.models.config.generative.databricks import DatabricksGenerative
from weaviate.models.config.generative.deepseek import DeepSeekGenerative
from weaviate.models.config.generative.digitalocean import DigitalOceanGenerative
from weaviate.models.config.generative.friendliai import FriendliAIGenerative
from weaviate.models.config.generative.google import GoogleGenerative
from weaviate.models.config.generative.meta import MetaGenerative
from weaviate.models.config.generative.mistral import MistralGenerative
from weaviate.models.config.generative.nvidia import NvidiaGenerative
from weaviate.models.config.generative.ollama import OllamaGenerative
from weaviate.models.config.generative.openai import OpenAIGenerative
from weaviate.models.config.generative.xai import XAIGenerative

__all__ = ["Generative", "GenerativeProvider"]


class Generative(
    AnthropicGenerative,
    AnyscaleGenerative,
    AWSGenerative,
    CohereGenerative,
    ContextualAIGenerative,
    CustomGenerative,
    DatabricksGenerative,
    DeepSeekGenerative,
    DigitalOceanGenerative,
    FriendliAIGenerative,
    GoogleGenerative,
    MetaGenerative,
    MistralGenerative,
    NvidiaGenerative,
    OllamaGenerative,
    OpenAIGenerative,
    XAIGenerative,
):
    """Modules that generate text from search results. What is not given is left to the module."""
