# Generated from weaviate/_async/collections/generate/near_image.py by scripts/unasync.py. Do not edit.
"""Search by image, with generation."""

from __future__ import annotations

from typing import Any, Unpack, overload

from weaviate._core import search
from weaviate._io.blocking import to_thread
from weaviate._sync.collections.generate.base import Generations, Question, asked
from weaviate._sync.collections.query.near_image import NearImageOptions
from weaviate.models.filters import _Filters
from weaviate.models.generate.base import GenerativeConfigRuntime
from weaviate.models.generate.prompts import GroupedTask, SinglePrompt
from weaviate.models.generate.results import GenerativeGroupByReturn, GenerativeReturn
from weaviate.models.query import METADATA, MMR, PROPERTIES, REFERENCES, GroupBy, Rerank, TargetVectorJoinType, _Boost
from weaviate.models.results import Properties, References, TProperties, TReferences
from weaviate.types import BLOB_INPUT, INCLUDE_VECTOR, NUMBER


class NearImageGenerateOptions(NearImageOptions, Question, total=False):
    """The parameters of `near_image` whose types are the same in each of its signatures."""


class NearImageGenerate(Generations[Properties, References]):
    """Search by image, with generation."""

    @overload
    def near_image(
        self,
        near_image: BLOB_INPUT,
        *,
        single_prompt: str | SinglePrompt | None = None,
        grouped_task: str | GroupedTask | None = None,
        grouped_properties: list[str] | None = None,
        generative_provider: GenerativeConfigRuntime | None = None,
        certainty: NUMBER | None = None,
        distance: NUMBER | None = None,
        limit: int | None = None,
        offset: int | None = None,
        auto_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: None = None,
        rerank: Rerank | None = None,
        boost: _Boost | None = None,
        target_vector: TargetVectorJoinType | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
        diversity_selection: MMR | None = None,
    ) -> GenerativeReturn[Properties, References]: ...

    @overload
    def near_image(
        self,
        near_image: BLOB_INPUT,
        *,
        group_by: GroupBy,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
        **options: Unpack[NearImageGenerateOptions],
    ) -> GenerativeGroupByReturn[Properties, References]: ...

    @overload
    def near_image(
        self,
        near_image: BLOB_INPUT,
        *,
        group_by: None = None,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[NearImageGenerateOptions],
    ) -> GenerativeReturn[TProperties, TReferences]: ...

    @overload
    def near_image(
        self,
        near_image: BLOB_INPUT,
        *,
        group_by: GroupBy,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[NearImageGenerateOptions],
    ) -> GenerativeGroupByReturn[TProperties, TReferences]: ...

    def near_image(
        self,
        near_image: BLOB_INPUT,
        *,
        single_prompt: str | SinglePrompt | None = None,
        grouped_task: str | GroupedTask | None = None,
        grouped_properties: list[str] | None = None,
        generative_provider: GenerativeConfigRuntime | None = None,
        certainty: NUMBER | None = None,
        distance: NUMBER | None = None,
        limit: int | None = None,
        offset: int | None = None,
        auto_limit: int | None = None,
        filters: _Filters | None = None,
        group_by: GroupBy | None = None,
        rerank: Rerank | None = None,
        boost: _Boost | None = None,
        target_vector: TargetVectorJoinType | None = None,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
        diversity_selection: MMR | None = None,
    ) -> GenerativeReturn[Any, Any] | GenerativeGroupByReturn[Any, Any]:
        """Find the objects whose vectors are nearest to that of an image, and let a model answer about them.

        Args:
            near_image: The image: base64, a path or an open binary file. A text that is the path of a file is read too.

        The other parameters are those of `collection.query.near_image`, and what is asked of which model: see
        `help(collection.generate)`.

        Returns:
            The objects, each with its answer, and the answer about all of them; by groups with `group_by`.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind, or the file cannot be read. Nothing was sent.
            WeaviateQueryError: The server or the model could not carry it out.

        Examples:
            >>> answered = books.generate.near_image(Path("cover.png"), limit=2, single_prompt="Sum up {title}.")
            >>> [book.generated for book in answered.objects]
        """
        near_image = to_thread(search.media_text, near_image, "near_image")
        request = search.near_image(
            self._scope,
            near_image,
            certainty=certainty,
            distance=distance,
            limit=limit,
            offset=offset,
            auto_limit=auto_limit,
            filters=filters,
            group_by=group_by,
            rerank=rerank,
            boost=boost,
            target_vector=target_vector,
            include_vector=include_vector,
            return_metadata=return_metadata,
            return_properties=return_properties,
            return_references=return_references,
            diversity_selection=diversity_selection,
        )
        question = asked(single_prompt, grouped_task, grouped_properties, generative_provider)
        return self._generate_grouped(request, question, group_by, return_properties, return_references)
