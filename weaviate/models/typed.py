"""Classes of a program's own as the types of objects: TypedDict classes, dataclasses and pydantic models.

A class says which properties are meant, by its fields; a pydantic field's alias counts as its name. Instances of
dataclasses and pydantic models are written as the mappings that they stand for, and made of what is read.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Annotated, Any, NotRequired, Required, Union, get_args, get_origin, get_type_hints, is_typeddict

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import refused

CLASSES = "a TypedDict, a dataclass or a pydantic model"


def is_model(kind: object) -> bool:
    """Whether this is a dataclass or a pydantic model of a program's own."""
    # What this package has itself are values and results, whatever they look like.
    if not isinstance(kind, type) or kind.__module__.startswith("weaviate."):
        return False
    return dataclasses.is_dataclass(kind) or issubclass(kind, BaseModel)


def as_mapping(value: object) -> dict[str, Any] | None:
    """The values of an instance of a model by property; None where it is none.

    Args:
        value: Any value.
    """
    kind: Any = type(value)
    if not is_model(kind):
        return None
    more = value.__pydantic_extra__ if isinstance(value, BaseModel) else None
    return {name: getattr(value, field) for name, field in _names(kind).items()} | (more or {})


def annotated(kind: type, path: str) -> dict[str, Any]:
    """The properties that a class names, with their annotations.

    Args:
        kind: The class.
        path: The parameter that it was given to, for errors.

    Raises:
        WeaviateInvalidInputError: It is no class of this kind, or has an annotation that cannot be read.
    """
    if not is_typeddict(kind) and not is_model(kind):
        raise refused(path, kind, CLASSES)
    try:
        hints = get_type_hints(kind, include_extras=True)
    except (NameError, TypeError) as error:
        raise WeaviateInvalidInputError(
            f"{path}: {kind.__name__} has an annotation that cannot be read: {error}"
        ) from error
    return hints if is_typeddict(kind) else {name: hints[field] for name, field in _names(kind).items()}


def unwrapped(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """What is in `Required`, `NotRequired`, `Optional` and `Annotated`, and what `Annotated` says of it."""
    notes: tuple[Any, ...] = ()
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            notes += tuple(more)
        elif origin in (Required, NotRequired):
            (annotation,) = get_args(annotation)
        elif origin in (Union, types.UnionType):
            options = [option for option in get_args(annotation) if option is not types.NoneType]
            if len(options) != 1:
                return annotation, notes
            (annotation,) = options
        else:
            return annotation, notes


def nested(annotation: Any) -> type | None:
    """The class of a nested object: a model, a list of one, or the TypedDict in `Nested[T]` or a list of them."""
    inner, notes = unwrapped(annotation)
    marked = "NESTED" in notes
    if get_origin(inner) is list:
        inner, notes = unwrapped(get_args(inner)[0])
        marked = marked or "NESTED" in notes
    return inner if is_model(inner) or (marked and is_typeddict(inner)) else None


@lru_cache(maxsize=256)
def maker(kind: Any, *, whole: bool) -> Callable[[Mapping[str, Any]], Any] | None:
    """What makes an instance of a model of an object's values by property; None for what needs no making.

    A property without a value leaves its field at its default, or makes it None where it has none.

    Args:
        kind: The class.
        whole: Whether all properties were asked for. If not, pydantic checks nothing.
    """
    if not is_model(kind):
        return None
    hints = annotated(kind, "the class of the properties")
    plan = [(name, _has_default(kind, field), _converter(hints[name])) for name, field in _names(kind).items()]
    make = _maker(kind, whole=whole)

    def made(values: Mapping[str, Any]) -> Any:
        given = dict(values) if issubclass(kind, BaseModel) else {}  # a model may take what it has no field for
        for name, has_default, convert in plan:
            value = values.get(name)
            if value is not None:
                given[name] = value if convert is None else convert(value)
            elif has_default:
                given.pop(name, None)
            else:
                given[name] = None
        return make(given)

    return made


def _maker(kind: Any, *, whole: bool) -> Callable[[dict[str, Any]], Any]:
    if not issubclass(kind, BaseModel):
        return lambda given: kind(**given)
    return kind.model_validate if whole else lambda given: kind.model_construct(**given)


def _has_default(kind: Any, field: str) -> bool:
    if issubclass(kind, BaseModel):
        return not kind.model_fields[field].is_required()
    info = kind.__dataclass_fields__[field]
    return info.default is not dataclasses.MISSING or info.default_factory is not dataclasses.MISSING


def _converter(annotation: Any) -> Callable[[Any], Any] | None:
    """How a nested object, or a list of them, becomes what a dataclass says."""
    inner = nested(annotation)
    make = None if inner is None else maker(inner, whole=True)
    if make is None:
        return None
    return lambda value: [make(each) for each in value] if isinstance(value, list) else make(value)


def _alias(info: FieldInfo) -> str | None:
    return info.validation_alias if isinstance(info.validation_alias, str) else info.alias


@lru_cache(maxsize=256)
def _names(kind: Any) -> dict[str, str]:
    """The fields of a model by the names of their properties."""
    if issubclass(kind, BaseModel):
        return {_alias(info) or name: name for name, info in kind.model_fields.items() if not info.exclude}
    return {field.name: field.name for field in dataclasses.fields(kind) if field.init}
