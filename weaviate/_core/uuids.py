"""Ids, made and read without the checks of `UUID()`, which take longer than everything else about them."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID, SafeUUID

_FEW, _MANY = 16, 512
# What is made of any byte where the version and the variant of an id are.
_VERSION_4 = bytes(byte & 0x0F | 0x40 for byte in range(256))
_VARIANT = bytes(byte & 0x3F | 0x80 for byte in range(256))
_TEXT = 36
_DASHES = (8, 13, 18, 23)
_DIGITS = tuple(place for place in range(_TEXT) if place not in _DASHES)


def _setter(slot: str) -> Callable[[UUID, Any], None] | None:
    return getattr(vars(UUID).get(slot), "__set__", None)


def _maker() -> Callable[[int], UUID]:
    set_int, set_safe = _setter("int"), _setter("is_safe")
    if set_int is None or set_safe is None:  # a Python whose UUID has other slots
        return lambda number: UUID(int=number)
    new, unknown = object.__new__, SafeUUID.unknown

    def make(number: int) -> UUID:
        uuid = new(UUID)
        set_int(uuid, number)
        set_safe(uuid, unknown)
        return uuid

    return make


_number = int.from_bytes

from_int: Callable[[int], UUID] = _maker()
"""The UUID of a number of 128 bits."""


def all_from_bytes(raws: Iterable[bytes]) -> list[UUID]:
    """What `from_bytes` makes of each, in less time."""
    numbers = []
    for raw in raws:
        if len(raw) > 16:
            raise ValueError("an id has 16 bytes")
        numbers.append(_number(raw, "big"))
    return list(map(from_int, numbers))


def from_bytes(raw: bytes) -> UUID:
    """The UUID of its bytes, of which leading zeros may be missing: servers before 1.39 leave them out.

    Raises:
        ValueError: There are more than 16.
    """
    if len(raw) > 16:
        raise ValueError("an id has 16 bytes")
    return from_int(int.from_bytes(raw, "big"))


class RandomIds:
    """Random ids (version 4) without end, each with its text.

    They are made in bulk: what is done to all of them at once, digit by digit, takes less than half as long. Usable by
    all threads: what two of them make at once is used by either.
    """

    def __init__(self) -> None:
        self._made: list[tuple[UUID, str]] = []
        self._count = _FEW

    def __iter__(self) -> Iterator[tuple[UUID, str]]:
        return self

    def __next__(self) -> tuple[UUID, str]:
        try:
            return self._made.pop()
        except IndexError:
            made = _random(self._count)
            self._count = _MANY
            last = made.pop()
            self._made += made
            return last


def _random(count: int) -> list[tuple[UUID, str]]:
    raw = bytearray(os.urandom(16 * count))
    raw[6::16] = raw[6::16].translate(_VERSION_4)
    raw[8::16] = raw[8::16].translate(_VARIANT)
    halves = struct.unpack(f">{2 * count}Q", raw)
    numbers = [high << 64 | low for high, low in zip(halves[::2], halves[1::2], strict=True)]
    digits = raw.hex().encode()
    texts = bytearray(b"-" * (_TEXT * count))
    for position, place in enumerate(_DIGITS):
        texts[place::_TEXT] = digits[position::32]
    text = texts.decode()
    return [
        (from_int(number), text[start : start + _TEXT])
        for number, start in zip(numbers, range(0, len(text), _TEXT), strict=True)
    ]
