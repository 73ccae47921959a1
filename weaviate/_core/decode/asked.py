"""What a search asked for that found nothing: its table has the columns all the same."""

from __future__ import annotations

from typing import Any, TypeVar

from weaviate._core.transport import GrpcRequest
from weaviate._proto import v1
from weaviate.models.generate.results import GenerativeGroupByReturn, GenerativeReturn
from weaviate.models.results import GroupByReturn, QueryReturn
from weaviate.models.tables import METADATA, Asked, note

_Found = (
    QueryReturn[Any, Any] | GroupByReturn[Any, Any] | GenerativeReturn[Any, Any] | GenerativeGroupByReturn[Any, Any]
)
_F = TypeVar("_F", bound=_Found)


def noted(found: _F, request: GrpcRequest, *, generated: bool = False) -> _F:
    """A result that knows what was asked for, where there is nothing in it that says so.

    Args:
        found: The result. It is changed.
        request: The search.
        generated: Whether a model was asked about each object or group.
    """
    if not found.objects:
        note(found, asked(request.message, generated=generated))
    return found


def asked(request: bytes, *, generated: bool) -> Asked:
    """What a search asks for.

    Args:
        request: A serialized `SearchRequest`.
        generated: Whether a model is asked about each object or group.
    """
    message = v1.SearchRequest.FromString(request)
    wanted = message.properties
    told = {field.name.removesuffix("_unix") for field, _ in message.metadata.ListFields()}
    if message.HasField("rerank"):
        told.add("rerank_score")
    grouped = message.HasField("group_by")
    return Asked(
        properties=(*wanted.non_ref_properties, *(each.prop_name for each in wanted.object_properties)),
        references=tuple(each.reference_property for each in wanted.ref_properties),
        # Objects in groups have no more.
        metadata=tuple(name for name in METADATA if name in told and (name == "distance" or not grouped)),
        vectors=tuple(message.metadata.vectors),
        grouped=grouped,
        generated=generated,
    )
