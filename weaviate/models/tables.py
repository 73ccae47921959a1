"""Results as tables of pandas, polars and Arrow, and such tables as objects to insert.

None of the three is needed to use the package, and none is imported before it is asked for.
"""

from __future__ import annotations

import dataclasses
import datetime
import importlib
import math
import sys
import uuid as uuid_package
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import BaseModel

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.data import DataObject
from weaviate.models.typed import as_mapping

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["Table", "Tabular", "objects_from_table"]

_PANDAS: Mapping[type, str] = {bool: "boolean", int: "Int64", float: "float64", str: "string"}
"""The types of pandas, apart from times; all others are objects."""
_EXTRAS = {"pandas": "pandas", "polars": "polars", "pyarrow": "arrow"}
"""The libraries, with the extras of this package that bring them."""


@dataclasses.dataclass(frozen=True)
class Vector:
    """The kind of a vector.

    Attributes:
        width: How long all of the column are; -1 where their lengths differ.
    """

    width: int


Kind: TypeAlias = "type | Vector | list[Kind] | dict[str, Kind]"
"""What the values of a column are: bool, int, float, text, times, vectors, lists of a kind, dictionaries of kinds.

NoneType where there are none, object where they have nothing in common.
"""
Columns: TypeAlias = dict[str, tuple[Kind, list[Any]]]
"""A table by its columns. Times are in UTC, ids text, and all that has fields dictionaries."""


class Tabular:
    """The base of results that can be tables, with a row for each object or for each group of an aggregation.

    Of objects there are these columns:

    - `uuid`, as text;
    - each property, and each reference with the list of the ids that it points at;
    - the metadata that is there, such as `distance` and `creation_time`;
    - `vector`, or `vector.NAME` for a vector that has a name;
    - `group`, where there are groups;
    - `generated`, where a model answered about the object, or about its group.

    Of an aggregation with groups there are the property that they are made by, `total_count`, and a column such as
    `year.mean` for all that was told. A property whose name is that of another column is called `properties.NAME`.

    Points in time are in UTC; ids are text; geo coordinates, phone numbers and nested objects are dictionaries.
    """

    def to_pandas(self) -> pandas.DataFrame:
        """This as a table of pandas. Whole numbers, texts and truth values have the types that can be missing.

        Raises:
            ImportError: pandas is not installed.
        """
        pd, np = _library("pandas", "to_pandas"), importlib.import_module("numpy")

        def series(kind: Kind, values: list[Any]) -> Any:
            if kind is datetime.datetime:
                # By way of numpy, since pandas 2 knows only the years 1678 to 2262 of what Python has.
                naive = [None if value is None else value.replace(tzinfo=None) for value in values]
                return pd.Series(np.array(naive, dtype="datetime64[us]")).dt.tz_localize("UTC")
            return pd.Series(values, dtype=_PANDAS.get(kind, "object") if isinstance(kind, type) else "object")

        table: pandas.DataFrame = pd.DataFrame({name: series(*column) for name, column in self._columns().items()})
        return table

    def to_polars(self) -> polars.DataFrame:
        """This as a table of polars. Vectors of one length are arrays of float32.

        A column whose values have nothing in common is one of objects, with which polars can do little.

        Raises:
            ImportError: polars is not installed.
        """
        pl = _library("polars", "to_polars")
        types: dict[type, Any] = {
            NoneType: pl.Null,
            bool: pl.Boolean,
            int: pl.Int64,
            float: pl.Float64,
            str: pl.String,
            datetime.datetime: pl.Datetime("us", "UTC"),
        }

        def dtype(kind: Kind) -> Any:
            if _is_mixed(kind):
                return pl.Object
            if isinstance(kind, Vector):
                return pl.List(pl.Float32) if kind.width < 0 else pl.Array(pl.Float32, kind.width)
            if isinstance(kind, list):
                return pl.List(dtype(kind[0]))
            if isinstance(kind, dict):
                return pl.Struct({name: dtype(each) for name, each in kind.items()})
            return types.get(kind)

        series = [pl.Series(name, values, dtype=dtype(kind)) for name, (kind, values) in self._columns().items()]
        table: polars.DataFrame = pl.DataFrame(series)
        return table

    def to_arrow(self) -> pyarrow.Table:
        """This as a table of Arrow. Vectors of one length are fixed-size lists of float32.

        Raises:
            ImportError: pyarrow is not installed.
            WeaviateInvalidInputError: The values of a column have nothing in common, such as numbers and texts: Arrow
                has no type for that.
        """
        pa = _library("pyarrow", "to_arrow")
        types: dict[type, Any] = {
            NoneType: pa.null(),
            bool: pa.bool_(),
            int: pa.int64(),
            float: pa.float64(),
            str: pa.string(),
            datetime.datetime: pa.timestamp("us", "UTC"),
        }

        def dtype(kind: Kind) -> Any:
            if isinstance(kind, Vector):
                return pa.list_(pa.float32(), kind.width)
            if isinstance(kind, list):
                return pa.list_(dtype(kind[0]))
            if isinstance(kind, dict):
                return pa.struct({name: dtype(each) for name, each in kind.items()})
            return types.get(kind)

        columns = self._columns()
        for name, (kind, _) in columns.items():
            if _is_mixed(kind):
                raise WeaviateInvalidInputError(
                    f"to_arrow: the values of {name!r} have nothing in common, and Arrow has no type for that; "
                    "to_pandas and to_polars take them"
                )
        return pa.table({name: pa.array(values, dtype(kind)) for name, (kind, values) in columns.items()})

    def _columns(self) -> Columns:
        return columns_of_objects(self.objects)  # type: ignore[attr-defined]  # what has none has columns of its own


