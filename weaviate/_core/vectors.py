"""Vectors as the server takes and gives them: little-endian float32 without a header.

Packing is on the path of every insert and every search, so each kind of input has its shortest way: numpy arrays are
handed over as the memory that they are, lists go through one `struct` call. What is wrong with an input is only looked
for once something is known to be wrong. numpy is never imported here; whoever passes an array has it imported.
"""

from __future__ import annotations

import math
import struct
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError

_TOO_LARGE = 3.4028235677973366e38  # from here on, what is rounded to float32 is infinite
_LITTLE = sys.byteorder == "little"
_DIMENSIONS = 65_535  # of a row of a multi-vector: its header has 16 bits
_NUMERIC = "fiu"  # numpy's kinds: floats, signed and unsigned integers
_Numbers = list[Any] | tuple[Any, ...]


def pack(vector: Any, path: str) -> bytes:
    """Pack one vector.

    Args:
        vector: A sequence of numbers: a list, a tuple, an array of `array` or numpy, a Series, a tensor.
        path: What the vector is, for the error.

    Raises:
        WeaviateInvalidInputError: It is empty, or holds something that float32 cannot.
    """
    kind = type(vector)
    if kind is list or kind is tuple:
        return _pack_numbers(vector, path)
    numpy = sys.modules.get("numpy")
    if numpy is not None and kind is numpy.ndarray and vector.ndim == 1 and _is_float32(vector.dtype):
        # As the server wants it already; anything that is odd goes the long way, which says what it is.
        packed: bytes = vector.tobytes()
        if packed and not _has_odd(packed):
            return packed
    content = _content(vector, path)
    if isinstance(content, list):
        return _pack_numbers(content, path)
    if content.ndim != 1:
        _refuse(path, f"an array of {content.ndim} dimensions is not one vector")
    packed = _float32(content)
    if not packed or _has_odd(packed):
        _check(content.tolist(), path)
    return packed


def _is_float32(dtype: Any) -> bool:
    """Whether numbers lie in memory as the server wants them."""
    return _LITTLE and dtype.char == "f" and bool(dtype.isnative)


