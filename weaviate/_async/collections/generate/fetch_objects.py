"""Reading objects without searching, with generation."""

from __future__ import annotations

from typing import Any, Unpack, overload

from weaviate._async.collections.generate.base import GenerationsAsync, Question, asked
from weaviate._async.collections.query.fetch_objects import FetchObjectsOptions
from weaviate._core import search
from weaviate.models.filters import _Filters
from weaviate.models.generate.base import GenerativeConfigRuntime
from weaviate.models.generate.prompts import GroupedTask, SinglePrompt
from weaviate.models.generate.results import GenerativeReturn
from weaviate.models.query import METADATA, PROPERTIES, REFERENCES, _Sorting
from weaviate.models.results import Properties, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR, UUID


class FetchObjectsGenerateOptions(FetchObjectsOptions, Question, total=False):
    """The parameters of `fetch_objects` whose types are the same in each of its signatures."""


class FetchObjectsGenerateAsync(GenerationsAsync[Properties, References]):
    """Reading objects without searching, with generation."""

    @overload
    async def fetch_objects(
        self,
        *,
        single_prompt: str | SinglePrompt | None = None,
        grouped_task: str | GroupedTask | None = None,
        grouped_properties: list[str] | None = None,
        generative_provider: GenerativeConfigRuntime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        after: UUID | None = None,
        filters: _Filters | None = None,
        sort: _Sorting | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
    ) -> GenerativeReturn[Properties, References]: ...

    @overload
    async def fetch_objects(
        self,
        *,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[FetchObjectsGenerateOptions],
    ) -> GenerativeReturn[TProperties, TReferences]: ...

    async def fetch_objects(
        self,
        *,
        single_prompt: str | SinglePrompt | None = None,
        grouped_task: str | GroupedTask | None = None,
        grouped_properties: list[str] | None = None,
        generative_provider: GenerativeConfigRuntime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        after: UUID | None = None,
        filters: _Filters | None = None,
        sort: _Sorting | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
    ) -> GenerativeReturn[Any, Any]:
        """Read objects without searching, and let a model answer about them.

        The parameters are those of `collection.query.fetch_objects`, and what is asked of which model: see
        `help(collection.generate)`.

        Returns:
            The objects, each with its answer, and the answer about all of them.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server or the model could not carry it out.

        Examples:
            >>> answered = await books.generate.fetch_objects(limit=2, single_prompt="Sum up {title}.")
            >>> [book.generated for book in answered.objects]
        """
        request = search.fetch_objects(
            self._scope,
            limit=limit,
            offset=offset,
            after=after,
            filters=filters,
            sort=sort,
            include_vector=include_vector,
            return_metadata=return_metadata,
            return_properties=return_properties,
            return_references=return_references,
        )
        question = asked(single_prompt, grouped_task, grouped_properties, generative_provider)
        return await self._generate(request, question, return_properties, return_references)