def columns_of_objects(objects: Sequence[Any], generated: Sequence[str | None] | None = None) -> Columns:
    """The columns of objects: see `Tabular`.

    Args:
        objects: What a search found.
        generated: What a model said about each; by default what the objects hold.
    """
    rows = [_properties(one.properties) for one in objects]
    targets = [_targets(one.references) for one in objects]
    if generated is None:
        generated = [getattr(one, "generated", None) for one in objects]

    after = _present([vars(one.metadata) for one in objects])
    for name in _names(one.vector for one in objects):
        vectors = [one.vector.get(name) for one in objects]
        after["vector" if name == "default" else f"vector.{name}"] = (_vector_kind(vectors), vectors)
    after |= _present([{"group": getattr(one, "belongs_to_group", None)} for one in objects])
    after |= _present([{"generated": text} for text in generated])

    columns: Columns = {"uuid": (str, [str(one.uuid) for one in objects])}
    taken = columns.keys() | after.keys()
    for name, values in [*_spread(rows).items(), *_spread(targets).items()]:
        columns[f"properties.{name}" if name in taken else name] = (_kind(values), values)
    return columns | after


def columns_of_groups(groups: Sequence[Any]) -> Columns:
    """The columns of an aggregation's groups: see `Tabular`.

    Args:
        groups: The groups.
    """
    told = [
        {
            f"{name}.{metric.rstrip('_')}": value
            for name, metrics in group.properties.items()
            for metric, value in vars(metrics).items()
            if value != []
        }
        for group in groups
    ]
    after = _present([{"total_count": group.total_count} for group in groups]) | _present(told)
    by = _present([{group.grouped_by.prop: group.grouped_by.value} for group in groups])
    return {f"properties.{name}" if name in after else name: column for name, column in by.items()} | after


Table: TypeAlias = "pandas.DataFrame | polars.DataFrame | pyarrow.Table | pyarrow.RecordBatch"
"""A table of one of the libraries."""


def objects_from_table(
    table: Table, *, uuid: str | None = None, vector: str | Mapping[str, str] | None = None
) -> Iterator[DataObject[Any, Any]]:
    """The rows of a table of pandas, polars or Arrow as objects, for `collection.data.insert_many`.

    Each column is a property, unless it is named here. A value that is missing (None, NaN, NaT or null) is left out,
    inside of structs too. In a list it stays, since a list without it would be another one: such an object is made
    here, and `insert_many` refuses it. A day becomes its midnight in UTC.

    Args:
        table: The table. Its index does not count, where it has one.
        uuid: The column that holds the ids; objects without one get a random id.
        vector: The column that holds the vectors; or such columns by the names of the vectors.

    Returns:
        The objects, one after the other.

    Raises:
        WeaviateInvalidInputError: It is no such table, or has no such column.

    Examples:
        >>> frame = pandas.DataFrame({"title": ["The Time Machine"], "year": [1895], "embedding": [[0.1, 0.2]]})
        >>> books.data.insert_many(objects_from_table(frame, vector="embedding"))
    """
    names, rows = _opened(table)
    vectors = {"": vector} if isinstance(vector, str) else vector or {}
    for parameter, column in (("uuid", uuid), *(("vector", one) for one in vectors.values())):
        if column is not None and column not in names:
            raise WeaviateInvalidInputError(
                f"objects_from_table.{parameter}: there is no column {column!r} among {', '.join(map(repr, names))}"
            )
    return _objects(rows, uuid, vectors)


def _objects(
    rows: Iterable[Mapping[str, Any]], uuid: str | None, vectors: Mapping[str, str]
) -> Iterator[DataObject[Any, Any]]:
    set_apart = {uuid, *vectors.values()}
    for row in rows:
        chosen = None if uuid is None or _is_missing(row[uuid]) else row[uuid]
        found = {name: row[column] for name, column in vectors.items() if not _is_missing(row[column])}
        yield DataObject(
            {name: _given(value) for name, value in row.items() if name not in set_apart and not _is_missing(value)},
            uuid=chosen,
            vector=found.get("", found or None),
        )


