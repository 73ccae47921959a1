"""Reading the objects of some ids, with generation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Unpack, overload

from weaviate._async.collections.generate.base import GenerationsAsync, Question, asked
from weaviate._async.collections.query.fetch_objects_by_ids import FetchObjectsByIdsOptions
from weaviate._core import search
from weaviate._core.decode.asked import noted
from weaviate.models.generate.base import GenerativeConfigRuntime
from weaviate.models.generate.prompts import GroupedTask, SinglePrompt
from weaviate.models.generate.results import GenerativeReturn
from weaviate.models.query import METADATA, PROPERTIES, REFERENCES, _Sorting
from weaviate.models.results import Properties, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR, UUID


class FetchObjectsByIdsGenerateOptions(FetchObjectsByIdsOptions, Question, total=False):
    """The parameters of `fetch_objects_by_ids` whose types are the same in each of its signatures."""


class FetchObjectsByIdsGenerateAsync(GenerationsAsync[Properties, References]):
    """Reading the objects of some ids, with generation."""

    @overload
    async def fetch_objects_by_ids(
        self,
        ids: Iterable[UUID],
        *,
        single_prompt: str | SinglePrompt | None = None,
        grouped_task: str | GroupedTask | None = None,
        grouped_properties: list[str] | None = None,
        generative_provider: GenerativeConfigRuntime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        after: UUID | None = None,
        sort: _Sorting | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
    ) -> GenerativeReturn[Properties, References]: ...

    @overload
    async def fetch_objects_by_ids(
        self,
        ids: Iterable[UUID],
        *,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[FetchObjectsByIdsGenerateOptions],
    ) -> GenerativeReturn[TProperties, TReferences]: ...

    async def fetch_objects_by_ids(
        self,
        ids: Iterable[UUID],
        *,
        single_prompt: str | SinglePrompt | None = None,
        grouped_task: str | GroupedTask | None = None,
        grouped_properties: list[str] | None = None,
        generative_provider: GenerativeConfigRuntime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        after: UUID | None = None,
        sort: _Sorting | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
    ) -> GenerativeReturn[Any, Any]:
        """Read the objects of some ids, and let a model answer about them.

        Args:
            ids: The ids. Those that no object has are passed over; without any, nothing is sent.

        The other parameters are those of `collection.query.fetch_objects_by_ids`, and what is asked of which model: see
        `help(collection.generate)`.

        Returns:
            The objects, each with its answer, and the answer about all of them.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server or the model could not carry it out.

        Examples:
            >>> answered = await books.generate.fetch_objects_by_ids(ids, single_prompt="Sum up {title}.")
            >>> [book.generated for book in answered.objects]
        """
        request = search.fetch_objects_by_ids(
            self._scope,
            ids,
            limit=limit,
            offset=offset,
            after=after,
            sort=sort,
            include_vector=include_vector,
            return_metadata=return_metadata,
            return_properties=return_properties,
            return_references=return_references,
        )
        if request is None:
            unsent = search.fetch_objects(
                self._scope,
                include_vector=include_vector,
                return_metadata=return_metadata,
                return_properties=return_properties,
                return_references=return_references,
            )
            return noted(GenerativeReturn(None, [], None, None), unsent, generated=single_prompt is not None)
        question = asked(single_prompt, grouped_task, grouped_properties, generative_provider)
        return await self._generate(request, question, return_properties, return_references)
