"""Search by keywords, with generation."""

from __future__ import annotations

from typing import Any, Unpack, overload

from weaviate._async.collections.generate.base import GenerationsAsync, Question, asked
from weaviate._async.collections.query.bm25 import BM25Options
from weaviate._core import search
from weaviate.models.filters import _Filters
from weaviate.models.generate.base import GenerativeConfigRuntime
from weaviate.models.generate.prompts import GroupedTask, SinglePrompt
from weaviate.models.generate.results import GenerativeGroupByReturn, GenerativeReturn
from weaviate.models.query import METADATA, PROPERTIES, REFERENCES, BM25OperatorOptions, GroupBy, Rerank, _Boost
from weaviate.models.results import Properties, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR


class BM25GenerateOptions(BM25Options, Question, total=False):
    """The parameters of `bm25` whose types are the same in each of its signatures."""


class BM25GenerateAsync(GenerationsAsync[Properties, References]):
    """Search by keywords, with generation."""

    @overload
    async def bm25(
        self,
        query: str | None,
        *,
        single_prompt: str | SinglePrompt | None = None,
        grouped_task: str | GroupedTask | None = None,
        grouped_properties: list[str] | None = None,
        generative_provider: GenerativeConfigRuntime | None = None,
        query_properties: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        operator: BM25OperatorOptions | None = None,
        auto_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: None = None,
        rerank: Rerank | None = None,
        boost: _Boost | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
    ) -> GenerativeReturn[Properties, References]: ...

    @overload
    async def bm25(
        self,
        query: str | None,
        *,
        group_by: GroupBy,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
        **options: Unpack[BM25GenerateOptions],
    ) -> GenerativeGroupByReturn[Properties, References]: ...

    @overload
    async def bm25(
        self,
        query: str | None,
        *,
        group_by: None = None,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[BM25GenerateOptions],
    ) -> GenerativeReturn[TProperties, TReferences]: ...

    @overload
    async def bm25(
        self,
        query: str | None,
        *,
        group_by: GroupBy,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[BM25GenerateOptions],
    ) -> GenerativeGroupByReturn[TProperties, TReferences]: ...

    async def bm25(
        self,
        query: str | None,
        *,
        single_prompt: str | SinglePrompt | None = None,
        grouped_task: str | GroupedTask | None = None,
        grouped_properties: list[str] | None = None,
        generative_provider: GenerativeConfigRuntime | None = None,
        query_properties: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        operator: BM25OperatorOptions | None = None,
        auto_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: GroupBy | None = None,
        rerank: Rerank | None = None,
        boost: _Boost | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
    ) -> GenerativeReturn[Any, Any] | GenerativeGroupByReturn[Any, Any]:
        """Find objects by keywords, ranked by BM25F, and let a model answer about them.

        Args:
            query: The keywords. None fetches objects without ranking them.

        The other parameters are those of `collection.query.bm25`, and what is asked of which model: see
        `help(collection.generate)`.

        Returns:
            The objects, each with its answer, and the answer about all of them; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server or the model could not carry it out.

        Examples:
            >>> answered = await books.generate.bm25("time travel", limit=2, single_prompt="Sum up {title}.")
            >>> [book.generated for book in answered.objects]
        """
        request = search.bm25(
            self._scope,
            query,
            query_properties=query_properties,
            limit=limit,
            offset=offset,
            operator=operator,
            auto_limit=auto_limit,
            filters=filters,
            group_by=group_by,
            rerank=rerank,
            boost=boost,
            include_vector=include_vector,
            return_metadata=return_metadata,
            return_properties=return_properties,
            return_references=return_references,
        )
        question = asked(single_prompt, grouped_task, grouped_properties, generative_provider)
        return await self._generate_grouped(request, question, group_by, return_properties, return_references)
