# Generated from weaviate/_async/collections/generate/hybrid.py by scripts/unasync.py. Do not edit.
"""Search by keywords and by vector, with generation."""

from __future__ import annotations

from typing import Any, Unpack, overload

from weaviate._core import search
from weaviate._sync.collections.generate.base import Generations, Question, asked
from weaviate._sync.collections.query.hybrid import HybridOptions
from weaviate.models.filters import _Filters
from weaviate.models.generate.base import GenerativeConfigRuntime
from weaviate.models.generate.prompts import GroupedTask, SinglePrompt
from weaviate.models.generate.results import GenerativeGroupByReturn, GenerativeReturn
from weaviate.models.query import (
    METADATA,
    MMR,
    PROPERTIES,
    REFERENCES,
    BM25OperatorOptions,
    GroupBy,
    HybridFusion,
    HybridVectorType,
    Rerank,
    TargetVectorJoinType,
    _Boost,
)
from weaviate.models.results import Properties, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR, NUMBER


class HybridGenerateOptions(HybridOptions, Question, total=False):
    """The parameters of `hybrid` whose types are the same in each of its signatures."""


class HybridGenerate(Generations[Properties, References]):
    """Search by keywords and by vector, with generation."""

    @overload
    def hybrid(
        self,
        query: str | None,
        *,
        single_prompt: str | SinglePrompt | None = None,
        grouped_task: str | GroupedTask | None = None,
        grouped_properties: list[str] | None = None,
        generative_provider: GenerativeConfigRuntime | None = None,
        alpha: NUMBER | None = None,
        vector: HybridVectorType | None = None,
        query_properties: list[str] | None = None,
        fusion_type: HybridFusion | None = None,
        max_vector_distance: NUMBER | None = None,
        limit: int | None = None,
        offset: int | None = None,
        bm25_operator: BM25OperatorOptions | None = None,
        auto_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: None = None,
        rerank: Rerank | None = None,
        boost: _Boost | None = None,
        diversity_selection: MMR | None = None,
        target_vector: TargetVectorJoinType | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
    ) -> GenerativeReturn[Properties, References]: ...

    @overload
    def hybrid(
        self,
        query: str | None,
        *,
        group_by: GroupBy,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
        **options: Unpack[HybridGenerateOptions],
    ) -> GenerativeGroupByReturn[Properties, References]: ...

    @overload
    def hybrid(
        self,
        query: str | None,
        *,
        group_by: None = None,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[HybridGenerateOptions],
    ) -> GenerativeReturn[TProperties, TReferences]: ...

    @overload
    def hybrid(
        self,
        query: str | None,
        *,
        group_by: GroupBy,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[HybridGenerateOptions],
    ) -> GenerativeGroupByReturn[TProperties, TReferences]: ...

    def hybrid(
        self,
        query: str | None,
        *,
        single_prompt: str | SinglePrompt | None = None,
        grouped_task: str | GroupedTask | None = None,
        grouped_properties: list[str] | None = None,
        generative_provider: GenerativeConfigRuntime | None = None,
        alpha: NUMBER | None = None,
        vector: HybridVectorType | None = None,
        query_properties: list[str] | None = None,
        fusion_type: HybridFusion | None = None,
        max_vector_distance: NUMBER | None = None,
        limit: int | None = None,
        offset: int | None = None,
        bm25_operator: BM25OperatorOptions | None = None,
        auto_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: GroupBy | None = None,
        rerank: Rerank | None = None,
        boost: _Boost | None = None,
        diversity_selection: MMR | None = None,
        target_vector: TargetVectorJoinType | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
    ) -> GenerativeReturn[Any, Any] | GenerativeGroupByReturn[Any, Any]:
        """Find objects by keywords and by vector, and let a model answer about them.

        Args:
            query: The keywords; the collection's vectorizer also makes the vector of them, unless `vector` is given.

        The other parameters are those of `collection.query.hybrid`, and what is asked of which model: see
        `help(collection.generate)`.

        Returns:
            The objects, each with its answer, and the answer about all of them; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server or the model could not carry it out.

        Examples:
            >>> answered = books.generate.hybrid("time travel", alpha=0.5, limit=2, single_prompt="Sum up {title}.")
            >>> [book.generated for book in answered.objects]
        """
        request = search.hybrid(
            self._scope,
            query,
            alpha=alpha,
            vector=vector,
            query_properties=query_properties,
            fusion_type=fusion_type,
            max_vector_distance=max_vector_distance,
            limit=limit,
            offset=offset,
            bm25_operator=bm25_operator,
            auto_limit=auto_limit,
            filters=filters,
            group_by=group_by,
            rerank=rerank,
            boost=boost,
            diversity_selection=diversity_selection,
            target_vector=target_vector,
            include_vector=include_vector,
            return_metadata=return_metadata,
            return_properties=return_properties,
            return_references=return_references,
        )
        question = asked(single_prompt, grouped_task, grouped_properties, generative_provider)
        return self._generate_grouped(request, question, group_by, return_properties, return_references)
