"""Results as tables of pandas, polars and Arrow, and such tables as objects to insert.

None of the three is needed to use the package, and none is imported before it is asked for.
"""

from __future__ import annotations

import dataclasses
import datetime
import importlib
import json
import math
import sys
import uuid as uuid_package
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.data import DataObject, PhoneNumberType
from weaviate.models.typed import as_mapping

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["Asked", "Table", "Tabular", "note", "objects_from_table"]

_PANDAS: Mapping[type, str] = {bool: "boolean", int: "Int64", float: "float64", str: "string"}
"""The types of pandas, apart from times; all others are objects."""
_EXTRAS = {"pandas": "pandas", "polars": "polars", "pyarrow": "arrow"}
"""The libraries, with the extras of this package that bring them."""
_NOTE = "weaviate.columns"
"""Where a table says which of its columns are no properties: the key in what pandas and Arrow keep beside the data."""
_PHONE = PhoneNumberType.model_fields.keys()


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


class Column(NamedTuple):
    """A column of a table. Times are in UTC, ids text, and all that has fields dictionaries.

    Attributes:
        kind: What its values are.
        values: The values, one for each row.
        role: What it says of an object.
    """

    kind: Kind
    values: list[Any]
    role: Literal["property", "reference", "other"] = "property"


Columns: TypeAlias = dict[str, Column]
"""A table by its columns."""

