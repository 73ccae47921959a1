"""Results in the types of a program's own: what was read becomes instances of its dataclasses and pydantic models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import ValidationError

from weaviate._core.scope import Scope
from weaviate.exceptions import ErrorDetails, WeaviateModelMismatchError
from weaviate.models import typed
from weaviate.models.checked import invalid_input

_F = TypeVar("_F")


class _Shape(NamedTuple):
    """What becomes of an object: how its properties are made, and the shapes of what it points at, by reference."""

    make: Callable[[Mapping[str, Any]], Any] | None
    references: Mapping[str, _Shape]


def shaped(found: _F, scope: Scope, return_properties: Any, return_references: Any) -> _F:
    """A result with its objects in the types that the query, or else the collection's handle, names.

    Args:
        found: The result, or one object. It is changed.
        scope: Where it was found.
        return_properties: What the query asked for.
        return_references: What the query asked for.

    Raises:
        WeaviateModelMismatchError: An object does not fit its class.
    """
    properties = return_properties if isinstance(return_properties, type) else scope.properties
    references = return_references
    if references is None:
        references = scope.references
    if properties is None and not isinstance(references, type):
        return found
    whole = return_properties is None or isinstance(return_properties, type | bool)
    shape = _shape(properties, references if isinstance(references, type) else None, whole=whole)
    if shape.make is not None or shape.references:
        _apply(shape, getattr(found, "objects", [found]))
    return found


@lru_cache(maxsize=256)
def _shape(properties: Any, references: Any, *, whole: bool) -> _Shape:
    further = {} if references is None else typed.annotated(references, "return_references")
    shapes = {}
    for name, annotation in further.items():
        kinds = [kind if isinstance(kind, type) and kind is not type(None) else None for kind in _targets(annotation)]
        shape = _shape(*kinds, whole=True)
        if shape.make is not None or shape.references:
            shapes[name] = shape
    return _Shape(typed.maker(properties, whole=whole), shapes)


def _targets(annotation: Any) -> tuple[Any, Any]:
    """The two types in `CrossReference[Properties, References]`."""
    properties, references = get_args(typed.unwrapped(annotation)[0])
    return properties, references


def _apply(shape: _Shape, objects: Iterable[Any]) -> None:
    for each in objects:
        if shape.make is not None:
            try:
                each.properties = shape.make(each.properties)
            except Exception as error:  # whatever a class of the program's own raises
                raise _mismatch(each, error) from error
        for name, inner in shape.references.items():
            if each.references and name in each.references:
                _apply(inner, each.references[name].objects)


def _mismatch(each: Any, error: Exception) -> WeaviateModelMismatchError:
    why = invalid_input(error.title, error).message if isinstance(error, ValidationError) else f"{error}"
    mismatch = WeaviateModelMismatchError(f"an object of {each.collection} does not fit its class: {why}")
    mismatch.details = ErrorDetails(collection=each.collection, uuid=str(each.uuid))
    return mismatch
