"""The models that can answer a query's prompts. A provider's class is listed here, and nowhere else."""

from __future__ import annotations

from weaviate.models.generate.anthropic import AnthropicGeneration
from weaviate.models.generate.anyscale import AnyscaleGeneration
from weaviate.models.generate.aws import AWSGeneration
from weaviate.models.generate.cohere import CohereGeneration
from weaviate.models.generate.contextualai import ContextualAIGeneration
from weaviate.models.generate.databricks import DatabricksGeneration
from weaviate.models.generate.deepseek import DeepSeekGeneration
from weaviate.models.generate.digitalocean import DigitalOceanGeneration
from weaviate.models.generate.dummy import DummyGeneration
from weaviate.models.generate.friendliai import FriendliAIGeneration
from weaviate.models.generate.google import GoogleGeneration
from weaviate.models.generate.meta import MetaGeneration
from weaviate.models.generate.mistral import MistralGeneration
from weaviate.models.generate.nvidia import NvidiaGeneration
from weaviate.models.generate.ollama import OllamaGeneration
from weaviate.models.generate.openai import OpenAIGeneration
from weaviate.models.generate.xai import XAIGeneration


class GenerativeConfig(
    AnthropicGeneration,
    AnyscaleGeneration,
    AWSGeneration,
    CohereGeneration,
    ContextualAIGeneration,
    DatabricksGeneration,
    DeepSeekGeneration,
    DigitalOceanGeneration,
    DummyGeneration,
    FriendliAIGeneration,
    GoogleGeneration,
    MetaGeneration,
    MistralGeneration,
    NvidiaGeneration,
    OllamaGeneration,
    OpenAIGeneration,
    XAIGeneration,
):
    """Names the model that answers a query's prompts, instead of the one in the collection's configuration.

    What is not given is left to the collection's configuration, where that names the same module, or to the module.

    ```python
    await books.generate.near_text(
        "whales",
        single_prompt="Say in one line what happens in {title}.",
        generative_provider=GenerativeConfig.openai(model="gpt-5", temperature=0.5),
    )
    ```
    """
