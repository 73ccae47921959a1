"""What queries return that let a model answer: objects and groups with texts, and what the providers say about them."""

from __future__ import annotations

import uuid as uuid_package
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias

from weaviate.models.result import Result
from weaviate.models.results import Group, GroupByObject, MetadataReturn, Object, P, QueryProfileReturn, R
from weaviate.models.tables import Columns, Tabular, columns_of_objects


@dataclass(repr=False)
class ProviderMetadata(Result):
    """What a provider says about an answer: nothing, unless a subclass says what.

    Attributes:
        provider: The provider, by the name that its factory in `GenerativeConfig` has.
    """

    provider: str


@dataclass(repr=False)
class TokenUsage(Result):
    """How many tokens an answer took; None where the provider does not say.

    Attributes:
        prompt_tokens: Those of the prompt.
        completion_tokens: Those of the answer.
        total_tokens: All of them.
    """

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    total_tokens: int | None = None


@dataclass(repr=False)
class UsageMetadata(ProviderMetadata):
    """What most providers say about an answer.

    Attributes:
        usage: How many tokens it took.
    """

    usage: TokenUsage = field(default_factory=TokenUsage)


@dataclass(repr=False)
class AnthropicUsage(Result):
    """How many tokens an answer took.

    Attributes:
        input_tokens: Those of the prompt.
        output_tokens: Those of the answer.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None


@dataclass(repr=False)
class AnthropicMetadata(ProviderMetadata):
    """What Anthropic says about an answer.

    Attributes:
        usage: How many tokens it took.
    """

    usage: AnthropicUsage = field(default_factory=AnthropicUsage)


@dataclass(repr=False)
class CohereApiVersion(Result):
    """The version of Cohere's API.

    Attributes:
        version: The version.
        is_deprecated: Whether it is deprecated.
        is_experimental: Whether it is experimental.
    """

    version: str | None = None
    is_deprecated: bool | None = None
    is_experimental: bool | None = None


@dataclass(repr=False)
class CohereBilledUnits(Result):
    """What Cohere charges for an answer.

    Attributes:
        input_tokens: Tokens of the prompt.
        output_tokens: Tokens of the answer.
        search_units: Searches.
        classifications: Classifications.
    """

    input_tokens: float | None = None
    output_tokens: float | None = None
    search_units: float | None = None
    classifications: float | None = None


@dataclass(repr=False)
class CohereTokens(Result):
    """How many tokens an answer took.

    Attributes:
        input_tokens: Those of the prompt.
        output_tokens: Those of the answer.
    """

    input_tokens: float | None = None
    output_tokens: float | None = None


@dataclass(repr=False)
class CohereMetadata(ProviderMetadata):
    """What Cohere says about an answer.

    Attributes:
        api_version: The version of the API.
        billed_units: What the answer costs.
        tokens: How many tokens it took.
        warnings: What Cohere warns of.
    """

    api_version: CohereApiVersion = field(default_factory=CohereApiVersion)
    billed_units: CohereBilledUnits = field(default_factory=CohereBilledUnits)
    tokens: CohereTokens = field(default_factory=CohereTokens)
    warnings: list[str] = field(default_factory=list)


@dataclass(repr=False)
class GoogleTokenCount(Result):
    """How long a text is at Vertex AI.

    Attributes:
        total_billable_characters: The characters that cost.
        total_tokens: The tokens.
    """

    total_billable_characters: int | None = None
    total_tokens: int | None = None


@dataclass(repr=False)
class GoogleTokenMetadata(Result):
    """How long prompt and answer are at Vertex AI.

    Attributes:
        input_token_count: The prompt.
        output_token_count: The answer.
    """

    input_token_count: GoogleTokenCount = field(default_factory=GoogleTokenCount)
    output_token_count: GoogleTokenCount = field(default_factory=GoogleTokenCount)


@dataclass(repr=False)
class GoogleVertexMetadata(Result):
    """What Vertex AI says about an answer.

    Attributes:
        token_metadata: How long prompt and answer are.
    """

    token_metadata: GoogleTokenMetadata = field(default_factory=GoogleTokenMetadata)


@dataclass(repr=False)
class GoogleUsage(Result):
    """How many tokens an answer took by the Gemini API.

    Attributes:
        prompt_token_count: Those of the prompt.
        candidates_token_count: Those of the answer.
        total_token_count: All of them.
    """

    prompt_token_count: int | None = None
    candidates_token_count: int | None = None
    total_token_count: int | None = None


@dataclass(repr=False)
class GoogleMetadata(ProviderMetadata):
    """What Google says about an answer.

    Attributes:
        metadata: What Vertex AI says.
        usage_metadata: What the Gemini API says.
    """

    metadata: GoogleVertexMetadata = field(default_factory=GoogleVertexMetadata)
    usage_metadata: GoogleUsage = field(default_factory=GoogleUsage)


GenerativeMetadata: TypeAlias = ProviderMetadata | UsageMetadata | AnthropicMetadata | CohereMetadata | GoogleMetadata
"""What a provider says about an answer."""


@dataclass(repr=False)
class GenerativeDebug(Result):
    """What helps to find out why an answer is as it is.

    Attributes:
        full_prompt: The prompt that the provider got.
    """

    full_prompt: str | None = None


@dataclass(repr=False)
class GenerativeSingle(Result):
    """The answer about one object.

    Attributes:
        debug: The prompt that the provider got, where it was asked for.
        metadata: What the provider says about the answer, where it was asked for.
        text: The answer.
    """

    debug: GenerativeDebug | None
    metadata: GenerativeMetadata | None
    text: str | None


@dataclass(repr=False)
class GenerativeGrouped(Result):
    """The answer about all objects together.

    Attributes:
        metadata: What the provider says about the answer, where it was asked for.
        text: The answer.
    """

    metadata: GenerativeMetadata | None
    text: str | None


@dataclass(init=False, repr=False)
class GenerativeObject(Object[P, R], Generic[P, R]):
    """An object that a search found, with the answer about it. Like `Object`, with the answer.

    Attributes:
        generated: The answer; empty or None where nothing was asked about each object.
        generative: The same, with what the provider says about it.
    """

    generated: str | None
    generative: GenerativeSingle | None

    def __init__(
        self,
        generated: str | None,
        generative: GenerativeSingle | None,
        uuid: uuid_package.UUID,
        metadata: MetadataReturn,
        properties: P,
        references: R,
        vector: dict[str, list[float] | list[list[float]]],
        collection: str,
    ) -> None:
        super().__init__(uuid, metadata, properties, references, vector, collection)
        self.generated = generated
        self.generative = generative


class GenerativeReturn(Tabular, Result, Generic[P, R]):
    """The answer to a search with generation.

    Attributes:
        generated: The answer about all objects together; empty or None where nothing was asked about that.
        objects: What was found, the best first, each with the answer about it.
        generative: The same as `generated`, with what the provider says about it.
        query_profile: How the server spent its time, where it was asked for.
    """

    generated: str | None
    objects: list[GenerativeObject[P, R]]
    generative: GenerativeGrouped | None
    query_profile: QueryProfileReturn | None

    def __init__(
        self,
        generated: str | None,
        objects: list[GenerativeObject[P, R]],
        generative: GenerativeGrouped | None,
        query_profile: QueryProfileReturn | None = None,
    ) -> None:
        self.generated = generated
        self.objects = objects
        self.generative = generative
        self.query_profile = query_profile

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield from ((name, value) for name, value in vars(self).items() if not name.startswith("_"))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, GenerativeReturn):
            return NotImplemented
        return dict(self.__rich_repr__()) == dict(other.__rich_repr__())

    __hash__ = None  # type: ignore[assignment]  # it holds a list, as the other results do


@dataclass(repr=False)
class GenerativeGroup(Group[P, R], Generic[P, R]):
    """One group of a search's answer, with the answer about it. Like `Group`, with the answer.

    Attributes:
        generated: The answer to the single prompt; empty or None where there was none.
    """

    generated: str | None


@dataclass(repr=False)
class GenerativeGroupByReturn(Tabular, Result, Generic[P, R]):
    """The answer to a search with groups and generation.

    Attributes:
        objects: The objects of all groups.
        groups: The groups by name, each with the answer about it.
        generated: The answer about all objects together; empty or None where nothing was asked about that.
        query_profile: How the server spent its time, where it was asked for.
    """

    objects: list[GroupByObject[P, R]]
    groups: dict[str, GenerativeGroup[P, R]]
    generated: str | None
    query_profile: QueryProfileReturn | None = None

    def _columns(self) -> Columns:
        generated = [self.groups[one.belongs_to_group].generated for one in self.objects]
        return columns_of_objects(self.objects, generated, self._asked)


GenerativeReturnType: TypeAlias = GenerativeReturn[P, R]
GenerativeGroupByReturnType: TypeAlias = GenerativeGroupByReturn[P, R]
GenerativeSearchReturnType: TypeAlias = GenerativeReturn[P, R] | GenerativeGroupByReturn[P, R]
GenerativeNearMediaReturnType: TypeAlias = GenerativeReturn[P, R] | GenerativeGroupByReturn[P, R]
