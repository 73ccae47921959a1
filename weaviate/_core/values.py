"""Python values as Weaviate's data types: what is accepted is said once, for JSON and for gRPC alike.

`classify` says of one value which data type it is and how it is written; `as_json` and `as_wire` bring that into the
two shapes that the server takes. A refused value is named by its path: `properties["author"].tags[2]: ...`.
"""

from __future__ import annotations

import datetime
import math
import struct
import uuid as uuid_package
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

from weaviate._core.wire import VARINTS, field, tag
from weaviate._proto import v1
from weaviate.exceptions import ErrorDetails, WeaviateInsertInvalidPropertyError, WeaviateInvalidInputError
from weaviate.models.data import GeoCoordinate, PhoneNumber, PhoneNumberType
from weaviate.models.times import rfc3339
from weaviate.models.typed import as_mapping

_EXACT = 2**53
"""The server stores every number as float64; beyond this, whole numbers are rounded there without an error."""
_RESERVED = ("id", "vector")
_LISTS = frozenset(("text", "boolean", "int", "number", "date", "uuid", "object"))
"""The data types that have a list of themselves."""

_HALF_A_PAIR = "text with half of a surrogate pair, which UTF-8 cannot carry"
_Classified = tuple[str, Any]


class RefusedError(Exception):
    """A value without a data type. It gathers its path on the way out.

    Attributes:
        why: What is wrong with it.
        steps: The way to it, the last step first.
    """

    def __init__(self, why: str, *steps: str) -> None:
        self.why = why
        self.steps = list(steps)
        super().__init__(why)


def as_json(properties: Any, path: str = "properties") -> dict[str, Any]:
    """The properties of an object as values that JSON has.

    Args:
        properties: The values by property name.
        path: What they are, for the error.

    Raises:
        WeaviateInvalidInputError: A value has no data type.
        WeaviateInsertInvalidPropertyError: A name is one that the server keeps for itself.
    """
    try:
        return _json_object(_checked(properties))
    except (RefusedError, RecursionError) as refused:
        raise refusal(refused, path) from None


def as_wire(properties: Any, path: str = "properties") -> bytes:
    """The properties of an object as a serialized `BatchObject.Properties`.

    Args:
        properties: The values by property name.
        path: What they are, for the error.

    Raises:
        WeaviateInvalidInputError: A value has no data type.
        WeaviateInsertInvalidPropertyError: A name is one that the server keeps for itself.
    """
    try:
        return _wire_object(_checked(properties), _TOP)
    except (RefusedError, RecursionError) as refused:
        raise refusal(refused, path) from None


def refusal(refused: RefusedError | RecursionError, path: str) -> WeaviateInvalidInputError:
    """The error that names where a refused value is.

    Args:
        refused: Why it was refused.
        path: What it is in.
    """
    if isinstance(refused, RecursionError):
        refused = RefusedError("nested too deeply, or inside itself")
    # A name may hold what cannot be printed.
    steps = [step.encode("utf-8", "backslashreplace").decode() for step in reversed(refused.steps)]
    where = "".join([f'["{step[1:]}"]' if step.startswith(".") else step for step in steps[:1]] + steps[1:])
    error = WeaviateInvalidInputError(f"{path}{where}: {refused.why}")
    if steps:
        error.details = ErrorDetails(property="".join(steps).removeprefix("."))
    return error


def _checked(properties: Any) -> Mapping[str, Any]:
    # Most are a dict, which is known at once.
    is_mapping = type(properties) is dict or isinstance(properties, Mapping)
    mapping: Mapping[str, Any] | None = properties if is_mapping else as_mapping(properties)
    if mapping is None:
        raise RefusedError(f"{describe(properties)} is not a mapping of property names to values")
    for name in _RESERVED:
        if name in mapping:
            raise WeaviateInsertInvalidPropertyError({name: mapping[name]})
    return mapping


# --- To gRPC

