# Generated from weaviate/_async/collections/generate/base.py by scripts/unasync.py. Do not edit.
"""What all searches with generation have in common."""

from __future__ import annotations

from typing import Any, Generic, TypedDict

from weaviate._core import search
from weaviate._core.decode.asked import noted
from weaviate._core.decode.generative import generative_group_by_return, generative_return
from weaviate._core.decode.typed import shaped
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest
from weaviate._io.blocking import to_thread
from weaviate._sync.connection.session import Session
from weaviate.models.generate.base import GenerativeConfigRuntime
from weaviate.models.generate.prompts import GroupedTask, SinglePrompt
from weaviate.models.generate.results import GenerativeGroupByReturn, GenerativeReturn
from weaviate.models.query import GroupBy
from weaviate.models.results import Properties, References


class Question(TypedDict, total=False):
    """What is asked of which model: the parameters that all searches with generation have."""

    single_prompt: str | SinglePrompt | None
    grouped_task: str | GroupedTask | None
    grouped_properties: list[str] | None
    generative_provider: GenerativeConfigRuntime | None


def asked(
    single_prompt: str | SinglePrompt | None,
    grouped_task: str | GroupedTask | None,
    grouped_properties: list[str] | None,
    generative_provider: GenerativeConfigRuntime | None,
) -> Question:
    """What is asked of which model.

    Args:
        single_prompt: What is asked about each object.
        grouped_task: What is asked about all objects together.
        grouped_properties: The properties that the model sees for the latter.
        generative_provider: The model.
    """
    return Question(
        single_prompt=single_prompt,
        grouped_task=grouped_task,
        grouped_properties=grouped_properties,
        generative_provider=generative_provider,
    )


class Generations(Generic[Properties, References]):
    """Searches with generation in one collection. `GenerateCollection` says what their parameters mean."""

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope

    def _generate(
        self,
        request: GrpcRequest,
        question: Question,
        return_properties: Any,
        return_references: Any,
    ) -> GenerativeReturn[Any, Any]:
        answered = generative_return(self._ask(request, question))
        noted(answered, request, generated=question.get("single_prompt") is not None)
        return shaped(answered, self._scope, return_properties, return_references)

    def _generate_grouped(
        self,
        request: GrpcRequest,
        question: Question,
        group_by: GroupBy | None,
        return_properties: Any,
        return_references: Any,
    ) -> GenerativeReturn[Any, Any] | GenerativeGroupByReturn[Any, Any]:
        if group_by is None:
            return self._generate(request, question, return_properties, return_references)
        answered = generative_group_by_return(self._ask(request, question))
        noted(answered, request, generated=question.get("single_prompt") is not None)
        return shaped(answered, self._scope, return_properties, return_references)

    def _ask(self, request: GrpcRequest, question: Question) -> bytes:
        prompts = (question.get("single_prompt"), question.get("grouped_task"))
        if any(isinstance(prompt, SinglePrompt | GroupedTask) and prompt.images for prompt in prompts):
            read = to_thread(search.with_images_read, question)
            return self._session.grpc(search.generating(request, **read))
        return self._session.grpc(search.generating(request, **question))
