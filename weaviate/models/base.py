"""The bases of what is exchanged with the server as JSON.

`WireModel` is what users make and the client sends: checked when it is made, written by `to_wire`. Of these,
`ConfigUpdate` is a change of what the server has.
`WireRecord` is what the server sends: read by `from_wire`, never refused, and written back without loss.

Both name things on the wire by one rule: `snake_case` here is `camelCase` there. Exceptions are stated on the field.
"""

from __future__ import annotations

import copy
import functools
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, Self, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import AnyUrl, ConfigDict

from weaviate.models.checked import CheckedModel
from weaviate.models.result import Result

Wire = dict[str, Any]
"""A JSON object."""

E = TypeVar("E", bound=Enum)


def camel_case(name: str) -> str:
    """What a field is called on the wire: `index_filterable` is `indexFilterable`, `type_` is `type`."""
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def known(kind: type[E], value: str) -> E | str:
    """The member of an enumeration, or the value itself where the server has a newer one."""
    try:
        return kind(value)
    except ValueError:
        return value


def json_object(value: Any) -> Mapping[str, Any]:
    """A JSON object, or an empty one where there is something else: null, as a rule."""
    return value if isinstance(value, Mapping) else {}


def to_json(value: Any) -> Any:
    """A value of a model as JSON."""
    if isinstance(value, WireModel | WireRecord):
        return value.to_wire()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    return value.unicode_string() if isinstance(value, AnyUrl) else value


class WireModel(CheckedModel):
    """The base of what users make and the client sends.

    The exceptions to the rule of names are pydantic's: `serialization_alias` is the name on the wire, `exclude` keeps a
    field off it. `alias` is the constructor's parameter, where that differs from the attribute; `title` is that of the
    factory, for errors, where it differs from both. What is None is not sent: the server decides.
    """

    model_config = ConfigDict(strict=True, defer_build=True, allow_inf_nan=False)

    def to_wire(self) -> Wire:
        """This as a JSON object."""
        wire: Wire = {}
        for name, info in type(self).model_fields.items():
            value = getattr(self, name)
            if value is not None and not info.exclude:
                wire[self.wire_name(name)] = to_json(value)
        return wire

    @classmethod
    def wire_name(cls, field: str) -> str:
        """What a field is called on the wire.

        Args:
            field: Its name.
        """
        info = cls.model_fields[field]
        # pydantic copies an alias to the serialization alias, where none is given.
        if info.serialization_alias is not None and info.serialization_alias != info.alias:
            return info.serialization_alias
        return camel_case(field)


class ConfigUpdate(WireModel):
    """The base of changes: what is None stays as the server has it."""

    def merge_with_existing(self, schema: Wire) -> Wire:
        """What the server is to have: what it has, with the changes.

        Args:
            schema: What it has. It is not changed.
        """
        merged = dict(schema)
        for name, info in type(self).model_fields.items():
            value = getattr(self, name)
            if value is not None and not info.exclude:
                key = self.wire_name(name)
                inner = isinstance(value, ConfigUpdate)
                merged[key] = value.merge_with_existing(dict(json_object(schema.get(key)))) if inner else to_json(value)
        return merged


@dataclass(repr=False)
class WireRecord(Result):
    """The base of what the server sends: dataclasses that are read without ever refusing, and written without loss.

    A record keeps the JSON that it was read from, and is written as that JSON with the changes that were made to its
    fields since: what this version of the client does not know stays as it is. A value that an enumeration does not
    have stays a string. What the server leaves out is None, False for a flag, or the `absent` of the field's metadata.

    `copy.deepcopy` and pickle keep the JSON; `dataclasses.replace` makes a record of the fields alone.

    The exceptions to the rule of names are in the fields' metadata: `wire` is the name there.
    """

    def to_wire(self) -> Wire:
        """This as a JSON object, as the server has it."""
        received: Wire | None = self.__dict__.get("_received")
        if received is None:
            return self._encode()
        before = type(self)(**self._decode(received))
        if before == self:
            return copy.deepcopy(received)
        wire: Wire = _rebased(received, before.to_wire(), self._encode())
        return wire

    @classmethod
    def from_wire(cls, wire: Any) -> Self:
        """Read this from a JSON object.

        Args:
            wire: What the server sent. It is kept, so it must not be changed afterwards.
        """
        said = json_object(wire)
        record = cls(**cls._decode(said))
        record.__dict__["_received"] = said
        return record

    def to_dict(self) -> Wire:
        """This as the server has it: a JSON object, what the client does not know included."""
        return self.to_wire()

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Self:
        """Read this from what `to_dict` or the server gave.

        Args:
            value: The JSON object.
        """
        return cls.from_wire(copy.deepcopy(dict(value)))

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments of the constructor."""
        return {name: read(wire.get(key)) for name, key, read in cls._fields()}

    @classmethod
    def _fields(cls) -> tuple[tuple[str, str, Callable[[Any], Any]], ...]:
        kind: Any = cls  # to mypy, a class is not hashable when its instances are not
        return _plan(kind)

    def _encode(self) -> Wire:
        """What this has to say, without what it was read from."""
        values = ((key, getattr(self, name)) for name, key, _ in self._fields())
        return {key: to_json(value) for key, value in values if value is not None}


def _rebased(received: Any, before: Any, after: Any) -> Any:
    """What was received, with what changed between two of its encodings."""
    if before == after:
        return copy.deepcopy(received)
    if not (isinstance(received, dict) and isinstance(before, dict) and isinstance(after, dict)):
        return after
    kept = {key: copy.deepcopy(value) for key, value in received.items() if key not in before}
    return kept | {
        key: _rebased(received.get(key), before.get(key), value) if key in before else value
        for key, value in after.items()
        # A default that the client filled in is not something the server said.
        if key in received or before.get(key) != value
    }


@functools.cache
def _plan(cls: type) -> tuple[tuple[str, str, Callable[[Any], Any]], ...]:
    """Each field of a class: its name, its name on the wire, and how it is read."""
    hints = get_type_hints(cls)
    return tuple(
        (
            field.name,
            field.metadata.get("wire", camel_case(field.name)),
            _with_default(field.metadata["absent"], _reader(hints[field.name]))
            if "absent" in field.metadata
            else _reader(hints[field.name]),
        )
        for field in fields(cls)
    )


def _with_default(absent: Any, read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: absent if value is None else read(value)


def _as_it_is(value: Any) -> Any:
    return value


def _reader(hint: Any) -> Callable[[Any], Any]:
    """How a value of a type is read from JSON."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        options = [option for option in get_args(hint) if option is not types.NoneType]
        readers = [read for read in map(_reader, options) if read is not _as_it_is]
        read = readers[0] if readers else _as_it_is
        return _with_default(None, read) if types.NoneType in get_args(hint) else read
    if origin is list:
        item = _reader(get_args(hint)[0])
        return lambda value: [item(each) for each in value] if isinstance(value, list) else []
    if origin is dict:
        entry = _reader(get_args(hint)[1])
        return lambda value: {key: entry(each) for key, each in json_object(value).items()}
    if hint is bool:
        return lambda value: value if value is not None else False
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: known(hint, value) if isinstance(value, str) else value
    if isinstance(hint, type) and issubclass(hint, WireRecord):
        return hint.from_wire
    return _as_it_is