# Scalars are a `google.protobuf.Struct`: entries of a name and a `Value`, which has one field for each kind.
_ENTRY, _NAME, _VALUE, _STRUCT = tag(1), tag(1), tag(2), tag(1)
_NULL_VALUE, _FALSE_VALUE, _TRUE_VALUE = b"\x08\x00", b"\x20\x00", b"\x20\x01"
_NUMBER_VALUE, _STRING_VALUE, _STRUCT_VALUE = b"\x11", tag(3), tag(5)
_double = struct.Struct("<d").pack


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is the same in all entries of one property.

    Attributes:
        lead: The name, and the tag of the value: of an entry, all but the value and the sizes.
        size: Of the lead.
        number: All of an entry but the eight bytes of its number.
        true: An entry.
        false: An entry.
        null: An entry.
    """

    lead: bytes
    size: int
    number: bytes
    true: bytes
    false: bytes
    null: bytes


@lru_cache(maxsize=2048)
def _entry(name: str) -> _Entry:
    check_name(name)
    lead = field(_NAME, name.encode()) + _VALUE

    def whole(value: bytes) -> bytes:
        return field(_ENTRY, lead + VARINTS[len(value)] + value)

    return _Entry(
        lead,
        len(lead),
        whole(_NUMBER_VALUE + _double(0))[:-8],
        whole(_TRUE_VALUE),
        whole(_FALSE_VALUE),
        whole(_NULL_VALUE),
    )


@dataclass(frozen=True, slots=True)
class _Fields:
    """The tags of what is no scalar, which an object has in other fields than one inside of an object."""

    numbers: bytes
    ints: bytes
    texts: bytes
    bools: bytes
    object: bytes
    objects: bytes
    empty: bytes


_TOP = _Fields(tag(4), tag(5), tag(6), tag(7), tag(8), tag(9), tag(10))
_NESTED = _Fields(tag(2), tag(3), tag(4), tag(5), tag(6), tag(7), tag(10))


def _wire_object(properties: Mapping[str, Any], fields: _Fields) -> bytes:
    scalars: list[bytes] = []
    others: list[bytes] = []
    for name, value in properties.items():
        if type(name) is not str:
            check_name(name)
            name = str.__str__(name)  # noqa: PLW2901  # what it holds, whatever its class makes of that
        entry = _entry(name)
        kind = type(value)
        try:
            # The types that most values have, by what they are exactly; a subclass goes the long way.
            if kind is str:
                _wire_text(scalars, entry, value.encode())
            elif (kind is float and math.isfinite(value)) or (kind is int and -_EXACT <= value <= _EXACT):
                scalars += (entry.number, _double(value))
            elif kind is bool:
                scalars.append(entry.true if value else entry.false)
            elif kind is datetime.datetime and value.tzinfo is datetime.UTC:
                _wire_text(scalars, entry, rfc3339(value).encode())
            else:
                _wire_other(scalars, others, fields, name, entry, *classify(value))
        except RefusedError as refused:
            refused.steps.append(f".{name}")
            raise
        except UnicodeEncodeError:
            raise RefusedError(_HALF_A_PAIR, f".{name}") from None
    written = b"".join(scalars)
    # It is there even where it is empty: 1.39.3 follows a nil pointer where an object in an object lacks it.
    return b"".join((_STRUCT, VARINTS[len(written)], written, *others))


def _wire_text(scalars: list[bytes], entry: _Entry, text: bytes) -> None:
    size = VARINTS[len(text)]
    inner = 1 + len(size) + len(text)
    inner_size = VARINTS[inner]
    outer = entry.size + len(inner_size) + inner
    scalars += (_ENTRY, VARINTS[outer], entry.lead, inner_size, _STRING_VALUE, size, text)


def _wire_other(
    scalars: list[bytes], others: list[bytes], fields: _Fields, name: str, entry: _Entry, data_type: str, value: Any
) -> None:
    """Write a value of any data type: `scalars` has what belongs among the entries, `others` all else."""
    match data_type:
        case "text" | "blob" | "date" | "uuid":
            _wire_text(scalars, entry, value.encode())
        case "int" | "number":
            scalars += (entry.number, _double(value))
        case "boolean":
            scalars.append(entry.true if value else entry.false)
        case "null":
            scalars.append(entry.null)
        case "geoCoordinates" | "phoneNumber":
            parts: list[bytes] = []
            for part, content in value.items():
                if isinstance(content, str):
                    _wire_text(parts, _entry(part), content.encode())
                else:
                    parts += (_entry(part).number, _double(content))
            inner = field(_STRUCT_VALUE, b"".join(parts))
            scalars.append(field(_ENTRY, entry.lead + VARINTS[len(inner)] + inner))
        case "object":
            inner = field(tag(1), _wire_object(value, _NESTED)) + field(tag(2), name.encode())
            others.append(field(fields.object, inner))
        case "object[]":
            objects = [field(tag(1), _wire_item(item, position)) for position, item in enumerate(value)]
            others.append(field(fields.objects, b"".join((*objects, field(tag(2), name.encode())))))
        case "[]":
            others.append(field(fields.empty, name.encode()))
        case _:
            others.append(_wire_list(fields, name, data_type, value))


def _wire_item(value: Mapping[str, Any], position: int) -> bytes:
    try:
        return _wire_object(value, _NESTED)
    except RefusedError as refused:
        refused.steps.append(f"[{position}]")
        raise


def _wire_list(fields: _Fields, name: str, data_type: str, values: list[Any]) -> bytes:
    if data_type == "number[]":
        packed = struct.pack(f"<{len(values)}d", *values)
        numbers = v1.NumberArrayProperties(prop_name=name, values_bytes=packed)
        return field(fields.numbers, numbers.SerializeToString())
    if data_type == "int[]":
        return field(fields.ints, v1.IntArrayProperties(prop_name=name, values=values).SerializeToString())
    if data_type == "boolean[]":
        return field(fields.bools, v1.BooleanArrayProperties(prop_name=name, values=values).SerializeToString())
    return field(fields.texts, v1.TextArrayProperties(prop_name=name, values=values).SerializeToString())


# --- To JSON


def _json_object(properties: Mapping[str, Any]) -> dict[str, Any]:
    written = {}
    for name, value in properties.items():
        check_name(name)
        try:
            written[name] = _json_value(*classify(value))
        except RefusedError as refused:
            refused.steps.append(f".{name}")
            raise
    return written


def _json_value(data_type: str, value: Any) -> Any:
    if data_type == "object":
        return _json_object(value)
    if data_type == "object[]":
        objects = []
        for position, item in enumerate(value):
            try:
                objects.append(_json_object(item))
            except RefusedError as refused:
                refused.steps.append(f"[{position}]")
                raise
        return objects
    if data_type == "number":
        return _json_number(value)
    if data_type == "number[]":
        return [_json_number(number) for number in value]
    return value


def _json_number(number: float) -> float:
    # REST takes 2.0 for no integer, where gRPC, which has one type for both, does.
    if number.is_integer() and abs(number) <= _EXACT and (number or math.copysign(1, number) > 0):
        return int(number)
    return number


# --- What is what


def classify(value: Any) -> _Classified:
    """The data type of a value, and the value as it is written.

    Objects stay as they are: what is in them is classified when they are written.

    Args:
        value: The value.

    Raises:
        RefusedError: It has no data type.
    """
    found = _TYPES.get(type(value))
    return found(value) if found is not None else _classify_other(value)


def describe(value: object) -> str:
    """A value in an error: what it is, and a word on what it holds."""
    name = type(value).__name__
    article = "an" if name[:1] in "aeiouAEIOU" else "a"
    try:
        text = repr(value)
    except Exception:  # its own, or that of a number with more digits than Python writes
        return f"{article} {name}"
    return f"{text} ({name})" if len(text) <= 40 else f"{article} {name}"


def check_name(name: Any) -> None:
    """Refuse what cannot be a property's name.

    Args:
        name: The name.

    Raises:
        RefusedError: It is no string, or UTF-8 cannot carry it.
    """
    if not isinstance(name, str):
        raise RefusedError(f"the name of a property is a string, not {describe(name)}")
    if not name.isascii():
        try:
            name.encode()
        except UnicodeEncodeError:
            raise RefusedError(f"the name {name!r} has half of a surrogate pair, which UTF-8 cannot carry") from None


def _text(value: str) -> _Classified:
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise RefusedError(_HALF_A_PAIR) from None
    return "text", value


def _integer(value: int) -> _Classified:
    if not -_EXACT <= value <= _EXACT:
        shown = value if value.bit_length() <= 128 else "a number of many digits"
        raise RefusedError(f"{shown} is beyond 2**53: the server stores numbers as float64 and would round it")
    return "int", value


def _number(value: float) -> _Classified:
    if not math.isfinite(value):
        raise RefusedError(f"{value} is not a number that the server stores")
    return "number", value


def _bool(value: bool) -> _Classified:
    return "boolean", value


def _null(value: None) -> _Classified:
    return "null", None


def _uuid(value: uuid_package.UUID) -> _Classified:
    return "uuid", str(value)


def _moment(value: datetime.datetime) -> _Classified:
    if math.isnan(value.year):  # pandas' NaT is a datetime
        raise RefusedError(f"{value!r} is not a time")
    try:
        return "date", rfc3339(value)
    except (OverflowError, ValueError) as error:
        raise RefusedError(f"{describe(value)} is not a time that can be written: {error}") from None


def _day(value: datetime.date) -> _Classified:
    return "date", f"{value.isoformat()}T00:00:00.000000+00:00"


def _blob(value: bytes | bytearray | memoryview) -> _Classified:
    return "blob", b64encode(value).decode("ascii")


def _decimal(value: Decimal) -> _Classified:
    return _number(float(value))


def _geo(value: GeoCoordinate) -> _Classified:
    return "geoCoordinates", {"latitude": value.latitude, "longitude": value.longitude}


def _phone(value: PhoneNumber | PhoneNumberType) -> _Classified:
    written = {"input": _text(value.number)[1]}
    if value.default_country:
        written["defaultCountry"] = _text(value.default_country)[1]
    return "phoneNumber", written


def _object(value: Mapping[str, Any]) -> _Classified:
    return "object", value


def _enum(value: Enum) -> _Classified:
    return classify(value.value)


def _list(values: Sequence[Any]) -> _Classified:
    if {*map(type, values)} == {str} and all(map(str.isascii, values)):
        return "text[]", list(values)
    written = []
    kinds = {}
    for position, value in enumerate(values):
        try:
            kind, content = classify(value)
        except RefusedError as refused:
            refused.steps.append(f"[{position}]")
            raise
        if kind not in _LISTS:
            what = {"null": "None", "[]": "a list"}.get(kind, "a list" if kind.endswith("[]") else kind)
            raise RefusedError(f"{what} inside a list has no Weaviate data type", f"[{position}]")
        kinds[kind] = position
        written.append(content)
    if not kinds:
        return "[]", written
    if len(kinds) == 1:
        return f"{kinds.popitem()[0]}[]", written
    if kinds.keys() == {"int", "number"}:
        return "number[]", [float(number) for number in written]
    raise RefusedError(f"a list holds values of one data type, not of {' and '.join(kinds)}")


_TYPES: dict[type, Callable[[Any], _Classified]] = {
    str: _text,
    int: _integer,
    float: _number,
    bool: _bool,
    type(None): _null,
    datetime.datetime: _moment,
    datetime.date: _day,
    uuid_package.UUID: _uuid,
    list: _list,
    tuple: _list,
    dict: _object,
    bytes: _blob,
    bytearray: _blob,
    memoryview: _blob,
    Decimal: _decimal,
    GeoCoordinate: _geo,
    PhoneNumber: _phone,
    PhoneNumberType: _phone,
}

_SUBTYPES: tuple[tuple[type, Callable[[Any], _Classified]], ...] = (
    (Enum, _enum),
    (str, lambda value: _text(str.__str__(value))),
    (int, lambda value: _integer(int(value))),
    (float, lambda value: _number(float(value))),
    (datetime.datetime, _moment),
    (datetime.date, _day),
    (uuid_package.UUID, _uuid),
    (bytes, _blob),
    (Mapping, _object),
    (Sequence, _list),
)


def _classify_other(value: Any) -> _Classified:
    """Classify a value by what it derives from: the place for every type that is not in the table."""
    for base, found in _SUBTYPES:
        if isinstance(value, base):
            return found(value)
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if kind == "M":  # numpy's times have no zone and count from an epoch that is in UTC
        moments = value.astype("datetime64[us]").tolist()
        return classify([_utc(moment) for moment in moments] if isinstance(moments, list) else _utc(moments))
    to_list = getattr(value, "tolist", None)
    if callable(to_list) and kind != "m":  # numpy's scalars and arrays, Series, tensors
        return classify(to_list())
    if (properties := as_mapping(value)) is not None:
        return classify(properties)
    raise RefusedError(f"{describe(value)} has no Weaviate data type")


def _utc(moment: Any) -> datetime.datetime:
    if isinstance(moment, datetime.datetime):
        return moment.replace(tzinfo=datetime.UTC)
    raise RefusedError(f"{'NaT' if moment is None else 'a year that Python does not have'} is not a time")
