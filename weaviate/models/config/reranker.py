"""Modules that put results into a new order, in a collection's configuration."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from weaviate.models.base import WireModel
from weaviate.models.config.enums import Rerankers
from weaviate.models.config.modules import CustomModule, ModuleName, named_module
from weaviate.models.config.urls import HttpUrl

RerankerName = Annotated[Rerankers | ModuleName, Field(exclude=True)]

RerankerCohereModel = Literal["rerank-english-v2.0", "rerank-multilingual-v2.0"]
RerankerContextualAIModel = Literal[
    "ctxl-rerank-v2-instruct-multilingual", "ctxl-rerank-v2-instruct-multilingual-mini", "ctxl-rerank-v1-instruct"
]
RerankerJinaAIModel = Literal[
    "jina-reranker-v2-base-multilingual",
    "jina-reranker-v1-base-en",
    "jina-reranker-v1-turbo-en",
    "jina-reranker-v1-tiny-en",
    "jina-colbert-v1-en",
]
RerankerVoyageAIModel = Literal["rerank-2", "rerank-2-lite", "rerank-lite-1", "rerank-1"]


class RerankerProvider(WireModel):
    """A module that puts results into a new order, with its settings.

    A subclass declares the settings of one module as fields, and gives `reranker` its default.
    """

    reranker: RerankerName


class RerankerCustom(CustomModule, RerankerProvider):
    """Any module that reranks, by name."""

    made_by = "Configure.Reranker.custom"


class RerankerCohere(RerankerProvider):
    """The settings of `reranker-cohere`."""

    made_by = "Configure.Reranker.cohere"

    reranker: RerankerName = Rerankers.COHERE
    model: RerankerCohereModel | str | None
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")


class RerankerContextualAI(RerankerProvider):
    """The settings of `reranker-contextualai`."""

    made_by = "Configure.Reranker.contextualai"

    reranker: RerankerName = Rerankers.CONTEXTUALAI
    model: RerankerContextualAIModel | str | None
    instruction: str | None
    top_n: int | None


class RerankerJinaAI(RerankerProvider):
    """The settings of `reranker-jinaai`."""

    made_by = "Configure.Reranker.jinaai"

    reranker: RerankerName = Rerankers.JINAAI
    model: RerankerJinaAIModel | str | None


class RerankerNvidia(RerankerProvider):
    """The settings of `reranker-nvidia`."""

    made_by = "Configure.Reranker.nvidia"

    reranker: RerankerName = Rerankers.NVIDIA
    model: str | None
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")


class RerankerTransformers(RerankerProvider):
    """The settings of `reranker-transformers`."""

    made_by = "Configure.Reranker.transformers"

    reranker: RerankerName = Rerankers.TRANSFORMERS


class RerankerVoyageAI(RerankerProvider):
    """The settings of `reranker-voyageai`."""

    made_by = "Configure.Reranker.voyageai"

    reranker: RerankerName = Rerankers.VOYAGEAI
    model: RerankerVoyageAIModel | str | None


class Reranker:
    """Modules that put search results into a new order. What is not given is left to the module."""

    @staticmethod
    def cohere(model: RerankerCohereModel | str | None = None, base_url: HttpUrl | None = None) -> RerankerProvider:
        """Models of Cohere.

        Args:
            model: The model; the module chooses one by default.
            base_url: Where the provider's API is, instead of its usual address.
        """
        return RerankerCohere(model=model, base_url=base_url)

    @staticmethod
    def contextualai(
        model: RerankerContextualAIModel | str | None = None, instruction: str | None = None, top_n: int | None = None
    ) -> RerankerProvider:
        """Models of Contextual AI.

        Args:
            model: The model; the module chooses one by default.
            instruction: What the model is to look for when it puts results into order.
            top_n: How many results the provider returns.
        """
        return RerankerContextualAI(model=model, instruction=instruction, top_n=top_n)

    @staticmethod
    def custom(module_name: str, module_config: dict[str, Any] | None = None) -> RerankerProvider:
        """Any module, by name.

        Args:
            module_name: The module's name at the server: `reranker-...`.
            module_config: Its settings, as the server wants them.
        """
        reranker = named_module(module_name, RerankerCustom.made_by)
        return RerankerCustom(reranker=reranker, module_config=module_config)

    @staticmethod
    def jinaai(model: RerankerJinaAIModel | str | None = None) -> RerankerProvider:
        """Models of Jina AI.

        Args:
            model: The model; the module chooses one by default.
        """
        return RerankerJinaAI(model=model)

    @staticmethod
    def nvidia(model: str | None = None, base_url: HttpUrl | None = None) -> RerankerProvider:
        """Models at NVIDIA.

        Args:
            model: The model; the module chooses one by default.
            base_url: Where the provider's API is, instead of its usual address.
        """
        return RerankerNvidia(model=model, base_url=base_url)

    @staticmethod
    def transformers() -> RerankerProvider:
        """Models of Hugging Face that run beside the server."""
        return RerankerTransformers()

    @staticmethod
    def voyageai(model: RerankerVoyageAIModel | str | None = None) -> RerankerProvider:
        """Models of Voyage AI.

        Args:
            model: The model; the module chooses one by default.
        """
        return RerankerVoyageAI(model=model)
