"""What a collection has that is not as asked for, and how it is changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from weaviate._core.rest import config, schema
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply, RestRequest
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateInvalidInputError
from weaviate.models.base import Wire, json_object
from weaviate.models.checked import refused
from weaviate.models.config.ensure import ConfigDifference, EnsuredCollection
from weaviate.models.config.read import CollectionConfig

_KINDS = ("generative-", "reranker-")
"""Of the modules of a kind a collection has one."""
IGNORED = "the server took the change, and did not make it"
"""The reason, where the server gives none."""
_REFUSED = (400, 422, 500)
"""The statuses by which the server says that something cannot be changed; 500 is one of them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A collection that is to be there.

    Attributes:
        scope: The collection.
        creation: What creates it.
        definition: What was asked for.
    """

    scope: Scope
    creation: RestRequest
    definition: Wire


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where a definition is not as asked for.

    Attributes:
        keys: The keys that lead there; an element of a list has its name as key.
        wanted: What was asked for.
        found: What is there; None for nothing.
    """

    keys: tuple[str, ...]
    wanted: Any
    found: Any

    @property
    def path(self) -> str:
        """The place, for people."""
        return ".".join(self.keys)

    @property
    def is_new_property(self) -> bool:
        """Whether a property or a reference is not there at all, which is added in its own way."""
        return self.found is None and len(self.keys) == 2 and self.keys[0] == "properties"


def wanted(asked: str | CollectionConfig | Mapping[str, Any], parts: Mapping[str, Any]) -> Wanted:
    """What is to be there.

    Args:
        asked: The collection's name, or its whole description.
        parts: With a name, what `create` takes beside it.

    Raises:
        WeaviateInvalidInputError: It is no description, a part does not fit, or there are parts beside a description.
    """
    given = {name: value for name, value in parts.items() if value is not None}
    if isinstance(asked, str):
        creation = schema.create(asked, **given)
    elif given:
        raise WeaviateInvalidInputError(f"{', '.join(given)}: give a name with it, or the whole description alone")
    elif isinstance(asked, CollectionConfig):
        creation = schema.create_from_config(asked)
    elif isinstance(asked, Mapping):
        creation = schema.create_from_dict(asked)
    else:
        raise refused("config", asked, "a name, a CollectionConfig or a dictionary")
    definition: Wire = json.loads(creation.body or b"")
    name = definition.pop("class")
    if isinstance(asked, str) and "vector_config" not in given:
        del definition["vectorConfig"]  # a default
    return Wanted(Scope(name), creation, definition)


def gaps(wanted: Wire, found: Wire) -> list[Gap]:
    """Where a definition is not as asked for. What was not asked for does not count, nor what is null.

    Args:
        wanted: What was asked for.
        found: The definition.
    """
    return list(_gaps((), wanted, found))


def steps(gaps: Sequence[Gap]) -> list[list[Gap]]:
    """What is changed by one request each, at first: every property that is added, then all the rest.

    Args:
        gaps: The places.
    """
    rest = [gap for gap in gaps if not gap.is_new_property]
    return [[gap] for gap in gaps if gap.is_new_property] + ([rest] if rest else [])


def change(scope: Scope, existing: Wire, step: Sequence[Gap]) -> RestRequest:
    """Change a collection.

    Args:
        scope: The collection.
        existing: The JSON that the server has for it. It is not changed.
        step: What is to be different: one of `steps`, or a part of it.
    """
    if step[0].is_new_property:
        return config.added_property(scope, existing, step[0].wanted)
    definition = existing
    for gap in step:
        definition = _put(definition, gap.keys, gap.wanted)
    return schema.replaced(scope.collection, definition)


def is_refusal(error: UnexpectedStatusCodeError) -> bool:
    """Whether the server says that something cannot be changed.

    Args:
        error: What was raised.
    """
    return error.status_code in _REFUSED


def left(step: Sequence[Gap], after: Sequence[Gap]) -> list[Gap]:
    """The changes that are not made yet, by this program or another one.

    Args:
        step: What is to be changed.
        after: Where the definition still is not as asked for.
    """
    paths = {gap.path for gap in after}
    return [gap for gap in step if gap.path in paths]


def outcome(
    wanted: Wanted, before: Sequence[Gap], after: Sequence[Gap], reasons: Mapping[str, str]
) -> EnsuredCollection:
    """What was found and done.

    Args:
        wanted: The collection.
        before: Where it was not as asked for.
        after: Where it still is not.
        reasons: Why not, by path, where the server said so.
    """
    remaining = left(before, after)
    return EnsuredCollection(
        wanted.scope.collection,
        changed=[ConfigDifference(gap.path, gap.wanted, gap.found) for gap in before if gap not in remaining],
        differences=[ConfigDifference(gap.path, gap.wanted, gap.found, reasons.get(gap.path)) for gap in after],
    )


def existing(reply: RestReply) -> Wire | None:
    """The definition of a collection; None, where there is none.

    Args:
        reply: The answer to `schema.exists`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no definition.
    """
    return schema.definition(reply) if schema.existed(reply) else None


def _gaps(keys: tuple[str, ...], wanted: Any, found: Any) -> Iterator[Gap]:
    if wanted is None:
        return
    if isinstance(wanted, dict) and isinstance(found, dict):
        kind = wanted.get("vectorIndexType")
        for key, value in wanted.items():
            # Settings of another kind of index mean something else there.
            if key == "vectorIndexConfig" and kind is not None and kind != found.get("vectorIndexType"):
                continue
            yield from _gaps((*keys, key), value, found.get(key))
    elif _is_named(wanted) and (found is None or _is_named(found)):
        there = {_name(each): each for each in found or ()}
        for each in wanted:
            name = _name(each)
            other = there.get(name)
            yield from _gaps((*keys, name), each if other is None else {**each, "name": other["name"]}, other)
    elif _sorted(keys, wanted) != _sorted(keys, found) and not (found is None and _says_nothing(wanted)):
        yield Gap(keys, wanted, found)


def _sorted(keys: tuple[str, ...], value: Any) -> Any:
    """A value to be compared: the targets of a reference, and stopwords, have no order."""
    inner = keys[-2:]
    words = inner in (("stopwords", "additions"), ("stopwords", "removals")) or inner[:1] == ("stopwordPresets",)
    return sorted(map(str, value)) if isinstance(value, list) and (words or inner[1:] == ("dataType",)) else value


def _is_named(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) and "name" in each for each in value)


def _name(element: Mapping[str, Any]) -> str:
    # The server makes the first letter of a property small.
    name = str(element["name"])
    return name[:1].lower() + name[1:]


def _says_nothing(value: Any) -> bool:
    """Whether the server may leave something out: no settings are a setting, but only zeros are none."""
    if isinstance(value, dict) and value:
        return all(map(_says_nothing, value.values()))
    return value in (None, False, 0, "", [])


def _put(definition: Any, keys: Sequence[str], value: Any) -> Any:
    """A copy with something else at a place."""
    key, *further = keys
    if isinstance(definition, list):
        if key not in map(_name, definition):
            return [*definition, value]
        return [_put(each, further, value) if _name(each) == key else each for each in definition]
    there = dict(json_object(definition))
    if further:
        there[key] = _put(there.get(key), further, value)
        return there
    kind = next((kind for kind in _KINDS if key.startswith(kind)), None)
    return {other: said for other, said in there.items() if kind is None or not other.startswith(kind)} | {key: value}
