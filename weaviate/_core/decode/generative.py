"""Search replies with a model's answers as what the user gets."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any, get_type_hints

from weaviate._core.decode import objects
from weaviate._core.decode.messages import reads
from weaviate._core.decode.search import group_of, profile
from weaviate._proto import v1
from weaviate.models.generate.results import (
    AnthropicMetadata,
    CohereMetadata,
    GenerativeDebug,
    GenerativeGroup,
    GenerativeGroupByReturn,
    GenerativeGrouped,
    GenerativeMetadata,
    GenerativeObject,
    GenerativeReturn,
    GenerativeSingle,
    GoogleMetadata,
    ProviderMetadata,
    UsageMetadata,
)

_WHAT = "read what a search found and a model answered"

_METADATA: dict[str, type[ProviderMetadata]] = {
    "anthropic": AnthropicMetadata,
    "cohere": CohereMetadata,
    "google": GoogleMetadata,
}
"""What the providers say that do not say what most of them do."""


@reads(_WHAT)
def generative_return(reply: bytes) -> GenerativeReturn[Any, Any]:
    """The answer to a search with generation.

    Args:
        reply: A serialized `SearchReply`.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    message = v1.SearchReply.FromString(reply)
    grouped = _grouped(message)
    return GenerativeReturn(
        None if grouped is None else grouped.text,
        [_found(result) for result in message.results],
        grouped,
        profile(message.query_profile),
    )


@reads(_WHAT)
def generative_group_by_return(reply: bytes) -> GenerativeGroupByReturn[Any, Any]:
    """The answer to a search with groups and generation.

    Args:
        reply: A serialized `SearchReply`.

    Raises:
        ResponseCannotBeDecodedError: It is none.
    """
    message = v1.SearchReply.FromString(reply)
    groups: dict[str, GenerativeGroup[Any, Any]] = {}
    for group in message.group_by_results:
        # Servers fill the old field alone, up to 1.39.
        answers = group.generative_result.values or ([group.generative] if group.HasField("generative") else [])
        plain = group_of(group)
        groups[plain.name] = GenerativeGroup(**vars(plain), generated=answers[0].result if answers else None)
    grouped = _grouped(message)
    return GenerativeGroupByReturn(
        [item for group in groups.values() for item in group.objects],
        groups,
        None if grouped is None else grouped.text,
        profile(message.query_profile),
    )


def _found(result: v1.SearchResult) -> GenerativeObject[Any, Any]:
    answer = _single(result)
    return GenerativeObject(None if answer is None else answer.text, answer, **vars(objects.found(result)))


def _single(result: v1.SearchResult) -> GenerativeSingle | None:
    if result.generative.values:
        reply = result.generative.values[0]
        debug = GenerativeDebug(reply.debug.full_prompt) if reply.HasField("debug") else None
        return GenerativeSingle(debug, _metadata(reply), reply.result)
    facts = result.metadata  # where the answers to the old form of the question are
    return GenerativeSingle(None, None, facts.generative) if facts.generative_present else None


def _grouped(message: v1.SearchReply) -> GenerativeGrouped | None:
    if message.generative_grouped_results.values:
        reply = message.generative_grouped_results.values[0]
        return GenerativeGrouped(_metadata(reply), reply.result)
    if message.generative_grouped_result:  # empty where no task was given
        return GenerativeGrouped(None, message.generative_grouped_result)
    return None


def _metadata(reply: v1.GenerativeReply) -> GenerativeMetadata | None:
    provider = reply.metadata.WhichOneof("kind")
    if provider is None:  # not asked for, or from a provider that this client does not know
        return None
    said: Any = getattr(reply.metadata, provider)  # one of the providers' messages, which have nothing in common
    usual = UsageMetadata if "usage" in said.DESCRIPTOR.fields_by_name else ProviderMetadata
    metadata: GenerativeMetadata = _filled(_METADATA.get(provider, usual), said, provider=provider)
    return metadata


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _filled(kind: type[Any], message: Any, **known: str) -> Any:
    """A dataclass with what a message says; the message's fields have the same names."""
    hints = _hints(kind)  # type: ignore[arg-type]  # classes are hashable
    values: dict[str, Any] = dict(known)
    for field, value in message.ListFields():
        if dataclasses.is_dataclass(hints[field.name]):
            values[field.name] = _filled(hints[field.name], value)
        else:
            values[field.name] = list(value.values) if hints[field.name] == list[str] else value
    return kind(**values)
