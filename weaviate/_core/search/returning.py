"""What a search brings back of each object, as messages.

Most programs ask for the same few things over and over, so the messages are kept by what was asked for. They are
copied into requests and never changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, get_args, get_origin, is_typeddict

from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models import typed
from weaviate.models.checked import refused, text
from weaviate.models.query.returning import (
    METADATA,
    CrossReferenceAnnotation,
    MetadataQuery,
    QueryNested,
    ReturnProperties,
    ReturnReferences,
    _QueryReference,
    _QueryReferenceMultiTarget,
)
from weaviate.models.results import _CrossReference
from weaviate.types import INCLUDE_VECTOR

_WIRE_NAMES = {
    "creation_time": "creation_time_unix",
    "last_update_time": "last_update_time_unix",
    "distance": "distance",
    "certainty": "certainty",
    "score": "score",
    "explain_score": "explain_score",
    "is_consistent": "is_consistent",
    "query_profile": "query_profile",
}


def metadata(wanted: METADATA | None, include_vector: INCLUDE_VECTOR) -> v1.MetadataRequest:
    """The message for metadata and vectors; ids are always in it.

    Args:
        wanted: The metadata, by name or as a `MetadataQuery`.
        include_vector: Whether vectors come too, or the names of those that do.

    Raises:
        WeaviateInvalidInputError: A name is none.
    """
    if wanted is None and include_vector is False:
        return _metadata((), vector=False, vectors=())
    names: tuple[str, ...] = ()
    if isinstance(wanted, MetadataQuery):
        names = tuple([name for name in _WIRE_NAMES if getattr(wanted, name)])
    elif wanted is not None:
        names = _metadata_names(wanted)
    if isinstance(include_vector, bool):
        return _metadata(names, vector=include_vector, vectors=())
    if isinstance(include_vector, str):
        return _metadata(names, vector=False, vectors=(text(include_vector, "include_vector"),))
    if isinstance(include_vector, Sequence):
        return _metadata(names, vector=False, vectors=tuple([text(one, "include_vector") for one in include_vector]))
    raise refused("include_vector", include_vector, "True, False, the name of a vector or a list of names")


def _metadata_names(wanted: object) -> tuple[str, ...]:
    if isinstance(wanted, str) or not isinstance(wanted, Sequence):
        raise refused("return_metadata", wanted, "a MetadataQuery or a list of names")
    for name in wanted:
        if not isinstance(name, str) or name not in _WIRE_NAMES:
            raise refused("return_metadata", name, f"one of {', '.join(_WIRE_NAMES)}")
    return tuple(wanted)


@lru_cache(maxsize=256)
def _metadata(names: tuple[str, ...], *, vector: bool, vectors: tuple[str, ...]) -> v1.MetadataRequest:
    message = v1.MetadataRequest(uuid=True, vector=vector, vectors=vectors)
    for name in names:
        setattr(message, _WIRE_NAMES[name], True)
    return message


def properties(
    wanted: ReturnProperties[Any] | None, references: ReturnReferences[Any] | None
) -> v1.PropertiesRequest | None:
    """The message for properties and references; None where the server's default applies, all properties.

    Args:
        wanted: The properties.
        references: The references.

    Raises:
        WeaviateInvalidInputError: A value is none of what the parameters take.
    """
    if references is None:
        if wanted is None or wanted is True:
            return None
        if type(wanted) is list and all(type(name) is str for name in wanted):
            return _named(tuple(wanted))
    message = v1.PropertiesRequest()
    _write_properties(message, wanted)
    if references is not None:
        _write_references(message, references)
    return message


@lru_cache(maxsize=256)
def _named(names: tuple[str, ...]) -> v1.PropertiesRequest:
    return v1.PropertiesRequest(non_ref_properties=[text(name, "return_properties") for name in dict.fromkeys(names)])


def _write_properties(message: v1.PropertiesRequest, wanted: ReturnProperties[Any] | None) -> None:
    if wanted is None or isinstance(wanted, bool):
        message.return_all_nonref_properties = wanted is not False
    elif isinstance(wanted, type):
        message.MergeFrom(_typed_properties(wanted))  # type: ignore[arg-type]  # classes are hashable
    else:
        _write_names(message.non_ref_properties, message.object_properties, wanted, "return_properties")


def _write_names(names: Any, nested: Any, wanted: object, path: str) -> None:
    """Write properties by name into the two lists that a message has for plain and for nested ones."""
    if isinstance(wanted, str | QueryNested):
        wanted = [wanted]
    if not isinstance(wanted, Sequence | set | frozenset):
        raise refused(path, wanted, "names of properties, QueryNested, True, False or a class that names them")
    for one in wanted:
        if isinstance(one, QueryNested):
            message = nested.add(prop_name=one.name)
            _write_names(message.primitive_properties, message.object_properties, one.properties, f"{path}.{one.name}")
        elif text(one, path) not in names:
            names.append(one)


def _write_references(message: v1.PropertiesRequest, wanted: ReturnReferences[Any]) -> None:
    if isinstance(wanted, type):
        message.ref_properties.extend(_typed_references(wanted))  # type: ignore[arg-type]  # as above
        return
    for one in _references(wanted):
        _write_reference(message.ref_properties.add(), one)


def _references(wanted: object) -> Sequence[_QueryReference]:
    references = [wanted] if isinstance(wanted, _QueryReference) else wanted
    if isinstance(references, Sequence) and all(isinstance(one, _QueryReference) for one in references):
        return references
    raise refused("return_references", wanted, "QueryReference, a list of them or a TypedDict")


def _write_reference(message: v1.RefPropertiesRequest, wanted: _QueryReference) -> None:
    message.reference_property = wanted.link_on
    message.metadata.CopyFrom(metadata(wanted.return_metadata, wanted.include_vector))
    inner = properties(wanted.return_properties, wanted.return_references)
    if inner is not None:
        message.properties.CopyFrom(inner)
    if isinstance(wanted, _QueryReferenceMultiTarget):
        message.target_collection = wanted.target_collection


# ---- Classes: what is returned is what their annotations name


@lru_cache(maxsize=256)
def _typed_properties(kind: type) -> v1.PropertiesRequest:
    message = v1.PropertiesRequest()
    _write_typed(message.non_ref_properties, message.object_properties, kind, ())
    return message


def _write_typed(names: Any, nested: Any, kind: type, above: tuple[type, ...]) -> None:
    if kind in above:
        raise WeaviateInvalidInputError(f"return_properties: {kind.__name__} holds itself, and so has no end")
    for name, annotation in typed.annotated(kind, "return_properties").items():
        inner = typed.nested(annotation)
        if inner is None:
            names.append(name)
        else:
            message = nested.add(prop_name=name)
            _write_typed(message.primitive_properties, message.object_properties, inner, (*above, kind))


@lru_cache(maxsize=256)
def _typed_references(kind: type) -> tuple[v1.RefPropertiesRequest, ...]:
    return tuple(
        _typed_reference(name, *typed.unwrapped(annotation))
        for name, annotation in typed.annotated(kind, "return_references").items()
    )


def _typed_reference(name: str, annotation: Any, notes: tuple[Any, ...]) -> v1.RefPropertiesRequest:
    if get_origin(annotation) is not _CrossReference:
        raise refused(f"return_references.{name}", annotation, "annotated as CrossReference[Properties, References]")
    kind, further = get_args(annotation)
    how = next((note for note in notes if isinstance(note, CrossReferenceAnnotation)), CrossReferenceAnnotation())
    message = v1.RefPropertiesRequest(
        reference_property=name,
        metadata=metadata(how.metadata, how.include_vector),
        target_collection=how.target_collection,
    )
    inner = properties(
        kind if is_typeddict(kind) or typed.is_model(kind) else None,
        further if is_typeddict(further) else None,
    )
    if inner is not None:
        message.properties.CopyFrom(inner)
    return message
