"""Compares what this package offers with one item of the inventory in `surface/inventory.json`."""

from __future__ import annotations

import dataclasses
import enum
import importlib
import inspect
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FunctionType
from typing import Any

MISSING = object()
ABSENT = "is missing"
"""What `differences` says of a place where there is nothing."""

Roots = Mapping[str, Mapping[str, object]]
"""By colour, the objects that places without a module begin with."""


def differences(place: str, item: Any, roots: Roots) -> list[str]:
    """Where the package differs from the inventory at a place, each difference with the place.

    Args:
        place: Where.
        item: What is there: a list of parameters, a value, a class, where else the same thing is, or what kind of thing
            it is.
        roots: The objects that places without a module begin with.
    """
    try:
        if isinstance(item, dict) and "is" in item:
            [(_, other)] = found(item["is"], roots)
            [(_, thing)] = found(place, roots)
            return [] if thing is other else [f"{place}: is not {item['is']}"]
        return [f"{at}: {what}" for at, thing in found(place, roots) for what in _compared(thing, item)]
    except LookupError as error:
        return [f"{place}: {error}"]


def found(place: str, roots: Roots) -> Iterator[tuple[str, object]]:
    """What is at a place: once, or once in each colour.

    Raises:
        LookupError: Nothing is there.
    """
    if ":" in place:
        module, path = place.split(":")
        try:
            home = importlib.import_module(module)
        except ModuleNotFoundError:
            raise LookupError(ABSENT) from None
        yield place, _walk(home, path)
        return
    colour, _, path = place.rpartition(" ")
    for one in [colour] if colour else roots:
        root, _, rest = path.partition(".")
        yield f"{one} {path}", _walk(roots[one][root], rest) if rest else roots[one][root]


def _walk(thing: object, path: str) -> object:
    """What is at a path of attributes; a class's own function without its first parameter, a field by its name."""
    *path_to_owner, last = path.removesuffix("()").split(".")
    for name in path_to_owner:
        thing = getattr(thing, name, MISSING)
    value: Any = getattr(thing, last, MISSING)
    if thing is MISSING or value is MISSING:
        if isinstance(thing, type) and last in _fields(thing):
            return ...
        raise LookupError(ABSENT)
    if path.endswith("()"):
        if rebuild := getattr(value, "model_rebuild", None):
            rebuild()  # Until then a model that names a later one takes anything.
        return inspect.signature(value)
    if not inspect.isroutine(value):
        return value
    signature = inspect.signature(value)
    if isinstance(thing, type) and isinstance(_static(thing, last), FunctionType):
        return signature.replace(parameters=list(signature.parameters.values())[1:])
    return signature


def _static(owner: type, name: str) -> object:
    return inspect.getattr_static(owner, name, None)


def _fields(owner: type) -> set[str]:
    return {*getattr(owner, "model_fields", ()), *(name for one in owner.__mro__ for name in _annotations(one))}


def _annotations(owner: type) -> Mapping[str, object]:
    found: Mapping[str, object] = vars(owner).get("__annotations__", {})
    return found


def _compared(thing: object, item: Any) -> Iterator[str]:
    if isinstance(item, list):
        if isinstance(thing, inspect.Signature):
            yield from _parameters(thing, item)
        else:
            yield "cannot be called"
    elif isinstance(item, dict) and "bases" in item:
        if not isinstance(thing, type):
            yield "is no class"
            return
        if _kind(thing) != item["kind"]:
            yield f"is of kind {_kind(thing)} instead of {item['kind']}"
        bases = {base.__name__ for base in thing.__mro__}
        yield from (f"does not derive from {base}" for base in item["bases"] if base not in bases)
    elif isinstance(item, dict):
        value = thing.value if isinstance(thing, enum.Enum) else thing
        if _shown(value) != item["value"]:
            yield f"is {_shown(value)} instead of {item['value']}"


def _kind(owner: type) -> str:
    kinds: Sequence[tuple[str, Callable[[Any], bool]]] = (
        ("enum", lambda one: issubclass(one, enum.Enum)),
        ("protocol", lambda one: getattr(one, "_is_protocol", False)),
        ("exception", lambda one: issubclass(one, BaseException)),
        ("pydantic", lambda one: hasattr(one, "model_fields")),
        ("dataclass", dataclasses.is_dataclass),
        ("typeddict", lambda one: hasattr(one, "__required_keys__")),
        ("namedtuple", lambda one: hasattr(one, "_fields") and issubclass(one, tuple)),
    )
    return next((kind for kind, holds in kinds if holds(owner)), "class")


def _parameters(signature: inspect.Signature, wanted: Sequence[str]) -> Iterator[str]:
    """Each parameter's name, kind and default has to be the same, and so has the order; what we add is optional."""
    have = {one.name: one for one in signature.parameters.values()}
    kinds = {name: (kind, default) for name, kind, default in _parsed(wanted)}
    for name, (kind, default) in kinds.items():
        if name not in have:
            yield f"has no parameter {name}"
        elif have[name].kind != kind:
            yield f"{name} is {have[name].kind.name}"
        elif default == "<factory>":
            if have[name].default is inspect.Parameter.empty:  # pydantic before 2.10 does not say that it is one
                yield f"{name} has no default"
        elif default != _shown(have[name].default):
            yield f"{name} is {_shown(have[name].default)} by default instead of {default}"
    for name, one in have.items():
        variable = one.kind in {one.VAR_POSITIONAL, one.VAR_KEYWORD}
        if name not in kinds and one.default is one.empty and not variable:
            yield f"{name} is added and not optional"
    by_position = [name for name, one in have.items() if one.kind == one.POSITIONAL_OR_KEYWORD]
    positions = [name for name, (kind, _) in kinds.items() if kind == inspect.Parameter.POSITIONAL_OR_KEYWORD]
    if by_position[: len(positions)] != positions:
        yield f"takes {by_position} by position instead of {positions}"


def _parsed(texts: Sequence[str]) -> Iterator[tuple[str, Any, str | None]]:
    kind: Any = inspect.Parameter.POSITIONAL_OR_KEYWORD
    for text in texts:
        name, has_default, default = text.partition("=")
        if name.startswith("**"):
            yield name[2:], inspect.Parameter.VAR_KEYWORD, None
        elif name.startswith("*"):
            kind = inspect.Parameter.KEYWORD_ONLY
            if name != "*":
                yield name[1:], inspect.Parameter.VAR_POSITIONAL, None
        else:
            yield name, kind, default if has_default else None


def _shown(default: object) -> str | None:
    """A default as the inventory writes it."""
    if default is inspect.Parameter.empty:
        return None
    if isinstance(default, enum.Enum):
        return f"{type(default).__name__}.{default.name}"
    text = repr(default)
    for variable, usual in (("XDG_CACHE_HOME", "~/.cache"), ("XDG_DATA_HOME", "~/.local/share")):
        if os.environ.get(variable):
            text = text.replace(os.environ[variable], usual)
    return text.replace(str(Path.home()), "~")