METADATA: Mapping[str, Kind] = {
    "creation_time": datetime.datetime,
    "last_update_time": datetime.datetime,
    "distance": float,
    "certainty": float,
    "score": float,
    "explain_score": str,
    "is_consistent": bool,
    "rerank_score": float,
}
"""The columns of metadata, in their order."""


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """What a search asked for that found nothing: the columns that are known all the same.

    Attributes:
        properties: Properties that were asked for by name. Of what kind they are is not known.
        references: References.
        metadata: Metadata.
        vectors: Vectors that were asked for by name.
        grouped: Whether there are groups.
        generated: Whether a model was asked about each object or group.
    """

    properties: Sequence[str] = ()
    references: Sequence[str] = ()
    metadata: Sequence[str] = ()
    vectors: Sequence[str] = ()
    grouped: bool = False
    generated: bool = False


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

    Where a search found nothing, the table has no rows, and those of these columns that are known from what was asked
    for: `uuid`, metadata, references, vectors that were asked for by name, `group` and `generated`; and properties that
    were asked for by name, whose type is not known. Without names it is not known which properties and vectors there
    are, and they have no columns. Nor has an aggregation without groups any.

    `objects_from_table` makes the objects again.
    """

    _asked: Asked | None = None

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

        columns = self._columns()
        table: pandas.DataFrame = pd.DataFrame({name: series(*column[:2]) for name, column in columns.items()})
        table.attrs.update(_noted(columns))
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

        series = [pl.Series(name, values, dtype=dtype(kind)) for name, (kind, values, _) in self._columns().items()]
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
        for name, (kind, _, _) in columns.items():
            if _is_mixed(kind):
                raise WeaviateInvalidInputError(
                    f"to_arrow: the values of {name!r} have nothing in common, and Arrow has no type for that; "
                    "to_pandas and to_polars take them"
                )
        arrays = {name: pa.array(values, dtype(kind)) for name, (kind, values, _) in columns.items()}
        return pa.table(arrays, metadata={key: json.dumps(said) for key, said in _noted(columns).items()})

    def _columns(self) -> Columns:
        return columns_of_objects(self.objects, asked=self._asked)  # type: ignore[attr-defined]  # see `note`


def note(result: Tabular, asked: Asked) -> None:
    """Tell a result what was asked for, since it holds nothing that could say so.

    Args:
        result: A result with `objects`, of which there are none.
        asked: What was asked for.
    """
    result._asked = asked  # noqa: SLF001  # its own module


def _noted(columns: Columns) -> dict[str, dict[str, list[str]]]:
    """What is kept beside the data, so that `objects_from_table` can tell one column from another."""
    roles = {
        role: [name for name, column in columns.items() if column.role == singular]
        for role, singular in (("references", "reference"), ("others", "other"))
    }
    return {_NOTE: roles} if any(roles.values()) else {}


def columns_of_objects(
    objects: Sequence[Any], generated: Sequence[str | None] | None = None, asked: Asked | None = None
) -> Columns:
    """The columns of objects: see `Tabular`.

    Args:
        objects: What a search found.
        generated: What a model said about each; by default what the objects hold.
        asked: What was asked for, where nothing was found.
    """
    if asked is not None and not objects:
        return _columns_of_nothing(asked)
    rows = [_properties(one.properties) for one in objects]
    targets = [_targets(one.references) for one in objects]
    if generated is None:
        generated = [getattr(one, "generated", None) for one in objects]

    after = _present([vars(one.metadata) for one in objects])
    for name in _names(one.vector for one in objects):
        vectors = [one.vector.get(name) for one in objects]
        after[_vector_column(name)] = Column(_vector_kind(vectors), vectors)
    after |= _present([{"group": getattr(one, "belongs_to_group", None)} for one in objects])
    after |= _present([{"generated": text} for text in generated])

    properties = {name: Column(_kind(values), values) for name, values in _spread(rows).items()}
    references = {name: Column(_kind(values), values, "reference") for name, values in _spread(targets).items()}
    return _put_together([str(one.uuid) for one in objects], properties | references, after)


def _columns_of_nothing(asked: Asked) -> Columns:
    properties = {name: Column(NoneType, []) for name in asked.properties}
    references = {name: Column([str], [], "reference") for name in asked.references}
    after = {name: Column(kind, []) for name, kind in METADATA.items() if name in asked.metadata}
    after |= {_vector_column(name): Column(Vector(-1), []) for name in asked.vectors}
    texts = {"group": asked.grouped, "generated": asked.generated}
    after |= {name: Column(str, []) for name, there in texts.items() if there}
    return _put_together([], properties | references, after)


def _put_together(uuids: list[Any], values: Columns, after: Columns) -> Columns:
    """The columns of objects in their order. The names of properties and references give way."""
    columns: Columns = {"uuid": Column(str, uuids, "other")}
    taken = columns.keys() | after.keys()
    for name, column in values.items():
        columns[f"properties.{name}" if name in taken else name] = column
    return columns | {name: column._replace(role="other") for name, column in after.items()}


def _vector_column(name: str) -> str:
    return "vector" if name == "default" else f"vector.{name}"


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

    Each column is a property, but for those that are named here, and those that have the names of `to_pandas`,
    `to_polars` and `to_arrow`, so that their tables give the objects that were found:

    - `uuid` holds the ids, unless another column is named here;
    - `vector` and `vector.NAME` hold the vectors, unless others are named here;
    - `properties.NAME` holds the property NAME, whatever the column's own name would mean. A column NAME beside it is
      what took the name, and no property.

    Tables of `to_pandas` and `to_arrow` say themselves which of their columns are metadata, groups and a model's
    answers, which are left out, and which are references, for as long as the libraries keep that (`attrs`, the schema's
    metadata): a table that was filtered has it, one that was merged with another may not. Those of polars cannot say
    it; drop such columns there. References that point into several collections cannot be told from the ids alone.

    A value that is missing (None, NaN, NaT or null) is left out, inside of structs too. In a list it stays, since a
    list without it would be another one: such an object is made here, and `insert_many` refuses it. A day becomes its
    midnight in UTC. A dictionary with the fields of a phone number as it is read is one.

    Args:
        table: The table. Its index does not count, where it has one.
        uuid: The column that holds the ids; by default `uuid`, where there is one. Objects without one get a random id.
        vector: The column that holds the vectors; or such columns by the names of the vectors. By default as above.

    Returns:
        The objects, one after the other.

    Raises:
        WeaviateInvalidInputError: It is no such table, or has no such column.

    Examples:
        >>> frame = pandas.DataFrame({"title": ["The Time Machine"], "year": [1895], "embedding": [[0.1, 0.2]]})
        >>> books.data.insert_many(objects_from_table(frame, vector="embedding"))
        >>> copies.data.insert_many(objects_from_table(books.query.fetch_objects(include_vector=True).to_pandas()))
    """
    names, rows, said = _opened(table)
    vectors = {"": vector} if isinstance(vector, str) else vector
    for parameter, column in (("uuid", uuid), *(("vector", one) for one in (vectors or {}).values())):
        if column is not None and column not in names:
            raise WeaviateInvalidInputError(
                f"objects_from_table.{parameter}: there is no column {column!r} among {', '.join(map(repr, names))}"
            )
    if uuid is None and "uuid" in names:
        uuid = "uuid"
    if vectors is None:
        vectors = {_vector_name(name): name for name in names if _vector_name(name)}
        if vectors.keys() == {"default"}:
            vectors = {"": "vector"}  # the only one, which needs no name
    return _objects(rows, uuid, vectors, *_properties_among(names, {uuid, *vectors.values()}, said))


