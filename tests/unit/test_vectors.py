"""Vectors: what is packed, what is refused and where, and that it comes back as it went."""

from __future__ import annotations

import array
import json
import struct
import subprocess
import sys
from collections import UserList, deque
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weaviate._core import vectors
from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError

FLOATS = st.floats(width=32, allow_nan=False, allow_infinity=False)
ROWS = st.integers(1, 5).flatmap(lambda size: st.lists(st.lists(FLOATS, min_size=size, max_size=size), min_size=1))


class Tensor:
    """What a tensor shows of itself: no sequence, no array, but a list."""

    def __init__(self, content: Any) -> None:
        self.content = content
        self.ndim = np.asarray(content).ndim

    def __array__(self, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("it records gradients")

    def tolist(self) -> Any:
        return self.content


class Series:
    """What a Series of polars shows of itself."""

    def __init__(self, content: list[float]) -> None:
        self.content = content

    def to_list(self) -> list[float]:
        return self.content


@given(st.lists(FLOATS, min_size=1))
def test_a_list_comes_back_as_it_went(numbers: list[float]) -> None:
    assert vectors.unpack(vectors.pack(numbers, "vector")) == numbers


@given(ROWS)
def test_a_multi_vector_comes_back_as_it_went(rows: list[list[float]]) -> None:
    assert vectors.unpack_multi(vectors.pack_multi(rows, "vector")) == rows


@given(st.lists(FLOATS, min_size=1))
def test_both_ways_to_unpack_agree(numbers: list[float]) -> None:
    packed = vectors.pack(numbers, "vector")

    assert vectors.unpack_swapped(packed) == vectors.unpack_native(packed)


@given(st.lists(FLOATS, min_size=1))
def test_json_tells_all_float32_numbers_apart(numbers: list[float]) -> None:
    read = json.loads(vectors.as_json(vectors.pack(numbers, "vector")), parse_int=float)

    assert vectors.pack(read, "vector") == vectors.pack(numbers, "vector")


@given(ROWS)
def test_json_of_a_multi_vector_has_its_rows(rows: list[list[float]]) -> None:
    packed = vectors.pack_multi(rows, "vector")

    assert vectors.pack_multi(json.loads(vectors.as_json_multi(packed), parse_int=float), "vector") == packed


@pytest.mark.parametrize(
    "vector",
    [
        [1, 2.5, -3],
        (1, 2.5, -3),
        [np.float32(1), np.float64(2.5), np.int8(-3)],
        [Decimal(1), Decimal("2.5"), -3],
        UserList([1, 2.5, -3]),
        deque([1, 2.5, -3]),
        array.array("d", [1, 2.5, -3]),
        array.array("f", [1, 2.5, -3]),
        np.array([1, 2.5, -3]),
        np.array([1, 2.5, -3], "f2"),
        np.array([1, 2.5, -3], "<f4"),
        np.array([1, 2.5, -3], ">f4"),
        np.array([1, 2.5, -3], ">f8"),
        np.array([1, 2.5, -3], np.longdouble),
        np.array([1, 2.5, -3], object),
        np.array([[1, 0], [2.5, 0], [-3, 0]], "f4")[:, 0],
        np.array([-3, 2.5, 1], "f4")[::-1],
        np.ma.masked_array([1, 2.5, -3]),
        Tensor([1, 2.5, -3]),
        Series([1, 2.5, -3]),
    ],
    ids=lambda vector: f"{type(vector).__module__}.{type(vector).__name__}-{getattr(vector, 'dtype', '')}",
)
def test_every_kind_of_sequence_packs_the_same(vector: Any) -> None:
    assert vectors.pack(vector, "vector") == struct.pack("<3f", 1, 2.5, -3)


@pytest.mark.parametrize(
    "vector",
    [array.array(code, [1, 2, 3]) for code in "bBhHiIlLqQ"]
    + [np.array([1, 2, 3], kind) for kind in ("i1", "u1", "i2", ">u2", "i4", "u4", "i8", ">u8")]
    + [range(1, 4)],
    ids=lambda vector: f"{type(vector).__name__}-{getattr(vector, 'typecode', getattr(vector, 'dtype', ''))}",
)
def test_whole_numbers_of_any_width_pack_as_floats(vector: Any) -> None:
    assert vectors.pack(vector, "vector") == struct.pack("<3f", 1, 2, 3)


@pytest.mark.parametrize(
    ("vector", "message"),
    [
        ([], "vector: a vector without numbers"),
        (np.array([]), "vector: a vector without numbers"),
        (array.array("f"), "vector: a vector without numbers"),
        ([1, "2"], "vector[1]: '2' (str) is not a number"),
        ([1, None], "vector[1]: None (NoneType) is not a number"),
        ([1, [2]], "vector[1]: [2] (list) is not a number"),
        ([True, 1], "vector[0]: True (bool) is not a number"),
        ([np.array([1, 2]), 1], "vector[0]: array([1, 2]) (ndarray) is not a number"),
        ([1, 2j], "vector[1]: 2j (complex) is not a number"),
        ([1, float("nan")], "vector[1]: NaN is not a number that a vector can hold"),
        ([1, float("inf")], "vector[1]: inf is beyond float32"),
        ([1, 2, -1e39], "vector[2]: -1e+39 is beyond float32"),
        ([10**400], f"vector[0]: {10**400!r} is beyond float32"),
        (np.array([1, np.nan], "f4"), "vector[1]: NaN is not a number that a vector can hold"),
        (np.array([1, -np.inf], "f2"), "vector[1]: -inf is beyond float32"),
        (np.array([1, 1e39]), "vector[1]: 1e+39 is beyond float32"),
        (np.array([True, False]), "vector[0]: True (bool) is not a number"),
        (np.array([1j]), "vector[0]: 1j (complex) is not a number"),
        (np.array(["a"]), "vector[0]: 'a' (str) is not a number"),
        (np.ma.masked_array([1, 2], mask=[False, True]), "vector[1]: None (NoneType) is not a number"),
        (np.array([[1, 2]]), "vector: an array of 2 dimensions is not one vector"),
        ("abc", "vector: 'abc' (str) is not a vector"),
        (b"abc", "vector: b'abc' (bytes) is not a vector"),
        ({1, 2}, "vector: {1, 2} (set) is not a vector"),
        (5, "vector: 5 (int) is not a vector"),
        (np.float64(5), "vector: an array of 0 dimensions is not one vector"),
        (Tensor(5), "vector: a value of type Tensor is not a vector"),
        ((number for number in (1, 2)), "vector: a value of type generator is not a vector"),
    ],
    ids=repr,
)
def test_what_is_no_vector_is_refused_at_its_place(vector: Any, message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as raised:
        vectors.pack(vector, "vector")

    assert raised.value.message == message


@pytest.mark.parametrize("largest", [3.4028234663852886e38, -3.4028234663852886e38, 3.40282347e38, 1.8e38])
def test_the_largest_numbers_of_float32_are_taken(largest: float) -> None:
    assert vectors.unpack(vectors.pack([0, largest], "vector")) == vectors.unpack(struct.pack("<2f", 0, largest))
    assert vectors.pack(np.array([0, largest]), "vector") == struct.pack("<2f", 0, largest)


@pytest.mark.parametrize(
    "vector",
    [
        [[1, 2], [3, 4]],
        ((1, 2), [3, 4]),
        [np.array([1, 2]), np.array([3, 4], "f4")],
        np.array([[1, 2], [3, 4]]),
        np.array([[1, 2], [3, 4]], "f4").T.copy().T,
        Tensor([[1, 2], [3, 4]]),
    ],
    ids=lambda vector: type(vector).__name__,
)
def test_every_kind_of_multi_vector_packs_the_same(vector: Any) -> None:
    assert vectors.is_multi(vector)
    assert vectors.pack_multi(vector, "vector") == struct.pack("<H4f", 2, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("vector", "message"),
    [
        ([], "vector: a multi-vector without vectors"),
        (np.empty((0, 2)), "vector: a multi-vector without vectors"),
        ([[]], "vector[0]: a vector without numbers"),
        (np.empty((2, 0)), "vector[0]: a vector without numbers"),
        ([[1, 2], [3]], "vector[1]: 1 numbers, where the first row has 2"),
        ([[1, 2], [3, float("nan")]], "vector[1][1]: NaN is not a number that a vector can hold"),
        (np.array([[1, 2], [3, np.nan]]), "vector[1][1]: NaN is not a number that a vector can hold"),
        ([[1, 2], 3], "vector[1]: 3 (int) is not a vector"),
        (np.array([1, 2]), "vector: an array of 1 dimensions is not a multi-vector"),
        ([[0.0] * 65_536], "vector: rows of 65536 numbers; the most is 65535"),
        (np.zeros((1, 65_536)), "vector: rows of 65536 numbers; the most is 65535"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_multi_vector_is_refused_at_its_place(vector: Any, message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as raised:
        vectors.pack_multi(vector, "vector")

    assert raised.value.message == message


@pytest.mark.parametrize(
    "vector",
    [[1, 2], (1.5,), [], "ab", [np.float32(1)], ["a"], np.array([1, 2]), {1}, 5, Series([1])],
    ids=lambda vector: type(vector).__name__,
)
def test_numbers_are_no_multi_vector(vector: Any) -> None:
    assert not vectors.is_multi(vector)


def test_a_packed_multi_vector_without_dimensions_has_no_rows() -> None:
    assert vectors.unpack_multi(b"\0\0") == []


def test_named_vectors_say_what_they_are() -> None:
    found = vectors.named({"one": [1, 2], "many": np.array([[1, 2], [3, 4]])}, "vector")

    assert found == [
        ("one", v1.Vectors.VECTOR_TYPE_SINGLE_FP32, struct.pack("<2f", 1, 2)),
        ("many", v1.Vectors.VECTOR_TYPE_MULTI_FP32, struct.pack("<H4f", 2, 1, 2, 3, 4)),
    ]


@pytest.mark.parametrize(
    ("given_vectors", "message"),
    [
        ({"a": [1, "x"]}, "vector['a'][1]: 'x' (str) is not a number"),
        ({"a": [[1], [2, 3]]}, "vector['a'][1]: 2 numbers, where the first row has 1"),
        ({1: [1]}, "vector[1]: the name of a vector is a string"),
    ],
)
def test_a_named_vector_that_is_none_is_refused_by_its_name(given_vectors: Any, message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as raised:
        vectors.named(given_vectors, "vector")

    assert raised.value.message == message


def test_packing_does_not_import_numpy() -> None:
    code = (
        "import sys, array; from weaviate._core import vectors;"
        "vectors.pack([1, 2], 'v'); vectors.pack(array.array('f', [1]), 'v'); vectors.pack_multi([[1]], 'v');"
        "sys.exit('numpy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
