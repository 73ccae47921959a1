"""What all results have in common: they become JSON, and are short to look at, in a shell and in a notebook."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import html
import json
import math
import uuid as uuid_package
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import islice
from typing import Any

from pydantic import BaseModel

_ITEMS = 3
"""How many items of a list are shown, where there are more than one more."""
_TEXT = 100
"""How many characters of a text are shown."""
_ENTRIES = 20
"""How many entries of a mapping are shown."""
_CELL = 500
"""How many characters a value of a program's own has, and a text in a table."""
_ROWS = 20
"""How many rows a table in a notebook has."""


class Result:
    """The base of results: dataclasses (with `repr=False`) and pydantic models."""

    def to_dict(self) -> dict[str, Any]:
        """This as values that JSON has.

        Ids and times are text, durations seconds, enumerations their values, bytes base64. A number that JSON does not
        have, NaN or an infinity, is None.
        """
        return {name: json_value(value) for name, value in self.__rich_repr__()}

    def to_json(self, *, indent: int | None = None) -> str:
        """This as JSON.

        Args:
            indent: How many spaces to indent by; everything is on one line by default.
        """
        return json.dumps(self.to_dict(), indent=indent, ensure_ascii=False, allow_nan=False)

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        return _fields(self)

    def __repr__(self) -> str:
        shown = ((name, value) for name, value in self.__rich_repr__() if not _is_empty(value))
        return f"{type(self).__name__.lstrip('_')}({', '.join(f'{name}={_shown(value)}' for name, value in shown)})"

    def __str__(self) -> str:
        return repr(self)

    def _repr_html_(self) -> str:
        fields = [(name, value) for name, value in self.__rich_repr__() if not _is_empty(value)]
        for _, value in fields:
            items = list(value.values()) if isinstance(value, Mapping) else value
            if isinstance(items, list) and all(isinstance(item, Result) for item in items):
                beside = (f"{name}: {_cell(each)}" for name, each in fields if isinstance(each, str | int | float))
                return table(items, ", ".join(beside))
        return table([self])


def json_value(value: Any) -> Any:
    """A value as JSON has it.

    Args:
        value: What a result holds, or anything inside of it.
    """
    if isinstance(value, Enum):
        return json_value(value.value)
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Result):
        return value.to_dict()
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    if hasattr(value, "tolist"):  # numpy's arrays and numbers, and those of the module array
        return json_value(value.tolist())
    if isinstance(value, BaseModel) or dataclasses.is_dataclass(value):
        return {name: json_value(each) for name, each in _fields(value)}
    if isinstance(value, Mapping):
        return {str(json_value(key)): json_value(each) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((json_value(each) for each in value), key=str)
    if isinstance(value, Sequence):
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
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, str):
        return repr(_cut(value, _TEXT))
    if isinstance(value, list | tuple):
        return f"[{', '.join(_some([_shown(each) for each in value[: _ITEMS + 1]], len(value), _ITEMS))}]"
    if isinstance(value, dict):
        entries = [f"{_shown(key)}: {_shown(each)}" for key, each in islice(value.items(), _ENTRIES + 1)]
        return f"{{{', '.join(_some(entries, len(value), _ENTRIES))}}}"
    return repr(value) if isinstance(value, Result) else _cut(repr(value), _CELL)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _some(shown: list[str], count: int, most: int) -> list[str]:
    """What is shown of a number of things; one more than there is room for is no reason to cut."""
    return shown if count <= most + 1 else [*shown[:most], f"… {count - most} more"]


def _row(result: Result) -> dict[str, str]:
    """The cells of a row. Properties and metadata go without their prefix, where their names are free."""
    row: dict[str, str] = {}
    for name, cell in _cells(result):
        prefix, _, rest = name.partition(".")
        row[name if prefix not in ("properties", "metadata") or not rest or rest in row else rest] = cell
    return row


def _cells(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """What is in a result or in a mapping is spread out."""
    if isinstance(value, Result):
        parts: Iterator[tuple[str, Any]] = value.__rich_repr__()
    elif isinstance(value, Mapping):
        parts = iter(value.items())
    else:
        yield name, _cell(value)
        return
    for key, each in parts:
        if not _is_empty(each):
            yield from _cells(each, f"{name}.{key}" if name else str(key))


def _cell(value: Any) -> str:
    return _cut(str(value), _CELL) if isinstance(value, str | uuid_package.UUID | datetime.datetime) else _shown(value)


def table(results: Sequence[Result], caption: str = "") -> str:
    """Results as a table in HTML, with a row for each.

    Args:
        results: The results.
        caption: What is above it.
    """
    rows = [_row(result) for result in results[:_ROWS]]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    cells = ([f"<td>{html.escape(row.get(name, ''))}</td>" for name in columns] for row in rows)
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    left = f"… {len(results) - _ROWS} more" if len(results) > _ROWS else ""
    said = html.escape("; ".join(filter(None, (caption, left))))
    head_line = f"<caption>{said}</caption>" if said else ""
    return f"<table>{head_line}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