def _vector_name(column: str) -> str:
    """The name of the vector that a column holds by its name; empty where it holds none."""
    return "default" if column == "vector" else column.removeprefix("vector.") if column.startswith("vector.") else ""


def _properties_among(
    names: Sequence[str], set_apart: AbstractSet[str | None], said: Mapping[str, Sequence[str]]
) -> tuple[dict[str, str], dict[str, str]]:
    """The properties and the references by their columns.

    Args:
        names: All columns.
        set_apart: Those of ids and vectors.
        said: What the table says of its columns.
    """
    given_way = {name.removeprefix("properties.") for name in names if name.startswith("properties.")}
    others = {*said.get("others", ()), *set_apart}
    left = {name: name.removeprefix("properties.") for name in names if name not in others and name not in given_way}
    references = {name: prop for name, prop in left.items() if name in said.get("references", ())}
    return {name: prop for name, prop in left.items() if name not in references}, references


def _objects(
    rows: Iterable[Mapping[str, Any]],
    uuid: str | None,
    vectors: Mapping[str, str],
    properties: Mapping[str, str],
    references: Mapping[str, str],
) -> Iterator[DataObject[Any, Any]]:
    for row in rows:
        chosen = None if uuid is None or _is_missing(row[uuid]) else row[uuid]
        found = {name: row[column] for name, column in vectors.items() if not _is_missing(row[column])}
        targets = {name: _given(row[column]) for column, name in references.items() if not _is_missing(row[column])}
        yield DataObject(
            {name: _given(row[column]) for column, name in properties.items() if not _is_missing(row[column])},
            uuid=chosen,
            vector=found.get("", found or None),
            references={name: ids for name, ids in targets.items() if ids} or None,
        )


def _opened(table: Any) -> tuple[list[str], Iterable[Mapping[str, Any]], Mapping[str, Sequence[str]]]:
    """The names of the columns, the rows, and what the table says of its columns: see `_noted`."""
    # Where a library is not loaded, nothing is a table of it.
    pd, pl, pa = (sys.modules.get(name) for name in _EXTRAS)
    names: list[Any]
    rows: Iterable[Mapping[str, Any]]
    said: Any = None
    if pd is not None and isinstance(table, pd.DataFrame):
        names, rows, said = list(table.columns), _pandas_rows(table), table.attrs.get(_NOTE)
    elif pl is not None and isinstance(table, pl.DataFrame):
        names, rows = table.columns, table.iter_rows(named=True)
    elif pa is not None and isinstance(table, pa.Table | pa.RecordBatch):
        pieces = table.to_batches() if isinstance(table, pa.Table) else [table]
        names, rows = table.schema.names, (row for piece in pieces for row in piece.to_pylist())
        said = json.loads((table.schema.metadata or {}).get(_NOTE.encode(), b"null"))
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
    return names, rows, said or {}


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
        if value.keys() == _PHONE:
            return PhoneNumberType.model_construct(**value)
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
    found = {name: Column(_kind(values), values) for name, values in _spread(rows).items()}
    return {name: column for name, column in found.items() if column.kind is not NoneType}


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