def _opened(table: Any) -> tuple[list[str], Iterable[Mapping[str, Any]]]:
    """The names of the columns, and the rows."""
    # Where a library is not loaded, nothing is a table of it.
    pd, pl, pa = (sys.modules.get(name) for name in _EXTRAS)
    names: list[Any]
    rows: Iterable[Mapping[str, Any]]
    if pd is not None and isinstance(table, pd.DataFrame):
        names, rows = list(table.columns), _pandas_rows(table)
    elif pl is not None and isinstance(table, pl.DataFrame):
        names, rows = table.columns, table.iter_rows(named=True)
    elif pa is not None and isinstance(table, pa.Table | pa.RecordBatch):
        pieces = table.to_batches() if isinstance(table, pa.Table) else [table]
        names, rows = table.schema.names, (row for piece in pieces for row in piece.to_pylist())
    else:
        raise WeaviateInvalidInputError(
            "objects_from_table.table: has to be a DataFrame of pandas or polars, or a Table or RecordBatch of "
            f"pyarrow, not {type(table).__name__}"
        )
    for name in names:
        if not isinstance(name, str) or names.count(name) > 1:
            raise WeaviateInvalidInputError(
                f"objects_from_table.table: {name!r} has to be text, and the name of one column"
            )
    return names, rows


def _pandas_rows(table: Any) -> Iterator[Mapping[str, Any]]:
    names = list(table.columns)
    for row in zip(*(table[name].array for name in names), strict=True):
        yield dict(zip(names, row, strict=True))


def _is_missing(value: Any) -> bool:
    """Whether it is None, NaN, pandas.NaT or pandas.NA."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    is_number = hasattr(value, "__float__") and not hasattr(value, "__len__") and not isinstance(value, int)
    return is_number and math.isnan(value)


def _given(value: Any) -> Any:
    """A cell as a property's value."""
    if isinstance(value, Mapping):
        return {name: _given(each) for name, each in value.items() if not _is_missing(each)}
    if isinstance(value, list | tuple):
        return [_given(each) for each in value]
    if hasattr(value, "tolist"):  # numpy's arrays and numbers
        return _given(value.tolist())
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime(warn=False)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.datetime(value.year, value.month, value.day, tzinfo=datetime.UTC)
    return float(value) if isinstance(value, Decimal) else value


def _library(name: str, method: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ImportError(
            f"{method} needs {name}, which is not installed: pip install 'weaviate-client[{_EXTRAS[name]}]'"
        ) from error


def _names(mappings: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for mapping in mappings for name in mapping))


def _spread(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    return {name: [_plain(row.get(name)) for row in rows] for name in _names(rows)}


def _present(rows: Sequence[Mapping[str, Any]]) -> Columns:
    """The columns of rows, without those that hold nothing."""
    found = {name: (_kind(values), values) for name, values in _spread(rows).items()}
    return {name: column for name, column in found.items() if column[0] is not NoneType}


def _properties(properties: Any) -> Mapping[str, Any]:
    mapping = as_mapping(properties)
    return properties or {} if mapping is None else mapping


def _targets(references: Mapping[str, Any] | None) -> dict[str, list[str]]:
    return {name: [str(target.uuid) for target in one.objects] for name, one in (references or {}).items()}


def _plain(value: Any) -> Any:
    """A value as one of those that `Columns` holds."""
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, Enum)):
        return value
    if isinstance(value, uuid_package.UUID):
        return str(value)
    if isinstance(value, datetime.datetime):
        zoned = value if value.tzinfo is not None else value.replace(tzinfo=datetime.UTC)
        return zoned.astimezone(datetime.UTC)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return _plain(value.value)
    mapping = value if isinstance(value, Mapping) else as_mapping(value)
    if mapping is None and (isinstance(value, BaseModel) or dataclasses.is_dataclass(value)):
        mapping = dict(vars(value))  # geo coordinates, phone numbers, and what an aggregation tells
    return value if mapping is None else {name: _plain(each) for name, each in mapping.items()}


def _kind(values: Iterable[Any]) -> Kind:
    there = [value for value in values if value is not None]
    types = {type(value) for value in there} or {NoneType}
    if types == {int, float}:
        return float
    if types == {list}:
        return [_kind(each for value in there for each in value)]
    if types == {dict}:
        return {name: _kind(value.get(name) for value in there) for name in _names(there)}
    return types.pop() if len(types) == 1 else object


def _is_mixed(kind: Kind) -> bool:
    """Whether values have nothing in common, or what is inside of them."""
    if isinstance(kind, list | dict):
        return any(map(_is_mixed, kind.values() if isinstance(kind, dict) else kind))
    return kind is object


def _vector_kind(vectors: Iterable[Any]) -> Kind:
    there = [vector for vector in vectors if vector is not None]
    if any(len(vector) and isinstance(vector[0], Sequence) for vector in there):
        return [_vector_kind(row for vector in there for row in vector)]
    widths = {len(vector) for vector in there}
    return Vector(widths.pop() if len(widths) == 1 else -1)
