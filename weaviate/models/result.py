"""What all results have in common: they become JSON, and are short to look at, in a shell and in a notebook."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import html
import json
import uuid as uuid_package
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from pydantic import BaseModel

_ITEMS = 3
"""How many items of a list are shown, where there are more than one more."""
_TEXT = 100
"""How many characters of a text are shown."""
_ROWS = 20
"""How many rows a table in a notebook has."""


class Result:
    """The base of results: dataclasses (with `repr=False`) and pydantic models."""

    def to_dict(self) -> dict[str, Any]:
        """This as values that JSON has: ids and times are text, enumerations their values, bytes base64."""
        return {name: json_value(value) for name, value in self.__rich_repr__()}

    def to_json(self, *, indent: int | None = None) -> str:
        """This as JSON.

        Args:
            indent: How many spaces to indent by; everything is on one line by default.
        """
        return json.dumps(self.to_dict(), indent=indent, ensure_ascii=False)

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        return _fields(self)

    def __repr__(self) -> str:
        shown = ((name, value) for name, value in self.__rich_repr__() if not _is_empty(value))
        return f"{type(self).__name__.lstrip('_')}({', '.join(f'{name}={_shown(value)}' for name, value in shown)})"

    def _repr_html_(self) -> str:
        for _, value in self.__rich_repr__():
            items = list(value.values()) if isinstance(value, Mapping) else value
            if isinstance(items, list) and items and all(isinstance(item, Result) for item in items):
                return _table([dict(_cells(item)) for item in items])
        return _table([dict(_cells(self))])


def json_value(value: Any) -> Any:
    """A value as JSON has it.

    Args:
        value: What a result holds, or anything inside of it.
    """
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Result):
        return value.to_dict()
    if isinstance(value, Enum):
        return json_value(value.value)
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, BaseModel) or dataclasses.is_dataclass(value):
        return {name: json_value(each) for name, each in _fields(value)}
    if isinstance(value, Mapping):
        return {str(key): json_value(each) for key, each in value.items()}
    if isinstance(value, Sequence | set | frozenset):
        return [json_value(each) for each in value]
    return str(value)


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    names = (
        type(value).model_fields if isinstance(value, BaseModel) else (each.name for each in dataclasses.fields(value))
    )
    return ((name, getattr(value, name)) for name in names if not name.startswith("_"))


def _is_empty(value: Any) -> bool:
    """Whether there is nothing in it: not a flag or a number, but what was not asked for."""
    if isinstance(value, Result):
        return all(_is_empty(each) for _, each in value.__rich_repr__())
    return value is None or (isinstance(value, Mapping | list) and not value)


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= _TEXT else f"{value[:_TEXT]}…")
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, list):
        cut = len(value) > _ITEMS + 1
        shown = [*map(_shown, value[:_ITEMS] if cut else value), *([f"… {len(value) - _ITEMS} more"] if cut else [])]
        return f"[{', '.join(shown)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_shown(key)}: {_shown(each)}' for key, each in value.items())}}}"
    return repr(value)


def _cells(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """The cells of a row: what is in a result or in a mapping is spread out."""
    if isinstance(value, Result):
        parts: Iterator[tuple[str, Any]] = value.__rich_repr__()
    elif isinstance(value, Mapping):
        parts = iter(value.items())
    else:
        yield name, str(value) if isinstance(value, str | uuid_package.UUID | datetime.datetime) else _shown(value)
        return
    for key, each in parts:
        if not _is_empty(each):
            yield from _cells(each, f"{name}.{key}" if name and name not in ("properties", "metadata") else str(key))


def _table(rows: Sequence[Mapping[str, str]]) -> str:
    columns = list(dict.fromkeys(name for row in rows[:_ROWS] for name in row))
    head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    cells = ([f"<td>{html.escape(row.get(name, ''))}</td>" for name in columns] for row in rows[:_ROWS])
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    left = f"<caption>… {len(rows) - _ROWS} more</caption>" if len(rows) > _ROWS else ""
    return f"<table>{left}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