def pack_multi(vector: Any, path: str) -> bytes:
    """Pack a multi-vector: rows of the same length, behind that length as two bytes.

    Args:
        vector: A sequence of vectors as `pack` takes them, or an array of two dimensions.
        path: What the vector is, for the error.

    Raises:
        WeaviateInvalidInputError: It is empty, its rows differ in length, or hold something that float32 cannot.
    """
    kind = type(vector)
    rows = vector if kind is list or kind is tuple else _content(vector, path)
    if not isinstance(rows, list | tuple):
        if rows.ndim != 2:
            _refuse(path, f"an array of {rows.ndim} dimensions is not a multi-vector")
        packed = _float32(rows)
        if 0 < rows.shape[1] <= _DIMENSIONS and packed and not _has_odd(packed):
            return int(rows.shape[1]).to_bytes(2, "little") + packed
        rows = list(rows)
    if not rows:
        _refuse(path, "a multi-vector without vectors")
    parts = [pack(row, f"{path}[{position}]") for position, row in enumerate(rows)]
    size = len(parts[0])
    for position, part in enumerate(parts):
        if len(part) != size:
            _refuse(f"{path}[{position}]", f"{len(part) // 4} numbers, where the first row has {size // 4}")
    if size // 4 > _DIMENSIONS:
        _refuse(path, f"rows of {size // 4} numbers; the most is {_DIMENSIONS}")
    return (size // 4).to_bytes(2, "little") + b"".join(parts)


def is_multi(vector: Any) -> bool:
    """Whether a vector is a multi-vector: rows instead of numbers."""
    dimensions = getattr(vector, "ndim", None)
    if isinstance(dimensions, int):
        return dimensions > 1
    if not isinstance(vector, Sequence) or isinstance(vector, str | bytes | bytearray) or not vector:
        return False
    first: Any = vector[0]
    if isinstance(first, float | int | str):
        return False
    return bool(getattr(first, "ndim", 1)) and hasattr(first, "__len__")


class Named(NamedTuple):
    """One of the vectors of an object.

    Attributes:
        name: Its name.
        type: What kind it is, as messages say it.
        vector_bytes: The packed vector.
    """

    name: str
    type: int
    vector_bytes: bytes


def named(vectors: Mapping[str, Any], path: str) -> list[Named]:
    """Pack the vectors of an object by their names.

    Args:
        vectors: A vector or multi-vector by name.
        path: What they are, for the error.

    Raises:
        WeaviateInvalidInputError: A name is no string, or a vector cannot be packed.
    """
    found = []
    for name, vector in vectors.items():
        where = f"{path}[{name!r}]"
        if not isinstance(name, str):
            _refuse(where, "the name of a vector is a string")
        if is_multi(vector):
            found.append(Named(name, v1.Vectors.VECTOR_TYPE_MULTI_FP32, pack_multi(vector, where)))
        else:
            found.append(Named(name, v1.Vectors.VECTOR_TYPE_SINGLE_FP32, pack(vector, where)))
    return found


def unpack_native(packed: bytes) -> list[float]:
    """The numbers of a packed vector, on a little-endian machine."""
    numbers: Any = memoryview(packed).cast("f").tolist()
    return numbers  # type: ignore[no-any-return]  # the stubs say integers for every format


def unpack_swapped(packed: bytes) -> list[float]:
    """The numbers of a packed vector, on any machine."""
    return list(struct.unpack(f"<{len(packed) // 4}f", packed))


unpack: Callable[[bytes], list[float]] = unpack_native if sys.byteorder == "little" else unpack_swapped
"""The numbers of a packed vector."""


def unpack_multi(packed: bytes) -> list[list[float]]:
    """The rows of a packed multi-vector."""
    dimensions = int.from_bytes(packed[:2], "little")
    numbers = unpack(packed[2:])
    return [numbers[start : start + dimensions] for start in range(0, len(numbers), dimensions)] if dimensions else []


def as_json(packed: bytes) -> str:
    """A packed vector as JSON.

    Nine digits tell all float32 numbers apart, and are written three times as fast as the seventeen of a float64.
    """
    return _json_format(len(packed) // 4) % tuple(unpack(packed))


def as_json_multi(packed: bytes) -> str:
    """A packed multi-vector as JSON."""
    return f"[{','.join([_json_format(len(row)) % tuple(row) for row in unpack_multi(packed)])}]"


def _pack_numbers(numbers: _Numbers, path: str) -> bytes:
    try:
        packed = _packer(len(numbers))(*numbers)
    except (struct.error, OverflowError, TypeError, ValueError):
        _check(numbers, path)
        raise
    if not packed or type(numbers[0]) is bool or _has_odd(packed):
        _check(numbers, path)
    return packed


def _has_odd(packed: bytes) -> bool:
    """Whether a packed vector may hold NaN or infinity: only these, and numbers from 1.7e38, have such a high byte."""
    high = packed[3::4]
    return 127 in high or 255 in high


def _content(vector: Any, path: str) -> Any:
    """What is in a vector that is neither a list nor a tuple: a numpy array of numbers, or a list."""
    numpy = sys.modules.get("numpy")
    if numpy is not None and hasattr(vector, "__array__"):
        array = vector if type(vector) is numpy.ndarray else _as_array(vector, numpy)
        if array is not None and array.dtype.kind in _NUMERIC:
            return array
    # Tensors, Series and arrays of `array` know their list; an array of objects shows in it what it holds.
    to_list = getattr(vector, "tolist", None) or getattr(vector, "to_list", None)
    if callable(to_list):
        content = to_list()
    elif isinstance(vector, Sequence) and not isinstance(vector, str | bytes | bytearray | memoryview):
        content = list(vector)
    else:
        content = None
    if not isinstance(content, list):
        _refuse(path, f"{_describe(vector)} is not a vector")
    return content


def _as_array(vector: Any, numpy: Any) -> Any:
    if isinstance(vector, numpy.ndarray):
        return None  # a subclass may hide part of its memory, as masked arrays do; its list is what it shows
    try:
        return numpy.asarray(vector)
    except Exception:  # tensors that record gradients or lie on a GPU refuse each in its own way; they have a list
        return None


def _float32(array: Any) -> bytes:
    if array.dtype.itemsize <= 4:
        packed: bytes = array.astype("<f4", copy=False).tobytes()
    else:
        # What is too large becomes infinite with numpy's warning; the check behind finds it and says where it is.
        with sys.modules["numpy"].errstate(over="ignore"):
            packed = array.astype("<f4").tobytes()
    return packed


def _check(numbers: _Numbers, path: str) -> None:
    """Refuse the first number that float32 cannot hold, if there is one."""
    if not numbers:
        _refuse(path, "a vector without numbers")
    for position, number in enumerate(numbers):
        where = f"{path}[{position}]"
        if isinstance(number, bool | str | bytes | bytearray) or not hasattr(number, "__float__"):
            _refuse(where, f"{_describe(number)} is not a number")
        try:
            value = float(number)
        except OverflowError:
            value = math.inf
        except (TypeError, ValueError):
            _refuse(where, f"{_describe(number)} is not a number")
        if math.isnan(value):
            _refuse(where, "NaN is not a number that a vector can hold")
        if abs(value) >= _TOO_LARGE:
            _refuse(where, f"{number!r} is beyond float32")


def _describe(value: object) -> str:
    text = repr(value)
    return f"{text} ({type(value).__name__})" if len(text) <= 40 else f"a value of type {type(value).__name__}"


def _refuse(path: str, why: str) -> NoReturn:
    raise WeaviateInvalidInputError(f"{path}: {why}")


@lru_cache(maxsize=64)
def _packer(length: int) -> Callable[..., bytes]:
    return struct.Struct(f"<{length}f").pack


@lru_cache(maxsize=64)
def _json_format(length: int) -> str:
    return f"[{','.join(['%.9g'] * length)}]"
